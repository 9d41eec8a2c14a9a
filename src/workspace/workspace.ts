/** A folder with `templates/`, `data/`, `output/`. All paths absolute, links resolved. */
export interface Workspace {
  readonly root: string;
  readonly templates: string;
  readonly data: string;
  readonly output: string;
}

/** A file that was read on the way to an edition: what the manifest lists. */
export interface InputFile {
  /** Relative to the workspace, `/`-separated; `bulletin:assets/…` for a file that ships with us. */
  readonly path: string;
  readonly sha256: string;
  readonly bytes: number;
}

/** Called for every file that is read, so that nothing the edition depends on is forgotten. */
export type RecordInput = (file: InputFile) => void;
