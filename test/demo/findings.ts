import { readFileSync } from 'node:fs';
import { type ChainRun, verdictOf } from './chain.ts';
import { failedRequests, type LoadCounts } from './load-client.ts';
import type { Period } from './proxy.ts';

/** A table for the terminal and for the report. */
export interface Table {
  readonly title: string;
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** What the demo found, as tables. */
export function findings(
  run: ChainRun,
  periods: readonly Period[],
  load: LoadCounts,
  skipped: readonly string[],
): Table[] {
  return [verdicts(run, skipped), traffic(periods), requests(load, periods, run)];
}

function verdicts({ steps }: ChainRun, skipped: readonly string[]): Table {
  return {
    title: 'Verdicts',
    head: ['step', 'exit', 'verdict', 'took'],
    rows: [
      ...steps.map(({ step, result }) => [
        step.action,
        String(result.exitCode ?? result.signal),
        verdictOf(step, result),
        seconds(result.seconds * 1_000),
      ]),
      ...skipped.map((action) => [action, '–', 'not started', '–']),
    ],
  };
}

function traffic(periods: readonly Period[]): Table {
  return {
    title: 'Traffic',
    head: ['green configured', 'green observed', 'requests', 'errors on blue', 'errors on green', 'for'],
    rows: periods.map(({ weights, counts: { blue, green }, since, until }) => [
      `${weights.green}%`,
      observedShare({ blue, green }),
      String(blue.requests + green.requests),
      String(blue.errors),
      String(green.errors),
      seconds((until ?? Date.now()) - since),
    ]),
  };
}

/** The share of requests that green got, e.g. `9.8%`. */
export function observedShare({ blue, green }: Period['counts']): string {
  const all = blue.requests + green.requests;
  return all === 0 ? '–' : `${((100 * green.requests) / all).toFixed(1)}%`;
}

function requests(load: LoadCounts, periods: readonly Period[], run: ChainRun): Table {
  const refused = Object.entries(load.connectionErrors).map(([code, count]) => `${count} × ${code}`);
  const rollback = rollbackTimes(periods, run);
  return {
    title: 'Visitors',
    head: ['', ''],
    rows: [
      ['requests sent', String(load.sent)],
      ['requests failed', String(failedRequests(load))],
      ['connection errors', refused.length > 0 ? refused.join(', ') : '0'],
      ...Object.entries(load.versions).map(([version, { answered, failed }]) => [
        `answered by ${version}`,
        failed > 0 ? `${answered}, ${failed} of them with an error` : String(answered),
      ]),
      [
        'time to roll back',
        rollback ? `${seconds(rollback.fromBreach)} after the breach was seen` : drilled(run),
      ],
      ...(rollback ? [['first error to all traffic back', seconds(rollback.fromFirstError)]] : []),
    ],
  };
}

function drilled({ steps }: ChainRun): string {
  const took = steps.find(({ step }) => step.action === 'rollback')?.result.outputs['seconds'];
  return took ? `not needed; ${seconds(Number(took) * 1_000)} in the drill` : 'not needed';
}

/** Milliseconds from the look that saw the breach, and from the first error, to the moment all traffic was back on blue. */
function rollbackTimes(
  periods: readonly Period[],
  { steps }: ChainRun,
): { fromBreach: number; fromFirstError: number } | undefined {
  const last = periods.at(-1);
  if (periods.length < 2 || last === undefined || last.weights.blue !== 100) return undefined;
  const firstError = Math.min(...periods.map(({ firstError }) => firstError ?? Number.POSITIVE_INFINITY));
  const report = steps.find(({ step }) => step.action === 'blue-green-shift')?.result.outputs['report'];
  return { fromBreach: last.since - breachSeen(report), fromFirstError: last.since - firstError };
}

/** When the last look of a shift was made, from its report. */
function breachSeen(report: string | undefined): number {
  if (report === undefined) return Number.NaN;
  const { stages } = JSON.parse(readFileSync(report, 'utf8')) as {
    readonly stages: readonly { readonly looks: readonly { readonly at: number }[] }[];
  };
  return stages.at(-1)?.looks.at(-1)?.at ?? Number.NaN;
}

function seconds(milliseconds: number): string {
  if (!Number.isFinite(milliseconds)) return 'unknown';
  return milliseconds < 1_000 ? `${Math.round(milliseconds)} ms` : `${(milliseconds / 1_000).toFixed(1)} s`;
}
