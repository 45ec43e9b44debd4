import { formatDuration } from '@deploy-actions/action-kit';
import type { Engine } from '@deploy-actions/sql';
import { blankRun, type MigrationRecord, type MigrationRun } from '../migration-run.ts';
import type { MigrationPlan } from '../plan.ts';
import type { FailedMigration } from './attempt.ts';
import type { Clearance } from './obstacles.ts';
import { remediesFor, type Standing, shownRemains } from './standing.ts';

type Unfinished = Omit<MigrationRun, 'ok' | 'reasonCode' | 'reason' | 'outcome'>;

/** Nothing was pending. */
export function toldNothing({ place, current, notes }: MigrationPlan): MigrationRun {
  const reason =
    current === undefined ? 'Nothing was pending.' : `Nothing was pending: the database is at ${current}.`;
  return {
    ...blankRun,
    ...{ command: 'apply', outcome: 'nothing', ok: true, reasonCode: 'nothing', reason },
    ...{ place, revision: current, notes },
  };
}

/** Something was in the way, and nothing was changed. */
export function toldRefusal(
  plan: Pick<MigrationPlan, 'place' | 'current' | 'records'> & Partial<MigrationPlan>,
  { obstacles, notes, backup }: Clearance,
): MigrationRun {
  const messages = obstacles.map(({ message }) => message);
  return {
    ...blankRun,
    ...{ command: 'apply', outcome: 'refused', ok: false, obstacles: messages, backup },
    ...{ place: plan.place, revision: plan.current, migrations: plan.records },
    ...{ findings: plan.findings ?? [], accepted: plan.accepted ?? [] },
    compatibility: plan.compatibility ?? 'expand',
    notes: [...(plan.notes ?? []), ...notes],
    reasonCode: obstacles[0]?.code ?? 'refused',
    reason: `Refused, nothing was changed: ${messages.join('; ')}.`,
  };
}

/** All went well, as far as the tool's own answer afterwards goes. */
export function toldApplied(
  all: Unfinished,
  ran: readonly MigrationRecord[],
  { pending, unreadable, revision }: Standing,
): MigrationRun {
  const left = all.migrations.filter(({ status }) => status !== 'applied').map(({ id }) => `\`${id}\``);
  if (pending === undefined || left.length > 0) {
    const said =
      pending === undefined
        ? `where the database stands can’t be read: ${unreadable}`
        : `${left.join(', ')} still pending although the tool ended well`;
    const reason = `The tool ended without an error, but ${said}.`;
    return { ...all, outcome: 'failed', ok: false, reasonCode: 'not-seen', reason };
  }
  const count = ran.length === 1 ? '1 migration' : `${ran.length} migrations`;
  const at = revision === undefined ? '' : `; the database is at ${revision}`;
  const took = all.seconds === undefined ? '' : ` in ${formatDuration(all.seconds * 1_000)}`;
  const reason = `Applied ${count}${took}${at}.`;
  return { ...all, outcome: 'applied', ok: true, reasonCode: 'applied', reason };
}

/** A migration failed, or the run was cancelled amid it: where the database stands now, exactly. */
export function toldFailure(
  all: Unfinished,
  failure: FailedMigration,
  standing: Standing,
  engine: Engine,
): MigrationRun {
  const { migrations } = all;
  const named = (status: MigrationRecord['status']) =>
    migrations.filter((each) => each.status === status).map(({ id }) => `\`${id}\``);
  const list = (ids: readonly string[]) => (ids.length === 0 ? 'nothing' : ids.join(', '));
  const failed = named('failed');
  const at =
    standing.pending === undefined
      ? `where the database stands the tool can’t tell: ${standing.unreadable}`
      : `the database is at ${standing.revision ?? 'its beginning'}`;
  const notBegun = migrations.find(({ status }) => status === 'not-begun')?.id ?? '';
  const what = failure.cancelled ? 'was under way when the run was cancelled' : 'failed';
  const place = [
    `${failure.begun ? `${list(failed)} ${what}` : `\`${notBegun}\` was not begun`}: ${failure.message.trim().replace(/\.$/, '')}.`,
    failed.length > 0 ? shownRemains(failure, engine) : '',
    `Applied: ${list(named('applied'))}. Not begun: ${list(named('not-begun'))}. Now ${at}.`,
  ];
  return {
    ...all,
    outcome: failure.cancelled ? 'cancelled' : 'failed',
    ok: false,
    reasonCode: failure.cancelled ? 'cancelled' : failure.lockTimeout ? 'lock-timeout' : 'migration-failed',
    reason: place.filter((part) => part !== '').join(' '),
    remedies: remediesFor(failure, engine),
  };
}
