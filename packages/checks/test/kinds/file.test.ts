import { mkdir, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { systemClock } from '@deploy-actions/action-kit';
import { expect, test } from 'vitest';
import { ask, realRuntime, section } from '../asking.ts';
import { inFiles } from '../files.ts';
import { outcomes } from '../outcomes.ts';

const plan = 'plans/disaster.md';
const scene = (more: object, finding: RegExp, path = plan) =>
  inFiles({ [plan]: 'reviewed: me\n' }, { check: { path, ...more }, finding }, { [plan]: 3_600_000 });

outcomes('file', {
  passes: () =>
    scene(
      { contains: 'reviewed', matches: '^reviewed: \\w+$', 'younger-than': '2h' },
      /^`plans\/disaster\.md` is as wanted$/,
    ),
  warns: () =>
    scene(
      { 'younger-than': '2h', 'warn-older-than': '30m' },
      /^`plans\/disaster\.md` was changed 1h ago, wanted at most 30m$/,
    ),
  fails: {
    'a text is missing': () =>
      scene({ contains: 'approved' }, /^`plans\/disaster\.md` does not contain `approved`$/),
    'nothing matches': () =>
      scene({ matches: '^approved' }, /^`plans\/disaster\.md` has nothing that matches `\^approved`$/),
    'it is too old': () => scene({ 'younger-than': '30m' }, /was changed 1h ago, wanted at most 30m$/),
    'it is too small': () => scene({ 'larger-than': '1KiB' }, /has 13 B, wanted at least 1\.0 KiB$/),
    'it is no file': () => scene({}, /^`plans` is not a file$/, 'plans'),
    'it is too large to be read': () =>
      inFiles(
        { 'large.txt': new Uint8Array(33 * 1024 * 1024) },
        {
          check: { path: 'large.txt', contains: 'x' },
          finding: /^`large\.txt` has 33\.0 MiB, and no more than 32\.0 MiB are read$/,
        },
      ),
  },
  unreachable: {
    'it does not exist': () => scene({}, /^`plans\/none\.md` does not exist$/, 'plans/none.md'),
  },
});

test.each([
  [{ matches: '(' }, /Invalid regular expression/],
  [{ 'younger-than': '1h', 'warn-older-than': '1h' }, /must be shorter than `younger-than`/],
])('%o is refused', (more, message) => {
  expect(() => section({ kind: 'file', path: plan, ...more })).toThrow(message);
});

const noon = Date.UTC(2026, 0, 1, 12);

/** Asks about a file of 12 bytes that was changed an hour ago, by the test's clock. */
async function askFor(more: object, path = 'plans/disaster.md') {
  const runtime = { ...(await realRuntime()), clock: { ...systemClock, now: () => noon } };
  await mkdir(join(runtime.workspace, 'plans'));
  const file = join(runtime.workspace, 'plans/disaster.md');
  await writeFile(file, 'reviewed: me');
  const changed = (noon - 3_600_000) / 1_000;
  await utimes(file, changed, changed);
  return ask({ kind: 'file', path, ...more }, runtime);
}

test('passes on a file that is there and as wanted', async () => {
  const wanted = { contains: 'reviewed', 'younger-than': '61m', 'larger-than': '12B' };
  expect(await askFor(wanted)).toMatchObject({
    status: 'pass',
    finding: '`plans/disaster.md` is as wanted',
    evidence: { asked: 'the file plans/disaster.md', answer: '12 B, last changed 2026-01-01T11:00:00Z' },
  });
  expect((await askFor({})).status).toBe('pass');
});

test.each([
  [{ contains: 'approved' }, '`plans/disaster.md` does not contain `approved`'],
  [{ 'younger-than': '30m' }, '`plans/disaster.md` was changed 1h ago, wanted at most 30m'],
  [{ 'larger-than': '1KiB' }, '`plans/disaster.md` has 12 B, wanted at least 1.0 KiB'],
  [
    { 'larger-than': '13B', contains: 'x' },
    '`plans/disaster.md` has 12 B, wanted at least 13 B, and does not contain `x`',
  ],
])('fails on a file that is not as wanted: %o', async (more, finding) => {
  expect(await askFor(more)).toMatchObject({ status: 'fail', finding });
});

test('fails when nothing, or no file, is there', async () => {
  expect(await askFor({}, 'plans/none.md')).toMatchObject({
    status: 'fail',
    finding: '`plans/none.md` does not exist',
  });
  expect((await askFor({}, 'plans/disaster.md/x')).finding).toBe('`plans/disaster.md/x` does not exist');
  expect((await askFor({}, 'plans')).finding).toBe('`plans` is not a file');
});

test('fails with the reason when the file system does not answer', async () => {
  const result = await askFor({}, `${'x'.repeat(300)}.md`);
  expect(result.status).toBe('fail');
  expect(result.finding).toContain('ENAMETOOLONG');
});
