import { describe, expect, test } from 'vitest';
import { objectiveProblem } from '../../src/kinds/objectives/document.ts';
import { ask, section } from '../asking.ts';
import { type Files, inFiles, workspaceWith } from '../files.ts';
import { outcomes } from '../outcomes.ts';

const hour = 3_600_000;
const ago = (hours: number) => new Date(Date.now() - hours * hour).toISOString().replace(/\.\d+Z$/, 'Z');

/** As `backup-db` writes it beside a backup. */
const manifest = (verified: object, created = ago(5)) => ({
  schemaVersion: 1,
  backupId: 'shop-7',
  engine: 'sqlite',
  engineVersion: '3.50',
  created,
  service: 'shop',
  environment: 'production',
  database: 'shop.db',
  actor: 'ann',
  file: 'shop-7.db.gz',
  sizeBytes: 100,
  sha256: 'a'.repeat(64),
  settings: {},
  verified: { level: 'restore', restoreAt: ago(4), restoreSeconds: 200, ...verified },
});

/** As `rollback` writes it with `drill: true`. */
const drill = (more: object = {}) => ({
  schemaVersion: 1,
  service: 'shop',
  environment: 'staging',
  reason: 'Traffic went to green and is back on blue.',
  drill: true,
  force: false,
  outcome: 'rolled-back',
  reasonCode: 'drilled',
  from: 'blue',
  to: 'green',
  seconds: 4.2,
  started: ago(30),
  ended: ago(29),
  ...more,
});

const document =
  '# Disaster recovery\n\n| objective | value |\n| --- | --- |\n| RTO | 15 minutes |\n| RPO | 24 h |\n';
const files = (more: Files = {}): Files => ({
  'docs/recovery.md': document,
  'backup.json': manifest({}),
  'drill.json': drill(),
  ...more,
});
const wanted = {
  rto: '15m',
  rpo: '24h',
  document: 'docs/recovery.md',
  restore: 'backup.json',
  backup: 'backup.json',
  drill: 'drill.json',
  'younger-than': '30d',
  'warn-above': '80%',
};
const scene = (more: Files, finding: RegExp, check: object = {}) =>
  inFiles(files(more), { check: { ...wanted, ...check }, finding });

