import { expect, test } from 'vitest';
import { formatAge, gradeAge } from '../src/ages.ts';
import { valueAt } from '../src/dotted-path.ts';
import { gathered } from '../src/grades.ts';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

test('one answer is as bad as the worst finding, and says that first', () => {
  const [good, doubtful, bad] = (['pass', 'warn', 'fail'] as const).map((status) => ({
    status,
    finding: status,
  }));
  if (!good || !doubtful || !bad) throw new Error('three grades');
  expect(gathered([good, doubtful, bad], 'x')).toEqual({
    status: 'fail',
    finding: 'fail; warn',
    answer: 'x',
  });
  expect(gathered([good, doubtful], 'x')).toMatchObject({ status: 'warn', finding: 'warn' });
  expect(gathered([good, good], 'x')).toMatchObject({ status: 'pass', finding: 'pass; pass' });
  expect(gathered([], 'x').status).toBe('fail');
});

test.each([
  [93 * day + 5 * hour + 59 * minute, '93d5h'],
  [2 * hour + 59_999, '2h'],
  [90_500, '1m30s'],
  [-5, '0s'],
])('%d ms are an age of %s', (age, text) => {
  expect(formatAge(age)).toBe(text);
});

test.each([
  [75 * day, 'pass', 'it was made 75d ago'],
  [76 * day, 'pass', 'it was made 76d ago'],
  [76 * day + 1, 'warn', 'it was made 76d ago, in 13d23h it will be more than 90d'],
  [90 * day, 'warn', 'it was made 90d ago, in 0s it will be more than 90d'],
  [90 * day + hour, 'fail', 'it was made 90d1h ago, wanted at most 90d'],
  [-4 * minute, 'pass', 'it was made 0s ago'],
  [-6 * minute, 'fail', 'it was made 6m from now, which can’t be: a clock is wrong'],
  [Number.NaN, 'fail', 'it was made at an unknown time, wanted at most 90d ago'],
])('%d ms of 90 days, with a warning for two weeks: %s', (age, status, finding) => {
  const limit = { longest: 90 * day, warnBefore: 14 * day };
  expect(gradeAge('it was made', age, limit)).toEqual({ status, finding });
});

test('a dotted path leads into objects and lists, and not into what they inherit', () => {
  const document = { a: [{ b: 1 }], c: null };
  expect(valueAt(document, 'a.0.b')).toBe(1);
  for (const path of ['a.1', 'c.d', 'a.length.x', 'constructor', 'a.0.b.c'])
    expect(valueAt(document, path)).toBeUndefined();
});
