import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { ConfigurationError } from '@deploy-actions/action-kit';
import { judgeFindings, strayAcceptances } from './accepted-findings.ts';
import type { Compatibility, Finding } from './lint/lint-migrations.ts';
import { blankRun, type MigrationRecord, type MigrationRun, type MigrationVerdict } from './migration-run.ts';
import type { Migration } from './migration-tool.ts';
import { misspeltMarkers } from './tools/markers.ts';
import type { MigrationWorld } from './world.ts';

/** What is pending in a database, and what speaks against it. */
export interface MigrationPlan {
  readonly place: string;
  readonly current: string | undefined;
  /** In the order in which they are applied. */
  readonly pending: readonly Migration[];
  /** One for each of them. */
  readonly records: readonly MigrationRecord[];
  readonly findings: readonly Finding[];
  readonly accepted: readonly Finding[];
  readonly compatibility: Compatibility;
  readonly notes: readonly string[];
}

/** Looks at a database: where it stands, what is pending and what that would do. Writes nothing. Throws ConfigurationError and ProviderError. */
export async function lookAtMigrations(
  world: MigrationWorld,
  address = world.request.address,
): Promise<MigrationPlan> {
  const { tool, runtime } = world;
  const problems = await tool.problems();
  if (problems.length > 0) throw new ConfigurationError(problems);
  const access = world.access(address);
  const [current, pending] = await Promise.all([tool.current(access), tool.pending(access)]);
  const report = await world.lint(pending);
  const { findings, accepted, classifications } = judgeFindings(
    report,
    world.request.configuration.lint?.accept ?? [],
  );
  const records = pending.map(({ id, description, file }): MigrationRecord => {
    const known = classifications.find(({ migration }) => migration === id);
    const { compatibility = 'unknown', reason = 'nobody looked at it' } = known ?? {};
    return { id, description, file, compatibility, why: reason, status: 'pending' };
  });
  const misspelt = await misspeltIn(pending, world);
  const session = world.session(address);
  session.close();
  const linters = pending.length > 0 ? [`Looked through by ${report.linters.join(', ')}.`] : [];
  return {
    ...{ place: runtime.secrets.redact(session.place), current, pending, records, findings, accepted },
    compatibility: worst(records),
    notes: [
      ...(await tool.limits(access)),
      ...strayAcceptances(world.request.configuration.lint?.accept ?? [], pending),
      ...withoutSql(pending),
      ...unknown(records),
      ...misspelt,
      ...linters,
    ],
  };
}

/** Markers that are none, as sentences. */
async function misspeltIn(pending: readonly Migration[], { runtime }: MigrationWorld): Promise<string[]> {
  const notes = await Promise.all(
    pending.map(async ({ id, file, sql = '' }) => {
      const path = file === undefined ? undefined : resolve(runtime.workspace, file);
      const text = path === undefined ? sql : await readFile(path, 'utf8').catch(() => sql);
      return misspeltMarkers(text).map(
        (word) =>
          `\`${id}\`: \`deploy-actions: ${word}\` is no marker and counts for nothing; allowed are \`expand\` and \`contract\`.`,
      );
    }),
  );
  return notes.flat();
}

function withoutSql(pending: readonly Migration[]): string[] {
  return pending.flatMap(({ id, withoutSql: why }) => (why === undefined ? [] : [`\`${id}\`: ${why}`]));
}

/** What it means that nobody can tell what a migration does, and how to end that. */
function unknown(records: readonly MigrationRecord[]): string[] {
  const names = unknownAmong(records);
  if (names === undefined) return [];
  return [
    `Nobody can tell whether the previous release goes on working after ${names}. Until somebody says so it is applied without \`contract: allow\`, and no rollback is refused because of it: rehearse with the tests of that release, and write \`deploy-actions: expand\` or \`deploy-actions: contract\` in a comment of the migration, or answer for it in \`lint.accept\`.`,
  ];
}

function unknownAmong(records: readonly MigrationRecord[]): string | undefined {
  const ids = records.flatMap(({ id, compatibility }) => (compatibility === 'unknown' ? [`\`${id}\``] : []));
  return ids.length === 0 ? undefined : ids.join(', ');
}

