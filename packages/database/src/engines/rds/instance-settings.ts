import type {
  CreateDBInstanceCommandInput,
  DBInstance,
  ModifyDBInstanceCommandInput,
  RestoreDBInstanceFromDBSnapshotCommandInput,
} from '@aws-sdk/client-rds';
import type { RestoreOrder } from './databases.ts';
import { asTagList } from './marks.ts';

/** What an instance is restored with: https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_RestoreDBInstanceFromDBSnapshot.html */
export function restoreInput(
  order: RestoreOrder,
  live: DBInstance | undefined,
): RestoreDBInstanceFromDBSnapshotCommandInput {
  const everyCopy = {
    DBInstanceIdentifier: order.id,
    DBSnapshotIdentifier: order.snapshot,
    DBInstanceClass: order.instanceClass ?? live?.DBInstanceClass,
    DBSubnetGroupName: order.subnetGroup ?? live?.DBSubnetGroup?.DBSubnetGroupName,
    VpcSecurityGroupIds: order.securityGroups?.slice() ?? securityGroupsOf(live),
    // Without it, RDS takes the default group of the engine, with which some data can't even be read.
    DBParameterGroupName: chosen(live?.DBParameterGroups?.[0]?.DBParameterGroupName),
    OptionGroupName: chosen(live?.OptionGroupMemberships?.[0]?.OptionGroupName),
    Tags: asTagList(order.tags),
  };
  if (order.purpose === 'scratch' || live === undefined) {
    return {
      ...everyCopy,
      MultiAZ: false,
      PubliclyAccessible: false,
      DeletionProtection: false,
      // Nobody needs a backup of a scratch copy, and the first one would delay it.
      ...(order.purpose === 'scratch' ? { BackupRetentionPeriod: 0 } : {}),
      CopyTagsToSnapshot: false,
    };
  }
  return { ...everyCopy, ...asLive(live) };
}

function asLive(live: DBInstance) {
  return {
    MultiAZ: live.MultiAZ,
    // With a standby, RDS chooses the zones.
    AvailabilityZone: live.MultiAZ ? undefined : live.AvailabilityZone,
    Port: live.Endpoint?.Port ?? (live.DbInstancePort || undefined),
    PubliclyAccessible: live.PubliclyAccessible,
    AutoMinorVersionUpgrade: live.AutoMinorVersionUpgrade,
    LicenseModel: live.LicenseModel,
    ...storageOf(live),
    CopyTagsToSnapshot: live.CopyTagsToSnapshot,
    EnableIAMDatabaseAuthentication: live.IAMDatabaseAuthenticationEnabled,
    EnableCloudwatchLogsExports: filled(live.EnabledCloudwatchLogsExports),
    ProcessorFeatures: filled(live.ProcessorFeatures),
    // Set when it is available: what is protected, and can't start, could not be deleted any more.
    DeletionProtection: false,
    NetworkType: live.NetworkType,
    DedicatedLogVolume: live.DedicatedLogVolume || undefined,
    CACertificateIdentifier: live.CACertificateIdentifier,
    EngineLifecycleSupport: live.EngineLifecycleSupport,
    BackupRetentionPeriod: live.BackupRetentionPeriod,
    PreferredBackupWindow: live.PreferredBackupWindow,
    CustomIamInstanceProfile: live.CustomIamInstanceProfile,
    Domain: live.DomainMemberships?.[0]?.Domain,
    DomainIAMRoleName: live.DomainMemberships?.[0]?.IAMRoleName,
  };
}

/**
 * RDS refuses IOPS and throughput of gp3 below 400 GiB, where they are always 3,000 and 125:
 * https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/CHAP_Storage.html#gp3-storage
 */
function storageOf({ StorageType, Iops, StorageThroughput }: DBInstance) {
  const provisioned =
    StorageType?.startsWith('io') ||
    (StorageType === 'gp3' && ((Iops ?? 0) > 3_000 || (StorageThroughput ?? 0) > 125));
  return {
    StorageType,
    Iops: provisioned ? Iops : undefined,
    StorageThroughput: provisioned && StorageType === 'gp3' ? StorageThroughput : undefined,
  };
}

/** What restoring can't set and changes have to; one each, so that what is refused keeps nothing else back. */
export function completionInputs(id: string, live: DBInstance): ModifyDBInstanceCommandInput[] {
  const { MonitoringInterval, MonitoringRoleArn, MaxAllocatedStorage, PreferredMaintenanceWindow } = live;
  const settings = [
    ...(MonitoringInterval ? [{ MonitoringInterval, MonitoringRoleArn }] : []),
    ...(live.PerformanceInsightsEnabled ? [insightsOf(live)] : []),
    ...(MaxAllocatedStorage ? [{ MaxAllocatedStorage }] : []),
    ...(PreferredMaintenanceWindow ? [{ PreferredMaintenanceWindow }] : []),
  ];
  return settings.map((setting) => ({ DBInstanceIdentifier: id, ...setting }));
}

function insightsOf(live: DBInstance) {
  if (!live.PerformanceInsightsEnabled) return {};
  return {
    EnablePerformanceInsights: true,
    PerformanceInsightsKMSKeyId: live.PerformanceInsightsKMSKeyId,
    PerformanceInsightsRetentionPeriod: live.PerformanceInsightsRetentionPeriod,
  };
}

/** An instance for a cluster that was restored from a snapshot, like one of the live cluster. */
export function memberInput(
  order: RestoreOrder,
  {
    id,
    cluster,
    engine,
    live,
  }: { id: string; cluster: string; engine: string; live: DBInstance | undefined },
): CreateDBInstanceCommandInput {
  const scratch = order.purpose === 'scratch';
  return {
    DBInstanceIdentifier: id,
    DBClusterIdentifier: cluster,
    Engine: engine,
    DBInstanceClass: order.instanceClass ?? live?.DBInstanceClass ?? 'db.t4g.medium',
    DBParameterGroupName: chosen(live?.DBParameterGroups?.[0]?.DBParameterGroupName),
    PubliclyAccessible: scratch ? false : live?.PubliclyAccessible,
    Tags: asTagList(order.tags),
    ...(scratch || !live
      ? {}
      : {
          AvailabilityZone: live.AvailabilityZone,
          PromotionTier: live.PromotionTier,
          AutoMinorVersionUpgrade: live.AutoMinorVersionUpgrade,
          CACertificateIdentifier: live.CACertificateIdentifier,
          PreferredMaintenanceWindow: live.PreferredMaintenanceWindow,
          CopyTagsToSnapshot: live.CopyTagsToSnapshot,
          ...(live.MonitoringInterval
            ? { MonitoringInterval: live.MonitoringInterval, MonitoringRoleArn: live.MonitoringRoleArn }
            : {}),
          ...insightsOf(live),
        }),
  };
}

function securityGroupsOf(live: DBInstance | undefined): string[] | undefined {
  return filled(live?.VpcSecurityGroups?.flatMap(({ VpcSecurityGroupId: id }) => (id ? [id] : [])));
}

/** The name of a group somebody made; the default of its engine and version RDS finds by itself, also after an upgrade. */
export function chosen(group: string | undefined): string | undefined {
  return group?.startsWith('default') ? undefined : group;
}

/** RDS refuses empty lists. */
function filled<T>(list: T[] | undefined): T[] | undefined {
  return list && list.length > 0 ? list : undefined;
}
