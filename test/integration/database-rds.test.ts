import {
  AddTagsToResourceCommand,
  CreateDBClusterCommand,
  CreateDBInstanceCommand,
  DescribeDBClustersCommand,
  DescribeDBInstancesCommand,
  DescribeDBSnapshotsCommand,
  RDSClient,
} from '@aws-sdk/client-rds';
import type { BackupConfigurationOf } from '@deploy-actions/config';
import { newestBackup, openBackup, prepareBackup } from '@deploy-actions/database';
import { createTestRuntime, type TestRuntime } from '@deploy-actions/testing';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { BackupBucket } from './backup-bucket.ts';
import {
  type Answer,
  type FaultProxy,
  type Moto,
  motoVariables,
  startFaultProxy,
  startMoto,
} from './components/index.ts';

let moto: Moto;
let proxy: FaultProxy;
let rds: RDSClient;
beforeAll(async () => {
  moto = await startMoto();
  proxy = await startFaultProxy(moto.url);
  // The SDK reads the environment of the process.
  vi.stubEnv('AWS_ENDPOINT_URL', proxy.url);
  for (const [name, value] of Object.entries(motoVariables)) vi.stubEnv(name, value);
  rds = new RDSClient({ region: 'eu-central-1', endpoint: moto.url });
});
afterAll(async () => {
  vi.unstubAllEnvs();
  rds?.destroy();
  await proxy?.close();
  await moto?.close();
});
beforeEach(async () => {
  clear();
  await moto.reset();
  await createInstance('shop');
});

type Settings = BackupConfigurationOf<'rds-snapshot'>;

const aws = { region: 'eu-central-1', 'session-duration': 3_600_000, lifetime: 3_600_000 };

/** Takes all faults away but what moto doesn't know. */
function clear(): void {
  proxy.clear();
  const quota =
    '<AccountQuota><AccountQuotaName>ManualSnapshots</AccountQuotaName><Used>3</Used><Max>100</Max></AccountQuota>';
  const body = `<DescribeAccountAttributesResponse><DescribeAccountAttributesResult><AccountQuotas>${quota}</AccountQuotas></DescribeAccountAttributesResult></DescribeAccountAttributesResponse>`;
  const headers = { 'content-type': 'text/xml' };
  const answer = () => ({ status: 200, headers, body });
  proxy.add({ on: 'DescribeAccountAttributes', fault: { kind: 'replace', answer } });
}

async function createInstance(DBInstanceIdentifier: string, more: object = {}) {
  const login = { MasterUsername: 'shop', MasterUserPassword: 'correct-horse' };
  const size = { DBInstanceClass: 'db.t3.micro', AllocatedStorage: 20 };
  const command = { DBInstanceIdentifier, Engine: 'postgres', ...size, ...login, ...more };
  await rds.send(new CreateDBInstanceCommand(command));
}

async function createCluster(DBClusterIdentifier: string) {
  const login = { MasterUsername: 'shop', MasterUserPassword: 'correct-horse' };
  await rds.send(new CreateDBClusterCommand({ DBClusterIdentifier, Engine: 'aurora-postgresql', ...login }));
  for (const id of ['a', 'b']) {
    const member = {
      DBInstanceClass: `db.r5.${id === 'a' ? '' : '2x'}large`,
      Engine: 'aurora-postgresql',
      DBClusterIdentifier,
    };
    await rds.send(
      new CreateDBInstanceCommand({ DBInstanceIdentifier: `${DBClusterIdentifier}-${id}`, ...member }),
    );
  }
}

/** A step: its runtime, whose clock never waits, and its request. */
async function step(settings: Partial<Settings> = {}) {
  const runtime = await createTestRuntime({ environment: { ...motoVariables, AWS_ENDPOINT_URL: proxy.url } });
  runtime.clock.advance(Date.now() - runtime.clock.now());
  const backup: Settings = {
    engine: 'rds-snapshot',
    ...(settings.cluster === undefined ? { instance: 'shop' } : {}),
    ...{ tags: {}, timeout: 1_800_000, destination: 'backups', verify: 'archive', 'warn-when-shrunk-by': 50 },
    ...settings,
  };
  const request = { backup, aws, service: 'shop', environment: 'production', version: '1.4.0' };
  const make = async () => (await prepareBackup(request, runtime)).make();
  const open = (location: string) => openBackup(location, { backup, aws }, runtime);
  return { runtime, request, make, open };
}

