import { randomBytes } from 'node:crypto';
import type { IncomingMessage } from 'node:http';

/** One call that came in. */
export interface FakeCall {
  readonly action: string;
  readonly region: string;
  readonly parameters: Readonly<Record<string, string>>;
}

/** An id that nothing else has. */
export function resource(prefix: string): string {
  return `${prefix}-${randomBytes(8).toString('hex').toUpperCase()}`;
}

/** An instance of PostgreSQL as it is often seen. */
export function anInstance(): Record<string, unknown> {
  return {
    Engine: 'postgres',
    EngineVersion: '17.4',
    AllocatedStorage: 100,
    StorageType: 'gp3',
    Iops: 3000,
    StorageThroughput: 125,
    StorageEncrypted: false,
    DBInstanceClass: 'db.m7g.large',
    MultiAZ: true,
    PubliclyAccessible: false,
    DeletionProtection: true,
    BackupRetentionPeriod: 7,
    DbiResourceId: resource('db'),
    DBSubnetGroup: { DBSubnetGroupName: 'private' },
    DBParameterGroups: [{ DBParameterGroupName: 'shop-pg17' }],
    OptionGroupMemberships: [{ OptionGroupName: 'default:postgres-17', Status: 'in-sync' }],
    VpcSecurityGroups: [
      { VpcSecurityGroupId: 'sg-1', Status: 'active' },
      { VpcSecurityGroupId: 'sg-2', Status: 'active' },
    ],
    PreferredMaintenanceWindow: 'sun:03:00-sun:04:00',
  };
}

/** A request of the query protocol, and the region it is signed for. */
export async function read(incoming: IncomingMessage): Promise<FakeCall> {
  const body = new URLSearchParams(Buffer.concat(await incoming.toArray()).toString());
  const { Action: action = '', Version: _, ...parameters } = Object.fromEntries(body);
  const region =
    /Credential=[^/]+\/\d+\/([^/]+)\/rds\//.exec(incoming.headers.authorization ?? '')?.[1] ?? 'unsigned';
  return { action, region, parameters };
}

/** The tags among parameters. */
export function tagsIn(parameters: Readonly<Record<string, string>>): Map<string, string> {
  const tags = new Map<string, string>();
  for (const [name, key] of Object.entries(parameters)) {
    const index = /^Tags\.Tag\.(\d+)\.Key$/.exec(name)?.[1];
    if (index) tags.set(key, parameters[`Tags.Tag.${index}.Value`] ?? '');
  }
  return tags;
}

/** What the items of a list are called: https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_DBInstance.html */
const items: Readonly<Record<string, string>> = {
  TagList: 'Tag',
  DBInstances: 'DBInstance',
  DBClusters: 'DBCluster',
  DBSnapshots: 'DBSnapshot',
  DBClusterSnapshots: 'DBClusterSnapshot',
  AccountQuotas: 'AccountQuota',
  DBParameterGroups: 'DBParameterGroup',
  OptionGroupMemberships: 'OptionGroupMembership',
  VpcSecurityGroups: 'VpcSecurityGroupMembership',
  DBClusterMembers: 'DBClusterMember',
  ReadReplicaDBInstanceIdentifiers: 'ReadReplicaDBInstanceIdentifier',
  AssociatedRoles: 'DBInstanceRole',
};

/** A value as the elements of an answer. */
export function xml(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (typeof value !== 'object') return String(value).replaceAll('&', '&amp;').replaceAll('<', '&lt;');
  return Object.entries(value)
    .filter(([, part]) => part !== undefined)
    .map(([key, part]) => {
      const inner = Array.isArray(part)
        ? part.map((one) => `<${items[key]}>${xml(one)}</${items[key]}>`).join('')
        : xml(part);
      return `<${key}>${inner}</${key}>`;
    })
    .join('');
}
