import { alike, plans, staged } from './plans.ts';
import { Random } from './random.ts';
import { scenarios } from './scenarios.ts';
import { countSeries, type Series, valueSeries } from './series.ts';
import { highInKayenta, watch } from './window.ts';

/** How many indicators the measured windows have. */
export const sizes = [1, 3, 20] as const;

/** One row of a table, from numbers drawn with its own seed. */
export type Task =
  | { readonly kind: 'alarms'; readonly scenario: number }
  | { readonly kind: 'doubled'; readonly indicators: number }
  | { readonly kind: 'values'; readonly base: number; readonly ratio: number }
  | { readonly kind: 'counts'; readonly base: number; readonly errors: number; readonly ratio: number }
  | { readonly kind: 'plans'; readonly plan: number; readonly world: number };

/** Shares of runs, by column. */
export type Row = Readonly<Record<string, number>>;

const ratios = [1.3, 2, 5] as const;

/** Everything that is measured, in the order of the tables. */
export const tasks: readonly Task[] = [
  ...scenarios.map((_, scenario) => ({ kind: 'alarms', scenario }) as const),
  ...sizes.map((indicators) => ({ kind: 'doubled', indicators }) as const),
  ...[1, 1e-2, 1e-4, 2e-5].flatMap((base) =>
    ratios.map((ratio) => ({ kind: 'values', base, ratio }) as const),
  ),
  ...[1e-2, 1e-4, 2e-5].flatMap((base) =>
    [20, 80, 320].flatMap((errors) =>
      ratios.map((ratio) => ({ kind: 'counts', base, errors, ratio }) as const),
    ),
  ),
  ...plans.flatMap((_, plan) => alike.map((_world, world) => ({ kind: 'plans', plan, world }) as const)),
];

/** Measures one task over so many windows. The seed of a task follows from its place, so that its numbers don't depend on the others. */
export function measure(task: Task, runs: number, seed: number): Row {
  const random = new Random(seed * 7919 + tasks.findIndex((each) => sameTask(each, task)) * 104_729);
  switch (task.kind) {
    case 'alarms':
      return measureAlarms(random, task.scenario, runs);
    case 'doubled':
      return detected(runs, task.indicators, () => countSeries(random, { level: 80 / 30, ratio: 2 }));
    case 'values':
      return detected(runs, 1, () => valueSeries(random, { ...task, noise: 0.2, correlation: 0.5 }));
    case 'counts':
      return detected(runs, 1, () =>
        countSeries(random, { level: task.errors / 30, ratio: task.ratio, errorShare: task.base }),
      );
    case 'plans':
      return measurePlan(random, task, runs);
  }
}

function sameTask(a: Task, b: Task): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

function measureAlarms(random: Random, index: number, runs: number): Row {
  const scenario = scenarios[index];
  if (!scenario) throw new RangeError(`There is no scenario ${index}.`);
  const row: Record<string, number> = {};
  for (const indicators of sizes) {
    let [worse, suspicious] = [0, 0];
    for (let run = 0; run < runs; run += 1) {
      const endings = Array.from(
        { length: indicators },
        (_, indicator) => watch(scenario.series(random, run + indicator), indicators).finding,
      );
      if (endings.includes('worse')) worse += 1;
      else if (endings.includes('suspicious')) suspicious += 1;
    }
    row[`rollbacks ${indicators}`] = worse / runs;
    row[`warnings ${indicators}`] = suspicious / runs;
  }
  let high = 0;
  for (let run = 0; run < runs; run += 1) if (highInKayenta(scenario.series(random, run))) high += 1;
  row['kayenta'] = high / runs;
  return row;
}

function measurePlan(random: Random, task: Extract<Task, { kind: 'plans' }>, runs: number): Row {
  const [plan, world] = [plans[task.plan], alike[task.world]];
  if (!plan || !world) throw new RangeError(`There is no plan ${task.plan} in a world ${task.world}.`);
  const row: Record<string, number> = {};
  for (const indicators of sizes) {
    let worse = 0;
    for (let run = 0; run < runs; run += 1) {
      const findings = Array.from({ length: indicators }, (_, index) => {
        const { series, ends } = staged(random, { world, plan, indicator: run + index });
        return watch(series, indicators, ends).finding;
      });
      if (findings.includes('worse')) worse += 1;
    }
    row[`rollbacks ${indicators}`] = worse / runs;
  }
  return row;
}

function detected(runs: number, indicators: number, series: () => Series): Row {
  let [found, minutes, kayenta] = [0, 0, 0];
  for (let run = 0; run < runs; run += 1) {
    const seen = series();
    const { finding, after } = watch(seen, indicators);
    if (finding === 'worse') {
      found += 1;
      minutes += after;
    }
    if (highInKayenta(seen)) kayenta += 1;
  }
  return { found: found / runs, minutes: minutes / found, kayenta: kayenta / runs };
}
