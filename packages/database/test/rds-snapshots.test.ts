import { ConfigurationError, ProviderError } from '@deploy-actions/action-kit';
import { describe, expect, it } from 'vitest';
import { takes } from './fake-rds-things.ts';
import { backupId, engineOf, manifestOf, owner, rdsWorld } from './rds-world.ts';

const snapshotId = backupId.toLowerCase();

it('a snapshot of an instance is taken, says whose it is, and is unfinished until it is kept', async () => {
  const { rds, runtime, engine } = await rdsWorld({ tags: { team: 'shop' } });
  expect(await engine.examine()).toEqual({
    database: 'arn:aws:rds:eu-central-1:123456789012:db:shop',
    sizeBytes: 100 * 2 ** 30,
    engineVersion: 'postgres 17.4',
  });
  const before = runtime.clock.now();
  const taken = await engine.take(backupId, { ...owner, note: 'ünïcode, <b>&quot; and\nmore' });
  expect(taken).toMatchObject({
    takenAt: before,
    snapshot: { id: snapshotId, kind: 'instance', source: 'shop', region: 'eu-central-1', copies: [] },
  });
  expect(runtime.clock.now() - before).toBeGreaterThanOrEqual(takes);
  const { tags } = rds.get('snapshot', snapshotId);
  expect(Object.fromEntries(tags)).toMatchObject({
    team: 'shop',
    'deploy-actions:backup': backupId,
    'deploy-actions:source': 'shop',
    'deploy-actions:commit': 'a'.repeat(40),
    'deploy-actions:actor': 'tester',
    'deploy-actions:service': 'shop',
    'deploy-actions:note': 'ünïcode_ _b__quot_ and_more',
  });
  expect(Date.parse(tags.get('deploy-actions:until') ?? '')).toBeGreaterThan(runtime.clock.now());
  expect(runtime.lines.join('\n')).toMatch(/the snapshot \S+ in eu-central-1: creating, 40%/);
  expect(rds.calls.length).toBeLessThan(40);

  const again = await engineOf(runtime).engine.tidy([]);
  expect(again).toEqual([]);
  const kept = manifestOf(taken);
  await engine.verifyArchive(kept);
  await engine.keep(kept);
  expect(tags.get('deploy-actions:until')).toBe('kept');
  runtime.clock.advance(30 * 86_400_000);
  expect(await engine.tidy([])).toEqual([]);
  await engine.remove(kept);
  await engine.remove(kept);
  expect(rds.names('snapshot')).toEqual([]);
  await expect(engine.verifyArchive(kept)).rejects.toThrow(/is not there: it was deleted/);
});

it('a snapshot of a cluster is taken', async () => {
  const { rds, engine, takeIt } = await rdsWorld({ cluster: 'Orders' });
  rds.add('cluster', 'eu-central-1', 'orders', {
    fields: {
      Engine: 'aurora-postgresql',
      EngineVersion: '16.6',
      AllocatedStorage: 1,
      StorageEncrypted: true,
    },
  });
  await engine.examine();
  const manifest = await takeIt();
  expect(manifest.snapshot).toMatchObject({
    kind: 'cluster',
    source: 'orders',
    arn: expect.stringMatching(/:cluster-snapshot:shop-/),
  });
  await engine.verifyArchive(manifest);
});