const instances = async () =>
  (await rds.send(new DescribeDBInstancesCommand({}))).DBInstances?.map(
    ({ DBInstanceIdentifier: id }) => id,
  ).sort();
const snapshots = async () =>
  (await rds.send(new DescribeDBSnapshotsCommand({ SnapshotType: 'manual' }))).DBSnapshots?.map(
    ({ DBSnapshotIdentifier: id }) => id,
  );

/** An answer with another status in it. */
const status =
  (name: string, percent = 40) =>
  (real: Answer): Answer => ({
    ...real,
    body: real.body
      .replaceAll(/<PercentProgress>[^<]*<\/PercentProgress>|<PercentProgress\/>/g, '')
      .replaceAll(
        '<Status>available</Status>',
        `<Status>${name}</Status><PercentProgress>${percent}</PercentProgress>`,
      )
      .replaceAll('<DBInstanceStatus>available</', `<DBInstanceStatus>${name}</`),
  });

/** Refused by IAM, in the words AWS uses. */
const denied =
  (action: string) =>
  (real: Answer): Answer => ({
    ...real,
    status: 403,
    body: `<ErrorResponse><Error><Type>Sender</Type><Code>AccessDenied</Code><Message>User: arn:aws:sts::123456789012:assumed-role/deploy/run is not authorized to perform: ${action} on resource: arn:aws:rds:eu-central-1:123456789012:db:shop because no identity-based policy allows the ${action} action</Message></Error></ErrorResponse>`,
  });

const logOf = ({ lines }: TestRuntime) => lines.join('\n');

describe('a backup', () => {
  it('is made, found, proven by a restore and put back by renaming', async () => {
    const { runtime, request, make, open } = await step({ verify: 'restore', keep: { newest: 1 } });
    const plan = (await prepareBackup(request, runtime)).plan().join('\n');
    expect(plan).toMatch(/create the snapshot <id> of the instance `shop`/);
    const result = await make();
    expect(result.manifest).toMatchObject({
      ...{ service: 'shop', environment: 'production', version: '1.4.0', engine: 'rds-snapshot' },
      database: 'arn:aws:rds:eu-central-1:123456789012:db:shop',
      snapshot: { kind: 'instance', source: 'shop', id: result.manifest.backupId.toLowerCase() },
      verified: { level: 'restore' },
    });
    const { backup } = request;
    const newest = await newestBackup({ backup, aws, service: 'shop', environment: 'production' }, runtime);
    expect(newest?.manifest).toEqual(result.manifest);
    expect(await instances()).toEqual(['shop']);

    const opened = await open(result.manifestLocation);
    expect((await opened.planRestore({ maintenance: false })).join('\n')).toMatch(/delete nothing/);
    const { replaced, undo } = await opened.restore({ maintenance: false });
    const names = await instances();
    expect(names).toEqual(['shop', expect.stringMatching(/^shop-before-/)]);
    expect(replaced).toContain(names?.[1]);
    expect(undo).toMatch(/--new-db-instance-identifier shop /);

    runtime.clock.advance(3_600_000);
    const second = await make();
    expect(second.removed).toEqual([result.manifest.backupId]);
    expect(await snapshots()).toEqual([second.manifest.backupId.toLowerCase()]);
    await expect(open(result.manifestLocation)).rejects.toThrow(/there is no file/);
  });

  it('of a cluster is made and put back', async () => {
    await createCluster('orders');
    const { make, open } = await step({ cluster: 'orders', verify: 'restore' });
    const { manifest, manifestLocation } = await make();
    expect(manifest).toMatchObject({ snapshot: { kind: 'cluster', source: 'orders' } });
    // moto gives each cluster an address of its own; in AWS it is made of the name, the account and the region.
    const opened = await open(manifestLocation);
    await expect(opened.restore({ maintenance: false })).rejects.toThrow(
      /`orders` now, but its address is orders\.cluster-\S+ instead of orders\.cluster-/,
    );
    const sameAddress = (real: Answer) => ({
      ...real,
      body: real.body.replaceAll(/\.cluster-(ro-)?\w+\./g, '.cluster-$1c0ffee.'),
    });
    proxy.add({ on: 'DescribeDBClusters', fault: { kind: 'replace', answer: sameAddress } });
    await opened.restore({ maintenance: false });
    const { DBClusters = [] } = await rds.send(new DescribeDBClustersCommand({}));
    const before = expect.stringMatching(/^orders-before-/);
    const clusters = DBClusters.map(({ DBClusterIdentifier: id }) => id).sort();
    expect(clusters).toEqual(['orders', before, before]);
    expect((await instances())?.filter((id) => !id?.includes('before'))).toEqual([
      'orders-a',
      'orders-b',
      'shop',
    ]);
  });

  it('keeps its manifest in S3', async () => {
    const bucket = new BackupBucket('backups', moto.url);
    await bucket.create();
    const { make, open } = await step({ destination: 's3://backups/rds' });
    const { manifest, manifestLocation } = await make();
    expect(manifestLocation).toBe(`s3://backups/rds/${manifest.backupId}.json`);
    await (await open(manifestLocation)).verifyArchive();
  });
});

