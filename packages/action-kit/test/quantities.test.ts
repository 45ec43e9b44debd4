import {
  formatDuration,
  formatSize,
  parseBoolean,
  parseDuration,
  parsePercentage,
  parseSize,
  QuantityError,
} from '@deploy-actions/action-kit';
import { fc, test } from '@fast-check/vitest';
import { describe, expect } from 'vitest';

describe('durations', () => {
  test.each([
    ['250ms', 250],
    ['90s', 90_000],
    ['1.5s', 1_500],
    ['5m', 300_000],
    ['1h30m', 5_400_000],
    ['7d', 604_800_000],
    ['0s', 0],
  ])('%s is %d ms', (text, milliseconds) => {
    expect(parseDuration(text)).toBe(milliseconds);
  });

  test.each(['', '5', '5 m', 'm', '-5m', '5M', '1e3s', '5m ', '1.s', '5m30', 'PT5M', '١s'])(
    '`%s` is refused',
    (text) => {
      expect(() => parseDuration(text)).toThrow(QuantityError);
      expect(() => parseDuration(text)).toThrow(`found \`${text}\`, but a duration has a unit`);
    },
  );

  test('longer than ten years is refused, so that every instant stays a date', () => {
    expect(parseDuration('3650d')).toBeLessThan(8.64e15);
    expect(() => parseDuration('3651d')).toThrow('the longest duration is `3650d`');
    expect(() => parseDuration(`${'9'.repeat(400)}s`)).toThrow(QuantityError);
  });

  test.prop([fc.nat({ max: 3_650 * 86_400_000 })])(
    'are written as they are read, to about a second',
    (milliseconds) => {
      const tolerance = milliseconds < 1_000 ? 0 : milliseconds < 60_000 ? 50 : 500;
      expect(Math.abs(parseDuration(formatDuration(milliseconds)) - milliseconds)).toBeLessThanOrEqual(
        tolerance,
      );
    },
  );

  test.each([
    [999.6, '1s'],
    [59_960, '1m'],
    [3_599_600, '1h'],
    [90_061_000, '1d1h1m1s'],
    [-5, '0s'],
  ])('%d ms is written %s', (milliseconds, text) => {
    expect(formatDuration(milliseconds)).toBe(text);
  });
});

describe('percentages', () => {
  test.each([
    ['5%', 5],
    ['0.1%', 0.1],
    ['150%', 150],
    ['5 %', 5],
  ])('%s is %d points', (text, points) => {
    expect(parsePercentage(text)).toBe(points);
  });

  test.each(['5', '0.05', '%', '-5%', '5%%', '.5%', ''])('`%s` is refused', (text) => {
    expect(() => parsePercentage(text)).toThrow(`found \`${text}\`, but a percentage has a percent sign`);
  });
});

describe('sizes', () => {
  test.each([
    ['512B', 512],
    ['4GiB', 4 * 2 ** 30],
    ['1.5 MiB', 1.5 * 2 ** 20],
    ['100GB', 1e11],
    ['1kB', 1_000],
  ])('%s is %d bytes', (text, bytes) => {
    expect(parseSize(text)).toBe(bytes);
  });

  test.each(['4', '4G', '4gib', '4KB', '-1GB', ''])('`%s` is refused', (text) => {
    expect(() => parseSize(text)).toThrow(`found \`${text}\`, but a size has a unit`);
  });

  test.prop([fc.nat({ max: 2 ** 50 })])('are written as they are read, to the decimal shown', (bytes) => {
    const written = formatSize(bytes);
    expect(formatSize(parseSize(written.replace(' ', '')))).toBe(written);
  });
});

test.prop([fc.string()])('only the six words of YAML are booleans', (text) => {
  fc.pre(!/^(true|True|TRUE|false|False|FALSE)$/.test(text));
  expect(() => parseBoolean(text)).toThrow('allowed are `true` and `false`');
});

test('a boolean is read as YAML reads it', () => {
  expect(['true', 'True', 'TRUE', 'false', 'False', 'FALSE'].map(parseBoolean)).toEqual([
    true,
    true,
    true,
    false,
    false,
    false,
  ]);
});
