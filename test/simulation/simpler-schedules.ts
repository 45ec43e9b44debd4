import type { ProcessPlan, Schedule, Start } from './schedule.ts';

/** The simplest schedule on the way down from this one that still fails. */
export function simplestOf(schedule: Schedule, fails: (simpler: Schedule) => boolean): Schedule {
  let simplest = schedule;
  for (;;) {
    const next = firstOf(simplerThan(simplest), fails);
    if (!next) return simplest;
    simplest = next;
  }
}

function firstOf<T>(all: Iterable<T>, fits: (one: T) => boolean): T | undefined {
  for (const one of all) if (fits(one)) return one;
  return undefined;
}

/** Schedules that are one step simpler: something less, or something plainer. */
function* simplerThan(schedule: Schedule): Generator<Schedule> {
  const { processes, faults, shuffles } = schedule;
  if (processes.length > 1) for (const index of processes.keys()) yield withoutProcess(schedule, index);
  for (const index of faults.keys()) yield { ...schedule, faults: faults.toSpliced(index, 1) };
  for (const index of shuffles.keys()) yield { ...schedule, shuffles: shuffles.toSpliced(index, 1) };
  const { plane, beginning, settler } = schedule;
  if (plane !== 'kubernetes') yield { ...schedule, plane: 'kubernetes' };
  if (beginning !== 'settled') yield { ...schedule, beginning: 'settled' };
  if (settler !== 'shift') yield { ...schedule, settler: 'shift' };
  for (const [index, plan] of processes.entries()) {
    for (const plainer of plainerThan(plan)) yield { ...schedule, processes: processes.with(index, plainer) };
  }
  for (const [index, fault] of faults.entries()) {
    for (const contact of smallerThan(fault.contact)) {
      yield { ...schedule, faults: faults.with(index, { ...fault, contact }) };
    }
    if (fault.size > 0) yield { ...schedule, faults: faults.with(index, { ...fault, size: 0 }) };
  }
  for (const [index, shuffle] of shuffles.entries()) {
    for (const steps of smallerThan(shuffle.steps)) {
      yield { ...schedule, shuffles: shuffles.with(index, { ...shuffle, steps }) };
    }
  }
}

/** Who waited for a process that is left out waits for what that one waited for. */
function withoutProcess(schedule: Schedule, gone: number): Schedule {
  const start = schedule.processes[gone]?.start;
  const after = (index: number) => (index > gone ? index - 1 : index);
  const processes = schedule.processes.toSpliced(gone, 1).map((plan, index): ProcessPlan => {
    const waits = plan.start.process === gone && start ? start : plan.start;
    return { ...plan, start: index === 0 ? atOnce : { ...waits, process: after(waits.process) } };
  });
  const faults = schedule.faults
    .filter(({ process }) => process !== gone)
    .map((fault) => ({ ...fault, process: after(fault.process) }));
  return { ...schedule, processes, faults };
}

const atOnce: Start = { process: -1, contact: 0, delay: 0 };

/** What a plan can do without, and what it is then. */
const plain = {
  ...{ resume: undefined, adopt: undefined, keepLock: undefined, patient: undefined, failing: undefined },
  ...{ post: undefined, to: undefined, drill: undefined, force: undefined, restores: undefined },
  ...{ quality: 'good', onCancel: 'rollback', onRegression: 'rollback', pace: 1 },
};

function* plainerThan(plan: ProcessPlan): Generator<ProcessPlan> {
  for (const [key, value] of Object.entries(plain)) {
    if (!(key in plan) || plan[key as keyof ProcessPlan] === value) continue;
    const { [key as keyof ProcessPlan]: _, ...rest } = plan;
    yield (value === undefined ? rest : { ...rest, [key]: value }) as ProcessPlan;
  }
  const { start } = plan;
  if (start.delay > 0) yield { ...plan, start: { ...start, delay: 0 } };
  for (const contact of smallerThan(start.contact)) yield { ...plan, start: { ...start, contact } };
}

function smallerThan(value: number): number[] {
  const all = [0, Math.floor(value / 2), value - 1];
  return [...new Set(all)].filter((one) => one >= 0 && one < value);
}
