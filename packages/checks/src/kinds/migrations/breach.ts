/** A statement that the release before may not survive. */
export interface Breach {
  /** From 1. */
  readonly line: number;
  /** What the statement does: `drops a column`. */
  readonly what: string;
  /** `breaks` when the release before fails for sure if it uses what is changed; `may` when that depends on its data. */
  readonly severity: 'breaks' | 'may';
}
