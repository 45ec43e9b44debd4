import { expect, test } from 'vitest';
import { exactNumber } from '../src/values.ts';

test.each([
  ['7', 7],
  ['-0.25', -0.25],
  ['12.5000', 12.5],
  ['9007199254740991', 9_007_199_254_740_991],
  ['9007199254740993', '9007199254740993'],
  ['0.1234567890123456789', '0.1234567890123456789'],
  ['123456789012345.6789', '123456789012345.6789'],
  ['0.000000000000000000000123', 1.23e-22],
  ['1e-7', 1e-7],
  ['NaN', Number.NaN],
  ['Infinity', Number.POSITIVE_INFINITY],
])('%s', (text, value) => expect(exactNumber(text)).toEqual(value));
