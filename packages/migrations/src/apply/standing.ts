import { describeError, withTimeLimit } from '@deploy-actions/action-kit';
import type { Engine } from '@deploy-actions/sql';
import type { MigrationRecord } from '../migration-run.ts';
import type { MigrationPlan } from '../plan.ts';
import type { MigrationWorld } from '../world.ts';
import type { FailedMigration } from './attempt.ts';

/** Where a database stands. */
export interface Standing {
  readonly revision: string | undefined;
  /** Ids of what is not applied, in order; `undefined` when it can't be told. */
  readonly pending: readonly string[] | undefined;
  /** Why the tool can't tell, as it says itself. */
  readonly unreadable?: string;
}

/** A run that was cancelled is killed 10 s later: so long it waits for the tool, in milliseconds, and then tells what it saw itself. */
const patienceAfterCancel = 3_000;

/** Asks the tool anew, whatever was believed before; when the run was cancelled, only as long as there is time. */
export async function readStanding({
  toolAfterCancel,
  access,
  request,
  runtime,
}: MigrationWorld): Promise<Standing> {
  const database = access(request.address);
  const asked = Promise.all([toolAfterCancel.current(database), toolAfterCancel.pending(database)]);
  try {
    const [revision, pending] = await (runtime.signal.aborted
      ? withTimeLimit('migration tool', asked, patienceAfterCancel, runtime.clock)
      : asked);
    return { revision, pending: pending.map(({ id }) => id) };
  } catch (error) {
    return { revision: undefined, pending: undefined, unreadable: describeError(error) };
  }
}

/** What became of each migration: by what the tool says now, else by what this run saw itself. */
export function recordsAfter(
  { records }: MigrationPlan,
  seen: ReadonlyMap<string, Partial<MigrationRecord>>,
  { pending }: Standing,
  failure: FailedMigration | undefined,
): MigrationRecord[] {
  const applied = (id: string) =>
    pending === undefined ? seen.get(id)?.status === 'applied' : !pending.includes(id);
  let stopped = failure?.begun === false;
  return records.map((record) => {
    const all = { ...record, ...seen.get(record.id) };
    if (applied(record.id)) return { ...all, status: 'applied' };
    const status = failure === undefined ? 'pending' : stopped ? 'not-begun' : 'failed';
    stopped = true;
    return { ...all, status };
  });
}

/** What a migration that failed left behind, as a sentence. */
export function shownRemains({ left }: FailedMigration, engine: Engine): string {
  if (left === undefined) return 'What it left behind can’t be told: the database gave no answer.';
  if (left.length > 0) {
    const more = left.length > shownLines ? ` and ${left.length - shownLines} more` : '';
    return `It was not rolled back as a whole; ${left.slice(0, shownLines).join('; ')}${more}.`;
  }
  return engine === 'mysql'
    ? 'The schema is as it was before; rows that it changed before it failed may have stayed, as MySQL commits at each change of the schema.'
    : 'It was rolled back: the schema is as it was before it.';
}

const shownLines = 10;

/** What to do about it, in order. */
export function remediesFor(
  { left, lockTimeout, cancelled, begun }: FailedMigration,
  engine: Engine,
): string[] {
  const invalid = (left ?? []).flatMap((line) => /invalid index (.+)$/.exec(line)?.slice(1) ?? []);
  const again = 'run migrate-db with `command: apply` again: it begins with what is not applied';
  if (lockTimeout) {
    return [
      'see who holds the lock (`pg_blocking_pids`, `show processlist`), or choose a quieter time, or a longer `lock-timeout`',
      again,
    ];
  }
  if (!begun || (left?.length === 0 && cancelled)) return [again];
  const undo =
    left !== undefined && left.length > 0
      ? [
          ...invalid.map((name) => `drop index ${engine === 'postgres' ? 'concurrently ' : ''}${name};`),
          'undo by hand what it left behind, or make the migration one that can begin anew (`if not exists`)',
        ]
      : ['put the migration right in a new release'];
  return [...undo, again];
}
