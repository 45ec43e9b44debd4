import type { Grade } from '../../grades.ts';

/** A backup that is complete. */
export interface Backup {
  readonly name: string;
  /** When it was made, in milliseconds since 1970. */
  readonly created: number;
  /** In bytes; `undefined` where nobody tells. */
  readonly size: number | undefined;
}

/** What is known about backups. */
export interface Backups {
  /** The newest first. */
  readonly complete: readonly Backup[];
  /** What else is good or bad about the newest one. */
  readonly grades: readonly Grade[];
  /** That there is none, in words. */
  readonly none: string;
}

/** Where backups are looked for. */
export interface BackupSource {
  /** What is looked at, for people. */
  readonly asks: string;
  /** Throws ConfigurationError for what the reader can put right, and ProviderError when nobody answers. */
  find(signal: AbortSignal): Promise<Backups>;
}

/** The newest first. */
export function byAge(one: Pick<Backup, 'created'>, other: Pick<Backup, 'created'>): number {
  return other.created - one.created;
}
