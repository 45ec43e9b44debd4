import { expect, test } from 'vitest';
import { ask, realRuntime, section } from '../asking.ts';
import { outcomes } from '../outcomes.ts';

outcomes('disk', {
  passes: () => ({
    check: { free: '1kB', 'warn-below': '2kB' },
    finding: /^[\d.]+ \w+ free, needed 1000 B$/,
  }),
  warns: () => ({
    check: { free: '1kB', 'warn-below': '1000000TiB' },
    finding: /^only [\d.]+ \w+ free, wanted 1000000\.0 TiB, needed 1000 B$/,
    answer: /^\d+ of \d+ bytes free$/,
  }),
  fails: {
    'too little is free': () => ({
      check: { free: '1000000TiB' },
      finding: /^only [\d.]+ \w+ free, needed 1000000\.0 TiB$/,
    }),
  },
  unreachable: {
    'nothing is at the path': () => ({
      check: { free: '1B', path: 'nowhere' },
      finding: /^there is nothing at `.*\/nowhere` \(ENOENT\)$/,
    }),
  },
});

test('looks at the workspace unless another place is given', async () => {
  const runtime = await realRuntime();
  expect((await ask({ kind: 'disk', free: '1B' }, runtime)).evidence?.asked).toBe(
    `the free space at ${runtime.workspace}`,
  );
});

test('a warning that nobody would see is refused', () => {
  expect(() => section({ kind: 'disk', free: '1GB', 'warn-below': '1GB' })).toThrow(
    /must be more than `free`/,
  );
});
