import type { DBClusterSnapshot, DBSnapshot } from '@aws-sdk/client-rds';
import { asTagList, fromTagList, type Tags } from './marks.ts';
import { isAbsent, isPresent, type RdsApi } from './rds-api.ts';

/** A snapshot, whatever it is of. */
export interface Snapshot {
  readonly id: string;
  readonly arn: string;
  readonly status: string;
  /** 0 to 100. */
  readonly percent: number;
  readonly encrypted: boolean;
  /** The id of the database that stays when it is renamed; absent where RDS doesn't say it. */
  readonly resource: string | undefined;
  /** The snapshot it is a copy of, as an ARN. */
  readonly copyOf: string | undefined;
  readonly engine: string;
  readonly engineVersion: string;
  readonly allocatedGib: number;
  /** All blocks that were ever written, where RDS says it. */
  readonly bytes: number | undefined;
  readonly tags: Tags;
}

/** A snapshot to be made. */
export interface NewSnapshot {
  readonly id: string;
  readonly tags: Tags;
}

/** The manual snapshots of instances, or of clusters, in one region. */
export interface Snapshots {
  /** `undefined` when there is none. */
  find(id: string, hasty?: boolean): Promise<Snapshot | undefined>;
  /** All of this account. */
  list(): Promise<readonly Snapshot[]>;
  /** Begins one of a database. */
  create(source: string, snapshot: NewSnapshot): Promise<void>;
  /** Begins a copy, to be called in the region it shall be in. */
  copy(sourceArn: string, snapshot: NewSnapshot, kmsKey: string | undefined): Promise<void>;
  /** What is gone is no failure; RDS refuses what isn't available. `hasty` while the run is being cancelled. */
  remove(id: string, hasty?: boolean): Promise<void>;
}

/** How long it is tried to begin something while RDS is busy, in milliseconds. */
const patience = 5 * 60_000;

/** What to look at: one, or all from a marker on. */
export interface Page {
  readonly id?: string;
  readonly marker?: string | undefined;
  readonly hasty?: boolean;
}

/** Those of instances. */
export class InstanceSnapshots implements Snapshots {
  readonly #api: RdsApi;

  constructor(api: RdsApi) {
    this.#api = api;
  }

  async find(id: string, hasty = false): Promise<Snapshot | undefined> {
    return (await this.#page({ id, hasty })).found[0];
  }

  async list(): Promise<readonly Snapshot[]> {
    const all: Snapshot[] = [];
    for (let marker: string | undefined; ; ) {
      const { found, next } = await this.#page({ marker });
      all.push(...found);
      marker = next;
      if (marker === undefined) return all;
    }
  }

  async #page({ id, marker, hasty = false }: Page) {
    const question = { operation: 'look at snapshots', action: 'DescribeDBSnapshots', patience, hasty };
    try {
      const answer = await this.#api.ask(question, ({ sdk, client }, options) =>
        client.send(
          new sdk.DescribeDBSnapshotsCommand({
            DBSnapshotIdentifier: id,
            SnapshotType: 'manual',
            Marker: marker,
          }),
          options,
        ),
      );
      return { found: (answer.DBSnapshots ?? []).map(ofInstance), next: answer.Marker };
    } catch (error) {
      if (isAbsent(error)) return { found: [], next: undefined };
      throw error;
    }
  }

  async create(source: string, { id, tags }: NewSnapshot): Promise<void> {
    const question = { operation: `create the snapshot ${id}`, action: 'CreateDBSnapshot', patience };
    await unlessPresent(
      this.#api.ask({ ...question, resource: `snapshot:${id}` }, ({ sdk, client }, options) =>
        client.send(
          new sdk.CreateDBSnapshotCommand({
            DBInstanceIdentifier: source,
            DBSnapshotIdentifier: id,
            Tags: asTagList(tags),
          }),
          options,
        ),
      ),
    );
  }

  async copy(sourceArn: string, { id, tags }: NewSnapshot, kmsKey: string | undefined): Promise<void> {
    const question = { operation: `copy the snapshot to ${id}`, action: 'CopyDBSnapshot', patience };
    await unlessPresent(
      this.#api.ask({ ...question, resource: `snapshot:${id}` }, ({ sdk, client }, options) =>
        client.send(
          new sdk.CopyDBSnapshotCommand({
            SourceDBSnapshotIdentifier: sourceArn,
            TargetDBSnapshotIdentifier: id,
            KmsKeyId: kmsKey,
            Tags: asTagList(tags),
          }),
          options,
        ),
      ),
    );
  }

  async remove(id: string, hasty = false): Promise<void> {
    const question = { operation: `delete the snapshot ${id}`, action: 'DeleteDBSnapshot', hasty };
    await unlessAbsent(
      this.#api.ask({ ...question, resource: `snapshot:${id}` }, ({ sdk, client }, options) =>
        client.send(new sdk.DeleteDBSnapshotCommand({ DBSnapshotIdentifier: id }), options),
      ),
    );
  }
}

