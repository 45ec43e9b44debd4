import {
  applies,
  durations,
  type Fault,
  faultKinds,
  type ProcessPlan,
  planes,
  type Schedule,
  type ShiftProcess,
} from './schedule.ts';
import { simulate } from './simulation.ts';

/** A course of events at each of whose contacts each fault is tried. */
interface Scenario {
  readonly name: string;
  readonly beginning: Schedule['beginning'];
  readonly processes: readonly ProcessPlan[];
  /** Which process the faults are for; an earlier one may have died of `faults`. */
  readonly target: number;
  readonly faults: readonly Fault[];
  /** The first of the others starts so long after the fault, in milliseconds, and each other one after that. */
  readonly follow?: number;
  /** The target dies of the contact that the fault came to. */
  readonly dies?: boolean;
}

const atOnce = { process: -1, contact: 0, delay: 0 };
const endOfProcess = 1_000_000;
const atTheEnd = { process: 0, contact: endOfProcess, delay: 0 };
/** Between two of many runs, in milliseconds. */
const pause = 3 * 60_000;

const good: ShiftProcess = {
  ...{ kind: 'shift', start: atOnce, pace: 1, run: 1, quality: 'good' },
  ...{ onCancel: 'rollback', onRegression: 'rollback' },
};
const next: ShiftProcess = { ...good, start: atTheEnd, run: 2 };
const migration: ProcessPlan = { kind: 'migrate', start: atOnce, pace: 1, run: 1 };
const nobody: readonly Fault[] = [];

/** While it prepares, and in the middle of the first stage. */
const early: Fault = { process: 0, contact: 12, kind: 'crash after', size: 0 };
const midway: Fault = { process: 0, contact: 28, kind: 'crash after', size: 0 };

