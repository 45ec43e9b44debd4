import type { DBCluster, RestoreDBClusterFromSnapshotCommandInput } from '@aws-sdk/client-rds';
import type { RestoreOrder } from './databases.ts';
import { chosen } from './instance-settings.ts';
import { asTagList } from './marks.ts';

/** Whether the instances of a cluster are made one by one: all of Aurora's, none of a Multi-AZ cluster. */
export function hasOwnInstances(cluster: Pick<DBCluster, 'Engine' | 'EngineMode'>): boolean {
  return (cluster.Engine ?? '').startsWith('aurora') && cluster.EngineMode !== 'serverless';
}

/** What a cluster is restored with: https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_RestoreDBClusterFromSnapshot.html */
export function restoreClusterInput(
  order: RestoreOrder,
  engine: { readonly Engine: string; readonly EngineVersion: string },
  live: DBCluster | undefined,
): RestoreDBClusterFromSnapshotCommandInput {
  const everyCopy = {
    ...engine,
    DBClusterIdentifier: order.id,
    SnapshotIdentifier: order.snapshot,
    DBSubnetGroupName: order.subnetGroup ?? live?.DBSubnetGroup,
    VpcSecurityGroupIds: order.securityGroups?.slice() ?? securityGroupsOf(live),
    DBClusterParameterGroupName: chosen(live?.DBClusterParameterGroup),
    EngineMode: live?.EngineMode,
    Tags: asTagList(order.tags),
    ...capacityOf(order, live),
  };
  if (order.purpose === 'scratch' || live === undefined) {
    return { ...everyCopy, DeletionProtection: false, CopyTagsToSnapshot: false };
  }
  return {
    ...everyCopy,
    Port: live.Port,
    // Set when it is available: what is protected, and can't start, could not be deleted any more.
    DeletionProtection: false,
    CopyTagsToSnapshot: live.CopyTagsToSnapshot,
    EnableIAMDatabaseAuthentication: live.IAMDatabaseAuthenticationEnabled,
    EnableCloudwatchLogsExports: live.EnabledCloudwatchLogsExports?.length
      ? live.EnabledCloudwatchLogsExports
      : undefined,
    BacktrackWindow: live.BacktrackWindow || undefined,
    NetworkType: live.NetworkType,
    EngineLifecycleSupport: live.EngineLifecycleSupport,
    BackupRetentionPeriod: live.BackupRetentionPeriod,
    PreferredBackupWindow: live.PreferredBackupWindow,
    Domain: live.DomainMemberships?.[0]?.Domain,
    DomainIAMRoleName: live.DomainMemberships?.[0]?.IAMRoleName,
  };
}

/** What carries the load: Serverless v2's limits with Aurora, machines and storage in a Multi-AZ cluster. */
function capacityOf(order: RestoreOrder, live: DBCluster | undefined) {
  if (live === undefined) return {};
  if (!hasOwnInstances(live) && live.DBClusterInstanceClass) {
    return {
      DBClusterInstanceClass: order.instanceClass ?? live.DBClusterInstanceClass,
      StorageType: live.StorageType,
      Iops: live.StorageType?.startsWith('io') ? live.Iops : undefined,
      PubliclyAccessible: order.purpose === 'scratch' ? false : live.PubliclyAccessible,
    };
  }
  const { MinCapacity, MaxCapacity, SecondsUntilAutoPause } = live.ServerlessV2ScalingConfiguration ?? {};
  return {
    // `aurora` is the default, and as a value only some engines know it.
    StorageType: live.StorageType === 'aurora-iopt1' ? live.StorageType : undefined,
    ServerlessV2ScalingConfiguration:
      MaxCapacity === undefined ? undefined : { MinCapacity, MaxCapacity, SecondsUntilAutoPause },
  };
}

function securityGroupsOf(live: DBCluster | undefined): string[] | undefined {
  const ids = live?.VpcSecurityGroups?.flatMap(({ VpcSecurityGroupId: id }) => (id ? [id] : [])) ?? [];
  return ids.length > 0 ? ids : undefined;
}

/** What replicates from or to a cluster, or spans regions with it. */
export function relationsOfCluster(found: DBCluster): string[] {
  const { ReplicationSourceIdentifier: source, ReadReplicaIdentifiers: replicas = [] } = found;
  return [
    ...(found.GlobalClusterIdentifier
      ? [`it belongs to the global cluster \`${found.GlobalClusterIdentifier}\``]
      : []),
    ...(source ? [`it is a read replica of \`${source}\``] : []),
    ...(replicas.length > 0 ? [`\`${replicas.join('`, `')}\` replicate from it`] : []),
  ];
}

/** What a restored copy of a cluster would not have. */
export function notRestoredOfCluster(found: DBCluster): string[] {
  const roles = (found.AssociatedRoles ?? []).map(({ FeatureName, RoleArn }) => `${FeatureName}: ${RoleArn}`);
  return [
    ...(roles.length > 0 ? [`the IAM roles (${roles.join(', ')})`] : []),
    ...(found.MasterUserSecret
      ? [
          'the management of the master password by Secrets Manager: the restored one has the password of the snapshot',
        ]
      : []),
    ...(found.CustomEndpoints?.length ? [`the custom endpoints (${found.CustomEndpoints.join(', ')})`] : []),
    ...(found.HttpEndpointEnabled ? ['the Data API'] : []),
    ...(found.ActivityStreamStatus === 'started' ? ['the database activity stream'] : []),
  ];
}