describe('what is in the way is said before anything is written', () => {
  const problems = async (world: Awaited<ReturnType<typeof rdsWorld>>) => {
    const error = await world.engine.examine().then(
      () => undefined,
      (failure: unknown) => failure,
    );
    expect(error).toBeInstanceOf(ConfigurationError);
    expect(world.rds.calls.filter(({ action }) => !action.startsWith('Describe'))).toEqual([]);
    return (error as Error).message;
  };

  it('all of it at once', async () => {
    const world = await rdsWorld({
      'copy-to': { region: 'eu-west-1' },
      tags: { 'aws:x': 'y', ok: 'semi;colon' },
    });
    Object.assign(world.rds.get('instance', 'shop').fields, { StorageEncrypted: true });
    world.rds.quotas.ManualSnapshots = 0;
    world.rds.get('instance', 'shop').statuses = [{ from: 0, status: 'stopped' }];
    const said = await problems(world);
    for (const expected of [
      /key `aws:x` begins with `aws:`/,
      /value of `ok` has other characters/,
      /`shop` is `stopped`, .*: start it/,
      /set `copy-to.kms-key` to a KMS key in eu-west-1/,
      /eu-central-1 has 0 manual snapshots of instances, and 0 is the quota/,
      /eu-west-1 has 0 manual snapshots/,
    ]) {
      expect(said).toMatch(expected);
    }
  });

  it.each([
    [{ instance: 'shopp' }, /no instance `shopp` in eu-central-1; did you mean `shop`\?/],
    [
      { instance: 'shop', region: 'us-east-1' },
      /no instance `shop` in us-east-1; this account has none there: look at `region`/,
    ],
    [{ instance: 'arn:aws:rds:eu-central-1:1:db:shop' }, /`instance` must be the name alone, not the ARN/],
    [{ instance: 'shop--1' }, /single hyphens/],
    [
      { instance: 'shop', 'copy-to': { region: 'eu-central-1' } },
      /`copy-to.region` is eu-central-1, where the database itself is/,
    ],
  ])('%j', async (settings, expected) => {
    expect(await problems(await rdsWorld(settings))).toMatch(expected);
  });

  it('an instance of a cluster, and a right that is missing', async () => {
    const world = await rdsWorld();
    Object.assign(world.rds.get('instance', 'shop').fields, { DBClusterIdentifier: 'orders' });
    expect(await problems(world)).toMatch(/set `cluster: orders` instead of `instance`/);
    world.rds.faults.push(({ action }) => (action === 'DescribeDBInstances' ? denied(action) : undefined));
    expect(await problems(world)).toMatch(
      /allow `rds:DescribeDBInstances` on `arn:aws:rds:eu-central-1:123456789012:db:shop` in the policy/,
    );
  });
});

/** As IAM refuses: https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_access-denied.html */
function denied(action: string) {
  const message = `User: arn:aws:sts::123456789012:assumed-role/deploy/run is not authorized to perform: rds:${action} on resource: arn:aws:rds:eu-central-1:123456789012:db:shop because no identity-based policy allows the rds:${action} action`;
  return { code: 'AccessDenied', message, status: 403 };
}

describe('a copy in another region', () => {
  it('is made with the key there, waited for, verified and deleted', async () => {
    const kmsKey = 'arn:aws:kms:eu-west-1:123456789012:key/1';
    const { rds, engine, takeIt } = await rdsWorld({ 'copy-to': { region: 'eu-west-1', 'kms-key': kmsKey } });
    Object.assign(rds.get('instance', 'shop').fields, { StorageEncrypted: true });
    await engine.examine();
    const manifest = await takeIt();
    expect(manifest.snapshot.copies).toEqual([
      {
        id: snapshotId,
        arn: `arn:aws:rds:eu-west-1:123456789012:snapshot:${snapshotId}`,
        region: 'eu-west-1',
      },
    ]);
    const copying = rds.calls.find(({ action }) => action === 'CopyDBSnapshot');
    expect(copying).toMatchObject({
      region: 'eu-west-1',
      parameters: { SourceDBSnapshotIdentifier: manifest.snapshot.arn },
    });
    expect(copying?.parameters['PreSignedUrl']).toMatch(/^https:\/\/rds\.eu-central-1\.amazonaws\.com/);
    await engine.verifyArchive(manifest);
    rds.get('snapshot', snapshotId, 'eu-west-1').statuses = [{ from: 0, status: 'deleting' }];
    await expect(engine.verifyArchive(manifest)).rejects.toThrow(/in eu-west-1 is `deleting` instead of/);
    rds.get('snapshot', snapshotId, 'eu-west-1').statuses = [{ from: 0, status: 'available' }];
    await engine.remove(manifest);
    expect([rds.names('snapshot'), rds.names('snapshot', 'eu-west-1')]).toEqual([[], []]);
  });

  it('that fails takes the snapshot with it', async () => {
    const { rds, takeIt } = await rdsWorld({
      'copy-to': { region: 'eu-west-1', 'kms-key': 'of eu-central-1' },
    });
    await expect(takeIt()).rejects.toThrow(/KMS key does not exist.*`kms:CreateGrant`/);
    expect([rds.names('snapshot'), rds.names('snapshot', 'eu-west-1')]).toEqual([[], []]);
  });
});