/** Those of clusters. */
export class ClusterSnapshots implements Snapshots {
  readonly #api: RdsApi;

  constructor(api: RdsApi) {
    this.#api = api;
  }

  async find(id: string, hasty = false): Promise<Snapshot | undefined> {
    return (await this.#page({ id, hasty })).found[0];
  }

  async list(): Promise<readonly Snapshot[]> {
    const all: Snapshot[] = [];
    for (let marker: string | undefined; ; ) {
      const { found, next } = await this.#page({ marker });
      all.push(...found);
      marker = next;
      if (marker === undefined) return all;
    }
  }

  async #page({ id, marker, hasty = false }: Page) {
    const question = {
      operation: 'look at cluster snapshots',
      action: 'DescribeDBClusterSnapshots',
      patience,
      hasty,
    };
    try {
      const answer = await this.#api.ask(question, ({ sdk, client }, options) =>
        client.send(
          new sdk.DescribeDBClusterSnapshotsCommand({
            DBClusterSnapshotIdentifier: id,
            SnapshotType: 'manual',
            Marker: marker,
          }),
          options,
        ),
      );
      return { found: (answer.DBClusterSnapshots ?? []).map(ofCluster), next: answer.Marker };
    } catch (error) {
      if (isAbsent(error)) return { found: [], next: undefined };
      throw error;
    }
  }

  async create(source: string, { id, tags }: NewSnapshot): Promise<void> {
    const question = { operation: `create the snapshot ${id}`, action: 'CreateDBClusterSnapshot', patience };
    await unlessPresent(
      this.#api.ask({ ...question, resource: `cluster-snapshot:${id}` }, ({ sdk, client }, options) =>
        client.send(
          new sdk.CreateDBClusterSnapshotCommand({
            DBClusterIdentifier: source,
            DBClusterSnapshotIdentifier: id,
            Tags: asTagList(tags),
          }),
          options,
        ),
      ),
    );
  }

  async copy(sourceArn: string, { id, tags }: NewSnapshot, kmsKey: string | undefined): Promise<void> {
    const question = { operation: `copy the snapshot to ${id}`, action: 'CopyDBClusterSnapshot', patience };
    await unlessPresent(
      this.#api.ask({ ...question, resource: `cluster-snapshot:${id}` }, ({ sdk, client }, options) =>
        client.send(
          new sdk.CopyDBClusterSnapshotCommand({
            SourceDBClusterSnapshotIdentifier: sourceArn,
            TargetDBClusterSnapshotIdentifier: id,
            KmsKeyId: kmsKey,
            Tags: asTagList(tags),
          }),
          options,
        ),
      ),
    );
  }

  async remove(id: string, hasty = false): Promise<void> {
    const question = { operation: `delete the snapshot ${id}`, action: 'DeleteDBClusterSnapshot', hasty };
    await unlessAbsent(
      this.#api.ask({ ...question, resource: `cluster-snapshot:${id}` }, ({ sdk, client }, options) =>
        client.send(new sdk.DeleteDBClusterSnapshotCommand({ DBClusterSnapshotIdentifier: id }), options),
      ),
    );
  }
}

function ofInstance(found: DBSnapshot): Snapshot {
  return {
    id: found.DBSnapshotIdentifier ?? '',
    arn: found.DBSnapshotArn ?? '',
    status: found.Status ?? 'unknown',
    percent: found.PercentProgress ?? 0,
    encrypted: found.Encrypted ?? false,
    resource: found.DbiResourceId,
    copyOf: found.SourceDBSnapshotIdentifier,
    engine: found.Engine ?? '',
    engineVersion: found.EngineVersion ?? '',
    allocatedGib: found.AllocatedStorage ?? 0,
    bytes: found.FullSnapshotSizeInBytes || undefined,
    tags: fromTagList(found.TagList),
  };
}

function ofCluster(found: DBClusterSnapshot): Snapshot {
  return {
    id: found.DBClusterSnapshotIdentifier ?? '',
    arn: found.DBClusterSnapshotArn ?? '',
    status: found.Status ?? 'unknown',
    percent: found.PercentProgress ?? 0,
    encrypted: found.StorageEncrypted ?? false,
    resource: found.DbClusterResourceId,
    copyOf: found.SourceDBClusterSnapshotArn,
    engine: found.Engine ?? '',
    engineVersion: found.EngineVersion ?? '',
    allocatedGib: found.AllocatedStorage ?? 0,
    bytes: undefined,
    tags: fromTagList(found.TagList),
  };
}

/** A first try whose answer was lost has made it already: names are never used twice. */
export async function unlessPresent(work: Promise<unknown>): Promise<void> {
  await work.catch((error: unknown) => {
    if (!isPresent(error)) throw error;
  });
}

/** What is gone needs no deleting. */
export async function unlessAbsent(work: Promise<unknown>): Promise<void> {
  await work.catch((error: unknown) => {
    if (!isAbsent(error)) throw error;
  });
}
