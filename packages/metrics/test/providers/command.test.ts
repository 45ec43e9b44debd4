import { readdir } from 'node:fs/promises';
import { createTestRuntime } from '@deploy-actions/testing';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { checkMetrics } from '../../src/index.ts';
import type { HistoricalProvider, ProviderContext } from '../../src/metric-provider.ts';
import { command } from '../../src/providers/command.ts';
import { documentedSections } from './documented-sections.ts';

async function open(
  run: string,
  queries: readonly string[] = ['q'],
  release: ProviderContext['release'] = {},
  history = false,
) {
  const runtime = await createTestRuntime();
  const source = { provider: 'command', run, history, timeout: 10_000 } as const;
  return { provider: command.create(source, queries, { runtime, release }), runtime };
}

const look = async (run: string) => (await (await open(run)).provider.observe())[0];

describe('a script that measures', () => {
  it('gets the query and the release as variables, and nothing of either as code', async () => {
    const release = {
      service: 'shop',
      environment: 'production',
      color: 'green',
      version: "1.0'; exit 3",
    } as const;
    const url = { 'color-url': 'http://green.example' };
    const run = `
      test "$METRIC_QUERY" = '$(exit 4)' && test "$DEPLOY_VERSION" = "1.0'; exit 3"
      test "$DEPLOY_SERVICE $DEPLOY_ENVIRONMENT $DEPLOY_COLOR" = "shop production green"
      test "$DEPLOY_URL" = http://green.example && test -z "\${DEPLOY_SHA+x}" && echo 5`;
    const { provider } = await open(run, ['$(exit 4)'], { ...release, ...url });
    expect(await provider.observe()).toEqual([{ value: 5 }]);
  });

  it('is asked about now with the variables of the past empty, whatever the step has', async () => {
    const { provider } = await open('test -z "$METRIC_FROM$METRIC_TO$METRIC_STEP" && echo 1');
    vi.stubEnv('METRIC_FROM', '5');
    onTestFinished(() => void vi.unstubAllEnvs());
    expect(await provider.observe()).toEqual([{ value: 1 }]);
  });

  it.each([
    ['echo 5', { value: 5 }],
    ['printf "\\n  -0.25\\n\\n"', { value: -0.25 }],
    ['echo 1.5e-3', { value: 0.0015 }],
    ['echo .5; echo "much to say" >&2', { value: 0.5 }],
    ['true', { failure: 'no-data' }],
    ['printf "  \\n"', { failure: 'no-data' }],
    ['echo NaN', { failure: 'not-a-number' }],
    ['echo +Inf', { failure: 'not-a-number' }],
    ['echo 1e999', { failure: 'not-a-number' }],
    ['seq 4', { failure: 'several-series', detail: expect.stringContaining('4 values (`1`, `2`, `3`, …)') }],
    ['echo 5%', { failure: 'malformed', detail: expect.stringContaining('it printed `5%`') }],
    ['echo 0x10', { failure: 'malformed' }],
    ['echo 1,5', { failure: 'malformed' }],
    ['echo 5; echo ok', { failure: 'malformed', detail: expect.stringContaining('one number alone') }],
    [
      'echo why; exit 1',
      { failure: 'refused', detail: '`run` ended with exit code 1; its last line is `why`' },
    ],
    ['exit 2', { failure: 'refused', detail: '`run` ended with exit code 2, without output' }],
    ['echo "not yet" >&2; exit 75', { failure: 'not-ready' }],
    ['kill -9 $$', { failure: 'refused', detail: '`run` was stopped by a signal, without output' }],
    ['false | echo 5', { failure: 'refused' }],
  ])('that does `%s` is understood', async (run, answer) => {
    expect(await look(run)).toEqual('failure' in answer ? { detail: expect.any(String), ...answer } : answer);
  });

  it('that does not end is stopped, and so is what it started', async () => {
    const runtime = await createTestRuntime();
    const run = 'echo waiting; (sleep 2; touch late) & wait';
    const source = { provider: 'command', run, history: false, timeout: 200 } as const;
    const provider = command.create(source, ['q'], { runtime, release: {} });
    expect(await provider.observe()).toEqual([
      {
        failure: 'unreachable',
        detail: '`run` did not end within 200ms and was stopped; its last line is `waiting`',
      },
    ]);
  });

  it('is stopped when the run is cancelled, before the reason is thrown', async () => {
    const run = `trap 'sleep 0.2; touch "stopped-$METRIC_QUERY"; exit 0' TERM; touch "begun-$METRIC_QUERY"; sleep 30 & wait`;
    const { provider, runtime } = await open(run, ['a', 'b']);
    const looking = provider.observe();
    looking.catch(() => {});
    const files = () => readdir(runtime.workspace);
    await expect.poll(files).toEqual(['begun-a', 'begun-b']);
    const reason = new Error('enough');
    runtime.cancel(reason);
    await expect(looking).rejects.toBe(reason);
    expect(await files()).toEqual(expect.arrayContaining(['stopped-a', 'stopped-b']));
  });

  it('says nothing secret', async () => {
    for (const run of ['echo hunter22', 'echo hunter22 >&2; exit 1']) {
      const { provider, runtime } = await open(run);
      runtime.secrets.add('hunter22');
      expect(await provider.observe()).toEqual([
        { failure: expect.any(String), detail: expect.stringContaining('`***`') },
      ]);
      expect(runtime.lines.join()).not.toContain('hunter22');
    }
  });

  it('answers for each query, also where one is too long for a variable', async () => {
    const { provider } = await open('echo 1', ['q', 'x'.repeat(200_000)]);
    expect(await provider.observe()).toEqual([
      { value: 1 },
      { failure: 'refused', detail: expect.stringContaining('E2BIG') },
    ]);
  });

  it('is judged at once when it prints digits without an end', async () => {
    const answer = await look('head -c 60000 /dev/zero | tr "\\0" 1; echo x');
    expect(answer).toMatchObject({ failure: 'malformed' });
  });

  it('can be asked anything that a variable can hold', () => {
    const source = { provider: 'command', run: 'x', history: false, timeout: 1 } as const;
    expect(command.checkQuery('any "thing" at $(all)', source)).toBeUndefined();
    expect(command.checkQuery('a\0b', source)).toContain('NUL');
    expect(command.escape?.("it's")).toBe("it's");
  });
});

