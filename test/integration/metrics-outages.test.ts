import { sections } from '@deploy-actions/config';
import { createJudge, type WindowResult, watchWindow } from '@deploy-actions/metrics';
import { createTestRuntime, FakeClock } from '@deploy-actions/testing';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  type Fault,
  type FaultProxy,
  openMetricsText,
  type Prometheus,
  startFaultProxy,
  startPrometheus,
} from './components/index.ts';
import { printTable } from './table.ts';

const second = 1_000;
const minute = 60 * second;
/** When a window begins: the clock of a test runtime stands there. */
const start = new FakeClock().now();
const duration = 30 * minute;
const interval = 10 * second;
/** So long a request to a server that will be slow may take, and so long it then takes. */
const slow = { timeout: 150, milliseconds: 450 };

/** A hundred requests a second, of which one fails; of `worse`, thirty from minute 20 on. */
const history = openMetricsText(
  [
    {
      name: 'requests_total',
      type: 'counter',
      series: ['well', 'worse'].flatMap((job) => {
        const failed = (at: number) => {
          const since = (at - start + 60 * minute) / second;
          const worse = Math.max(0, at - start - 20 * minute) / second;
          return since + (job === 'worse' ? 29 * worse : 0);
        };
        const all = (at: number) => (100 * (at - start + 60 * minute)) / second;
        return [
          { labels: { job, status: '200' }, value: (at: number) => all(at) - failed(at) },
          { labels: { job, status: '500' }, value: failed },
        ];
      }),
    },
    { name: 'latency_seconds', type: 'gauge', series: [{ value: (at) => 0.2 + ((at / second) % 7) / 100 }] },
  ],
  { from: start - 60 * minute, to: start + 60 * minute, step: 5 * second },
);

let server: Prometheus;
let proxy: FaultProxy;
const rows: string[][] = [];

beforeAll(async () => {
  server = await startPrometheus({ history });
  proxy = await startFaultProxy(server.url);
});
afterAll(async () => {
  printTable('Outages in a window of 30 min', ['what', 'from', 'to', 'job', 'verdict', 'reason code'], rows);
  await Promise.all([proxy.close(), server.close()]);
});

/** How an outage begins and ends. */
interface Outage {
  readonly begin: () => void | Promise<void>;
  readonly end: () => void | Promise<void>;
}

function broken(fault: Fault): Outage {
  return { begin: () => void proxy.add({ on: /./, fault }), end: () => proxy.clear() };
}

function answering(status: number, body: string, type: string): Outage {
  return broken({
    kind: 'replace',
    answer: () => ({ status, headers: { 'content-type': type }, body }),
  });
}

const outages: Readonly<Record<string, Outage>> = {
  stopped: { begin: () => server.stop(), end: () => server.start() },
  'answering 500': answering(
    500,
    '{"status":"error","errorType":"internal","error":"no"}',
    'application/json',
  ),
  'answering 503': answering(503, 'Service Unavailable', 'text/plain'),
  'answering 429': broken({ kind: 'throttle' }),
  'answering a login': answering(200, '<!doctype html><html>Log in</html>', 'text/html'),
  'answering half': broken({
    kind: 'replace',
    answer: (real) => ({ ...real, body: real.body.slice(0, real.body.length / 2) }),
  }),
  'answering another JSON': answering(200, '{"message":"welcome"}', 'application/json'),
  'cutting connections': broken({ kind: 'lost-reply' }),
  slow: broken({ kind: 'slow', milliseconds: slow.milliseconds }),
};

/** Watches a job for half an hour of a clock that doesn't wait, with an outage between two minutes of it. */
async function watch(
  job: 'well' | 'worse',
  name: string,
  [from, to]: readonly [number, number],
): Promise<WindowResult> {
  const runtime = await createTestRuntime();
  const metrics = sections.metrics.parse({
    // What stops must not look like a proxy with nobody behind it.
    ...{
      provider: 'prometheus',
      url: name === 'stopped' || name === 'nothing' ? server.url : proxy.url,
      interval: '10s',
    },
    timeout: name === 'slow' ? `${slow.timeout}ms` : '10s',
    indicators: {
      'error-rate': {
        query: `sum(rate(requests_total{job="${job}",status="500"}[1m])) / sum(rate(requests_total{job="${job}"}[1m]))`,
        ...{ 'rollback-above': '5%', for: '1m' },
      },
      latency: { query: 'latency_seconds', 'rollback-above': '500ms', for: '1m' },
    },
  });
  const judge = await createJudge({ metrics, subject: {} }, runtime);
  const outage = outages[name];
  let begun = false;
  let over = false;
  const onLook = async () => {
    const passed = (runtime.clock.now() - start) / minute;
    if (!begun && passed >= from) {
      begun = true;
      await outage?.begin();
    } else if (begun && !over && passed >= to) {
      over = true;
      await outage?.end();
    }
  };
  try {
    const result = await watchWindow(judge, { duration, interval, onLook }, runtime);
    rows.push([name, `${from} min`, `${to} min`, job, result.verdict, result.reasonCode]);
    return result;
  } finally {
    if (begun && !over) await outage?.end();
  }
}

describe.each(Object.keys(outages))('a server that is %s', (name) => {
  test('for five minutes is no regression: the window passes and says what it did not see', async () => {
    const result = await watch('well', name, [8, 13]);
    expect(result).toMatchObject({ verdict: 'pass', reason: expect.stringContaining('could not be read') });
    const unread = result.looks.filter(({ verdict }) => verdict === 'provider-error');
    expect(unread.length).toBeGreaterThanOrEqual(29);
    expect(unread.length).toBeLessThanOrEqual(36);
    expect(result.looks.filter(({ verdict }) => verdict === 'regress')).toEqual([]);
    expect(result.looks.some(({ reasonCode }) => reasonCode === 'look-failed')).toBe(false);
  });

  test('at the end of the window leaves it without a verdict on the version', async () => {
    const result = await watch('well', name, [28, 99]);
    expect(result).toMatchObject({
      verdict: 'provider-error',
      reasonCode: expect.stringMatching(/^metrics-/),
    });
  });

  test('does not hide for ever that the version is worse', async () => {
    const result = await watch('worse', name, [19, 24]);
    expect(result).toMatchObject({ verdict: 'regress', reasonCode: 'threshold-crossed' });
    expect(result.endedAt - start).toBeGreaterThan(24 * minute);
    expect(result.endedAt - start).toBeLessThan(27 * minute);
  });
});

test('nothing seen at all is a failure of measuring', async () => {
  const result = await watch('worse', 'answering 429', [0, 99]);
  expect(result).toMatchObject({ verdict: 'provider-error', reasonCode: 'metrics-rate-limited' });
});

test('a server that is just starting is not ready, or not there, but never wrong', async () => {
  const kinds = new Set<string>();
  for (let round = 0; round < 3; round += 1) {
    await server.stop();
    const starting = server.start();
    const result = await watch('well', 'nothing', [99, 99]);
    for (const { verdict } of result.looks) kinds.add(verdict);
    await starting;
  }
  expect([...kinds].filter((kind) => kind !== 'pass' && kind !== 'provider-error')).toEqual([]);
});
