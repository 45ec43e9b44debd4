import { rm, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ArchiveManifest } from '@deploy-actions/database';
import { describe, expect, test } from 'vitest';
import { ask, realRuntime, section } from '../asking.ts';
import { type FakeAws, startFakeAws } from '../aws/fake-aws.ts';
import type { FakeSnapshot } from '../aws/fake-rds.ts';
import { manifestOf, writeBackups } from '../backups.ts';
import { outcomes } from '../outcomes.ts';

const hour = 3_600_000;
const ago = (hours: number) => Date.now() - hours * hour;
const s3 = 's3://musicgen-backups/postgres/';

type Backup = readonly [key: string, hours: number, size: number];

/** A check of objects in a bucket. */
async function inS3(
  check: object,
  backups: readonly Backup[],
  finding: RegExp,
  change?: (fake: FakeAws) => void,
) {
  const { fake, runtime } = await startFakeAws();
  const objects = backups.map(([key, hours, size]) => ({
    key: `postgres/${key}`,
    modified: ago(hours),
    size,
  }));
  fake.buckets.push({
    name: 'musicgen-backups',
    objects: [{ key: 'postgres/', modified: ago(0) }, ...objects],
  });
  change?.(fake);
  return { check: { s3, ...check }, runtime, finding };
}

const yesterday: Backup = ['a.dump', 26, 4_096];

outcomes('backup-age', {
  passes: async () => ({
    ...(await inS3(
      { 'larger-than': '1KiB' },
      [yesterday, ['b.dump', 2, 4_096]],
      /^the newest backup `postgres\/b.dump` was made 2h ago; it has 4.0 KiB$/,
    )),
    answer: /^postgres\/b.dump: 20\S+, 4.0 KiB\npostgres\/a.dump: /,
  }),
  warns: () =>
    inS3(
      {},
      [yesterday, ['b.dump', 2, 1_024]],
      /^it has 1.0 KiB, 75 % less than `postgres\/a.dump` \(4.0 KiB\)$/,
    ),
  fails: {
    'too old': () =>
      inS3({}, [yesterday], /^the newest backup `postgres\/a.dump` was made 1d2h ago, wanted at most 1d$/),
    'too small': () =>
      inS3({ 'larger-than': '5KiB' }, [['a', 1, 4_096]], /^it has 4.0 KiB, wanted at least 5.0 KiB$/),
    empty: () => inS3({}, [['a', 1, 0]], /^it has 0 B, wanted something in it$/),
    'nothing there': () => inS3({}, [], /^no object under `s3:\/\/musicgen-backups\/postgres\/`$/),
    'nothing of that name': () =>
      inS3(
        { matches: '**/*.gz' },
        [yesterday],
        /^no object like `\*\*\/\*\.gz` under `s3:.*`, but 1 other objects$/,
      ),
    'no such bucket': () => inS3({ s3: 's3://nobody' }, [], /^there is no bucket `nobody`/),
    'a bucket elsewhere': () =>
      inS3({ region: 'us-west-2' }, [], /is in region `eu-central-1`, and was asked for in `us-west-2`/),
    'a permission that is missing': () =>
      inS3({}, [], /allow `s3:ListBucket` on `arn:aws:s3:::musicgen-backups`/, (fake) =>
        fake.refusals.set('ListObjectsV2', ['AccessDenied', 403]),
      ),
  },
  unreachable: {
    'expired credentials': () =>
      inS3({}, [], /have expired: set `aws.role`/, (fake) =>
        fake.refusals.set('ListObjectsV2', ['ExpiredToken', 400]),
      ),
    'S3 is broken': () =>
      inS3({}, [], /^list s3:.*AWS said InternalError/, (fake) =>
        fake.refusals.set('ListObjectsV2', ['InternalError', 500]),
      ),
  },
});