outcomes('objectives', {
  passes: () =>
    inFiles(files(), {
      check: wanted,
      finding:
        /^RTO 15m and RPO 1d met: `docs\/recovery\.md` states them; the restore of shop-7 took 3m20s; the drill in staging took 4\.2s; the backup shop-7 is as old as 5h.*$/,
      answer: /^pass: the restore of shop-7 took 3m20s \(backup\.json, 20\S+Z\), the RTO is 15m$/m,
    }),
  warns: () =>
    scene(
      { 'drill.json': drill({ seconds: 780 }) },
      /^the drill in staging took 13m \(drill\.json, .*\), more than 80%: the RTO is 15m$/,
    ),
  fails: {
    'a drill ended in the future': () =>
      scene(
        { 'drill.json': drill({ ended: ago(-48) }) },
        /^the drill in staging took 4\.2s .*, but that is in the future: a clock is wrong$/,
      ),
    'a restore takes longer': () =>
      scene(
        { 'backup.json': manifest({ restoreSeconds: 1_200 }) },
        /^the restore of shop-7 took 20m \(backup\.json, .*\), the RTO is 15m$/,
      ),
    'the newest backup is older': () =>
      scene(
        { 'backup.json': manifest({}, ago(26)) },
        /^the backup shop-7 is as old as 1d2h.* the RPO is 1d$/,
      ),
    'a drill is too long ago': () =>
      scene(
        { 'drill.json': drill({ ended: ago(24 * 31) }) },
        /, but was measured 31d.* ago \(.*\), wanted at most 30d$/,
      ),
    'the document says something else': () =>
      scene(
        { 'docs/recovery.md': 'RTO: 30 min\nRPO: 24h' },
        /^`docs\/recovery\.md` says 30m for the RTO, wanted 15m$/,
      ),
    'the document does not say it': () =>
      scene({ 'docs/recovery.md': 'RTO: 15m' }, /^`docs\/recovery\.md` does not mention the RPO$/),
    'the backup was never restored': () =>
      scene(
        { 'backup.json': manifest({ level: 'archive', restoreAt: undefined, restoreSeconds: undefined }) },
        /^the backup shop-7 was never restored \(verified: archive/,
      ),
    'nothing has verified the backup': () =>
      scene({ 'backup.json': manifest({ level: 'none' }) }, /^nothing has verified the backup shop-7/, {
        restore: undefined,
      }),
    'the backup is from the future': () =>
      scene(
        { 'backup.json': manifest({}, ago(-3)) },
        /^the backup shop-7 \(`backup\.json`\) is from the future: /,
      ),
    'it was no drill': () =>
      scene({ 'drill.json': drill({ drill: false }) }, /is the report of a rollback, not of a drill$/),
    'the drill rehearsed nothing': () =>
      scene(
        {
          'drill.json': drill({
            outcome: 'already',
            reasonCode: 'already',
            reason: 'All traffic is on blue already.',
          }),
        },
        /^the drill in staging rehearsed nothing \(`drill\.json`\): All traffic/,
      ),
    'a number is negative': () =>
      scene({ 'drill.json': drill({ seconds: -1 }) }, /^`drill\.json` says -1 seconds, which can't be$/),
    'a file is no manifest': () =>
      scene(
        { 'backup.json': {} },
        /^backup manifest `backup\.json` is no backup manifest: .* \(and 1 more\)$/,
      ),
    'a file is no JSON': () =>
      scene({ 'drill.json': 'seconds: 4' }, /^`drill\.json` is not JSON: line 1, column 1$/),
    'a number is none': () =>
      scene(
        { 'load.json': { restore: { seconds: '4' } } },
        /^`restore\.seconds` of `load\.json` is "4", wanted a number of seconds$/,
        {
          measured: [{ objective: 'rto', file: 'load.json', path: 'restore.seconds' }],
        },
      ),
    'a number is not there': () =>
      scene({ 'load.json': [] }, /^`0\.seconds` of `load\.json` is not there, wanted a number of seconds$/, {
        measured: [{ objective: 'rto', file: 'load.json', path: '0.seconds' }],
      }),
  },
  unreachable: {
    'nothing is there': () =>
      inFiles(
        {},
        {
          check: wanted,
          finding: /^there is no file `docs\/recovery\.md` \(and 3 more\)$/,
          answer: /fail: there is no file `drill\.json`/,
        },
      ),
  },
});

test('takes a number of any file', async () => {
  const check = {
    kind: 'objectives',
    rpo: '1m',
    measured: [{ objective: 'rpo', file: 'lag.json', path: 'replication.lag' }],
  };
  const result = await ask(check, await workspaceWith({ 'lag.json': { replication: { lag: 12.5 } } }));
  expect(result).toMatchObject({
    status: 'pass',
    finding: 'RPO 1m met: `replication.lag` of `lag.json` is 12.5s',
  });
});

test.each([
  [{}, /needs `rto`, `rpo` or both/],
  [{ rto: '15m' }, /is measured by nothing: give `restore`, `drill` or `measured`/],
  [{ rpo: '15m', restore: 'a' }, /is measured by nothing: give `backup`/],
  [{ rto: '15m', drill: 'a', backup: 'b' }, /is missing, but there are measurements for it/],
  [{ rto: '15m', drill: 'a', 'warn-above': '100%' }, /is 100%, but it must lie between/],
])('%o is refused', (more, message) => {
  expect(() => section({ kind: 'objectives', ...more })).toThrow(message);
});

describe('a document', () => {
  const quarter = 15 * 60_000;
  test.each([
    'RTO: 15m',
    '**Recovery Time Objective**: 15 minutes',
    '## RTO\n\n15 min',
    'We are back within 0.25 hours (RTO)',
    '| RTO | 900 s |',
    'RTO 15 min, RPO 24 h',
    'RPO 24 h, RTO 15 min',
    'recovery-time objective of 0h 15m',
  ])('states it: %j', (text) => {
    expect(objectiveProblem(text, 'rto', quarter)).toBeUndefined();
  });

  test.each([
    ['RTO\n\n\n\n15m', 'mentions the RTO without a value, wanted 15m'],
    ['RTO:\nRPO: 15m', 'mentions the RTO without a value, wanted 15m'],
    ['RTO 30m, RPO 15m', 'says 30m for the RTO, wanted 15m'],
    ['RTO 1 h 15 min', 'says 1h15m for the RTO, wanted 15m'],
    ['we run 15m of PORTO', 'does not mention the RTO'],
  ])('does not: %j', (text, problem) => {
    expect(objectiveProblem(text, 'rto', quarter)).toBe(problem);
  });
});
