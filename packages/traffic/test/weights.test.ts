import { fc, test } from '@fast-check/vitest';
import { describe, expect } from 'vitest';
import { allOn, formatWeights, otherColor, sameWeights, servingColor, splitWith } from '../src/index.ts';

const color = fc.constantFrom('blue' as const, 'green' as const);

describe('weights', () => {
  test.prop([color, fc.integer({ min: 0, max: 100 })])(
    'always sum to 100, with the share on the colour',
    (one, share) => {
      const weights = splitWith(one, share);
      expect(weights.blue + weights.green).toBe(100);
      expect(weights[one]).toBe(share);
      expect(sameWeights(weights, splitWith(otherColor(one), 100 - share))).toBe(true);
      expect(servingColor(weights)).toBe(share === 100 ? one : share === 0 ? otherColor(one) : undefined);
    },
  );

  test('all on one colour', () => {
    expect(allOn('green')).toEqual({ blue: 0, green: 100 });
    expect(formatWeights(allOn('blue'))).toBe('blue 100% / green 0%');
  });
});
