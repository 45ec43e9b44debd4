import type { Compatibility, Finding } from './lint/lint-migrations.ts';

/** What is asked of a database's migrations. */
export type MigrationCommand = 'plan' | 'rehearse' | 'apply' | 'verify';

/** Whether to go on. */
export type MigrationVerdict = 'go' | 'conditional-go' | 'no-go';

/** A lock that a migration was seen to hold. */
export interface HeldLock {
  /** The table or index as people write it. */
  readonly relation: string;
  /** As the database calls it. */
  readonly mode: string;
  /** Whom it keeps waiting. */
  readonly blocks: 'everybody' | 'writers' | 'schema changes';
  /** How long it was seen without a gap; right to the interval at which was looked. */
  readonly milliseconds: number;
}

/** A table that was written anew as a whole. */
export interface Rewrite {
  readonly relation: string;
  readonly bytes: number | undefined;
}

/** One migration, and what became of it. */
export interface MigrationRecord {
  readonly id: string;
  readonly description?: string | undefined;
  /** Relative to the workspace. */
  readonly file?: string | undefined;
  /** Whether the previous release goes on working after it. */
  readonly compatibility: Compatibility;
  /** How that is known, as a sentence. */
  readonly why: string;
  readonly status: 'pending' | 'applied' | 'failed' | 'not-begun';
  readonly seconds?: number | undefined;
  /** Tries, where there was more than one: the others did not get their lock. */
  readonly attempts?: number | undefined;
  readonly locks?: readonly HeldLock[] | undefined;
  readonly rewrites?: readonly Rewrite[] | undefined;
}

/** Something about a database that isn't as it should be. */
export interface HealthFinding {
  readonly check: string;
  readonly level: 'warning' | 'error';
  readonly subject: string;
  readonly message: string;
  /** SQL that puts it right, or a sentence. */
  readonly remedy?: string | undefined;
}

/** How a command ended. */
export type MigrationOutcome =
  | 'planned'
  | 'rehearsed'
  | 'applied'
  | 'nothing'
  | 'refused'
  | 'failed'
  | 'cancelled'
  | 'verified';

/** The backup a command went by. */
export interface BackupUsed {
  readonly id: string;
  readonly created: string;
  readonly verified: string;
  readonly location: string;
}

/** What a command found and did. */
export interface MigrationRun {
  readonly command: MigrationCommand;
  /** The database, without anything secret. */
  readonly place: string;
  readonly ok: boolean;
  readonly reasonCode: string;
  readonly reason: string;
  /** Absent for `apply`. */
  readonly verdict: MigrationVerdict | undefined;
  readonly outcome: MigrationOutcome;
  /** Where the database stands, as the tool says it; `undefined` where nothing was ever applied, or it can't be told. */
  readonly revision: string | undefined;
  readonly migrations: readonly MigrationRecord[];
  readonly findings: readonly Finding[];
  /** Findings that somebody answers for. */
  readonly accepted: readonly Finding[];
  /** Whether a migration that isn't backward compatible is pending (plan, rehearse) or was applied (apply). */
  readonly contract: boolean;
  readonly compatibility: Compatibility;
  /** Whether the previous release's tests passed on the migrated copy. */
  readonly reversible: 'true' | 'false' | 'unknown' | undefined;
  readonly seconds: number | undefined;
  /** What is in the way, or speaks against it, each as a sentence. */
  readonly obstacles: readonly string[];
  /** What is to be known beside it. */
  readonly notes: readonly string[];
  /** What to do now, in order. */
  readonly remedies: readonly string[];
  readonly health: readonly HealthFinding[];
  readonly backup: BackupUsed | undefined;
}

/** What every command starts from. */
export const blankRun = {
  verdict: undefined,
  migrations: [],
  findings: [],
  accepted: [],
  contract: false,
  compatibility: 'expand',
  reversible: undefined,
  seconds: undefined,
  obstacles: [],
  notes: [],
  remedies: [],
  health: [],
  backup: undefined,
} as const satisfies Partial<MigrationRun>;
