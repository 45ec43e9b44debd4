import { ConfigurationError } from '@deploy-actions/action-kit';
import { expect, it } from 'vitest';
import { captureBaseline, parseBaseline } from '../../src/judgement/baseline.ts';

it('reads what it wrote', () => {
  const observed = [{ name: 'a', query: 'x', unit: 'seconds' as const, values: [1, 5, 3] }];
  const baseline = captureBaseline(observed, 0);
  expect(baseline.indicators['a']).toMatchObject({ value: 3, least: 1, most: 5, looks: 3 });
  expect(parseBaseline(JSON.stringify(baseline), 'file.json')).toEqual(baseline);
});

it.each([
  ['nonsense', 'it is not JSON'],
  ['[]', 'it has no `indicators`'],
  ['{"schemaVersion": 2, "indicators": {}}', 'it has `schemaVersion` `2`, this version reads 1'],
  [
    '{"schemaVersion": 1, "indicators": {"a": {"value": "1"}}}',
    'its indicator `a` has no `value` and `unit`',
  ],
])('refuses %s', (text, why) => {
  expect(() => parseBaseline(text, 'file.json')).toThrow(ConfigurationError);
  expect(() => parseBaseline(text, 'file.json')).toThrow(`\`file.json\` is no baseline: ${why}`);
});
