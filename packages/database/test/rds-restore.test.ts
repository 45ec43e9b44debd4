import { readdirSync, readFileSync } from 'node:fs';
import { ConfigurationError } from '@deploy-actions/action-kit';
import { describe, expect, it } from 'vitest';
import { DamagedBackupError } from '../src/index.ts';
import { takes } from './fake-rds-things.ts';
import { engineOf, rdsWorld } from './rds-world.ts';

type World = Awaited<ReturnType<typeof rdsWorld>>;

/** The call of a kind that came last. */
const lastOf = ({ rds }: World, action: string) =>
  rds.calls.findLast((call) => call.action === action)?.parameters;

const cluster = {
  Engine: 'aurora-postgresql',
  EngineVersion: '16.6',
  AllocatedStorage: 1,
  StorageEncrypted: true,
};

/** A world with the Aurora cluster `orders` of two instances. */
async function auroraWorld() {
  const world = await rdsWorld({ cluster: 'orders' });
  const orders = world.rds.add('cluster', 'eu-central-1', 'orders', {
    fields: {
      ...cluster,
      DBClusterParameterGroup: 'orders-pg16',
      DBSubnetGroup: 'private',
      DeletionProtection: true,
    },
  });
  for (const id of ['orders-a', 'orders-b']) {
    world.rds.addInstance(id, {
      _cluster: orders,
      Engine: 'aurora-postgresql',
      DeletionProtection: false,
      DBInstanceClass: `db.${id}`,
    });
  }
  return world;
}

