import fc from 'fast-check';
import { type Fault, faultKinds, type ProcessPlan, planes, type Schedule, type Start } from './schedule.ts';

/** Others are newer, older, or attempts of the same run. */
const firstRun = 5;
const paces = [1, 20, 300];
/** Contacts of a whole shift are about as many. */
const manyContacts = 70;
const fewContacts = 12;
const endOfProcess = 1_000_000;
const delays = [0, 1_000, 15_000, 16 * 60_000, 110 * 60_000];

const failures = ['before-deploy', 'before-shift', 'after-shift', 'smoke test'] as const;

const contact = fc.oneof(fc.nat(fewContacts), fc.nat(manyContacts));
const pace = fc.constantFrom(...paces);

/** One of the values once in so many times. */
function rarely<T>(oneIn: number, ...values: readonly T[]): fc.Arbitrary<T | undefined> {
  return fc.oneof(
    { weight: oneIn - 1, arbitrary: fc.constant(undefined) },
    { weight: 1, arbitrary: fc.constantFrom(...values) },
  );
}

function startOf(index: number): fc.Arbitrary<Start> {
  return fc.record({
    process: index === 0 ? fc.constant(-1) : fc.nat(index - 1),
    contact: fc.oneof(
      { weight: 3, arbitrary: fc.nat(manyContacts) },
      { weight: 1, arbitrary: fc.constant(endOfProcess) },
    ),
    delay: fc.oneof(
      { weight: 2, arbitrary: fc.constant(0) },
      { weight: 1, arbitrary: fc.constantFrom(...delays) },
    ),
  });
}

function withoutUndefined<T extends object>(value: T): T {
  return Object.fromEntries(Object.entries(value).filter(([, item]) => item !== undefined)) as T;
}

function shiftOf(index: number): fc.Arbitrary<ProcessPlan> {
  return fc
    .record({
      kind: fc.constant('shift' as const),
      start: startOf(index),
      pace,
      run:
        index === 0
          ? fc.constant(firstRun)
          : fc.constantFrom(...[1, 1, 0, -1].map((n) => firstRun + n * index)),
      quality: fc.constantFrom('good' as const, 'good' as const, 'regressing' as const, 'unhealthy' as const),
      onCancel: fc.constantFrom('rollback' as const, 'hold' as const),
      onRegression: fc.constantFrom('rollback' as const, 'rollback' as const, 'hold' as const),
      resume: rarely(8, 'continue' as const, 'promote' as const, 'abort' as const),
      adopt: rarely(6, true),
      keepLock: rarely(4, true),
      patient: rarely(5, true),
      failing: rarely(8, ...failures),
      post: rarely(3, true),
    })
    .map((plan) => {
      const { run, start } = plan;
      // The next attempt of a run starts only when the one before has ended.
      const again = index > 0 && run === firstRun;
      return withoutUndefined({
        ...plan,
        start: again ? { ...start, contact: endOfProcess } : start,
      }) as ProcessPlan;
    });
}

function rollbackOf(index: number): fc.Arbitrary<ProcessPlan> {
  return (
    fc
      .record({
        kind: fc.constant('rollback' as const),
        start: startOf(index),
        pace,
        to: fc.constantFrom(undefined, undefined, 'blue' as const, 'green' as const),
        drill: rarely(5, true),
        restores: rarely(4, true),
      })
      // A drill never touches the database.
      .map(
        ({ drill, restores, ...plan }) =>
          withoutUndefined({ ...plan, drill, restores: drill ? undefined : restores }) as ProcessPlan,
      )
  );
}

function migrationOf(index: number): fc.Arbitrary<ProcessPlan> {
  return fc.record({
    kind: fc.constant('migrate' as const),
    start: startOf(index),
    pace,
    run: fc.constant(firstRun + index),
  });
}

const processOf = (index: number) =>
  fc.oneof(
    { weight: 4, arbitrary: shiftOf(index) },
    { weight: 3, arbitrary: rollbackOf(index) },
    { weight: 1, arbitrary: migrationOf(index) },
  );

const faultOf = (processes: number): fc.Arbitrary<Fault> =>
  fc.record({
    process: fc.oneof(fc.constant(0), fc.nat(processes - 1)),
    contact,
    kind: fc.constantFrom(...faultKinds),
    size: fc.nat(3),
  });

const shuffle = fc.record({ from: fc.nat(200), steps: fc.nat(60), seed: fc.nat(1_000_000) });

/** Any schedule of two or three processes, up to three faults, and stretches in which the order is drawn. */
export const arbitrarySchedule: fc.Arbitrary<Schedule> = fc
  .tuple(fc.constantFrom(2, 2, 3), fc.constantFrom(1, 1, 2, 3))
  .chain(([processes, faults]) =>
    fc.record({
      plane: fc.constantFrom(...planes),
      beginning: fc.constantFrom('settled', 'settled', 'settled', 'nothing', 'long', 'held'),
      processes: fc.tuple(
        shiftOf(0),
        ...Array.from({ length: processes - 1 }, (_, index) => processOf(index + 1)),
      ),
      faults: fc.array(faultOf(processes), { minLength: 1, maxLength: faults }),
      shuffles: fc.array(shuffle, { maxLength: 2 }),
      settler: fc.constantFrom('shift', 'rollback'),
    }),
  )
  .map((schedule) => withResume(schedule as Schedule));

/** Only who resumes can do anything about a held split. */
function withResume(schedule: Schedule): Schedule {
  const [first, ...rest] = schedule.processes;
  if (schedule.beginning !== 'held' || first?.kind !== 'shift' || first.resume) return schedule;
  const { pace, onCancel } = first;
  const resume = pace === 1 ? 'continue' : onCancel === 'hold' ? 'promote' : 'abort';
  return { ...schedule, processes: [{ ...first, resume }, ...rest] };
}