function worst(records: readonly MigrationRecord[]): Compatibility {
  const all = new Set(records.map(({ compatibility }) => compatibility));
  return (['contract', 'unknown'] as const).find((each) => all.has(each)) ?? 'expand';
}

/** Why contract migrations don't run now, as a sentence; `undefined` when they may, or there is none. */
export function contractObstacle(
  { records }: Pick<MigrationPlan, 'records'>,
  allowed: 'refuse' | 'allow',
): string | undefined {
  const contracts = records.filter(({ compatibility }) => compatibility === 'contract');
  if (contracts.length === 0 || allowed === 'allow') return undefined;
  const names = contracts.map(({ id, why }) => `\`${id}\` (${why.replace(/\.$/, '')})`).join(', ');
  const [are, them] = contracts.length === 1 ? ['isn’t', 'it'] : ['aren’t', 'them'];
  return `${names} ${are} backward compatible: the previous release can’t work with the database any more; run ${them} alone, in a run without a shift, after the old version is retired, with \`contract: allow\``;
}

/** The command `plan`. Writes nothing. Throws as {@link lookAtMigrations}. */
export async function planMigrations(world: MigrationWorld): Promise<MigrationRun> {
  return toldPlan(await lookAtMigrations(world), world);
}

/** A plan as the outcome of a command. */
export function toldPlan(plan: MigrationPlan, { request }: Pick<MigrationWorld, 'request'>): MigrationRun {
  const { records, findings } = plan;
  const refused = contractObstacle(plan, request.contract);
  const errors = findings.filter(
    ({ level, kind }) => level === 'error' && (kind !== 'contract' || refused !== undefined),
  );
  const obstacles = [
    ...(refused === undefined ? [] : [refused]),
    ...errors.filter(({ kind }) => kind !== 'contract').map(shownFinding),
  ];
  const doubtful = findings.length > 0 || plan.compatibility !== 'expand';
  const verdict: MigrationVerdict = obstacles.length > 0 ? 'no-go' : doubtful ? 'conditional-go' : 'go';
  return {
    ...blankRun,
    ...{ command: 'plan', outcome: 'planned', verdict, ok: verdict !== 'no-go' },
    ...{ place: plan.place, revision: plan.current, migrations: records, obstacles },
    ...{ findings, accepted: plan.accepted, notes: plan.notes, compatibility: plan.compatibility },
    contract: plan.compatibility === 'contract',
    reasonCode: refused === undefined ? (verdict === 'no-go' ? 'findings' : verdict) : 'contract',
    reason: sentence(plan, verdict, obstacles),
  };
}

/** A finding as one line. */
export function shownFinding({ migration, rule, message, remedy, line }: Finding): string {
  const place = line === undefined ? '' : `, line ${line}`;
  return `\`${migration}\`${place}: ${message.replace(/\.$/, '')} (${rule})${remedy === undefined ? '' : `; ${remedy}`}`;
}

function sentence(
  { records, findings, compatibility, current }: MigrationPlan,
  verdict: MigrationVerdict,
  obstacles: readonly string[],
): string {
  const at = current === undefined ? 'no migration was ever applied' : `the database is at ${current}`;
  if (records.length === 0) return `Nothing is pending: ${at}.`;
  const count = records.length === 1 ? '1 migration is' : `${records.length} migrations are`;
  const pending = `${count} pending; ${at}`;
  if (verdict === 'no-go') return `No go: ${obstacles.join('; ')}. ${pending}.`;
  if (verdict === 'go') return `Go: ${pending}, and nothing speaks against it.`;
  const unsure = unknownAmong(records);
  const doubts = [
    ...(findings.length > 0 ? [findings.length === 1 ? '1 finding' : `${findings.length} findings`] : []),
    ...(compatibility === 'contract' ? ['no way back to the previous release, which was allowed'] : []),
    ...(unsure === undefined
      ? []
      : [
          `nobody can tell whether the previous release goes on working after ${unsure}: rehearse with its tests, or say in each what it is`,
        ]),
  ];
  return `Conditional go: ${pending}; ${doubts.join('; ')}.`;
}
