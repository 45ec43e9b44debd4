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
  const broken = Object.entries(load.connectionErrors).map(([code, count]) => `${count} × ${code}`);
  return {
    title: 'Visitors',
    head: ['', ''],
    rows: [
      ['requests sent', String(load.sent)],
      ['requests failed', String(failedRequests(load))],
      ['connection errors', broken.length > 0 ? broken.join(', ') : '0'],
      ...Object.entries(load.versions).map(([version, { answered, failed }]) => [
        `answered by ${version}`,
        failed > 0 ? `${answered}, ${failed} of them with an error` : String(answered),
      ]),
      ...timesToRollBack(periods, run),
    ],
  };
}

/** From the look that saw the breach, and from the first error, to the moment all traffic was back on blue. */
function timesToRollBack(periods: readonly Period[], run: ChainRun): string[][] {
  const back = periods.at(-1)?.since ?? Number.NaN;
  const breach = breachSeen(run);
  const firstError = periods.flatMap((period) => period.firstError ?? [])[0];
  if (breach === undefined) return [['time to roll back', `not needed${drilled(run)}`]];
  return [
    ['breach seen → all traffic written to blue', seconds(back - breach)],
    ['first error → that write', firstError === undefined ? 'no error' : seconds(back - firstError)],
    ['decision → read back from the router, as in the log', decidedToShown(run) ?? '–'],
  ];
}

/** When the shift saw that the version is worse, from its report; `undefined` when it didn't. */
function breachSeen({ steps }: ChainRun): number | undefined {
  const report = steps.find(({ step }) => step.action === 'blue-green-shift')?.result.outputs['report'];
  if (!report) return undefined;
  const { stages } = JSON.parse(readFileSync(report, 'utf8')) as {
    readonly stages: readonly {
      readonly looks: readonly { readonly at: number; readonly verdict: string }[];
    }[];
  };
  const looks = stages.flatMap((stage) => stage.looks);
  return looks.find(({ verdict }) => verdict === 'regress')?.at;
}

/** The shift's own figure, which includes reading the weights back. */
function decidedToShown({ steps }: ChainRun): string | undefined {
  const reason = steps.find(({ step }) => step.action === 'blue-green-shift')?.result.outputs['reason'];
  return /is back on \w+ after (\S+)\.(?:\s|$)/.exec(reason ?? '')?.[1];
}

function drilled({ steps }: ChainRun): string {
  const took = steps.find(({ step }) => step.action === 'rollback')?.result.outputs['seconds'];
  return took ? `; ${seconds(Number(took) * 1_000)} in the drill` : '';
}

function seconds(milliseconds: number): string {
  return milliseconds < 1_000 ? `${Math.round(milliseconds)} ms` : `${(milliseconds / 1_000).toFixed(1)} s`;
}
