import type { Runtime } from '@deploy-actions/action-kit';
import type { Engine } from '@deploy-actions/sql';
import type { Migration } from '../migration-tool.ts';

/** How migrations are looked through. */
export interface LintConfiguration {
  /** `auto`: squawk when it is there; `required`: its absence is a problem; `off`. PostgreSQL alone. */
  readonly squawk: 'auto' | 'required' | 'off';
  /** What squawk is started with; `squawk` when absent. */
  readonly program?: readonly string[] | undefined;
  /** A file of rules, relative to the workspace. */
  readonly rules?: string | undefined;
  /** Rules whose findings don't count, by their names. */
  readonly ignore?: readonly string[] | undefined;
}

/** What the linter may use of the outside world. */
export type LintContext = Pick<
  Runtime,
  'log' | 'processes' | 'secrets' | 'signal' | 'temporary' | 'workspace'
> & {
  /** The database the migrations are for. */
  readonly engine: Engine;
};

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

/** What was found in all migrations. */
export interface LintReport {
  readonly findings: readonly Finding[];
  /** One for each migration, in their order. */
  readonly classifications: readonly Classification[];
  /** Of all of them together: the worst, in the order `expand`, `unknown`, `contract`. */
  readonly compatibility: Compatibility;
  /** Whether at least one is known not to be backward compatible. */
  readonly contract: boolean;
  /** Who looked: `squawk 2.70.0`, `built-in rules`, the file of rules. */
  readonly linters: readonly string[];
}

/** Looks through migrations. Throws ConfigurationError for a file of rules that is none, and for a squawk that must be there and isn't. */
export async function lintMigrations(
  _migrations: readonly Migration[],
  _configuration: LintConfiguration,
  _context: LintContext,
): Promise<LintReport> {
  throw new Error('being written');
}
