import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { anInstance, type FakeCall, read, resource, tagsIn, xml } from './fake-rds-protocol.ts';
import { type FakeThing, fakeThings, idField, Refusal, takes } from './fake-rds-things.ts';

/** An answer other than the right one; `undefined` for the right one. */
export type Fault = (
  call: FakeCall,
) => { readonly code: string; readonly message?: string; readonly status?: number } | undefined;

/**
 * A stand-in for RDS in all regions, on this machine, that refuses what its documentation says RDS refuses
 * (https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/): snapshots of what isn't available, names that are taken, not fit or
 * unknown, deleting snapshots that are being created, databases that are protected and clusters that have instances, copying encrypted snapshots between regions
 * without a key there. Everything takes three minutes of the clock handed in. It speaks the query protocol: https://smithy.io/2.0/aws/protocols/aws-query-protocol.html
 */
export async function startFakeRds(clock: { now(): number }) {
  const world = fakeThings(clock);
  const { things, outcomes, alive, nameOf, find, statusOf, arnOf, add, addInstance, show } = world;
  const calls: FakeCall[] = [];
  const faults: Fault[] = [];
  const quotas = { ManualSnapshots: 100, ManualClusterSnapshots: 100 };

  function snapshotFields(source: FakeThing): Record<string, unknown> {
    const { Engine, EngineVersion, AllocatedStorage, StorageEncrypted } = source.fields;
    if (source.kind === 'cluster') {
      return {
        DBClusterIdentifier: nameOf(source),
        Engine,
        EngineVersion,
        AllocatedStorage,
        StorageEncrypted,
        DbClusterResourceId: source.fields['DbClusterResourceId'],
        _source: source,
      };
    }
    return {
      DBInstanceIdentifier: nameOf(source),
      Engine,
      EngineVersion,
      AllocatedStorage,
      Encrypted: StorageEncrypted,
      DbiResourceId: source.fields['DbiResourceId'],
      _source: source,
    };
  }

  const needs = (thing: FakeThing, statuses: readonly string[], code: string) => {
    if (!statuses.includes(statusOf(thing)))
      throw new Refusal(
        code,
        `${nameOf(thing)} is not currently in the ${statuses[0]} state: ${statusOf(thing)}`,
      );
  };

  function takeSnapshot(kind: 'instance' | 'cluster', { region, parameters: p }: FakeCall) {
    const of = kind === 'instance' ? 'snapshot' : 'cluster-snapshot';
    const source = find(kind, region, p[idField[kind]] ?? '');
    needs(
      source,
      ['available', 'storage-optimization'],
      kind === 'instance' ? 'InvalidDBInstanceState' : 'InvalidDBClusterStateFault',
    );
    const most = kind === 'instance' ? quotas.ManualSnapshots : quotas.ManualClusterSnapshots;
    if (alive(of, region).length >= most)
      throw new Refusal('SnapshotQuotaExceeded', 'Cannot create more than the quota of manual snapshots');
    add(of, region, p[idField[of]] ?? '', {
      fields: snapshotFields(source),
      tags: tagsIn(p),
      starts: 'creating',
    });
    return {};
  }

  function copySnapshot(kind: 'snapshot' | 'cluster-snapshot', { region, parameters: p }: FakeCall) {
    const [from, to, source] =
      kind === 'snapshot'
        ? ['SourceDBSnapshotIdentifier', 'TargetDBSnapshotIdentifier', 'SourceDBSnapshotIdentifier']
        : [
            'SourceDBClusterSnapshotIdentifier',
            'TargetDBClusterSnapshotIdentifier',
            'SourceDBClusterSnapshotArn',
          ];
    const original = find(kind, region, p[from ?? ''] ?? '');
    needs(original, ['available'], 'InvalidDBSnapshotState');
    const encrypted = (original.fields['Encrypted'] ?? original.fields['StorageEncrypted']) === true;
    if (original.region !== region && encrypted && p['KmsKeyId'] === undefined)
      throw new Refusal(
        'InvalidParameterCombination',
        'PreSignedUrl and KmsKeyId are needed to copy an encrypted snapshot',
      );
    if (p['KmsKeyId'] !== undefined && !p['KmsKeyId'].includes(region))
      throw new Refusal(
        'KMSKeyNotAccessibleFault',
        'The target snapshot KMS key does not exist, is not enabled or you do not have permissions to access it.',
      );
    add(kind, region, p[to ?? ''] ?? '', {
      fields: {
        ...original.fields,
        [idField[kind]]: (p[to ?? ''] ?? '').toLowerCase(),
        [source ?? '']: arnOf(original),
      },
      tags: tagsIn(p),
      starts: 'copying',
    });
    return {};
  }

  function rename(kind: 'instance' | 'cluster', { region, parameters: p }: FakeCall) {
    const found = find(kind, region, p[idField[kind]] ?? '');
    needs(
      found,
      ['available', 'storage-optimization'],
      kind === 'instance' ? 'InvalidDBInstanceState' : 'InvalidDBClusterStateFault',
    );
    if (p['DeletionProtection'] !== undefined)
      found.fields['DeletionProtection'] = p['DeletionProtection'] === 'true';
    for (const key of ['MonitoringInterval', 'MaxAllocatedStorage', 'PreferredMaintenanceWindow']) {
      if (p[key] !== undefined) found.fields[key] = p[key];
    }
    const name = kind === 'instance' ? p['NewDBInstanceIdentifier'] : p['NewDBClusterIdentifier'];
    if (name === undefined) return {};
    if (p['ApplyImmediately'] !== 'true')
      throw new Refusal('InvalidParameterCombination', 'the fake has no maintenance windows');
    if (alive(kind, region).some((thing) => nameOf(thing) === name))
      throw new Refusal('DBInstanceAlreadyExists', `${name} already exists`);
    const at = clock.now() + takes;
    found.newName = { at, name };
    found.statuses = [
      { from: 0, status: 'renaming' },
      { from: at, status: 'available' },
    ];
    return {};
  }

  function remove(kind: FakeThing['kind'], { region, parameters: p }: FakeCall) {
    const found = find(kind, region, p[idField[kind]] ?? '');
    if (kind.includes('snapshot')) {
      needs(
        found,
        ['available', 'copying', 'failed'],
        kind === 'snapshot' ? 'InvalidDBSnapshotState' : 'InvalidDBClusterSnapshotStateFault',
      );
      found.gone = clock.now();
      return {};
    }
    if (found.fields['DeletionProtection'] === true)
      throw new Refusal(
        'InvalidParameterCombination',
        'Cannot delete protected DB Instance, please disable deletion protection and try again.',
      );
    if (p['SkipFinalSnapshot'] !== 'true')
      throw new Refusal('InvalidParameterCombination', 'FinalDBSnapshotIdentifier is required');
    if (statusOf(found) === 'creating')
      throw new Refusal('InvalidDBInstanceState', `Instance ${nameOf(found)} is being created`);
    const members = alive('instance', region).filter(
      (one) => one.fields['_cluster'] === found && statusOf(one) !== 'deleting',
    );
    if (members.length > 0)
      throw new Refusal(
        'InvalidDBClusterStateFault',
        'Cluster cannot be deleted, it still contains DB instances in non-deleting state.',
      );
    found.statuses = [{ from: 0, status: 'deleting' }];
    found.gone = clock.now() + takes;
    return {};
  }

  function restore(kind: 'instance' | 'cluster', { region, parameters: p }: FakeCall) {
    const from = kind === 'instance' ? 'snapshot' : 'cluster-snapshot';
    const snapshot = find(from, region, p['DBSnapshotIdentifier'] ?? p['SnapshotIdentifier'] ?? '');
    needs(snapshot, ['available'], 'InvalidDBSnapshotState');
    const { _source: source } = snapshot.fields as { _source: FakeThing };
    const own =
      kind === 'instance' ? { DbiResourceId: resource('db') } : { DbClusterResourceId: resource('cluster') };
    const kept = Object.fromEntries(
      ['Engine', 'EngineVersion', 'AllocatedStorage', 'StorageEncrypted'].map((key) => [
        key,
        source.fields[key],
      ]),
    );
    const fields = {
      ...kept,
      ...own,
      DBInstanceClass: p['DBInstanceClass'],
      // What isn't asked for is not as it was: https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_RestoreDBInstanceFromDBSnapshot.html
      DBParameterGroups: [{ DBParameterGroupName: p['DBParameterGroupName'] ?? 'default.postgres17' }],
      VpcSecurityGroups: Object.keys(p)
        .filter((key) => key.startsWith('VpcSecurityGroupIds'))
        .map((key) => ({ VpcSecurityGroupId: p[key], Status: 'active' })),
      MultiAZ: p['MultiAZ'] === 'true',
      PubliclyAccessible: p['PubliclyAccessible'] === 'true',
      DeletionProtection: p['DeletionProtection'] === 'true',
      BackupRetentionPeriod: p['BackupRetentionPeriod'] ?? 7,
    };
    add(kind, region, p[idField[kind]] ?? '', { fields, tags: tagsIn(p), starts: 'creating' });
    return {};
  }

  function answer(call: FakeCall): Record<string, unknown> {
    const { action, region, parameters: p } = call;
    const describe = (kind: FakeThing['kind'], list: string) => ({
      [list]: (p[idField[kind]] === undefined
        ? alive(kind, region)
        : [find(kind, region, p[idField[kind]] ?? '')]
      ).map(show),
    });
    switch (action) {
      case 'DescribeDBInstances':
        return describe('instance', 'DBInstances');
      case 'DescribeDBClusters':
        return describe('cluster', 'DBClusters');
      case 'DescribeDBSnapshots':
        return describe('snapshot', 'DBSnapshots');
      case 'DescribeDBClusterSnapshots':
        return describe('cluster-snapshot', 'DBClusterSnapshots');
      case 'DescribeAccountAttributes':
        return {
          AccountQuotas: [
            {
              AccountQuotaName: 'ManualSnapshots',
              Used: alive('snapshot', region).length,
              Max: quotas.ManualSnapshots,
            },
            {
              AccountQuotaName: 'ManualClusterSnapshots',
              Used: alive('cluster-snapshot', region).length,
              Max: quotas.ManualClusterSnapshots,
            },
          ],
        };
      case 'CreateDBSnapshot':
        return takeSnapshot('instance', call);
      case 'CreateDBClusterSnapshot':
        return takeSnapshot('cluster', call);
      case 'CopyDBSnapshot':
        return copySnapshot('snapshot', call);
      case 'CopyDBClusterSnapshot':
        return copySnapshot('cluster-snapshot', call);
      case 'DeleteDBSnapshot':
        return remove('snapshot', call);
      case 'DeleteDBClusterSnapshot':
        return remove('cluster-snapshot', call);
      case 'DeleteDBInstance':
        return remove('instance', call);
      case 'DeleteDBCluster':
        return remove('cluster', call);
      case 'ModifyDBInstance':
        return rename('instance', call);
      case 'ModifyDBCluster':
        return rename('cluster', call);
      case 'RestoreDBInstanceFromDBSnapshot':
        return restore('instance', call);
      case 'RestoreDBClusterFromSnapshot':
        return restore('cluster', call);
      case 'CreateDBInstance': {
        const cluster = find('cluster', region, p['DBClusterIdentifier'] ?? '');
        needs(cluster, ['available'], 'InvalidDBClusterStateFault');
        add('instance', region, p['DBInstanceIdentifier'] ?? '', {
          fields: {
            ...anInstance(),
            DBInstanceClass: p['DBInstanceClass'],
            DBClusterIdentifier: nameOf(cluster),
            _cluster: cluster,
          },
          tags: tagsIn(p),
          starts: 'creating',
        });
        return {};
      }
      case 'AddTagsToResource': {
        const arn = p['ResourceName'] ?? '';
        const found = things.find(
          (thing) => arnOf(thing) === arn && alive(thing.kind, thing.region).includes(thing),
        );
        if (!found) throw new Refusal('DBInstanceNotFound', `${arn} not found`, 404);
        for (const [key, value] of tagsIn(p)) found.tags.set(key, value);
        return {};
      }
      default:
        throw new Refusal('InvalidAction', `the fake has no ${action}`);
    }
  }

  const server = createServer(async (incoming, outgoing) => {
    const call = await read(incoming);
    calls.push(call);
    try {
      for (const fault of faults) {
        const fails = fault(call);
        if (fails) throw new Refusal(fails.code, fails.message ?? fails.code, fails.status);
      }
      const body = `<${call.action}Response><${call.action}Result>${xml(answer(call))}</${call.action}Result></${call.action}Response>`;
      outgoing.writeHead(200, { 'content-type': 'text/xml' }).end(body);
    } catch (error) {
      const { code, status, message } =
        error instanceof Refusal
          ? error
          : new Refusal('InternalFailure', String((error as Error).stack), 500);
      outgoing
        .writeHead(status, { 'content-type': 'text/xml' })
        .end(
          `<ErrorResponse><Error><Type>Sender</Type>${xml({ Code: code, Message: message })}</Error><RequestId>0</RequestId></ErrorResponse>`,
        );
    }
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');

  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    calls,
    faults,
    quotas,
    outcomes,
    addInstance,
    add,
    /** Names of what is there. */
    names: (kind: FakeThing['kind'], region = 'eu-central-1') => alive(kind, region).map(nameOf),
    get: (kind: FakeThing['kind'], id: string, region = 'eu-central-1') => find(kind, region, id),
    statusOf,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}
