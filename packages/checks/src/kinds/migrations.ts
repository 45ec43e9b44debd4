import { stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { ConfigurationError, formatDuration } from '@deploy-actions/action-kit';
import type { CheckConfigurationOf } from '@deploy-actions/config';
import type { Answer, Check, CheckContext } from '../check.ts';
import { gitIn } from '../git/git.ts';
import { matchingFiles } from '../reports/globs.ts';
import { readReportFile } from '../reports/report-file.ts';
import {
  compatibility,
  estimateOf,
  insideRollbackProblem,
  isEmptyScript,
  type Migration,
  type Remark,
  rollbackOf,
  told,
} from './migrations/migration.ts';
import { type Released, releasedMigrations } from './migrations/released.ts';

type Configuration = CheckConfigurationOf<'migrations'>;
type Outside = Pick<CheckContext, 'runtime' | 'subject'>;

/** So many remarks are evidence, and so many names. */
const kept = 25;

/** Looks at the migrations that are new since the release before: rollback, time, and what they break. */
export function createMigrationsCheck(configuration: Configuration, { runtime, subject }: Outside): Check {
  const { paths, since, rollback, timeout } = configuration;
  return {
    asks: `the migrations ${paths.join(', ')}, and which of them are new since ${since}`,
    async ask(signal) {
      const found = await matchingFiles(paths, runtime.workspace, signal);
      const isRollback = rollbacksAmong(found, rollback);
      const released = await releasedMigrations(since, paths, subject, gitIn(runtime, timeout, signal));
      const files = found.filter((file) => !isRollback(file) && !released?.files.has(file));
      const migrations: Migration[] = [];
      for (const file of files)
        migrations.push(await readReportFile(file, runtime, signal, { mayBeEmpty: true }));
      const remarks: Remark[] = released ? changedRemarks(released) : [];
      for (const migration of migrations) {
        remarks.push(...(await remarksOn(migration, configuration, runtime, signal)));
      }
      return conclude(migrations, remarks, released, configuration);
    },
  };
}

/** Tells the scripts that undo other migrations, which may well match the same globs, from the migrations. */
function rollbacksAmong(files: readonly string[], pattern: string | undefined): (file: string) => boolean {
  if (pattern === undefined) return () => false;
  // A pattern may give a migration itself, which is no reason to leave it out.
  const scripts = new Set(
    files.flatMap((file) => {
      const script = rollbackOf(file, pattern);
      return script === file ? [] : [script];
    }),
  );
  return (file) => scripts.has(file);
}

function changedRemarks({ name, changed }: Released): Remark[] {
  return [...changed].map((file) => ({
    status: 'warn',
    message: `was changed or removed after ${name}, where it may have run already: add a new migration instead`,
    location: { file, line: 1, column: 1 },
  }));
}

async function remarksOn(
  migration: Migration,
  configuration: Configuration,
  runtime: CheckContext['runtime'],
  signal: AbortSignal,
): Promise<Remark[]> {
  const { estimate, breaking } = configuration;
  const location = { file: migration.file, line: 1, column: 1 };
  const fail = (message: string): Remark => ({ status: 'fail', message, location });
  if (isEmptyScript(migration.text)) return [fail('is empty')];
  const rollback = await rollbackProblem(migration, configuration, runtime, signal);
  const seconds = estimateOf(migration);
  return [
    ...(rollback === undefined ? [] : [fail(rollback)]),
    ...(typeof seconds === 'string' ? [fail(`its estimate can't be read: ${seconds}`)] : []),
    ...(seconds === undefined && estimate === 'required'
      ? [fail('does not say how long it takes: add a comment `-- estimate: 30s`')]
      : []),
    ...(breaking === 'allow' ? [] : compatibility(migration, breaking)),
  ];
}

async function rollbackProblem(
  migration: Migration,
  { rollback, 'rollback-contains': inside }: Configuration,
  runtime: CheckContext['runtime'],
  signal: AbortSignal,
): Promise<string | undefined> {
  if (inside !== undefined) return insideRollbackProblem(migration, inside);
  if (rollback === undefined) return undefined;
  const script = rollbackOf(migration.file, rollback);
  if (script === migration.file) {
    return `would be its own rollback by \`rollback: ${rollback}\`; where both are in one file, use \`rollback-contains\``;
  }
  const exists = await stat(resolve(runtime.workspace, script)).then(
    (entry) => entry.isFile(),
    () => false,
  );
  if (!exists) return `has no rollback script \`${script}\``;
  try {
    const { text } = await readReportFile(script, runtime, signal);
    return isEmptyScript(text) ? `has an empty rollback script \`${script}\`` : undefined;
  } catch (error) {
    if (error instanceof ConfigurationError) return `has no usable rollback script: ${error.message}`;
    throw error;
  }
}

function conclude(
  migrations: readonly Migration[],
  remarks: readonly Remark[],
  released: Released | undefined,
  configuration: Configuration,
): Answer {
  const times = migrations.map(estimateOf).filter((time) => typeof time === 'number');
  const total = times.reduce((sum, time) => sum + time, 0);
  const some = times.length < migrations.length ? ` for ${times.length} of ${migrations.length}` : '';
  const estimated = times.length === 0 ? 'no estimates' : `${formatDuration(total)} estimated${some}`;
  const since = released ? ` since ${released.name}` : '';
  const count = `${migrations.length === 1 ? '1 new migration' : `${migrations.length || 'no'} new migrations`}${since}`;
  const tooLong = timeProblem(total, migrations, configuration);
  const all = [...(tooLong ? [tooLong] : []), ...remarks];
  const names = migrations.map(({ file }) => file);
  const answer = [
    `${count}, ${estimated}`,
    ...abridged(all.map((remark) => `${remark.status}: ${told(remark)}`)),
    ...abridged(names),
  ];
  for (const status of ['fail', 'warn'] as const) {
    const [first, ...others] = all.filter((remark) => remark.status === status);
    if (!first) continue;
    const more = others.length > 0 ? ` (and ${others.length} more)` : '';
    return { status, finding: `${told(first)}${more}`, answer: answer.join('\n'), location: first.location };
  }
  return {
    status: 'pass',
    finding: `${count}${passed(migrations, estimated, configuration)}`,
    answer: answer.join('\n'),
  };
}

function timeProblem(
  total: number,
  migrations: readonly Migration[],
  { longest, 'warn-above': warn }: Configuration,
): Remark | undefined {
  const [first] = migrations;
  const limit = longest !== undefined && total > longest ? longest : warn;
  if (!first || limit === undefined || total <= limit) return undefined;
  const message = `all new migrations take ${formatDuration(total)} by their estimates, wanted at most ${formatDuration(limit)}`;
  return {
    status: limit === longest ? 'fail' : 'warn',
    message,
    location: { file: first.file, line: 1, column: 1 },
  };
}

function passed(migrations: readonly Migration[], estimated: string, configuration: Configuration): string {
  if (migrations.length === 0) return '';
  const { rollback, 'rollback-contains': inside, breaking } = configuration;
  const said = [
    estimated,
    ...(rollback === undefined && inside === undefined ? [] : ['each with its rollback']),
    ...(breaking === 'allow' ? [] : ['nothing breaks the release before']),
  ];
  return `: ${said.join(', ')}`;
}

function abridged(lines: readonly string[]): string[] {
  const more = lines.length > kept ? [`… and ${lines.length - kept} more`] : [];
  return [...lines.slice(0, kept), ...more];
}
