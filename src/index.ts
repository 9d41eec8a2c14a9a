/** The library: what a program of yours can do with a workspace. */

export { check } from "./check/check.ts";
export type { EditionRequest } from "./check/prepare.ts";
export { type BuildRequest, type BuildResult, build } from "./edition/build.ts";
export type { Finding, Place, Severity } from "./finding/finding.ts";
export { InputError } from "./finding/input-error.ts";
export { findWorkspace as openWorkspace } from "./workspace/find.ts";
export type { Workspace } from "./workspace/workspace.ts";