test('the newest object counts, on whichever page it is, and soon too old is a warning', async () => {
  const { fake, runtime } = await startFakeAws();
  fake.pageSize = 2;
  const objects = [50, 40, 30, 60, 22].map((hours, n) => ({
    key: `postgres/${n}`,
    modified: ago(hours),
    size: 1,
  }));
  fake.buckets.push({ name: 'musicgen-backups', objects });
  expect(await ask({ kind: 'backup-age', s3, 'warn-before': '4h' }, runtime)).toMatchObject({
    status: 'warn',
    finding: expect.stringMatching(
      /^the newest backup `postgres\/4` was made 22h ago, in (2h|1h59m) it will be more than 1d$/,
    ),
  });
});

describe('snapshots of RDS', () => {
  const look = async (rds: object, snapshots: readonly FakeSnapshot[], change?: (fake: FakeAws) => void) => {
    const { fake, runtime } = await startFakeAws();
    fake.pageSize = 2;
    fake.snapshots.push(...snapshots);
    change?.(fake);
    const { status, finding } = await ask({ kind: 'backup-age', rds }, runtime);
    return { status, finding };
  };
  const snapshot = (id: string, hours: number, more: Partial<FakeSnapshot> = {}) => ({
    ...{ id, instance: 'shop', created: ago(hours), encrypted: true },
    ...more,
  });

  test('the newest one that is available counts', async () => {
    const snapshots = [30, 50, 3].map((hours) => snapshot(`rds:${hours}`, hours));
    expect(await look({ instance: 'shop' }, snapshots)).toEqual({
      status: 'pass',
      finding: 'the newest backup `rds:3` was made 3h ago',
    });
    const cluster = snapshots.map(({ instance, ...rest }) => ({ ...rest, cluster: instance }));
    expect(await look({ cluster: 'shop' }, cluster)).toMatchObject({ status: 'pass' });
    expect(await look({ cluster: 'shop' }, snapshots)).toMatchObject({
      status: 'fail',
      finding: 'no snapshot of the cluster `shop` that is available in region `eu-central-1`',
    });
  });

  test('a copy is as old as what it is a copy of', async () => {
    const copy = snapshot('copied', 90 * 24, { type: 'manual', copied: ago(1) });
    expect(await look({ instance: 'shop' }, [copy])).toEqual({
      status: 'fail',
      finding: 'the newest backup `copied` was made 90d ago, wanted at most 1d',
    });
  });

  test('one that is being made is no backup yet', async () => {
    const creating = { id: 'rds:new', instance: 'shop', status: 'creating', percent: 40 };
    expect(await look({ instance: 'shop' }, [snapshot('rds:old', 30), creating])).toEqual({
      status: 'fail',
      finding:
        'the newest backup `rds:old` was made 1d6h ago, wanted at most 1d; `rds:new` is being made, 40 % so far',
    });
    expect(await look({ instance: 'shop' }, [snapshot('rds:old', 3), creating])).toMatchObject({
      status: 'warn',
    });
    expect(await look({ instance: 'shop' }, [creating])).toMatchObject({ status: 'fail' });
  });

  test('one that failed counts as trouble only when it is the latest', async () => {
    const failed = (hours: number) => snapshot('rds:bad', hours, { status: 'failed' });
    expect(await look({ instance: 'shop' }, [snapshot('rds:old', 3), failed(2)])).toEqual({
      status: 'warn',
      finding: '`rds:bad` is `failed`',
    });
    expect(await look({ instance: 'shop' }, [snapshot('rds:old', 3), failed(200)])).toMatchObject({
      status: 'pass',
    });
  });

  test('type and encryption count as configured', async () => {
    const snapshots = [
      snapshot('by-hand', 1, { type: 'manual' }),
      snapshot('plan', 1, { type: 'awsbackup' }),
    ];
    expect(await look({ instance: 'shop', snapshots: 'automated' }, snapshots)).toMatchObject({
      status: 'fail',
      finding: expect.stringMatching(/^no automated snapshot of the instance `shop`/),
    });
    expect(await look({ instance: 'shop', snapshots: 'awsbackup' }, snapshots)).toMatchObject({
      status: 'pass',
    });
    const plain = [snapshot('plain', 1, { encrypted: false })];
    expect(await look({ instance: 'shop' }, plain)).toMatchObject({
      status: 'warn',
      finding: '`plain` is not encrypted',
    });
    expect(await look({ instance: 'shop', unencrypted: 'fail' }, plain)).toMatchObject({ status: 'fail' });
  });

  test.each(['instance', 'cluster'] as const)('the point in time of the %s counts', async (kind) => {
    const rds = { [kind]: 'shop', 'restorable-within': '15m' };
    const snapshots = [{ id: 'a', [kind]: 'shop', created: ago(1), encrypted: true }];
    const restorable = (hours: number | undefined) => (fake: FakeAws) =>
      void fake.instances.push({
        [kind]: 'shop',
        ...(hours === undefined ? {} : { restorable: ago(hours) }),
      });
    expect(await look(rds, snapshots, restorable(0.1))).toMatchObject({
      status: 'pass',
      finding: expect.stringMatching(/can be restored to a point 6m ago$/),
    });
    expect(await look(rds, snapshots, restorable(2))).toMatchObject({
      status: 'fail',
      finding: expect.stringMatching(/can be restored to a point 2h ago, wanted at most 15m/),
    });
    for (const change of [restorable(undefined), () => {}]) {
      expect(await look(rds, snapshots, change)).toMatchObject({
        status: 'fail',
        finding: expect.stringMatching(/does not exist, or does not keep what it takes/),
      });
    }
  });

  test('a permission that is missing is named', async () => {
    const denied = (fake: FakeAws) => void fake.refusals.set('DescribeDBSnapshots', ['AccessDenied', 403]);
    expect((await look({ instance: 'shop' }, [], denied)).finding).toMatch(
      /allow `rds:DescribeDBSnapshots` on `arn:aws:rds:\*:\*:snapshot:\*`/,
    );
  });
});

