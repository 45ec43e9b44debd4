import { ConfigurationError } from '@deploy-actions/action-kit';
import { expect, it } from 'vitest';
import { captureBaseline, parseBaseline, writeBaseline } from '../../src/judgement/baseline.ts';
import { thinned } from '../../src/judgement/thinning.ts';

const values = [
  { time: 1_000, value: 0.01, count: { events: 1, exposure: 100 } },
  { time: 2_000, value: 0.05, count: { events: 5, exposure: 100 } },
  { time: 3_000, value: 0.03 },
];

const owner = { service: 'shop', environment: 'production' };

it('reads what it wrote, every point of it', () => {
  const captured = captureBaseline([{ name: 'a', query: 'x', of: 'y', unit: 'ratio', values }], 0);
  const baseline = { ...captured, ...owner };
  expect(baseline.indicators['a']).toMatchObject({ query: 'x', of: 'y', points: values });
  expect(baseline.indicators['a']).toMatchObject({ value: 0.03, least: 0.01, most: 0.05 });
  expect(parseBaseline(JSON.stringify(writeBaseline(baseline)), 'file.json')).toEqual(baseline);
});

it('leaves out an indicator that never had a value', () => {
  expect(captureBaseline([{ name: 'a', query: 'x', unit: 'ratio', values: [] }], 0).indicators).toEqual({});
});

const written = { query: 'x', unit: 'ratio', value: 1, least: 1, most: 1 };
const document = (indicators: object) =>
  JSON.stringify({ schemaVersion: 2, ...owner, capturedAt: '', indicators });

it.each([
  ['nonsense', 'it is not JSON'],
  [
    '{"schemaVersion": 2, "service": "shop", "looks": []}',
    'it is the report of a window; its baseline lies beside it as `…-baseline.json`',
  ],
  ['[]', 'the document is missing or of another form'],
  [
    '{"schemaVersion": 1, "capturedAt": "", "indicators": {}}',
    '`schemaVersion` is missing or of another form',
  ],
  ['{"schemaVersion": 2, "capturedAt": "", "indicators": {}}', '`service` is missing or of another form'],
  [document({ a: { ...written, value: '1' } }), '`indicators.a.value` is'],
  [document({ a: written }), '`indicators.a.points` is'],
])('refuses %s', (text, why) => {
  expect(() => parseBaseline(text, 'file.json')).toThrow(ConfigurationError);
  expect(() => parseBaseline(text, 'file.json')).toThrow('`file.json` is no baseline: ');
  expect(() => parseBaseline(text, 'file.json')).toThrow(why);
});

it.each([[[1]], [[1, 2, 3]], [[1, 2, 3, 0]], [[1, 2, -3, 4]], [[1, 2, 3, 4, 5]]])(
  'refuses the point %j',
  (point) => {
    const text = document({ a: { ...written, points: [point] } });
    expect(() => parseBaseline(text, 'file.json')).toThrow(
      '`indicators.a.points.0` is missing or of another form',
    );
  },
);

it('is thinned across a clock that was set back', () => {
  const times = [0, 10_000, 60_000, -3_600_000, -3_590_000, -3_540_000];
  expect(
    thinned(
      times.map((time) => ({ time })),
      60_000,
    ).map(({ time }) => time),
  ).toEqual([0, 60_000, -3_600_000, -3_540_000]);
});