it('a copy that fails later on takes both with it', async () => {
  const { rds, takeIt } = await rdsWorld({ 'copy-to': { region: 'eu-west-1' } });
  rds.faults.push(({ action }) => {
    if (action === 'CopyDBSnapshot') rds.outcomes.set('snapshot', 'failed');
    return undefined;
  });
  await expect(takeIt()).rejects.toThrow(/in eu-west-1 is `failed`/);
  expect([rds.names('snapshot'), rds.names('snapshot', 'eu-west-1')]).toEqual([[], []]);
});

describe('a snapshot that does not come to be', () => {
  it.each([
    ['failed', /is `failed`: look at its events/],
    ['gone', /has disappeared: somebody deleted it/],
    ['incompatible-restore', /is `incompatible-restore`/],
  ])('%s', async (outcome, expected) => {
    const { rds, takeIt } = await rdsWorld();
    rds.outcomes.set('snapshot', outcome);
    await expect(takeIt()).rejects.toThrow(expected);
  });

  it('in time is given up; RDS can’t delete it yet, and the next run does', async () => {
    const { rds, runtime, takeIt } = await rdsWorld({ timeout: takes / 2 });
    await expect(takeIt()).rejects.toThrow(
      /was not available within 1m30s \(last: creating, 40%\).*raise `timeout`/,
    );
    expect(rds.names('snapshot')).toEqual([snapshotId]);
    expect(runtime.lines.join('\n')).toMatch(/warning: .*could not be deleted yet: .*creating/);
    runtime.clock.advance(takes);
    expect(await engineOf(runtime).engine.tidy([])).toEqual([`the snapshot ${snapshotId} in eu-central-1`]);
    expect(rds.names('snapshot')).toEqual([]);
  });

  it('because the run is cancelled leaves nothing that a later run takes for a backup', async () => {
    const { rds, runtime, takeIt } = await rdsWorld();
    const reason = new Error('cancelled by the test');
    rds.faults.push(({ action, parameters }) => {
      if (action === 'DescribeDBSnapshots' && parameters['DBSnapshotIdentifier']) runtime.cancel(reason);
      return undefined;
    });
    await expect(takeIt()).rejects.toBe(reason);
    const tries = rds.calls.map(({ action }) => action);
    expect(tries.slice(tries.indexOf('CreateDBSnapshot'))).toEqual([
      'CreateDBSnapshot',
      'DescribeDBSnapshots',
      'DeleteDBSnapshot',
      'DescribeDBSnapshots',
      'AddTagsToResource',
    ]);
    expect(
      Date.parse(rds.get('snapshot', snapshotId).tags.get('deploy-actions:until') ?? ''),
    ).toBeLessThanOrEqual(runtime.clock.now());
  });

  it('because the account is full says so', async () => {
    const { rds, takeIt } = await rdsWorld();
    rds.quotas.ManualSnapshots = 0;
    await expect(takeIt()).rejects.toThrow(
      /no room for another manual snapshot in eu-central-1 .*set `keep`/,
    );
  });
});

