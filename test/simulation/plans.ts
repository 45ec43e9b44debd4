import type { RollbackPlan, ShiftPlan } from '@deploy-actions/deployment';
import { policiesOf } from '@deploy-actions/metrics';
import type { Holder } from '@deploy-actions/state';
import { interval } from './invariants.ts';
import type { ProcessPlan, RollbackProcess, ShiftProcess } from './schedule.ts';

/** Whose state it is. */
export const subject = { service: 'shop', environment: 'production' } as const;

const minute = 60_000;

/** The version that a held split of the world's beginning is about, and that the first run brings. */
export const firstVersion = versionOf(1);

function versionOf(run: number): string {
  return `${run + 1}.0.0`;
}

/** What a shift of the simulation is asked to do: two stages, the first of which is watched. */
export function shiftPlan(plan: ShiftProcess): ShiftPlan {
  const { onCancel, onRegression, resume, adopt = false, keepLock = false, patient = false } = plan;
  return {
    ...subject,
    version: resume ? firstVersion : versionOf(plan.run),
    sha: undefined,
    stages: [
      { weight: 50, watch: patient ? 6 * interval : interval },
      { weight: 100, watch: 0 },
    ],
    preparation: 5 * minute,
    afterShift: minute,
    interval,
    extend: 2 * interval,
    policies: { ...policiesOf(undefined, { regress: onRegression }, 'rollback'), onCancel },
    adopt,
    resume,
    holdFor: 24 * 60 * minute,
    keepOld: 24 * 60 * minute,
    keepLock: keepLock ? 10 * minute : 0,
  };
}

/** Before the simulated worlds begin. */
const longAgo = '2000-01-01T00:00:00Z';

/** What a rollback of the simulation is asked to do. */
export function rollbackPlan({ to, drill = false, force = false, restores }: RollbackProcess): RollbackPlan {
  return { ...subject, reason: 'simulated', to, force, drill, ...(restores ? { restoredTo: longAgo } : {}) };
}

/** Whom a process acts for; `others` came before it. */
export function holderOf(plan: ProcessPlan, index: number, others: readonly ProcessPlan[]): Holder {
  if (plan.kind === 'rollback') return { id: `rollback-${index}`, actor: `rollback ${index}` };
  const attempt = 1 + others.filter((other) => other.kind === plan.kind && other.run === plan.run).length;
  if (plan.kind === 'migrate') return { id: `migration-${index}`, actor: `migration ${index}` };
  return {
    id: `run-${plan.run}/${attempt}`,
    actor: `run ${plan.run} attempt ${attempt}`,
    run: { repository: 'org/shop', runId: plan.run, attempt, job: 'deploy' },
  };
}

const atOnce = { process: -1, contact: 0, delay: 0 } as const;

/** What comes when all others are gone: the `index`-th process of all. */
export function laterShift(index: number): ShiftProcess {
  return {
    ...{ kind: 'shift', start: atOnce, pace: 1, run: 1_000 + index, quality: 'good' },
    ...{ onCancel: 'rollback', onRegression: 'rollback' },
  };
}

/** The same, going back. */
export const laterRollback: RollbackProcess = { kind: 'rollback', start: atOnce, pace: 1 };
