import { beforeAll, describe, expect, test } from 'vitest';
import { type Course, killed, type Undisturbed, undisturbed } from './releases-kills.ts';
import { sideBySide } from './side-by-side.ts';

const floating = { 'floating-tags': 'true' };
const courses: Readonly<Record<string, Course>> = {
  all: { runs: [{ stage: 'all', ...floating }] },
  'prepare, then publish': {
    runs: [
      { stage: 'prepare', 'candidate-tag': 'true' },
      { stage: 'publish', ...floating },
    ],
  },
};

describe.each(Object.entries(courses))('%s', (_name, course) => {
  let whole: Undisturbed;
  beforeAll(async () => {
    whole = await undisturbed(course);
  });

  test('a process killed in any moment leaves what the next run completes to the same release', async () => {
    expect(whole.moments.length).toBeGreaterThanOrEqual(9);
    await sideBySide(whole.moments, async (moment) => {
      expect(await killed(course, moment), moment.words).toEqual(whole.picture);
    });
  });
});
