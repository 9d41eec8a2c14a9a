/** What the notice on the first page of a corrected edition says. */
export interface CorrectionWords {
  /**
   * Which edition this one replaces: "This edition replaces the one released on 10 February 2022."
   * `revision`: 0 for the first edition, 1 for its first correction; `date` as printed, where known.
   */
  replaces(revision: number, date: string | undefined): string;
  /** Above the list of what has changed; `mark` is the sign that its numbers have: "[r]". */
  listed(mark: string): string;
  /** In place of the list: only words were wrong. */
  readonly unchanged: string;
  /** What a number is: the label of its column and the name of its row. */
  ofRow(column: string, row: string): string;
  /** Behind the new value: ", was 8.9 percent". */
  was(before: string): string;
  /** In place of a new value where there is none any more. */
  readonly withdrawn: string;
  /** How many more have changed than are listed: "and 9 more". */
  others(count: string): string;
}
