import { expect, test } from 'vitest';
import { ask, realRuntime } from '../asking.ts';

const disk = async (more: object) => ask({ kind: 'disk', ...more }, await realRuntime());

test('passes with enough free space', async () => {
  const result = await disk({ free: '1kB' });
  expect(result.status).toBe('pass');
  expect(result.finding).toMatch(/^[\d.]+ \w+ free, needed 1000 B$/);
  expect(result.evidence?.answer).toMatch(/^\d+ of \d+ bytes free$/);
});

test('fails with too little', async () => {
  const result = await disk({ free: '1000000TiB' });
  expect(result.status).toBe('fail');
  expect(result.finding).toMatch(/^only [\d.]+ \w+ free, needed 1000000\.0 TiB$/);
});

test('fails for a path that does not exist', async () => {
  const result = await disk({ free: '1B', path: 'nowhere' });
  expect(result.status).toBe('fail');
  expect(result.finding).toContain('ENOENT');
});
