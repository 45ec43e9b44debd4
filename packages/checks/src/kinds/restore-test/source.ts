/** A test of whether a backup can be restored. */
export interface RestoreTest {
  /** What went wrong in it, in words; `undefined` when nothing did. */
  readonly trouble: string | undefined;
  /** When it ended, in milliseconds since 1970. */
  readonly when: number;
  /** How long the restore took, in milliseconds; `undefined` where nobody tells. */
  readonly took: number | undefined;
  /** Id of the backup that was restored; `undefined` where nobody tells. */
  readonly backupId: string | undefined;
}
