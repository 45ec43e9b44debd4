import { ConfigurationError, type Problem } from '@deploy-actions/action-kit';
import type { Holder, RunReference } from '@deploy-actions/state';
import type { RollingWorkload, Rollout, UpdateRecord } from '@deploy-actions/workloads';
import type { RollingPlan } from './rolling-types.ts';
import { isMereClaim } from './workload-update.ts';

/** A workload and how it was found. */
export interface Found {
  readonly workload: RollingWorkload;
  readonly rollout: Rollout;
}

/** What is to be done, from what was found. */
export interface RollingSituation {
  readonly kind: 'unchanged' | 'update' | 'undo';
  /** Those of the plan that are left to update, in order; to undo: those that have a record or run the version. */
  readonly open: readonly Found[];
  /** Those that an earlier run of the same update completed. */
  readonly completed: readonly Found[];
  /** What is gone on from, as a sentence without its full stop; `undefined` for a new update. */
  readonly resumed: string | undefined;
  /** Those that an earlier run completed and that are no longer as it left them: there is nothing to go back to. */
  readonly gone: readonly Found[];
  /** Whether some of it is taken from a run that may still be at work. */
  readonly takenOver: boolean;
}

/** What stands in the record of an update that isn't this run's. */
type Standing = 'mine' | 'alive' | 'held' | 'cut-off';

/** Judges what was found. Throws ConfigurationError with everything that stands in the way. */
export function assessRolling(
  plan: RollingPlan,
  found: readonly Found[],
  context: { readonly holder: Holder; readonly now: number; readonly ended: ReadonlySet<string> },
): RollingSituation {
  const planned = new Set(plan.workloads.map(({ key }) => key));
  const under = found.flatMap(({ workload, rollout }) => {
    const { record } = rollout;
    const standing = record && standingOf(record, context);
    // Nothing moved under a claim: one that nobody holds any more says nothing.
    if (!record || !standing || (standing === 'cut-off' && isMereClaim(record))) return [];
    return [{ workload, rollout, record, standing }];
  });
  const alive = under.filter(({ standing }) => standing === 'alive');
  // Whoever wants to go back must not have to wait for anybody.
  if (alive.length > 0 && plan.resume !== 'undo')
    throw new ConfigurationError(alive.map((each) => ({ message: busy(each) })));
  const problems = under.flatMap(({ workload, rollout, record, standing }): Problem[] => {
    const what = describe({ workload, rollout, record, standing });
    if (record.version !== plan.version) return [otherVersion(plan, what, record)];
    if (!planned.has(workload.key)) return [{ input: 'workloads', message: `leave it out: ${what}` }];
    const goesOn = standing === 'mine' || plan.resume !== undefined || isEarlier(record, context.holder);
    if (goesOn && (standing !== 'held' || plan.resume !== undefined)) return [];
    return [{ input: 'resume', message: `${what}; ${choices}` }];
  });
  if (problems.length > 0) throw new ConfigurationError(problems);
  const earlier = new Set(under.flatMap(({ record }) => record.earlier ?? []));
  const open = found.filter(({ workload }) => under.some((each) => each.workload === workload));
  const done = found.filter((each) => earlier.has(each.workload.key) && !open.includes(each));
  const completed = done.filter(({ rollout }) => rollout.undoable);
  const gone = done.filter((each) => !completed.includes(each));
  const resumed = under.map(describe).join('; ') || undefined;
  const takenOver = alive.length > 0;
  if (plan.resume === 'undo') return undoing(plan, found, { open, completed, gone, resumed, takenOver });
  const left = found.filter(
    (each) => planned.has(each.workload.key) && (open.includes(each) || !isComplete(each)),
  );
  const begun = found.some(({ rollout }) => rollout.record !== undefined);
  if (plan.resume === 'continue' && left.length > 0 && !begun) throw new ConfigurationError([nothingBegun]);
  return { kind: left.length > 0 ? 'update' : 'unchanged', open: left, completed, gone, resumed, takenOver };
}

const nothingBegun: Problem = {
  input: 'resume',
  message: 'no update is held or was cut off: leave `resume` out to begin one',
};

const choices =
  '`resume: continue` goes on where it stands, `resume: undo` brings everything back that it updated';

