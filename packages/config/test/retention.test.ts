import { describe, expect, it } from 'vitest';
import { parseRetention } from '../src/index.ts';

describe('a retention policy', () => {
  it.each([
    ['5', { newest: 5 }],
    ['7d, 4w', { day: 7, week: 4 }],
    [' 5,12h , 6mo,1y ', { newest: 5, hour: 12, month: 6, year: 1 }],
  ])('`%s` is read', (text, policy) => {
    expect(parseRetention(text)).toEqual(policy);
  });

  it.each(['', '0', '0d', '7m', 'd', '-1', '1.5d', '7d 4w', '7d,', 'all'])('`%s` is refused', (text) => {
    expect(() => parseRetention(text)).toThrow('but each part is a count of at least 1');
  });

  it('that counts the same twice is refused', () => {
    expect(() => parseRetention('7d, 3d')).toThrow('counts day twice');
  });
});
