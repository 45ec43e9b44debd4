import { loadConfiguration, type MetricsConfiguration } from '@deploy-actions/config';
import { createTestRuntime } from '@deploy-actions/testing';
import { parse, stringify } from 'yaml';
import { parseBaseline, writeBaseline } from '../../src/judgement/baseline.ts';
import { createJudge, type Judge, type JudgeOptions } from '../../src/judgement/judge.ts';
import { extensionOf, type WindowResult, watchWindow } from '../../src/judgement/watch-window.ts';
import { concludeWindow } from '../../src/judgement/window-verdict.ts';
import { well } from './course.ts';
import type { Example } from './document.ts';
import { type Cast, openScene, type Scene, secrets } from './scene.ts';

/** How an example is used. */
export interface Use {
  /** What it is compared with: the old colour now, or what an earlier window saw. */
  readonly against?: 'old-colour' | 'baseline';
  /** Judges so much time that is already past instead of watching; milliseconds. */
  readonly lookback?: number;
  /** Looks so much more rarely than the section says, as `monitor-window` does with the input of that name; milliseconds. */
  readonly interval?: number;
}

/** A watch that is tried out. */
export interface Plan extends Use {
  readonly example: Example;
  /** By indicator. */
  readonly cast: Readonly<Record<string, Cast>>;
  /** How long it is watched, in seconds. */
  readonly seconds: number;
  /** From this second on no system can be asked. */
  readonly failsFrom?: number;
}

/** What came of it. */
export interface Rehearsed extends WindowResult {
  readonly metrics: MetricsConfiguration;
  readonly lines: readonly string[];
}

const release = { service: 'shop', environment: 'production', version: '2.1.0', sha: 'a'.repeat(40) };

/** Watches what an example says, over fakes of the systems it names and with a clock that doesn't wait. */
export async function rehearse(plan: Plan): Promise<Rehearsed> {
  const { example, cast, against, lookback, seconds, failsFrom = Number.POSITIVE_INFINITY } = plan;
  const runtime = await createTestRuntime();
  const { clock } = runtime;
  const baseline = against === 'baseline' ? await captureBefore(plan) : undefined;
  const start = clock.now();
  const scene = await openScene(Object.values(cast), clock);
  const written = await load(example, scene);
  const metrics = { ...written, interval: plan.interval ?? written.interval };
  const subject = { ...release, color: 'green', 'color-url': scene.colorUrl };
  const old = { ...release, version: '2.0.0', color: 'blue', 'color-url': scene.colorUrl };
  const reference = baseline ?? (against === 'old-colour' ? old : undefined);
  const options: JudgeOptions = { metrics, subject, ...(reference && { reference }) };
  const judge = await createJudge(options, Object.assign(runtime, scene.runtime));
  if (lookback !== undefined) {
    if (failsFrom === 0) await scene.fail(0);
    clock.advance(lookback);
    const range = { from: start, to: start + lookback, step: metrics.interval };
    const looks = await judge.lookBack(range);
    return {
      ...concludeWindow(looks),
      looks,
      startedAt: start,
      endedAt: clock.now(),
      metrics,
      lines: runtime.lines,
    };
  }
  let failures = 0;
  const look: Judge['look'] = async (when) => {
    const second = (clock.now() - start) / 1_000;
    scene.proceed(second);
    if (second >= failsFrom) {
      await scene.fail(failures);
      failures += 1;
    }
    return judge.look(when);
  };
  const { interval } = metrics;
  // An outage is over when all that has begun could have counted: nothing is to be decided after it.
  const extend = failsFrom < Number.POSITIVE_INFINITY ? 0 : extensionOf(metrics);
  const window = { duration: seconds * 1_000, interval, extend };
  const result = await watchWindow({ look }, window, runtime);
  return { ...result, metrics, lines: runtime.lines };
}

/** What a window saw before, when all was well, as it is kept in a file. */
async function captureBefore({ example, cast }: Plan) {
  const runtime = await createTestRuntime();
  const calm = Object.values(cast).map(({ part }) => ({ part, course: well }));
  const scene = await openScene(calm, runtime.clock);
  const metrics = await load(example, scene);
  const subject = { ...release, color: 'green', 'color-url': scene.colorUrl };
  const judge = await createJudge({ metrics, subject }, Object.assign(runtime, scene.runtime));
  for (let looks = 0; looks < 12; looks += 1) {
    await judge.look();
    runtime.clock.advance(metrics.interval);
  }
  const { service, environment } = release;
  const written = writeBaseline({ ...judge.baseline(), service, environment });
  return parseBaseline(JSON.stringify(written), 'baseline.json');
}

/** The section with each address replaced by that of its fake. */
function load({ yaml }: Example, { places, environment }: Scene): Promise<MetricsConfiguration> {
  const there = [...places].reduce((text, [from, to]) => text.replaceAll(from, to), yaml);
  const foreign = there.match(/https?:\/\/(?!127\.0\.0\.1:)\S+/)?.[0];
  if (foreign !== undefined) throw new Error(`no fake stands for ${foreign}`);
  return readSection(there, environment);
}

/** Reads a `metrics` section as an action does. Throws ConfigurationError. */
export async function readSection(
  yaml: string,
  environment: Readonly<Record<string, string>> = secrets,
): Promise<MetricsConfiguration> {
  const runtime = await createTestRuntime({ environment });
  const { sections } = await loadConfiguration(
    {
      ...{ file: undefined, environment: undefined, needs: ['metrics'] as const, uses: [] },
      overrides: { metrics: stringify((parse(yaml) as { metrics: unknown }).metrics) },
    },
    runtime,
  );
  return sections.metrics;
}
