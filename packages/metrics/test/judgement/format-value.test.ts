import { expect, it } from 'vitest';
import { formatElapsed, formatValue } from '../../src/judgement/format-value.ts';

it.each([
  [0.05, 'ratio', '5%'],
  [0.12345, 'ratio', '12.3%'],
  [0, 'ratio', '0%'],
  [0.000_12, 'ratio', '0.012%'],
  [0.0123, 'seconds', '12.3ms'],
  [0, 'seconds', '0s'],
  [1.5, 'seconds', '1.5s'],
  [90, 'seconds', '1m30s'],
  [4 * 2 ** 30, 'bytes', '4.0 GiB'],
  [-0.02, 'ratio', '-2%'],
  [123_456.7, 'number', '123,457'],
  [2.345_6, 'number', '2.35'],
  [Number.POSITIVE_INFINITY, 'ratio', '+Inf'],
  [Number.NEGATIVE_INFINITY, 'number', '-Inf'],
] as const)('%d in %s is %s', (value, unit, text) => {
  expect(formatValue(value, unit)).toBe(text);
});

it('time that lasted has not lasted longer than it did', () => {
  expect([299_999, 1_000, 50].map(formatElapsed)).toEqual(['4m59s', '1s', '50ms']);
});
