/** The library: what a program of yours can do with a workspace. */

export type { EditionState, StateName } from "./archive/state-of.ts";
export { type BurstRequest, burst } from "./burst/burst.ts";
export { checkBulletin as check } from "./burst/check-bulletin.ts";
export type { BurstEvent } from "./burst/events.ts";
export type { SharedFinding } from "./burst/shared-findings.ts";
export { icalendar } from "./calendar/icalendar.ts";
export { type PlannedRelease, releasesOf } from "./calendar/releases.ts";
export type { EditionRequest, OpenRequest } from "./check/types.ts";
export { type ApproveRequest, approve } from "./edition/approve.ts";
export { type BuildRequest, build } from "./edition/build.ts";
export type { MakeRequest } from "./edition/make.ts";
export { type ReleaseRequest, release } from "./edition/release.ts";
export type { BuildResult } from "./edition/result.ts";
export { states } from "./edition/states.ts";
export type { Finding, Place, Severity } from "./finding/finding.ts";
export { InputError } from "./finding/input-error.ts";
export type { Unfinished } from "./finding/unfinished.ts";
export { type DiffRequest, diff, type EditionDiff } from "./review/diff.ts";
export type { Oddity, OddityKind } from "./review/oddity.ts";
export {
  type ReviewedEdition,
  type ReviewRequest,
  type ReviewSheet,
  review,
} from "./review/sheet.ts";
export { sheetPage } from "./review/sheet-page.ts";
export { findWorkspace as openWorkspace } from "./workspace/find.ts";
export type { Workspace } from "./workspace/workspace.ts";
