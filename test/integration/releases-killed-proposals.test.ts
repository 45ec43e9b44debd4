import { beforeAll, describe, expect, test } from 'vitest';
import { type Course, killed, type Undisturbed, undisturbed } from './releases-kills.ts';
import { sideBySide } from './side-by-side.ts';

const protect: Course['before'] = (world) => world.shop.protectBranch('main', { requirePullRequest: true });
const courses: Readonly<Record<string, Course>> = {
  'pull-request': {
    runs: [{ stage: 'publish', 'changelog-commit': 'pull-request', 'floating-tags': 'true' }],
    before: protect,
  },
  'a draft that moves on from an older commit': {
    runs: [{ stage: 'publish' }],
    before: (world) => {
      const [, parent = ''] = world.shop.history().map(({ sha }) => sha);
      const marker = `<!-- release-tag commit=${parent} notes=${'0'.repeat(16)} -->`;
      // Somebody wrote the text of it anew.
      world.shop.addRelease({ tag: 'v1.1.1', draft: true, body: `By hand.\n\n${marker}` });
    },
  },
};

describe.each(Object.entries(courses))('%s', (_name, course) => {
  let whole: Undisturbed;
  beforeAll(async () => {
    whole = await undisturbed(course);
  });

  test('a process killed in any moment leaves what the next run completes to the same release', async () => {
    expect(whole.moments.length).toBeGreaterThanOrEqual(6);
    await sideBySide(whole.moments, async (moment) => {
      expect(await killed(course, moment), moment.words).toEqual(whole.picture);
    });
  });
});
