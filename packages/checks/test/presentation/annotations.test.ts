import { expect, test } from 'vitest';
import { annotationsOf, shownAnnotations } from '../../src/presentation/annotations.ts';
import { result, waiver } from './readiness.ts';

const location = { file: 'a.yml', line: 3, column: 5 };

test('failures come before warnings, the most severe first, at the line that has to be changed', () => {
  const annotations = annotationsOf([
    result('fine'),
    result('warned', { status: 'warn', remedy: 'look' }),
    result('minor', { status: 'fail', severity: 'warning' }),
    result('noted', { status: 'fail', severity: 'info' }),
    result('accepted', { status: 'fail', waiver: waiver('accepted') }),
    result('bad', {
      status: 'fail',
      title: 'The disk',
      finding: 'full\nof files',
      remedy: 'make room',
      location,
    }),
  ]);
  expect(annotations).toEqual([
    { level: 'error', title: 'The disk', message: 'The disk (bad): full of files → make room', location },
    { level: 'warning', title: 'minor', message: 'minor: minor is well', location: undefined },
    { level: 'warning', title: 'warned', message: 'warned: warned is well → look', location: undefined },
  ]);
});

test('no more than GitHub shows for a step, with one that says what is left out', () => {
  const failures = (count: number) =>
    annotationsOf(Array.from({ length: count }, (_, index) => result(`bad-${index}`, { status: 'fail' })));
  // The tenth is the step's own: that it failed.
  expect(shownAnnotations(failures(9))).toEqual(failures(9));
  const shown = shownAnnotations(failures(12));
  expect(shown).toHaveLength(9);
  expect(shown.slice(0, 8)).toEqual(failures(8));
  expect(shown.at(-1)).toMatchObject({
    level: 'error',
    message: '4 more, all of them in the job summary: bad-8, bad-9, bad-10, bad-11',
  });
});

test('each kind has its own limit', () => {
  const results = Array.from({ length: 20 }, (_, index) =>
    result(`check-${index}`, { status: 'fail', severity: index % 2 === 0 ? 'critical' : 'warning' }),
  );
  const levels = shownAnnotations(annotationsOf(results)).map(({ level }) => level);
  expect(levels.filter((level) => level === 'error')).toHaveLength(9);
  expect(levels.filter((level) => level === 'warning')).toHaveLength(9);
});

test('a message is no longer than GitHub takes', () => {
  const [annotation] = annotationsOf([result('a', { status: 'fail', finding: 'x'.repeat(9_000) })]);
  expect(annotation?.message).toHaveLength(4_096);
  expect(annotation?.message.endsWith('…')).toBe(true);
});