it('what passes is waited for: a backup by RDS, throttling, answers that got lost', async () => {
  const { rds, runtime, engine } = await rdsWorld();
  const start = runtime.clock.now();
  rds.get('instance', 'shop').statuses = [
    { from: 0, status: 'backing-up' },
    { from: start + 60_000, status: 'available' },
  ];
  await engine.examine();
  const failures = [
    ...Array.from({ length: 4 }, () => ({ code: 'Throttling', message: 'Rate exceeded' })),
    ...Array.from({ length: 4 }, () => ({ code: 'InternalFailure', status: 500 })),
  ];
  let made = false;
  const refused = [{ code: 'InvalidDBInstanceState', message: 'it is not in the available state after all' }];
  rds.faults.push(({ action }) => {
    if (action === 'CreateDBSnapshot' && refused.length > 0) return refused.shift();
    // The answer to the first try is lost, so that the second finds the snapshot there.
    if (action === 'CreateDBSnapshot' && !made) {
      made = true;
      rds.add('snapshot', 'eu-central-1', snapshotId, {
        fields: rds.get('instance', 'shop').fields,
        starts: 'creating',
      });
      return { code: 'InternalFailure', status: 500 };
    }
    return made && action === 'DescribeDBSnapshots' ? failures.shift() : undefined;
  });
  const taken = await engine.take(backupId, owner);
  expect(taken.takenAt).toBeGreaterThanOrEqual(start + 60_000);
  expect(failures).toEqual([]);
});

it('what was changed, exchanged or belongs to another database is damaged', async () => {
  const { rds, engine, takeIt } = await rdsWorld();
  const manifest = await takeIt();
  const { fields } = rds.get('snapshot', snapshotId);
  Object.assign(fields, { DbiResourceId: 'db-OTHER', AllocatedStorage: 20 });
  const encrypted = { ...manifest, settings: { ...manifest.settings, encrypted: 'true' } };
  const failure = engine.verifyArchive(encrypted);
  await expect(failure).rejects.toThrow(/is of another database \(db-OTHER\) than `shop`/);
  await expect(failure).rejects.toThrow(/is not encrypted, and its database is/);
  await expect(failure).rejects.toThrow(/is of 20 GiB of storage instead of 100 GiB/);
});

it('only what is marked, of this database, over its time and of no backup is tidied away', async () => {
  const { rds, runtime, engine } = await rdsWorld();
  const [past, future] = ['2026-01-01T00:00:00Z', '2026-01-02T00:00:00Z'];
  const add = (kind: 'snapshot' | 'instance', id: string, tags: Record<string, string>) =>
    rds.add(kind, 'eu-central-1', id, {
      fields: { AllocatedStorage: 1 },
      tags: new Map(Object.entries(tags).map(([key, value]) => [`deploy-actions:${key}`, value])),
    });
  add('snapshot', 'dead', { source: 'shop', until: past, backup: 'dead' });
  add('snapshot', 'published', { source: 'shop', until: past, backup: 'good' });
  add('snapshot', 'at-work', { source: 'shop', until: future, backup: 'x' });
  add('snapshot', 'kept', { source: 'shop', until: 'kept', backup: 'y' });
  add('snapshot', 'of-another', { source: 'orders', until: past, backup: 'z' });
  add('snapshot', 'by-hand', {});
  add('instance', 'shop-deploy-scratch-1', { source: 'shop', until: past, purpose: 'deploy-scratch' });
  add('instance', 'shop-deploy-scratch-2', { source: 'shop', until: future, purpose: 'deploy-scratch' });
  add('instance', 'shop-copy', { source: 'shop', until: past });
  expect(await engine.tidy(['good'])).toEqual([
    'the snapshot dead in eu-central-1',
    'the instance shop-deploy-scratch-1 in eu-central-1',
  ]);
  expect(rds.names('snapshot')).toEqual(['published', 'at-work', 'kept', 'of-another', 'by-hand']);
  runtime.clock.advance(takes);
  expect(rds.names('instance')).toEqual(['shop', 'shop-deploy-scratch-2', 'shop-copy']);
});

it('a service that stays away is another system’s failure', async () => {
  const { rds, engine } = await rdsWorld();
  rds.faults.push(() => ({ code: 'ServiceUnavailable', status: 503 }));
  const failure = engine.take(backupId, owner);
  await expect(failure).rejects.toBeInstanceOf(ProviderError);
  await expect(failure).rejects.toMatchObject({ system: 'RDS', retryable: true });
});