/** Everything under way; where nothing is, what runs the version and knows what ran before. Claims that nobody holds any more go, too. */
function undoing(
  plan: RollingPlan,
  found: readonly Found[],
  { open, completed, ...taken }: Omit<RollingSituation, 'kind'>,
): RollingSituation {
  const before = open.length > 0 ? completed : runningBefore(plan, found);
  const concerned = found.filter(
    (each) => open.includes(each) || (each.rollout.record !== undefined && !before.includes(each)),
  );
  const kind = before.length + concerned.length > 0 ? 'undo' : 'unchanged';
  return { kind, open: concerned, completed: before, ...taken };
}

function runningBefore(plan: RollingPlan, found: readonly Found[]): readonly Found[] {
  const planned = plan.workloads.map(({ key }) => key);
  const running = found.filter(
    ({ workload, rollout }) => planned.includes(workload.key) && rollout.updated > 0,
  );
  const known = running.filter(({ rollout }) => rollout.undoable);
  if (running.length === 0 || known.length > 0) return known;
  const names = running.map(({ workload }) => workload.name).join(', ');
  const message = `what ran before ${plan.version} is not known of ${names}; update to the version that is wanted instead`;
  throw new ConfigurationError([{ input: 'resume', message }]);
}

function isComplete({ rollout }: Found): boolean {
  return rollout.complete && rollout.record === undefined;
}

function standingOf(
  record: UpdateRecord,
  {
    holder,
    now,
    ended,
  }: { readonly holder: Holder; readonly now: number; readonly ended: ReadonlySet<string> },
): Standing {
  if (record.held !== undefined) return 'held';
  if (record.holder === holder.id) return 'mine';
  // Also where somebody edited it so that it can't be read: no lease is for ever.
  const lasts = Date.parse(record.until) > now && !ended.has(record.holder);
  return lasts && !isEarlier(record, holder) ? 'alive' : 'cut-off';
}

/** GitHub starts a run's next attempt only when all jobs of the one before have ended; whoever starts it wants it to go on. */
function isEarlier(record: UpdateRecord, holder: Holder): boolean {
  const theirs = runOf(record);
  const mine = holder.run;
  if (!theirs || !mine) return false;
  return (
    theirs.repository === mine.repository && theirs.runId === mine.runId && theirs.attempt < mine.attempt
  );
}

/** The job that wrote a record, from its holder's name; `undefined` for a run by hand. */
export function runOf({ holder }: Pick<UpdateRecord, 'holder'>): RunReference | undefined {
  const [, repository, runId, attempt, job, checkRunId] =
    /^([^/]+\/[^/]+)\/(\d+)\/(\d+)\/([^/]*)(?:\/(\d+))?$/.exec(holder) ?? [];
  if (repository === undefined) return undefined;
  const run = { repository, runId: Number(runId), attempt: Number(attempt), job: job ?? '' };
  return checkRunId === undefined ? run : { ...run, checkRunId: Number(checkRunId) };
}

interface UnderWay {
  readonly workload: RollingWorkload;
  readonly rollout: Rollout;
  readonly record: UpdateRecord;
  readonly standing: Standing;
}

function busy({ workload, record }: Pick<UnderWay, 'workload' | 'record'>): string {
  const { version, actor, started, until } = record;
  return `${workload.name} is being updated to ${version} by ${actor} since ${started}; this run may begin when that has ended, at the latest at ${until} if its runner is gone${where(record)}`;
}

function describe({ workload, rollout, record, standing }: UnderWay): string {
  const { version, actor, started, held, holder, intended } = record;
  // The record's own version may be another than this run's, by which the instances were counted.
  const stands = `with ${Math.min(intended, rollout.instances)} of ${rollout.instances} instances on it`;
  const what = `the update of ${workload.name} to ${version}, which ${actor} began at ${started},`;
  if (standing === 'held') return `${what} is held ${stands}: ${held}${where(record)}`;
  if (standing === 'alive') return `${what} is under way ${stands}, held by \`${holder}\`${where(record)}`;
  return `${what} was cut off ${stands}${where(record)}`;
}

function where({ url }: UpdateRecord): string {
  return url ? `, see ${url}` : '';
}

function otherVersion({ version }: RollingPlan, what: string, record: UpdateRecord): Problem {
  return {
    input: 'version',
    message: `found \`${version}\`, but ${what}; give \`version: ${record.version}\`: ${choices}`,
  };
}
