import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { isoInstant } from '@deploy-actions/action-kit';
import type { ArchiveManifest } from '@deploy-actions/database';
import { expect, test } from 'vitest';
import { ask, realRuntime, section } from '../asking.ts';
import { startFakeAws } from '../aws/fake-aws.ts';
import { manifestOf, writeBackups } from '../backups.ts';
import { outcomes } from '../outcomes.ts';

const day = 86_400_000;
const ago = (days: number) => Date.now() - days * day;

/** A backup that was restored to test it. */
const restored = (id: string, days: number, seconds = 90): ArchiveManifest =>
  manifestOf(id, ago(days), {
    verified: { level: 'restore', restoreAt: isoInstant(ago(days)), restoreSeconds: seconds },
  });

/** A check of backups in a folder, and of a report in `restore.json` or `restore.xml`. */
async function scene(
  check: object,
  finding: RegExp,
  { manifests = [], report }: { manifests?: readonly ArchiveManifest[]; report?: object | string } = {},
) {
  const runtime = await realRuntime();
  await writeBackups(join(runtime.workspace, 'backups'), manifests);
  if (typeof report === 'object')
    await writeFile(join(runtime.workspace, 'restore.json'), JSON.stringify(report));
  if (typeof report === 'string') await writeFile(join(runtime.workspace, 'restore.xml'), report);
  return { check, runtime, finding };
}

const backups = { manifest: 'backups' };
const json = { report: { file: 'restore.json' } };
const good = { time: isoInstant(ago(3)), status: 'passed', seconds: 300, backup: 'b' };

outcomes('restore-test', {
  passes: async () => ({
    ...(await scene(
      { ...backups, longest: '15m' },
      /^a restore was tested (10d|9d23h) ago; the restore took 1m30s$/,
      {
        manifests: [restored('old', 40), restored('tested', 10), manifestOf('new', ago(1))],
      },
    )),
    answer: /^tested 20\S+\nresult: passed\nrestore time: 1m30s\nbackup: tested$/,
  }),
  warns: () =>
    scene({ ...backups, longest: '15m', 'warn-above': '1m' }, /^the restore took 1m30s, better at most 1m$/, {
      manifests: [restored('a', 1)],
    }),
  fails: {
    'tested long ago': () =>
      scene(backups, /^a restore was tested (40d|39d23h) ago, wanted at most 30d$/, {
        manifests: [restored('a', 40)],
      }),
    'takes too long': () =>
      scene({ ...backups, longest: '15m' }, /^the restore took 16m40s, wanted at most 15m$/, {
        manifests: [restored('a', 1, 1_000)],
      }),
    'never tested': () =>
      scene(
        backups,
        /^no backup was restored to test it: the newest one `a` has the level `archive`; run `backup-db`/,
        {
          manifests: [manifestOf('a', ago(1))],
        },
      ),
    'of an older backup': () =>
      scene(
        { ...backups, backup: 'backups' },
        /^the backup `old` was restored, wanted the newest one `new`$/,
        {
          manifests: [restored('old', 2), manifestOf('new', ago(1))],
        },
      ),
    'a test that failed': () =>
      scene(json, /^the restore test failed: `status` is "row counts differ", wanted "passed"$/, {
        report: { ...good, status: 'row counts differ' },
      }),
    'a report without a time': () =>
      scene(json, /^`restore.json` has nothing at `time`$/, { report: { status: 'passed' } }),
    'a time without a zone': () =>
      scene(
        json,
        /^`time` of `restore.json` is "2026-01-31T12:00:00", wanted a time such as `2026-01-31T12:00:00Z`/,
        {
          report: { ...good, time: '2026-01-31T12:00:00' },
        },
      ),
    'a time to come': () =>
      scene(json, /^a restore was tested .* from now, which can’t be: a clock is wrong$/, {
        report: { ...good, time: isoInstant(ago(-1)) },
      }),
    'seconds that are none': () =>
      scene(
        { report: { ...json.report, seconds: 'seconds' } },
        /`seconds` of `restore.json` is "fast", wanted a number/,
        {
          report: { ...good, seconds: 'fast' },
        },
      ),
  },
  unreachable: {
    'no report': () => scene(json, /^there is no report `restore.json`$/),
    'no manifests': () => scene(backups, /^no backup manifest at `backups`: nothing is there$/),
    'a bucket that is refused': async () => {
      const { fake, runtime } = await startFakeAws();
      fake.refusals.set('GetObject', ['AccessDenied', 403]);
      const finding = /allow `s3:GetObject` on `arn:aws:s3:::ci\/restore.json`/;
      return { check: { report: { file: 's3://ci/restore.json' } }, runtime, finding };
    },
  },
});

