import type { CheckConfigurationOf } from '@deploy-actions/config';
import { gradeAge } from '../../ages.ts';
import { type AwsService, absent, awsService } from '../../aws/service.ts';
import type { CheckContext } from '../../check.ts';
import type { Grade } from '../../grades.ts';
import { type BackupSource, byAge } from './source.ts';

type RdsConfiguration = NonNullable<CheckConfigurationOf<'backup-age'>['rds']>;
type Rds = AwsService<'rds'>;

/** Snapshots of an instance or a cluster of RDS. */
export function rdsSnapshots(
  configuration: RdsConfiguration,
  context: Pick<CheckContext, 'aws' | 'runtime'>,
  region: string | undefined,
): BackupSource {
  const { unencrypted, 'restorable-within': restorableWithin } = configuration;
  const what = nameOf(configuration);
  return {
    asks: `the RDS snapshots of ${what}`,
    async find(signal) {
      const rds = awsService('rds', context, region);
      const snapshots = await snapshotsOf(configuration, rds, signal);
      const complete = snapshots
        .flatMap(({ name, status, created, encrypted }) =>
          status === 'available' && created !== undefined
            ? [{ name, created, encrypted, size: undefined }]
            : [],
        )
        .sort(byAge);
      const [newest] = complete;
      // What failed before the newest one was made is of no interest any more.
      const grades: Grade[] = snapshots
        .filter(({ status }) => status !== 'available')
        .filter(({ status, created = 0 }) => status === 'creating' || created > (newest?.created ?? 0))
        .map(unfinished);
      if (newest && !newest.encrypted) {
        grades.push({ status: unencrypted, finding: `\`${newest.name}\` is not encrypted` });
      }
      if (restorableWithin !== undefined) {
        const now = context.runtime.clock.now();
        grades.push(await gradeRestorable(configuration, restorableWithin, rds, now, signal));
      }
      const type = configuration.snapshots ? `${configuration.snapshots} snapshot` : 'snapshot';
      return {
        complete,
        grades,
        none: `no ${type} of ${what} that is available in region \`${rds.region}\``,
      };
    },
  };
}

function nameOf({ instance, cluster }: RdsConfiguration): string {
  return instance === undefined ? `the cluster \`${cluster}\`` : `the instance \`${instance}\``;
}

interface Snapshot {
  readonly name: string;
  readonly status: string;
  readonly created: number | undefined;
  readonly percent: number;
  readonly encrypted: boolean;
}

/** What isn't a backup yet may still become one; what failed never will. */
function unfinished({ name, status, percent }: Snapshot): Grade {
  return status === 'creating'
    ? { status: 'warn', finding: `\`${name}\` is being made, ${percent} % so far` }
    : { status: 'warn', finding: `\`${name}\` is \`${status}\`` };
}

async function snapshotsOf(
  configuration: RdsConfiguration,
  rds: Rds,
  signal: AbortSignal,
): Promise<Snapshot[]> {
  const found: Snapshot[] = [];
  for (let marker: string | undefined; ; ) {
    const page = await pageOf(configuration, marker, rds, signal);
    found.push(...page.snapshots);
    if (!page.marker) return found;
    marker = page.marker;
  }
}

async function pageOf(
  configuration: RdsConfiguration,
  marker: string | undefined,
  rds: Rds,
  signal: AbortSignal,
): Promise<{ readonly snapshots: Snapshot[]; readonly marker: string | undefined }> {
  const { instance, cluster, snapshots: type } = configuration;
  const operation = `list the snapshots of ${nameOf(configuration)}`;
  const paged = { ...(marker ? { Marker: marker } : {}), ...(type ? { SnapshotType: type } : {}) };
  if (cluster !== undefined) {
    const page = await rds.ask(
      { operation, action: 'rds:DescribeDBClusterSnapshots', resource: 'rds:*:*:cluster-snapshot:*', signal },
      ({ sdk, client }, options) =>
        client.send(
          new sdk.DescribeDBClusterSnapshotsCommand({ DBClusterIdentifier: cluster, ...paged }),
          options,
        ),
    );
    const snapshots = page.DBClusterSnapshots?.map((each) =>
      snapshotFrom({ ...each, name: each.DBClusterSnapshotIdentifier, encrypted: each.StorageEncrypted }),
    );
    return { snapshots: snapshots ?? [], marker: page.Marker };
  }
  const page = await rds.ask(
    { operation, action: 'rds:DescribeDBSnapshots', resource: 'rds:*:*:snapshot:*', signal },
    ({ sdk, client }, options) =>
      client.send(new sdk.DescribeDBSnapshotsCommand({ DBInstanceIdentifier: instance, ...paged }), options),
  );
  const snapshots = page.DBSnapshots?.map((each) =>
    snapshotFrom({ ...each, name: each.DBSnapshotIdentifier, encrypted: each.Encrypted }),
  );
  return { snapshots: snapshots ?? [], marker: page.Marker };
}

function snapshotFrom(snapshot: {
  readonly name: string | undefined;
  readonly encrypted: boolean | undefined;
  readonly Status?: string | undefined;
  readonly SnapshotCreateTime?: Date | undefined;
  readonly OriginalSnapshotCreateTime?: Date | undefined;
  readonly PercentProgress?: number | undefined;
}): Snapshot {
  const { name = 'a snapshot', encrypted = false, Status = 'of no status', PercentProgress = 0 } = snapshot;
  // A copy of a snapshot counts as made when it was copied, and holds what was there long before.
  const created = (snapshot.OriginalSnapshotCreateTime ?? snapshot.SnapshotCreateTime)?.getTime();
  return { name, encrypted, status: Status, percent: PercentProgress, created };
}

async function gradeRestorable(
  configuration: RdsConfiguration,
  longest: number,
  rds: Rds,
  now: number,
  signal: AbortSignal,
): Promise<Grade> {
  const what = nameOf(configuration);
  const found = await restorableTime(configuration, rds, signal);
  if (found === undefined) {
    return {
      status: 'fail',
      finding: `${what} does not exist, or does not keep what it takes to restore to a point in time`,
    };
  }
  return gradeAge(`${what} can be restored to a point`, now - found.getTime(), { longest });
}

async function restorableTime(
  { instance, cluster }: RdsConfiguration,
  rds: Rds,
  signal: AbortSignal,
): Promise<Date | undefined> {
  const operation = 'look to which point in time it can be restored';
  if (cluster !== undefined) {
    const page = await rds.ask(
      { operation, action: 'rds:DescribeDBClusters', resource: `rds:*:*:cluster:${cluster}`, signal },
      ({ sdk, client }, options) =>
        client
          .send(new sdk.DescribeDBClustersCommand({ DBClusterIdentifier: cluster }), options)
          .catch(absent('DBClusterNotFoundFault')),
    );
    return page?.DBClusters?.[0]?.LatestRestorableTime;
  }
  const page = await rds.ask(
    { operation, action: 'rds:DescribeDBInstances', resource: `rds:*:*:db:${instance}`, signal },
    ({ sdk, client }, options) =>
      client
        .send(new sdk.DescribeDBInstancesCommand({ DBInstanceIdentifier: instance }), options)
        .catch(absent('DBInstanceNotFound', 'DBInstanceNotFoundFault')),
  );
  return page?.DBInstances?.[0]?.LatestRestorableTime;
}