describe('a scratch copy', () => {
  it('is private, alone, unprotected, set up like the live one, and gone at the end', async () => {
    const world = await rdsWorld({ restore: { 'instance-class': 'db.t4g.medium' } });
    const { rds, runtime, engine, takeIt } = world;
    const manifest = await takeIt();
    const before = runtime.clock.now();
    await engine.verifyRestore(manifest);
    expect(runtime.clock.now() - before).toBeGreaterThanOrEqual(takes);
    expect(lastOf(world, 'RestoreDBInstanceFromDBSnapshot')).toMatchObject({
      DBInstanceIdentifier: expect.stringMatching(/^shop-deploy-scratch-[0-9a-f]{8}$/),
      DBSnapshotIdentifier: manifest.snapshot.id,
      DBInstanceClass: 'db.t4g.medium',
      DBParameterGroupName: 'shop-pg17',
      DBSubnetGroupName: 'private',
      'VpcSecurityGroupIds.VpcSecurityGroupId.2': 'sg-2',
      MultiAZ: 'false',
      PubliclyAccessible: 'false',
      DeletionProtection: 'false',
      BackupRetentionPeriod: '0',
    });
    runtime.clock.advance(takes);
    expect(rds.names('instance')).toEqual(['shop']);
  });

  it('of a cluster has one instance', async () => {
    const world = await auroraWorld();
    const { rds, runtime, engine, takeIt } = world;
    await engine.verifyRestore(await takeIt());
    expect(rds.calls.filter(({ action }) => action === 'CreateDBInstance')).toHaveLength(1);
    expect(lastOf(world, 'CreateDBInstance')).toMatchObject({
      DBInstanceClass: 'db.orders-a',
      Engine: 'aurora-postgresql',
    });
    expect(lastOf(world, 'RestoreDBClusterFromSnapshot')).toMatchObject({
      Engine: 'aurora-postgresql',
      EngineVersion: '16.6',
      DBClusterParameterGroupName: 'orders-pg16',
    });
    runtime.clock.advance(takes);
    expect([rds.names('cluster'), rds.names('instance')]).toEqual([
      ['orders'],
      ['shop', 'orders-a', 'orders-b'],
    ]);
  });

  it('that can’t be restored says that the snapshot is no good, and is deleted', async () => {
    const { rds, runtime, engine, takeIt } = await rdsWorld();
    const manifest = await takeIt();
    rds.outcomes.set('instance', 'incompatible-restore');
    const failure = await engine.verifyRestore(manifest).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(DamagedBackupError);
    expect(String(failure)).toMatch(/is `incompatible-restore`: RDS can’t restore it/);
    runtime.clock.advance(takes);
    expect(rds.names('instance')).toEqual(['shop']);
  });

  it('of a cancelled run that RDS doesn’t delete yet is deleted by the next', async () => {
    const { rds, runtime, engine, takeIt } = await rdsWorld();
    const manifest = await takeIt();
    await engine.keep(manifest);
    rds.faults.push(({ parameters }) => {
      if (parameters['DBInstanceIdentifier']?.includes('scratch'))
        runtime.cancel(new Error('cancelled by the test'));
      return undefined;
    });
    await expect(engine.verifyRestore(manifest)).rejects.toThrow('cancelled by the test');
    expect(runtime.lines.join('\n')).toMatch(
      /could not be deleted yet: .*by hand|by hand: `aws rds delete-db-instance --region eu-central-1/,
    );
    runtime.clock.advance(takes);
    rds.faults.length = 0;
    const next = engineOf({ ...runtime, signal: new AbortController().signal });
    expect(await next.engine.tidy([])).toEqual([expect.stringMatching(/^the instance shop-deploy-scratch-/)]);
  });
});

describe('the way back by renaming', () => {
  it('gives the restored one the name of the live one, which is kept', async () => {
    const world = await rdsWorld({
      restore: { 'instance-class': 'db.t4g.micro', 'security-groups': ['sg-x'] },
    });
    const { rds, runtime, engine, takeIt } = world;
    const live = rds.get('instance', 'shop');
    live.tags.set('team', 'shop').set('aws:cloudformation:stack-name', 'x');
    Object.assign(live.fields, {
      MonitoringInterval: 60,
      MonitoringRoleArn: 'arn:aws:iam::1:role/m',
      ReadReplicaDBInstanceIdentifiers: ['shop-replica'],
    });
    const manifest = await takeIt();
    const plan = (await engine.planRestore(manifest)).join('\n');
    expect(plan).toMatch(/restore the snapshot \S+ to a new instance like `shop` \(100 GiB\)/);
    expect(plan).toMatch(/afterwards `shop-replica` replicate from the one before/);

    const { replaced, undo } = await engine.restore(manifest);
    const before = /the instance `(shop-before-[0-9a-f]{8})`/.exec(replaced)?.[1] ?? 'none';
    const id = before.slice(-8);
    expect(rds.names('instance').sort()).toEqual(['shop', before]);
    expect(rds.get('instance', before)).toBe(live);
    const now = rds.get('instance', 'shop');
    expect(now.fields).toMatchObject({
      DBInstanceClass: 'db.m7g.large',
      ...{ MultiAZ: true, DeletionProtection: true, BackupRetentionPeriod: '7', MonitoringInterval: '60' },
      DBParameterGroups: [{ DBParameterGroupName: 'shop-pg17' }],
    });
    expect(lastOf(world, 'RestoreDBInstanceFromDBSnapshot')).not.toHaveProperty('Iops');
    expect(Object.fromEntries(now.tags)).toMatchObject({ team: 'shop', 'deploy-actions:until': 'kept' });
    expect(now.tags.has('aws:cloudformation:stack-name')).toBe(false);
    expect(undo).toMatch(
      new RegExp(
        `--db-instance-identifier shop --new-db-instance-identifier shop-restored-${id} .*, then .*--db-instance-identifier ${before} --new-db-instance-identifier shop `,
      ),
    );
    runtime.clock.advance(40 * 86_400_000);
    expect(await engine.tidy([manifest.backupId])).toEqual([]);
    await engine.planRestore(manifest);
  });

  it('exchanges a cluster and the names of its instances', async () => {
    const { rds, engine, takeIt } = await auroraWorld();
    const old = rds.get('cluster', 'orders');
    const { replaced } = await engine.restore(await takeIt());
    expect(rds.get('cluster', 'orders').fields).toMatchObject({ DeletionProtection: true });
    const id = /orders-before-([0-9a-f]{8})/.exec(replaced)?.[1];
    expect(rds.names('cluster').sort()).toEqual(['orders', `orders-before-${id}`]);
    expect(rds.get('cluster', `orders-before-${id}`)).toBe(old);
    expect(rds.get('instance', 'orders-a').fields).toMatchObject({
      DBInstanceClass: 'db.orders-a',
      _cluster: rds.get('cluster', 'orders'),
    });
    expect(rds.names('instance').sort()).toEqual([
      'orders-a',
      `orders-a-before-${id}`,
      'orders-b',
      `orders-b-before-${id}`,
      'shop',
    ]);
  });

  it('that fails before the first rename leaves the live one alone and nothing behind', async () => {
    const { rds, runtime, engine, takeIt } = await rdsWorld();
    const manifest = await takeIt();
    rds.outcomes.set('instance', 'incompatible-network');
    await expect(engine.restore(manifest)).rejects.toThrow(/is `incompatible-network`: its subnets/);
    runtime.clock.advance(takes);
    expect(rds.names('instance')).toEqual(['shop']);
    expect(rds.calls.some(({ action }) => action === 'ModifyDBInstance')).toBe(false);
  });

  it('that fails at the second rename takes the first one back', async () => {
    const { rds, engine, takeIt } = await rdsWorld();
    const live = rds.get('instance', 'shop');
    const manifest = await takeIt();
    rds.faults.push(({ parameters }) =>
      parameters['DBInstanceIdentifier']?.includes('restored') &&
      parameters['NewDBInstanceIdentifier'] !== undefined
        ? { code: 'InvalidParameterValue', message: 'refused by the test' }
        : undefined,
    );
    await expect(engine.restore(manifest)).rejects.toThrow(
      /refused by the test; `shop` is the old one again, the restored one is kept as `shop-restored-/,
    );
    expect(rds.get('instance', 'shop')).toBe(live);
  });

  it('goes on when the answers to both renames are lost', async () => {
    const { rds, runtime, engine, takeIt } = await rdsWorld();
    const manifest = await takeIt();
    const lost = new Set<string>();
    rds.faults.push(({ parameters }) => {
      const { NewDBInstanceIdentifier: name, DBInstanceIdentifier: id = '' } = parameters;
      if (name === undefined || lost.has(id)) return undefined;
      lost.add(id);
      const at = runtime.clock.now() + takes;
      const thing = rds.get('instance', id);
      thing.newName = { at, name };
      thing.statuses = [
        { from: 0, status: 'renaming' },
        { from: at, status: 'available' },
      ];
      return { code: 'InternalFailure', status: 500 };
    });
    await engine.restore(manifest);
    expect(lost.size).toBe(2);
    expect(rds.names('instance').sort()).toEqual(['shop', expect.stringMatching(/^shop-before-/)]);
  });

  it('that was cut between the renames is finished by the next run', async () => {
    const { rds, runtime, engine, takeIt } = await rdsWorld();
    const live = rds.get('instance', 'shop');
    const manifest = await takeIt();
    rds.faults.push(({ parameters }) => {
      if (
        rds.names('instance').some((name) => name.includes('before')) &&
        parameters['DBInstanceIdentifier']?.includes('before')
      ) {
        runtime.cancel(new Error('cancelled by the test'));
      }
      return undefined;
    });
    await expect(engine.restore(manifest)).rejects.toThrow('cancelled by the test');
    expect(runtime.lines.join('\n')).toMatch(
      /notice: From here on `shop` is renamed.* run it again, or: `aws rds modify-db-instance/,
    );
    expect(rds.names('instance')).not.toContain('shop');

    rds.faults.length = 0;
    runtime.clock.advance(40 * 86_400_000);
    const next = engineOf({ ...runtime, signal: new AbortController().signal }).engine;
    expect(await next.tidy([manifest.backupId])).toEqual([]);
    expect(await next.planRestore(manifest)).toEqual([
      expect.stringMatching(/^finish what an earlier restore began/),
    ]);
    const { replaced } = await next.restore(manifest);
    expect(rds.names('instance').sort()).toEqual(['shop', expect.stringMatching(/^shop-before-/)]);
    expect(rds.get('instance', 'shop')).not.toBe(live);
    expect(replaced).toMatch(/shop-before-/);
  });

  it('is refused for another database, a replica, a snapshot that is gone', async () => {
    const { rds, engine, takeIt } = await rdsWorld();
    const manifest = await takeIt();
    const refusal = (snapshot: object) =>
      engine.planRestore({ ...manifest, snapshot: { ...manifest.snapshot, ...snapshot } });
    await expect(refusal({ source: 'orders' })).rejects.toThrow(
      /is of the instance `orders`, not of the instance `shop`/,
    );
    await expect(refusal({ region: 'us-east-1' })).rejects.toThrow(/is in us-east-1, not in eu-central-1/);
    await expect(refusal({ id: 'other' })).rejects.toThrow(/the snapshot other in eu-central-1 is not there/);
    const live = rds.get('instance', 'shop');
    for (const [status, expected] of [
      ['renaming', /is being renamed, .* run it again in ten minutes/],
      ['stopped', /is `stopped`, and RDS renames only what is available: start it/],
    ] as const) {
      live.statuses = [{ from: 0, status }];
      await expect(engine.planRestore(manifest)).rejects.toThrow(expected);
    }
    live.statuses = [{ from: 0, status: 'storage-full' }];
    await engine.planRestore(manifest);
    Object.assign(rds.get('instance', 'shop').fields, { ReadReplicaSourceDBInstanceIdentifier: 'main' });
    await expect(engine.planRestore(manifest)).rejects.toThrow(/it is a read replica of `main`/);
    rds.get('instance', 'shop').gone = 0;
    await expect(engine.restore(manifest)).rejects.toThrow(ConfigurationError);
    expect(rds.calls.some(({ action }) => action.startsWith('Restore'))).toBe(false);
  });
});

it('the documented policy allows exactly what is called', () => {
  const folder = new URL('../src/engines/rds/', import.meta.url);
  const source = readdirSync(folder)
    .map((file) => readFileSync(new URL(file, folder), 'utf8'))
    .join('');
  const sent = [...source.matchAll(/new sdk\.(\w+)Command\(/g)].map(([, name = '']) => name);
  const told = [...source.matchAll(/action: '(\w+)'/g)].map(([, name = '']) => name);
  const page = readFileSync(new URL('../../../docs/providers/rds-snapshot.md', import.meta.url), 'utf8');
  const policy = JSON.parse(/```json\n([\s\S]*?)```/.exec(page)?.[1] ?? '') as {
    Statement: { Action: string[] }[];
  };
  const allowed = policy.Statement.flatMap(({ Action }) =>
    Action.map((action) => action.replace('rds:', '')),
  );
  const unique = (names: readonly string[]) => [...new Set(names)].sort();
  expect(unique(sent).length).toBeGreaterThan(15);
  expect(unique(told)).toEqual(unique(sent));
  expect(unique(allowed)).toEqual(unique(sent));
});
