/** What was found in a migration. */
export interface Finding {
  /** The id of the migration. */
  readonly migration: string;
  readonly rule: string;
  readonly kind: 'lock' | 'rewrite' | 'contract' | 'other';
  readonly level: 'warning' | 'error';
  readonly message: string;
  /** In the SQL of the migration; counts from 1. */
  readonly line?: number | undefined;
  readonly remedy?: string | undefined;
}

/** Whether the previous release goes on working after a migration: `expand` yes, `contract` no, `unknown` nobody can tell. */
export type Compatibility = 'expand' | 'contract' | 'unknown';

/** What a migration is, and how that is known. */
export interface Classification {
  readonly migration: string;
  readonly compatibility: Compatibility;
  /** Whether the migration says it of itself, which has precedence over what its SQL looks like. */
  readonly declared: boolean;
  /** As a sentence for people. */
  readonly reason: string;
}
