import fc from 'fast-check';
import { arbitrarySchedule } from './arbitrary-schedule.ts';
import { Coverage } from './coverage.ts';
import { type Invariant, invariants } from './invariant.ts';
import type { Schedule } from './schedule.ts';
import { simplestOf } from './simpler-schedules.ts';
import { type Options, type Report, simulate } from './simulation.ts';

/** What a search found. */
export interface Found {
  /** Hashes of the distinct traces that count. */
  readonly traces: ReadonlySet<number>;
  readonly coverage: Coverage;
  readonly runs: number;
  readonly failure: Failure | undefined;
}

/** An invariant that didn't hold, and the simplest schedule found in which it doesn't. */
export interface Failure {
  readonly invariant: Invariant;
  readonly schedule: Schedule;
  /** Where the search came upon it. */
  readonly where: string;
}

/** Whether a run says anything: two actors at least, two stages, and a fault that came. */
function counts({ actors, stages, strikes }: Report): boolean {
  return actors >= 2 && stages >= 2 && strikes.length > 0;
}

/** Runs these schedules until the first violation. Call it where `drain` drains. */
export function searchThrough(
  schedules: Iterable<Schedule>,
  options: Options = {},
  where: (run: number) => string = (run) => `schedule ${run}`,
): Found {
  const traces = new Set<number>();
  const coverage = new Coverage();
  let runs = 0;
  for (const schedule of schedules) {
    const report = simulate(schedule, options);
    runs += 1;
    if (counts(report)) {
      traces.add(report.hash);
      for (const strike of report.strikes) coverage.add(strike);
    }
    if (!report.violation) continue;
    const { invariant } = report.violation;
    const failure = { invariant, schedule: simplest(schedule, invariant, options), where: where(runs) };
    return { traces, coverage, runs, failure };
  }
  return { traces, coverage, runs, failure: undefined };
}

/** Runs so many schedules that fast-check draws from a seed. Call it where `drain` drains. */
export function searchAtRandom(seed: number, runs: number, options: Options = {}): Found {
  const schedules = fc.sample(arbitrarySchedule, { seed, numRuns: runs });
  return searchThrough(schedules, options, (run) => `schedule ${run} of seed ${seed}`);
}

/** Only what violates the same invariant counts: else the search for a simple case may end at another one. */
function simplest(schedule: Schedule, invariant: Invariant, options: Options): Schedule {
  return simplestOf(schedule, (each) => simulate(each, options).violation?.invariant === invariant);
}

/** What didn't hold, how it came to it step by step, and how to see it again. */
export function describeFailure({ schedule, where }: Failure, options: Options = {}): string {
  const found = `${where}, made as simple as possible`;
  return [found, ...describeRun(schedule, options)].join('\n');
}

/** One run, step by step. */
export function describeRun(schedule: Schedule, options: Options = {}): string[] {
  const { violation, lines, outcomes } = simulate(schedule, { ...options, readable: true });
  return [
    ...(violation
      ? [`VIOLATION of \`${violation.invariant}\`: ${invariants[violation.invariant]}`, violation.what]
      : ['no violation']),
    `again: npm run simulate -- --replay '${JSON.stringify(schedule)}'`,
    ' step  day time of day       who                     what',
    ...lines,
    ...outcomes,
  ];
}
