import fc from 'fast-check';
import { arbitrarySchedule } from './arbitrary-schedule.ts';
import { Coverage } from './coverage.ts';
import type { Invariant } from './invariants.ts';
import { invariants } from './invariants.ts';
import type { Schedule } from './schedule.ts';
import { type Options, type Report, simulate } from './simulation.ts';

/** What a search found. */
export interface Found {
  /** Hashes of the distinct traces that count. */
  readonly traces: Set<number>;
  readonly coverage: Coverage;
  readonly runs: number;
  /** The first violation, made as small as possible, for a reader. */
  readonly violation: string | undefined;
}

/** Whether a run says anything: two actors at least, and a fault that came. All plans have two stages. */
function counts({ actors, strikes }: Report): boolean {
  return actors >= 2 && strikes.length > 0;
}

/** Runs so many schedules that fast-check draws from a seed. Call it where `drain` drains. */
export function searchAtRandom(seed: number, runs: number, options: Options = {}): Found {
  const traces = new Set<number>();
  const coverage = new Coverage();
  let done = 0;
  const property = fc.property(arbitrarySchedule, (schedule) => {
    const report = simulate(schedule, options);
    done += 1;
    if (counts(report)) note(report, traces, coverage);
    return report.violation === undefined;
  });
  const result = fc.check(property, { seed, numRuns: runs, interruptAfterTimeLimit: 10 * 60_000 });
  const [smallest] = result.counterexample ?? [];
  if (smallest === undefined) return { traces, coverage, runs: done, violation: undefined };
  const where = `seed ${seed}, path ${result.counterexamplePath}`;
  return { traces, coverage, runs: done, violation: describeViolation(smallest, where, options) };
}

/** Runs these schedules until the first violation. Call it where `drain` drains. */
export function searchThrough(schedules: Iterable<Schedule>, options: Options = {}): Found {
  const traces = new Set<number>();
  const coverage = new Coverage();
  let done = 0;
  for (const schedule of schedules) {
    const report = simulate(schedule, options);
    done += 1;
    if (counts(report)) note(report, traces, coverage);
    if (report.violation) {
      const violation = describeViolation(schedule, `crash point ${done}`, options);
      return { traces, coverage, runs: done, violation };
    }
  }
  return { traces, coverage, runs: done, violation: undefined };
}

function note({ hash, strikes }: Report, traces: Set<number>, coverage: Coverage): void {
  traces.add(hash);
  for (const strike of strikes) coverage.add(strike);
}

/** What didn't hold, how it came to it step by step, and how to see it again. */
export function describeViolation(schedule: Schedule, where: string, options: Options = {}): string {
  const report = simulate(schedule, { ...options, readable: true });
  const { invariant, what } = report.violation ?? { invariant: undefined, what: 'nothing' };
  return [
    `VIOLATION of \`${invariant}\` (${invariants[invariant as Invariant]}), ${where}`,
    what,
    `schedule: ${JSON.stringify(schedule)}`,
    ...report.lines,
    ...report.outcomes,
  ].join('\n');
}