test('a report says in its own words how it went, how long it took and of which backup', async () => {
  const report = {
    file: 'restore.json',
    time: 'ended',
    status: 'result.ok',
    passed: true,
    seconds: 'took',
    backup: 'id',
  };
  const check = { kind: 'restore-test', report, longest: '15m', backup: 'backups' };
  const { runtime } = await scene({}, /./, {
    manifests: [manifestOf('a', ago(2)), manifestOf('b', ago(1))],
    report: { ended: Math.floor(ago(3) / 1_000), result: { ok: true }, took: '61.5', id: 'b' },
  });
  expect(await ask(check, runtime)).toMatchObject({
    status: 'pass',
    finding: expect.stringMatching(
      /^a restore was tested 3d ago; the restore took 1m2s; of the newest backup `b`$/,
    ),
  });
});

test('a report may lie in S3', async () => {
  const { fake, runtime } = await startFakeAws();
  const check = { kind: 'restore-test', report: { file: 's3://ci/restore.json' } };
  fake.buckets.push({ name: 'ci' });
  expect(await ask(check, runtime)).toMatchObject({ finding: 'there is no report `s3://ci/restore.json`' });
  fake.buckets.unshift({ name: 'ci', objects: [{ key: 'restore.json', body: JSON.stringify(good) }] });
  expect(await ask(check, runtime)).toMatchObject({ status: 'pass' });
});

const suite = (inner: string, timestamp = isoInstant(ago(2)).slice(0, 19)) =>
  `<?xml version="1.0"?><testsuites><testsuite name="restore" timestamp="${timestamp}">${inner}</testsuite></testsuites>`;
const cases = '<testcase name="restores" time="61.5"/><testcase name="row counts" time="2.5"></testcase>';

test.each([
  [suite(cases), 'pass', /^a restore was tested 2d ago; the restore took 1m4s$/],
  [
    suite(`${cases}<testcase name="foreign keys"><failure>x</failure><error/></testcase>`),
    'fail',
    /^the restore test failed: 1 of 3 cases failed \(foreign keys\)$/,
  ],
  [suite('<testcase name="a"><skipped/></testcase>'), 'fail', /failed: no case was run/],
  [suite(''), 'fail', /failed: no case was run/],
  [suite(cases, 'yesterday'), 'fail', /has the time `yesterday`, which is none/],
  ['<testsuite><testcase/></testsuite>', 'fail', /has no `testsuite` with a `timestamp`/],
  ['<html', 'fail', /`restore.xml` is no XML/],
])('the JUnit report %s: %s', async (report, status, finding) => {
  const { runtime } = await scene({}, /./, { report });
  const check = { kind: 'restore-test', report: { file: 'restore.xml' }, longest: '15m' };
  const result = await ask(check, runtime);
  expect(result).toMatchObject({ status, finding: expect.stringMatching(finding) });
});

test.each([
  [{}, /or `report` is needed, one of the two/],
  [{ ...backups, ...json }, /one of the two/],
  [{ ...json, longest: '15m' }, /needs `seconds`/],
  [{ ...json, backup: 'backups' }, /needs `report.backup`/],
  [{ report: { file: 'a.xml', status: 'ok' } }, /is not for a JUnit report/],
  [{ ...backups, longest: '1m', 'warn-above': '2m' }, /must be shorter than `longest`/],
  [{ ...backups, 'warn-before': '30d' }, /must be shorter than `younger-than`/],
])('%j is refused', (check, message) => {
  expect(() => section({ kind: 'restore-test', ...check })).toThrow(message);
});
