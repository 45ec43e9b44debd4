import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { ConfigurationError, describeError, quoted, type Runtime } from '@deploy-actions/action-kit';
import { type MigrationRule, readMigrationRules } from '@deploy-actions/config';
import type { Engine } from '@deploy-actions/sql';
import type { Migration } from '../migration-tool.ts';
import { markerIn } from '../tools/markers.ts';
import { contractRules } from './contract-rules.ts';
import type { Classification, Compatibility, Finding } from './finding.ts';
import { lockRules } from './lock-rules.ts';
import { createdTable, readStatements } from './read-statements.ts';
import { type LintedStatement, type Rule, rule } from './rule.ts';
import { findSquawk, type Squawk } from './squawk.ts';
import { unreadable } from './unreadable.ts';

export type { Classification, Compatibility, Finding } from './finding.ts';

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

type Freshness = 'surely' | 'perhaps';

/** What one migration is looked through with. */
interface Look {
  readonly rules: readonly Rule[];
  readonly squawk: Squawk | undefined;
  readonly ignored: ReadonlySet<string>;
  readonly engine: Engine;
  /** Tables that the migrations made so far, which nobody uses yet; `perhaps` where that was `if not exists`. */
  readonly created: Map<string, Freshness>;
}

/**
 * Looks through migrations, in the order they are applied. Throws ConfigurationError for a file of rules that is none, and for a squawk
 * that must be there and isn't.
 */
export async function lintMigrations(
  migrations: readonly Migration[],
  configuration: LintConfiguration,
  context: LintContext,
): Promise<LintReport> {
  const own = await ownRules(configuration.rules, context.workspace);
  const squawk = await findSquawk(configuration, context);
  const builtIn = [...contractRules, ...lockRules];
  const look: Look = {
    rules: [...builtIn, ...own].filter(({ engines }) => engines?.includes(context.engine) ?? true),
    ...{ squawk, engine: context.engine, created: new Map<string, Freshness>() },
    ignored: new Set(configuration.ignore ?? []),
  };
  const findings: Finding[] = [];
  const classifications: Classification[] = [];
  for (const migration of migrations) {
    const { found, unread } = await lookThrough(migration, look);
    findings.push(...found);
    classifications.push(classify(migration, found, unread));
  }
  const all = classifications.map(({ compatibility }) => compatibility);
  const worst = (['contract', 'unknown'] as const).find((each) => all.includes(each)) ?? 'expand';
  const named = configuration.rules === undefined ? [] : [configuration.rules];
  const linters = [...(squawk ? [squawk.name] : []), 'built-in rules', ...named];
  return { findings, classifications, linters, compatibility: worst, contract: worst === 'contract' };
}

async function ownRules(file: string | undefined, workspace: string): Promise<readonly Rule[]> {
  if (file === undefined) return [];
  const content = await readFile(resolve(workspace, file), 'utf8').catch((error: unknown) => {
    throw new ConfigurationError(
      `\`rules\` of \`lint\`: ${quoted(file)} can't be read: ${describeError(error)}`,
    );
  });
  return readMigrationRules(content, file).map(({ id, pattern, ...rest }: MigrationRule) => {
    const { remedy, kind, level, message } = rest;
    const more = remedy === undefined ? {} : { remedy };
    return rule(id, 'statement', new RegExp(pattern, 'is'), {
      kind,
      level,
      message,
      newTablesToo: true,
      ...more,
    });
  });
}

async function lookThrough(
  migration: Migration,
  look: Look,
): Promise<{ readonly found: readonly Finding[]; readonly unread: string | undefined }> {
  if (migration.sql === undefined)
    return { found: [], unread: migration.withoutSql ?? 'there is no SQL to read' };
  const statements = readStatements(migration.sql, look.engine);
  const unread: string[] = [];
  const ours = statements.flatMap((statement) => {
    const fresh = freshnessOf(statement, look);
    const why = unreadable(statement, fresh !== undefined);
    if (why !== undefined) unread.push(why);
    return findingsIn(statement, look, fresh).map((finding) => ({ migration: migration.id, ...finding }));
  });
  const theirs = await look.squawk?.lint(migration);
  const found = together(ours, theirs, statements).filter(({ rule: id }) => !look.ignored.has(id));
  return { found, unread: migration.withoutSql ?? unread[0] };
}

/** Whether the migrations themselves made the table of a statement; remembers what this one makes or drops. */
function freshnessOf(statement: LintedStatement, { created }: Look): Freshness | undefined {
  const { table, flat } = statement;
  if (table === undefined) return undefined;
  const before = created.get(table);
  if (/^drop\b/i.test(flat)) created.delete(table);
  if (createdTable(statement) === undefined) return before;
  const now = before ?? (/\btable if not exists\b/i.test(flat) ? 'perhaps' : 'surely');
  created.set(table, now);
  return now;
}

function findingsIn(
  statement: LintedStatement,
  { rules }: Look,
  fresh: Freshness | undefined,
): readonly Omit<Finding, 'migration'>[] {
  const { flat, actions, line } = statement;
  const found = rules.filter(({ on, matches, kind, newTablesToo = false, adds = false }) => {
    const harmless = fresh === 'surely' || (fresh === 'perhaps' && (adds || kind !== 'contract'));
    if (harmless && !newTablesToo) return false;
    return on === 'statement' ? matches(flat) : actions.some(matches);
  });
  return found.map(({ id, kind, level, message, remedy }) => ({
    ...{ rule: id, kind, level, message, line },
    ...(remedy === undefined ? {} : { remedy }),
  }));
}

/** squawk knows more of locks, and looks at whole files; what both find in a statement is told once. */
function together(
  ours: readonly Finding[],
  theirs: readonly Finding[] | undefined,
  statements: readonly LintedStatement[],
): readonly Finding[] {
  if (theirs === undefined) return ours;
  const placed = theirs.map((finding) => ({ ...finding, line: statementAt(finding.line ?? 1, statements) }));
  const same = (a: Finding, b: Finding) => a.line === b.line && a.kind === b.kind;
  const kept = ours.filter((one) => one.kind === 'contract' || !placed.some((other) => same(one, other)));
  const new_ = placed.filter((other) => other.kind !== 'contract' || !kept.some((one) => same(one, other)));
  return [...kept, ...new_].sort((a, b) => (a.line ?? 0) - (b.line ?? 0));
}

function statementAt(line: number, statements: readonly LintedStatement[]): number {
  return statements.findLast((statement) => statement.line <= line)?.line ?? line;
}

function classify(
  migration: Migration,
  found: readonly Finding[],
  unread: string | undefined,
): Classification {
  const named = [...new Set(found.filter(({ kind }) => kind === 'contract').map(({ rule: id }) => id))].join(
    ', ',
  );
  const seen: { compatibility: Compatibility; reason: string } =
    named !== ''
      ? { compatibility: 'contract', reason: `found ${named}` }
      : unread !== undefined
        ? { compatibility: 'unknown', reason: unread }
        : { compatibility: 'expand', reason: 'nothing in its SQL takes anything from the previous release' };
  const declared = migration.declared ?? markerIn(migration.sql ?? '');
  if (declared === undefined) return { migration: migration.id, declared: false, ...seen };
  const against =
    declared === seen.compatibility
      ? ''
      : `; read from its SQL alone it would be ${seen.compatibility}: ${seen.reason}`;
  return {
    migration: migration.id,
    compatibility: declared,
    declared: true,
    reason: `says so of itself${against}`,
  };
}
