import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { ask, serve } from '../asking.ts';
import { type Course, found, hour, now, prometheus, query, still } from './metric-source.ts';

describe('a time already past', () => {
  test('tells how it went', async () => {
    const { status, finding, evidence } = await found((ago) => 0.01 + ago / hour / 1_000, {
      'fail-above': '5%',
      lookback: '2h',
    });
    expect({ status, finding }).toEqual({ status: 'pass', finding: '1% (fail-above 5%), 1% to 1.2%' });
    expect(evidence?.answer).toMatch(/looks: 121 in 2h until 2026-02-01T12:00:00Z\nvalues: 1% to 1\.2%$/);
  });

  test('remembers a warning that is over', async () => {
    const course: Course = (ago) => (ago > 3_590 && ago < 3_700 ? 0.02 : 0.001);
    expect(await found(course, { 'warn-above': '1%', lookback: '2h' })).toMatchObject({
      status: 'warn',
      finding: '2% is above 1% (warn-above 1%) at 2026-02-01T11:00:00Z',
    });
  });

  test('needs a source that keeps it', async () => {
    const source = { provider: 'command', run: 'echo 1' };
    const check = { kind: 'metric', source, query: 'x', 'fail-above': 5, lookback: '1h' };
    expect(await ask(check, await still())).toMatchObject({
      status: 'fail',
      finding: expect.stringMatching(/^`query` is asked of `command`, which keeps no history/),
    });
  });

  test('of which too little was seen for a trend', async () => {
    const trend = { 'rises-by': '50%', over: '24h' };
    expect(await found(() => 1, { trend, lookback: '6h' })).toMatchObject({
      status: 'fail',
      finding: expect.stringMatching(/^`trend` is 1d, longer than all that is watched in one piece \(6h\)/),
    });
    const young: Course = (ago) => (ago < 14 * hour ? 1 : undefined);
    expect(await found(young, { trend, lookback: '24h' })).toMatchObject({
      status: 'fail',
      finding: expect.stringMatching(/^no data to judge: .*trend seen for 1[34]h.* of 1d/),
    });
  });
});

describe('recent data', () => {
  const page = (age: number) =>
    serve((_, response) => response.end(JSON.stringify({ at: (now - age) / 1_000, value: 7 })));
  const check = async (age: number) => ({
    ...{ kind: 'metric', query: '[[at, value]]', 'data-younger-than': '3m' },
    source: { provider: 'http', url: await page(age) },
  });

  test('is there, is too old, or is not there', async () => {
    expect(await ask(await check(60_000), await still())).toMatchObject({ status: 'pass', finding: '7' });
    expect(await ask(await check(240_000), await still())).toMatchObject({
      status: 'fail',
      finding: 'the newest value is 4m old (2026-02-01T11:56:00Z), wanted at most 3m',
    });
    expect(await ask(await check(hour * 1_000), await still())).toMatchObject({
      status: 'fail',
      finding: expect.stringMatching(/^no recent data: .*2026-02-01T11:00:00/),
    });
    expect(await ask({ ...(await check(0)), query: 'nothing' }, await still())).toMatchObject({
      status: 'fail',
      finding: expect.stringMatching(/^no data to judge/),
    });
  });
});

describe('a baseline', () => {
  const stored = {
    ...{ schemaVersion: 2, service: 'shop', environment: 'production', capturedAt: '2026-01-31T12:00:00Z' },
    indicators: { latency: { query, unit: 'number', value: 100, least: 90, most: 110, points: [[1, 100]] } },
  };
  const compared = async (value: number, more: object) => {
    const { source } = await prometheus(() => value);
    const runtime = await still();
    writeFileSync(join(runtime.workspace, 'baseline.json'), JSON.stringify(stored));
    const check = {
      kind: 'metric',
      id: 'latency',
      source,
      query,
      baseline: 'baseline.json',
      'degrades-by': '50%',
    };
    return ask({ ...check, ...more }, runtime);
  };

  test('is what a value is held against', async () => {
    expect(await compared(140, {})).toMatchObject({
      status: 'pass',
      evidence: { answer: expect.stringContaining('baseline: 100') },
    });
    expect(await compared(160, {})).toMatchObject({
      status: 'fail',
      finding: '160 is above 150 (reference 100) (degrades-by 50%)',
    });
  });

  test.each([
    [{ indicator: 'latancy' }, /has no indicator `latancy`; did you mean `latency`\?/],
    [{ baseline: 'nowhere.json' }, /the baseline `nowhere\.json` can't be read: ENOENT/],
    [{ unit: 'seconds' }, /measured in `number`, the indicator in `seconds`/],
  ])('that doesn’t fit is refused: %o', async (more, finding) => {
    expect(await compared(100, more)).toMatchObject({
      status: 'fail',
      finding: expect.stringMatching(finding),
    });
  });
});
