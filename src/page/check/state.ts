import type { Finding, Place } from "../../finding/finding.ts";
import type { SourceFile } from "../../workspace/assets.ts";
import type { MustacheStatement, Program } from "../ast.ts";
import type { Printing } from "../printing-plan.ts";
import type { TextKind } from "../read-template.ts";
import type { Shape, TableScope, TemplateScope } from "../scope.ts";

/** What is found on the way through a template and the partials it calls. */
export interface Checker {
  readonly scope: TemplateScope;
  readonly root: Shape;
  readonly findings: Finding[];
  /** Files that were read, their own markup and text looked at once; undefined for a broken one. */
  readonly files: Map<string, Program | undefined>;
  /** Where in the HTML each mustache of these files stands. */
  readonly printing: Map<MustacheStatement, Printing>;
  /** Inline partials that were called. */
  readonly called: Set<Program>;
  readonly figures: Set<string>;
  readonly notes: Set<string>;
  /** Files of commentary that were called for. */
  readonly commentaries: Set<string>;
  readonly references: Reference[];
  /** Looks at a piece of template; handed on so that partials and statements can call each other. */
  readonly walk: (program: Program, env: Environment) => void;
  /** Reads a partial's file; undefined where it can't be parsed, which is said. */
  readonly read: (source: SourceFile, kind?: TextKind) => Program | undefined;
}

/** `{{see "x"}}` or `{{note "x"}}`: whether it leads somewhere shows at the end. */
interface Reference {
  readonly to: "figure" | "note";
  readonly id: string;
  readonly place: Place;
}

/** What can be named at a point of a template. */
export interface Environment {
  readonly file: string;
  /** The context and those around it, for `../`, innermost first. */
  readonly scopes: readonly Shape[];
  /** Block parameters: `as |row key|`. */
  readonly params: ReadonlyMap<string, Shape>;
  /** `@index` and its like. */
  readonly data: ReadonlyMap<string, Shape>;
  readonly inlines: ReadonlyMap<string, Inline>;
  /** What `{{> @partial-block}}` prints. */
  readonly block?: Inline | undefined;
  /** The figure or table whose block this is. */
  readonly frame?: FrameScope | undefined;
  /** Partials on the way here, against endless calls. */
  readonly way: readonly string[];
}

/** What can be named at the beginning of a file. */
export function rootEnvironment(checker: Checker, file: string): Environment {
  return {
    file,
    scopes: [checker.root],
    params: new Map(),
    data: new Map(),
    inlines: new Map(),
    way: [],
  };
}

/** A piece of template that is called from elsewhere, with what can be named where it stands. */
export interface Inline {
  readonly program: Program;
  readonly env: Environment;
}

interface FrameScope {
  readonly table?: TableScope | undefined;
  /** Inside the head of a column, where {{unit}} needs no fact. */
  readonly head: boolean;
}
