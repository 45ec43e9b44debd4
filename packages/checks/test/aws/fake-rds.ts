import { type AwsReply, type AwsRequest, page, Refusal, xml } from './wire.ts';

/** A snapshot of an instance or a cluster; times in milliseconds since 1970. */
export interface FakeSnapshot {
  readonly id: string;
  readonly instance?: string;
  readonly cluster?: string;
  /** AWS gives none as long as it is being made. */
  readonly created?: number;
  /** When it was copied, if it is a copy. */
  readonly copied?: number;
  readonly status?: string;
  readonly percent?: number;
  readonly type?: string;
  readonly encrypted?: boolean;
}

/** An instance or a cluster that runs. */
export interface FakeInstance {
  readonly instance?: string;
  readonly cluster?: string;
  readonly restorable?: number;
}

/** The query protocol of https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/. */
export function answerRds(
  {
    snapshots,
    instances,
  }: { readonly snapshots: readonly FakeSnapshot[]; readonly instances: readonly FakeInstance[] },
  { operation, form, pageSize }: AwsRequest,
): AwsReply {
  const result = (content: object) => ({
    body: xml({ [`${operation}Response`]: { [`${operation}Result`]: content } }),
  });
  const kind = operation.includes('Cluster') ? 'cluster' : 'instance';
  const identifier = form[kind === 'cluster' ? 'DBClusterIdentifier' : 'DBInstanceIdentifier'];
  if (/^DescribeDB(Cluster)?Snapshots$/.test(operation)) {
    // Without a type it gives the automated and the manual ones.
    const types = form['SnapshotType'] ? [form['SnapshotType']] : ['automated', 'manual'];
    const found = snapshots.filter(
      (snapshot) => snapshot[kind] === identifier && types.includes(snapshot.type ?? 'automated'),
    );
    const { items, next } = page(found, form['Marker'], pageSize);
    const element = kind === 'cluster' ? 'DBClusterSnapshot' : 'DBSnapshot';
    return result({
      [`${element}s`]: { [element]: items.map((snapshot) => shown(element, snapshot)) },
      Marker: next,
    });
  }
  if (!/^DescribeDB(Instances|Clusters)$/.test(operation)) throw new Refusal('InvalidAction', 400);
  const running = instances.find((one) => one[kind] === identifier);
  if (running === undefined) {
    // An instance without `Fault`, a cluster with it: that is how RDS has it.
    throw new Refusal(kind === 'cluster' ? 'DBClusterNotFoundFault' : 'DBInstanceNotFound', 404);
  }
  const element = kind === 'cluster' ? 'DBCluster' : 'DBInstance';
  const restorable = running.restorable === undefined ? undefined : new Date(running.restorable);
  return result({
    [`${element}s`]: {
      [element]: [{ [`${element}Identifier`]: identifier, LatestRestorableTime: restorable }],
    },
  });
}

function shown(
  element: string,
  { id, created, copied, status, percent, type, encrypted }: FakeSnapshot,
): object {
  const at = (time: number | undefined) => (time === undefined ? undefined : new Date(time));
  return {
    [`${element}Identifier`]: id,
    SnapshotCreateTime: at(copied ?? created),
    // Of instances only: https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_DBSnapshot.html
    ...(element === 'DBSnapshot' && { OriginalSnapshotCreateTime: at(created) }),
    Status: status ?? 'available',
    PercentProgress: percent ?? 100,
    SnapshotType: type ?? 'automated',
    [element === 'DBSnapshot' ? 'Encrypted' : 'StorageEncrypted']: encrypted ?? false,
    Engine: 'postgres',
  };
}