describe('backups of backup-db', () => {
  const look = async (
    manifests: readonly ArchiveManifest[],
    check: object = {},
    change?: (folder: string) => Promise<void>,
  ) => {
    const runtime = await realRuntime();
    const folder = join(runtime.workspace, 'backups');
    await writeBackups(folder, manifests);
    await change?.(folder);
    const { status, finding } = await ask({ kind: 'backup-age', manifest: 'backups', ...check }, runtime);
    return { status, finding };
  };

  test('the newest of a folder counts, for this service and environment', async () => {
    const manifests = [
      manifestOf('old', ago(40), { sizeBytes: 3_000 }),
      manifestOf('new', ago(4)),
      manifestOf('staging', ago(1), { environment: 'staging' }),
    ];
    const all = async () => ({ ...(await look(manifests)) });
    expect(await all()).toEqual({
      status: 'pass',
      finding: 'the newest backup `new` was made 4h ago; it has 2.0 KiB; it was verified (archive)',
    });
    expect(await look(manifests.slice(2))).toMatchObject({
      status: 'fail',
      finding: expect.stringMatching(
        /^no backup manifest at `backups`: .* is of shop in staging, wanted shop in production$/,
      ),
    });
    expect(await look(manifests.slice(2), { service: 'shop-db' })).toMatchObject({ status: 'fail' });
    expect(await look(manifests, { manifest: 'backups/old.json', 'younger-than': '2d' })).toMatchObject({
      status: 'pass',
      finding: expect.stringMatching(/^the newest backup `old` was made 1d16h ago/),
    });
  });

  test('how far it was verified counts', async () => {
    const unverified = [manifestOf('a', ago(1), { verified: { level: 'none' } })];
    expect(await look(unverified)).toEqual({ status: 'warn', finding: 'it was never verified' });
    expect(await look(unverified, { verified: 'archive' })).toMatchObject({ status: 'fail' });
    expect(await look([manifestOf('a', ago(1))], { verified: 'restore' })).toMatchObject({
      status: 'fail',
      finding: 'it was verified (archive), wanted restore',
    });
  });

  test('a copy nobody verified, taken before a restore, does not stand for the backups that were', async () => {
    const safetyCopy = manifestOf('copy', ago(1), { verified: { level: 'none' } });
    expect(await look([manifestOf('old', ago(40)), safetyCopy])).toMatchObject({
      status: 'fail',
      finding: expect.stringMatching(/^the newest backup `old` was made 1d16h ago/),
    });
    expect(await look([manifestOf('new', ago(4)), safetyCopy], { verified: 'archive' })).toMatchObject({
      status: 'pass',
    });
  });

  test('a manifest without its file, or with half of it, is no backup', async () => {
    const manifests = [manifestOf('a', ago(1))];
    expect(await look(manifests, {}, (folder) => rm(join(folder, 'a.db')))).toMatchObject({
      status: 'fail',
      finding: 'its file `a.db` is not beside the manifest',
    });
    expect(await look(manifests, {}, (folder) => truncate(join(folder, 'a.db'), 1_000))).toMatchObject({
      status: 'fail',
      finding: 'its file `a.db` has 1000 bytes (1000 B), wanted 2000 as the manifest says',
    });
  });

  test('what is no manifest, or none of today, is said', async () => {
    expect(await look([], { manifest: 'nowhere' })).toMatchObject({
      status: 'fail',
      finding: 'there is no file and no folder `nowhere`',
    });
    expect(await look([])).toMatchObject({ finding: 'no backup manifest at `backups`: nothing is there' });
    const broken = (folder: string) => writeFile(join(folder, 'a.json'), '{');
    expect((await look([], {}, broken)).finding).toMatch(/`backups\/a.json` is not JSON$/);
    expect(await look([manifestOf('a', ago(-3))])).toMatchObject({
      status: 'fail',
      finding: expect.stringMatching(
        /was made 2h59m from now, which can’t be: a clock is wrong|was made 3h from now/,
      ),
    });
  });

  test('they may lie in S3', async () => {
    const { fake, runtime } = await startFakeAws();
    const manifest = manifestOf('new', ago(4));
    fake.buckets.push({
      name: 'backups',
      objects: [
        { key: 'shop/new.json', body: JSON.stringify(manifest), modified: ago(4) },
        { key: 'shop/new.db', size: 2_000 },
      ],
    });
    const passes = {
      status: 'pass',
      finding: expect.stringMatching(/^the newest backup `new` was made 4h ago/),
    };
    for (const place of ['s3://backups/shop/', 's3://backups/shop/new.json']) {
      expect(await ask({ kind: 'backup-age', manifest: place }, runtime)).toMatchObject(passes);
    }
    expect(await ask({ kind: 'backup-age', manifest: 's3://backups/other/' }, runtime)).toMatchObject({
      status: 'fail',
      finding: 'no backup manifest at `s3://backups/other/`: nothing is there',
    });
  });
});

test.each([
  [{}, /one of `s3`, `rds` and `manifest` is needed/],
  [{ s3, manifest: 'backups' }, /one of `s3`, `rds` and `manifest`/],
  [{ s3: 'musicgen-backups' }, /must be an address such as `s3:/],
  [{ rds: { instance: 'a', cluster: 'b' } }, /one of the two/],
  [{ rds: { instance: 'a' }, 'larger-than': '1GB' }, /is not about `rds`/],
  [{ manifest: 'backups', matches: '*' }, /is about `s3`/],
  [{ s3, verified: 'archive' }, /is about `manifest`/],
  [{ s3, 'warn-before': '24h' }, /must be shorter than `younger-than`/],
])('%j is refused', (check, message) => {
  expect(() => section({ kind: 'backup-age', ...check })).toThrow(message);
});