describe('RDS', () => {
  it('takes its time', async () => {
    const { runtime, make } = await step();
    const started = runtime.clock.now();
    proxy.add({
      on: 'DescribeDBSnapshots',
      after: 1,
      times: 12,
      fault: { kind: 'replace', answer: status('creating') },
    });
    const { backupSeconds } = await make();
    expect(backupSeconds).toBeGreaterThan(120);
    expect(runtime.clock.now() - started).toBeLessThan(1_800_000);
    expect(logOf(runtime)).toMatch(/the snapshot \S+ in eu-central-1: creating, 40% \(/);
  });

  it('fails, or loses it: nothing counts and nothing is left', async () => {
    for (const name of ['failed', 'incompatible-restore']) {
      const { runtime, request, make } = await step();
      proxy.add({
        on: 'DescribeDBSnapshots',
        after: 1,
        times: 1,
        fault: { kind: 'replace', answer: status(name) },
      });
      await expect(make()).rejects.toThrow(
        new RegExp(`is \`${name}\`: look at its events|is \`${name}\`: RDS`),
      );
      const { backup } = request;
      expect(
        await newestBackup({ backup, aws, service: 'shop', environment: 'production' }, runtime),
      ).toBeUndefined();
      expect(await snapshots()).toEqual([]);
      clear();
    }
    const { make } = await step();
    proxy.add({
      on: 'DescribeDBSnapshots',
      after: 1,
      times: 1,
      fault: { kind: 'replace', answer: status('creating') },
    });
    const gone = `<ErrorResponse><Error><Type>Sender</Type><Code>DBSnapshotNotFound</Code><Message>gone</Message></Error></ErrorResponse>`;
    proxy.add({
      on: 'DescribeDBSnapshots',
      after: 1,
      fault: { kind: 'replace', answer: (real) => ({ ...real, status: 404, body: gone }) },
    });
    await expect(make()).rejects.toThrow(/has disappeared: somebody deleted it/);
  });

  it('is too busy, slow, silent or loses answers: all of it passes', async () => {
    const { make } = await step({ verify: 'restore' });
    for (const on of [
      'DescribeDBInstances',
      'CreateDBSnapshot',
      'RestoreDBInstanceFromDBSnapshot',
      'DeleteDBInstance',
    ]) {
      proxy.add({ on, times: 1, fault: { kind: 'throttle' } });
      proxy.add({ on, after: 1, times: 1, fault: { kind: 'lost-request' } });
      proxy.add({ on, after: 1, times: 1, fault: { kind: 'lost-reply' } });
    }
    proxy.add({ on: 'DescribeDBSnapshots', after: 1, times: 5, fault: { kind: 'throttle' } });
    proxy.add({ on: 'DescribeDBSnapshots', after: 1, times: 1, fault: { kind: 'slow', milliseconds: 300 } });
    await make();
    expect(await snapshots()).toHaveLength(1);
    expect(await instances()).toEqual(['shop']);
  });

  it('refuses: the permission is named, and nothing is left', async () => {
    const { make } = await step();
    proxy.add({ on: 'CreateDBSnapshot', fault: { kind: 'replace', answer: denied('rds:CreateDBSnapshot') } });
    await expect(make()).rejects.toThrow(
      /allow `rds:CreateDBSnapshot` on `arn:aws:rds:eu-central-1:123456789012:db:shop`/,
    );
    clear();
    proxy.add({
      on: 'DescribeDBInstances',
      fault: { kind: 'replace', answer: denied('rds:DescribeDBInstances') },
    });
    await expect(make()).rejects.toThrow(/allow `rds:DescribeDBInstances`/);
    expect(await snapshots()).toEqual([]);
  });

  it('can’t restore it: there is no backup', async () => {
    const { make } = await step({ verify: 'restore' });
    const scratch = (call: { operation: string; body: string }) =>
      call.operation === 'DescribeDBInstances' && call.body.includes('deploy-scratch');
    proxy.add({ on: scratch, times: 2, fault: { kind: 'replace', answer: status('creating') } });
    proxy.add({ on: scratch, fault: { kind: 'replace', answer: status('incompatible-restore') } });
    await expect(make()).rejects.toThrow(/is `incompatible-restore`: RDS can’t restore it/);
    expect([await instances(), await snapshots()]).toEqual([['shop'], []]);
  });
});

it('a cancelled run leaves no backup, and what it couldn’t delete is deleted by a later one', async () => {
  const cancelled = async () => {
    const { runtime, request, make } = await step();
    const cancel = (real: Answer) => {
      runtime.cancel(new Error('cancelled by the test'));
      return status('creating')(real);
    };
    proxy.add({ on: 'DescribeDBSnapshots', after: 1, times: 1, fault: { kind: 'replace', answer: cancel } });
    await expect(make()).rejects.toThrow('cancelled by the test');
    const owner = { service: 'shop', environment: 'production' };
    const { signal } = new AbortController();
    const later = { ...runtime, signal };
    expect(await newestBackup({ backup: request.backup, aws, ...owner }, later)).toBeUndefined();
  };
  await cancelled();
  expect(await snapshots()).toEqual([]);

  clear();
  proxy.add({ on: 'DeleteDBSnapshot', fault: { kind: 'throttle' } });
  await cancelled();
  const [left] = (await snapshots()) ?? [];
  expect(left).toMatch(/^shop-production-/);
  clear();
  // Until then, a run might be at work on it.
  const next = await step();
  await next.make();
  expect(await snapshots()).toContain(left);
  next.runtime.clock.advance(4 * 3_600_000);
  await next.make();
  expect(await snapshots()).not.toContain(left);
});

it('what a dead run left is deleted by the next, a published backup is not', async () => {
  const first = await step();
  const { manifest } = await first.make();
  const left = {
    'deploy-actions:source': 'shop',
    'deploy-actions:until': '2026-01-01T00:00:00Z',
    'deploy-actions:purpose': 'deploy-scratch',
  };
  const Tags = Object.entries(left).map(([Key, Value]) => ({ Key, Value }));
  await createInstance('shop-deploy-scratch-0', { Tags });
  if (!('snapshot' in manifest)) throw new Error('no snapshot');
  await rds.send(new AddTagsToResourceCommand({ ResourceName: manifest.snapshot.arn, Tags }));
  await first.make();
  expect(await instances()).toEqual(['shop']);
  expect(await snapshots()).toHaveLength(2);
  expect(logOf(first.runtime)).toMatch(/Deleted the instance shop-deploy-scratch-0 in eu-central-1/);
});
