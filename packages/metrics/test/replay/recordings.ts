import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isoInstant } from '@deploy-actions/action-kit';
import { createTestRuntime } from '@deploy-actions/testing';
import { type Baseline, writeBaseline } from '../../src/judgement/baseline.ts';
import { Judgement } from '../../src/judgement/judgement.ts';
import { policiesOf } from '../../src/judgement/policies.ts';
import { extensionOf, watchWindow } from '../../src/judgement/watch-window.ts';
import type { Look, RawAnswer } from '../../src/look.ts';
import { loadPolicy, type ReplayPolicy } from '../../src/replay/load-policy.ts';
import { readReport } from '../../src/replay/read-report.ts';
import type { Recording } from '../../src/replay/recording.ts';
import { replayReport } from '../../src/replay/replay-report.ts';

/** What the sources say at one look: by indicator a value, or a part and its whole; `null` is no data, `!` an outage. */
export interface Saying {
  readonly [indicator: string]: number | null | '!' | readonly [number, number];
}

/** A section with one source that nobody asks; indicators as YAML, two spaces in. */
export const section = (indicators: string, more = ''): string =>
  `provider: prometheus\nurl: http://127.0.0.1:1\n${more}indicators:\n${indicators}\n`;

/** A policy as `loadPolicy` reads it from a file. */
export async function policy(yaml: string): Promise<ReplayPolicy> {
  const folder = await mkdtemp(join(tmpdir(), 'replay-'));
  await writeFile(join(folder, 'policy.yml'), yaml);
  return loadPolicy({ file: 'policy.yml', environment: undefined, folder, variables: {} });
}

/** What is recorded. */
export interface Scene {
  /** The policy of that time. */
  readonly yaml: string;
  readonly subject: (index: number) => Saying;
  readonly reference?: (index: number) => Saying;
  readonly requests?: (index: number) => number;
  readonly baseline?: Baseline;
}

function rawOf(saying: Saying): Record<string, RawAnswer> {
  const failed = (given: null | '!') =>
    given === null
      ? ({ failure: 'no-data', detail: 'no series' } as const)
      : ({ failure: 'unreachable', detail: 'connection refused' } as const);
  return Object.fromEntries(
    Object.entries(saying).map(([name, given]): [string, RawAnswer] => {
      if (given === null || given === '!') return [name, { answer: failed(given) }];
      if (typeof given === 'number') return [name, { answer: { value: given } }];
      return [name, { answer: { value: given[0] }, of: { value: given[1] } }];
    }),
  );
}

/** The real judgement over what a scene says; a look takes `latency` milliseconds, as those of real sources do. */
async function opened({ yaml, subject, reference, requests, baseline }: Scene, latency: number) {
  const { metrics, spans } = await policy(yaml);
  const runtime = await createTestRuntime();
  // Reports tell whole seconds, and nothing begins at one.
  runtime.clock.advance(734);
  const judgement = new Judgement({
    metrics,
    reference: baseline ?? (reference && 'live'),
    span: (name) => spans.get(name) ?? 0,
    query: (name) => metrics.indicators[name]?.query.replaceAll('{{color}}', 'green') ?? '',
    log: runtime.log,
  });
  let index = -1;
  const judge: Parameters<typeof watchWindow>[0] = {
    async look(when) {
      index += 1;
      runtime.clock.advance(latency);
      const look: Look = {
        at: runtime.clock.now(),
        subject: rawOf(subject(index)),
        reference: rawOf(reference?.(index) ?? {}),
        ...(requests && { requests: { value: requests(index) } }),
      };
      return judgement.assess(look, when);
    },
  };
  const times = { interval: metrics.interval, extend: extensionOf(metrics) };
  const watch = (duration: number, more = false) =>
    watchWindow(judge, { ...times, duration, more, unreadableLimit: metrics['unreadable-limit'] }, runtime);
  return { metrics, watch };
}

/** What `monitor-window` writes of a scene; an acceptance test compares the form with its own. */
export async function windowReport(scene: Scene, duration = 60_000, latency = 40): Promise<string> {
  const { metrics, watch } = await opened(scene, latency);
  const { looks, startedAt, verdict, reasonCode, reason } = await watch(duration);
  const queries = new Map(looks[0]?.readings.map(({ indicator, query }) => [indicator, query]));
  return JSON.stringify({
    ...{ schemaVersion: 2, service: 'shop', environment: 'production', version: '1.2.3', color: 'green' },
    ...{ verdict, reasonCode, reason, duration, past: false, interval: metrics.interval },
    action: verdict === 'pass' ? 'continue' : policiesOf(metrics, {}, 'hold')[verdict],
    started: new Date(startedAt).toISOString(),
    indicators: [...queries].map(([name, query]) => ({ name, query })),
    looks: looks.map(({ at, ...look }) => ({ at: isoInstant(at), ...look })),
    ...(scene.baseline && {
      baseline: writeBaseline({ ...scene.baseline, service: 'shop', environment: 'production' }),
    }),
  });
}

/** What `blue-green-shift` writes of a scene that is watched for a minute at each of these shares of green. */
export async function shiftReport(scene: Scene, shares: readonly number[]): Promise<string> {
  const { metrics, watch } = await opened(scene, 40);
  const stages: object[] = [];
  let ended: { outcome: string; reasonCode: string; reason: string } | undefined;
  for (const [index, share] of shares.entries()) {
    const [duration, more] = [60_000, index < shares.length - 1];
    const { looks, startedAt, endedAt, verdict, reasonCode, reason } = await watch(duration, more);
    const [started, end] = [isoInstant(startedAt), isoInstant(endedAt)];
    stages.push({
      ...{
        weights: { blue: 100 - share, green: share },
        watch: duration,
        more,
        verdict,
        reason,
        started,
        ended: end,
        looks,
      },
    });
    const action = verdict === 'pass' ? 'continue' : policiesOf(metrics, {}, 'rollback')[verdict];
    if (action === 'continue') continue;
    ended = { outcome: action === 'hold' ? 'held' : 'rolled-back', reasonCode, reason };
    break;
  }
  const promoted = { outcome: 'promoted', reasonCode: 'promoted', reason: 'all stages passed' };
  return JSON.stringify({
    ...{ schemaVersion: 2, service: 'shop', environment: 'production', version: '1.2.3' },
    interval: metrics.interval,
    ...(ended ?? promoted),
    ...{ active: ended ? 'blue' : 'green', previous: 'blue', stages },
  });
}

/** A report judged under another policy. */
export async function replayed(report: string | Recording, yaml: string) {
  const recording = typeof report === 'string' ? readReport(report) : report;
  return replayReport(recording, await policy(yaml));
}