describe('a script asked about the past', () => {
  const range = { from: 1_700_000_000_000, to: 1_700_000_120_000, step: 30_000 };
  const past = async (run: string) => {
    const { provider } = await open(run, ['q'], {}, true);
    return (await (provider as HistoricalProvider).history(range))[0];
  };

  it('gets it in seconds, and gives points in any order', async () => {
    const run = `
      test "$METRIC_FROM $METRIC_TO $METRIC_STEP" = "1700000000 1700000120 30"
      echo "1700000060 2"; echo "1700000030   NaN"; echo "1700000000.5 1"; echo "1600000000 9"; echo "1800000000 9"`;
    expect(await past(run)).toEqual({
      points: [
        { time: 1_700_000_000_500, value: 1 },
        { time: 1_700_000_060_000, value: 2 },
      ],
    });
    expect(await past('true')).toEqual({ points: [] });
  });

  it.each([
    ['echo 5', 'malformed', /lines `<seconds since 1970> <value>`; it printed `5`/],
    ['echo "1700000060000 5"', 'malformed', /1700000060000 5/],
    ['echo "2023-11-14T22:14:00Z 5"', 'malformed', /2023/],
    ['echo "1700000060 5 x"', 'malformed', /5 x/],
    ['echo 1700000060 5; echo 1700000060 6', 'several-series', /two values for 1700000060/],
    ['exit 1', 'refused', /exit code 1/],
  ])('and does `%s` is refused', async (run, failure, detail) => {
    expect(await past(run)).toEqual({ failure, detail: expect.stringMatching(detail) });
  });

  it('is not, unless it says that it can', async () => {
    const { provider } = await open('echo 1');
    expect('history' in provider).toBe(false);
    const source = { provider: 'command', run: 'x', timeout: 1 } as const;
    expect(command.keepsHistory({ ...source, history: true })).toBe(true);
    expect(command.keepsHistory({ ...source, history: false })).toBe(false);
  });
});

describe('docs/providers/metrics-command.md', () => {
  it('has scripts that run, and sections that are valid', async () => {
    const [first, second, ...more] = documentedSections('metrics-command');
    expect(more).toEqual([]);
    if (first?.provider !== 'command' || second?.provider !== 'command') throw new Error('no section');
    for (const section of [first, second]) expect(await checkMetrics(section)).toEqual([]);
    const path = 'psql() { echo 3; }; mkdir -p scripts; export PATH';
    const measure = `printf '#!/bin/sh\\ntest "$1" = "checkout p95 green" && echo 250\\n' > scripts/measure.sh; chmod +x scripts/measure.sh`;
    const { provider } = await open(`${path}\n${measure}\n${first.run}`, [
      'failed-orders',
      'checkout p95 green',
    ]);
    const found = await provider.observe();
    expect(found).toEqual([{ value: 3 }, { value: 250 }]);
  });
});