const scenarios: readonly Scenario[] = [
  {
    name: 'a shift, and another one after it',
    ...{
      beginning: 'settled',
      target: 0,
      faults: nobody,
      processes: [{ ...good, keepLock: true, post: true }, next],
    },
  },
  {
    name: 'a first shift of all, and a rollback after it',
    ...{ beginning: 'nothing', target: 0, faults: nobody },
    processes: [good, { kind: 'rollback', start: atTheEnd, pace: 1 }],
  },
  {
    name: 'a shift that regresses, and its next attempt',
    ...{ beginning: 'settled', target: 0, faults: nobody },
    processes: [
      { ...good, quality: 'regressing', post: true },
      { ...next, run: 1 },
    ],
  },
  {
    name: 'a shift that regresses and is held, and a rollback',
    ...{ beginning: 'settled', target: 0, faults: nobody },
    processes: [
      { ...good, quality: 'regressing', onRegression: 'hold', onCancel: 'hold' },
      { kind: 'rollback', start: atTheEnd, pace: 1 },
    ],
  },
  {
    name: 'a shift to a version that never gets healthy',
    ...{ beginning: 'long', target: 0, faults: nobody, processes: [{ ...good, quality: 'unhealthy' }, next] },
  },
  {
    name: 'a held shift that goes on',
    ...{ beginning: 'held', target: 0, faults: nobody, processes: [{ ...good, resume: 'continue' }, next] },
  },
  {
    name: 'a held shift that is aborted',
    ...{ beginning: 'held', target: 0, faults: nobody, processes: [{ ...good, resume: 'abort' }, next] },
  },
  {
    name: 'a shift that settles one that died',
    ...{ beginning: 'settled', target: 1, faults: [midway] },
    processes: [good, { ...next, start: { ...atTheEnd, delay: 20 * 60_000 } }],
  },
  {
    name: 'a shift that finds another one at work',
    ...{ beginning: 'settled', target: 1, faults: nobody },
    processes: [good, { ...next, start: { process: 0, contact: 12, delay: 0 } }],
  },
  {
    name: 'a shift that finds one whose job ended, and its lock',
    ...{ beginning: 'settled', target: 1, faults: [early] },
    processes: [good, { ...next, start: { ...atTheEnd, delay: 11 * 60_000 } }],
  },
  {
    name: 'a rollback of a shift that died',
    ...{ beginning: 'settled', target: 1, faults: [midway] },
    processes: [good, { kind: 'rollback', start: atTheEnd, pace: 1 }],
  },
  {
    name: 'a rollback of a shift under way',
    ...{ beginning: 'settled', target: 1, faults: nobody },
    processes: [good, { kind: 'rollback', start: { process: 0, contact: 28, delay: 0 }, pace: 20 }],
  },
  {
    name: 'a shift, and a patient one that takes over while it sleeps',
    // One that sleeps for 25 minutes wakes while the other one watches its first stage.
    ...{ beginning: 'settled', target: 0, faults: nobody, follow: 24.25 * 60_000 },
    processes: [good, { ...next, patient: true }],
  },
  {
    name: 'a shift that dies as it wakes, while a patient one is at work',
    ...{ beginning: 'settled', target: 0, faults: nobody, follow: 24.25 * 60_000, dies: true },
    processes: [good, { ...next, patient: true }],
  },
  {
    name: 'a shift, four others, and it wakes many revisions later',
    ...{ beginning: 'settled', target: 0, faults: nobody, follow: 20 * 60_000 },
    processes: [good, ...[2, 3, 4, 5].map((run) => ({ ...next, run }))],
  },
  {
    name: 'a migration, and a rollback after it',
    ...{ beginning: 'settled', target: 0, faults: nobody },
    processes: [migration, { kind: 'rollback', start: atTheEnd, pace: 1 }],
  },
  {
    name: 'a rollback after a migration, and a shift',
    ...{ beginning: 'settled', target: 1, faults: nobody },
    processes: [
      migration,
      { kind: 'rollback', start: atTheEnd, pace: 1 },
      { ...next, start: { ...atTheEnd, process: 1 } },
    ],
  },
  {
    name: 'a rollback along with its database after a migration',
    ...{ beginning: 'settled', target: 1, faults: nobody },
    processes: [migration, { kind: 'rollback', start: atTheEnd, pace: 1, restores: true }],
  },
  {
    name: 'a rollback by force after a migration, and a shift',
    ...{ beginning: 'settled', target: 1, faults: nobody },
    processes: [
      migration,
      { kind: 'rollback', start: atTheEnd, pace: 1, force: true },
      { ...next, start: { ...atTheEnd, process: 1 } },
    ],
  },
  {
    name: 'a shift after a migration, and a rollback of it',
    ...{ beginning: 'settled', target: 1, faults: nobody },
    processes: [
      migration,
      next,
      { kind: 'rollback', start: { process: 1, contact: 28, delay: 0 }, pace: 20 },
    ],
  },
  {
    name: 'a drill, and a shift after it',
    ...{ beginning: 'settled', target: 0, faults: nobody },
    processes: [{ kind: 'rollback', start: atOnce, pace: 1, drill: true }, next],
  },
];

/** Lets the others start one after another, the first of them after a contact of the target. */
function following(processes: readonly ProcessPlan[], contact: number, delay: number): ProcessPlan[] {
  return processes.map((plan, index) => {
    if (index === 0) return plan;
    const start =
      index === 1
        ? { process: 0, contact, delay }
        : { process: index - 1, contact: endOfProcess, delay: pause };
    return { ...plan, start };
  });
}

/**
 * Every fault at every single contact of each scenario, or of `only` the one of that name, over every store; settled by turns
 * by a shift and by a rollback.
 */
export function* crashPoints(only?: string): Generator<Schedule> {
  let turn = 0;
  for (const plane of planes) {
    for (const scenario of scenarios.filter(({ name }) => only === undefined || name === only)) {
      const { beginning, processes, target, faults, follow, dies } = scenario;
      const base: Schedule = { plane, beginning, processes, faults, shuffles: [], settler: 'shift' };
      const { contacts } = simulate(base, { contacts: true });
      for (const { process, number, operation } of contacts) {
        if (process !== target) continue;
        for (const kind of faultKinds.filter((each) => applies(each, operation, plane))) {
          for (let size = 0; size < (durations[kind]?.length ?? 1); size += 1) {
            turn += 1;
            const settler = turn % 2 === 0 ? 'shift' : 'rollback';
            const fault = { process, contact: number, kind, size };
            const all = follow ? following(processes, number, follow) : processes;
            const end: Fault[] = dies ? [{ ...fault, kind: 'crash after', size: 0 }] : [];
            yield { ...base, settler, processes: all, faults: [...faults, fault, ...end] };
          }
        }
      }
    }
  }
}
