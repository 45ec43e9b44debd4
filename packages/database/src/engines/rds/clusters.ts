import type { DBCluster, DBInstance } from '@aws-sdk/client-rds';
import { ProviderError } from '@deploy-actions/action-kit';
import {
  hasOwnInstances,
  notRestoredOfCluster,
  relationsOfCluster,
  restoreClusterInput,
} from './cluster-settings.ts';
import type { Databases, RdsDatabase, RestoreOrder } from './databases.ts';
import { memberInput } from './instance-settings.ts';
import { type Instances, whatFailed } from './instances.ts';
import { fromTagList } from './marks.ts';
import { isAbsent, isWrongState, type RdsApi, RdsError, rdsSystem } from './rds-api.ts';
import { type Page, type Snapshots, unlessAbsent, unlessPresent } from './snapshots.ts';

/** How long it is tried to begin something while RDS is busy, in milliseconds. */
const patience = 5 * 60_000;

/** The Aurora and Multi-AZ clusters of one region. */
export class Clusters implements Databases {
  readonly kind = 'cluster';
  readonly quota = 'ManualClusterSnapshots';
  readonly #api: RdsApi;
  readonly #instances: Instances;
  readonly #snapshots: Snapshots;

  constructor(api: RdsApi, instances: Instances, snapshots: Snapshots) {
    this.#api = api;
    this.#instances = instances;
    this.#snapshots = snapshots;
  }

  async find(id: string, hasty = false): Promise<RdsDatabase | undefined> {
    const found = await this.#describe(id, hasty);
    return found && asDatabase(found);
  }

  async #describe(id: string, hasty = false): Promise<DBCluster | undefined> {
    return (await this.#page({ id, hasty })).found[0];
  }

  async list(): Promise<readonly RdsDatabase[]> {
    const all: DBCluster[] = [];
    for (let marker: string | undefined; ; ) {
      const { found, next } = await this.#page({ marker });
      all.push(...found);
      marker = next;
      if (marker === undefined) return all.map(asDatabase);
    }
  }

  async #page({ id, marker, hasty = false }: Page) {
    const question = { operation: 'look at clusters', action: 'DescribeDBClusters', patience, hasty };
    try {
      const answer = await this.#api.ask(question, ({ sdk, client }, options) =>
        client.send(new sdk.DescribeDBClustersCommand({ DBClusterIdentifier: id, Marker: marker }), options),
      );
      return { found: answer.DBClusters ?? [], next: answer.Marker };
    } catch (error) {
      if (isAbsent(error)) return { found: [], next: undefined };
      throw error;
    }
  }

  async restore(order: RestoreOrder): Promise<void> {
    const live = order.like === undefined ? undefined : await this.#describe(order.like);
    const snapshot = await this.#snapshots.find(order.snapshot);
    if (!snapshot) {
      const operation = `restore to ${order.id}`;
      throw new ProviderError(`the snapshot ${order.snapshot} is gone`, { system: rdsSystem, operation });
    }
    const engine = { Engine: snapshot.engine, EngineVersion: snapshot.engineVersion };
    const question = { operation: `restore to ${order.id}`, resource: `cluster:${order.id}`, patience };
    await unlessPresent(
      this.#api.ask({ ...question, action: 'RestoreDBClusterFromSnapshot' }, ({ sdk, client }, options) =>
        client.send(
          new sdk.RestoreDBClusterFromSnapshotCommand(restoreClusterInput(order, engine, live)),
          options,
        ),
      ),
    );
  }

  /** Restoring gives an Aurora cluster without instances: those are made once it is available. */
  async complete(order: RestoreOrder): Promise<readonly string[]> {
    const { id, like, purpose } = order;
    const restored = await this.#describe(id);
    const live = like === undefined ? undefined : await this.#describe(like);
    if (restored && hasOwnInstances(restored)) {
      const members = live ? asDatabase(live).members : [];
      const models = purpose === 'scratch' ? members.slice(0, 1) : members;
      // The first that is made becomes the writer.
      for (const [index, model] of (models.length > 0 ? models : [undefined]).entries()) {
        const like = model === undefined ? undefined : await this.#instances.describe(model);
        const engine = restored.Engine ?? '';
        await this.#createMember(order, { id: memberName(id, index), engine, live: like });
      }
    }
    if (purpose === 'scratch' || !live?.DeletionProtection) return [];
    return whatFailed(this.#protect(id, true), { id, settings: { DeletionProtection: true } });
  }

  async #createMember(
    order: RestoreOrder,
    { id, engine, live }: { id: string; engine: string; live: DBInstance | undefined },
  ): Promise<void> {
    const question = { operation: `create the instance ${id}`, action: 'CreateDBInstance', patience };
    const input = memberInput(order, { id, cluster: order.id, engine, live });
    await unlessPresent(
      this.#api.ask({ ...question, resource: `db:${id}` }, ({ sdk, client }, options) =>
        client.send(new sdk.CreateDBInstanceCommand(input), options),
      ),
    );
  }

  async rename(from: string, to: string): Promise<void> {
    const question = { operation: `rename ${from} to ${to}`, action: 'ModifyDBCluster', patience };
    try {
      await this.#api.ask({ ...question, resource: `cluster:${from}` }, ({ sdk, client }, options) =>
        client.send(
          new sdk.ModifyDBClusterCommand({
            DBClusterIdentifier: from,
            NewDBClusterIdentifier: to,
            ApplyImmediately: true,
          }),
          options,
        ),
      );
    } catch (error) {
      if (!isAbsent(error) && !isWrongState(error)) throw error;
      const found = (await this.find(from)) ?? (await this.find(to));
      if (found?.id !== to.toLowerCase() && found?.status !== 'renaming') throw error;
    }
  }

  /** The instances have to go first; once they are being deleted, RDS takes the deletion of their cluster. */
  async remove(id: string, hasty = false): Promise<void> {
    const found = await this.#describe(id, hasty);
    if (!found) return;
    if (hasOwnInstances(found)) {
      await Promise.all(asDatabase(found).members.map((member) => this.#instances.remove(member, hasty)));
    }
    try {
      await this.#delete(id, hasty);
    } catch (error) {
      if (!(error instanceof RdsError && /protect/i.test(error.message))) throw error;
      await this.#protect(id, false, hasty);
      await this.#delete(id, hasty);
    }
  }

  async #delete(id: string, hasty: boolean): Promise<void> {
    const question = {
      operation: `delete ${id}`,
      action: 'DeleteDBCluster',
      resource: `cluster:${id}`,
      hasty,
    };
    const gone = this.#api.ask(question, ({ sdk, client }, options) =>
      client.send(
        new sdk.DeleteDBClusterCommand({
          DBClusterIdentifier: id,
          SkipFinalSnapshot: true,
          DeleteAutomatedBackups: true,
        }),
        options,
      ),
    );
    await unlessAbsent(gone).catch((error: unknown) => {
      if (!/already being deleted/i.test(String((error as Error)?.message))) throw error;
    });
  }

  async #protect(id: string, protect: boolean, hasty = false): Promise<void> {
    const operation = `set the deletion protection of ${id}`;
    const question = { operation, action: 'ModifyDBCluster', resource: `cluster:${id}`, hasty };
    await this.#api.ask(question, ({ sdk, client }, options) =>
      client.send(
        new sdk.ModifyDBClusterCommand({
          DBClusterIdentifier: id,
          DeletionProtection: protect,
          ApplyImmediately: true,
        }),
        options,
      ),
    );
  }
}

/** The name of an instance in a restored cluster; the name of the cluster leaves room for it. */
function memberName(cluster: string, index: number): string {
  return `${cluster.slice(0, 60).replace(/-+$/, '')}-${index + 1}`;
}

function asDatabase(found: DBCluster): RdsDatabase {
  const members = (found.DBClusterMembers ?? []).toSorted(
    (a, b) => Number(b.IsClusterWriter ?? false) - Number(a.IsClusterWriter ?? false),
  );
  return {
    kind: 'cluster',
    id: found.DBClusterIdentifier ?? '',
    arn: found.DBClusterArn ?? '',
    resource: found.DbClusterResourceId ?? '',
    status: found.Status ?? 'unknown',
    engine: found.Engine ?? '',
    engineVersion: found.EngineVersion ?? '',
    allocatedGib: found.AllocatedStorage ?? 0,
    encrypted: found.StorageEncrypted ?? false,
    endpoint: found.Endpoint === undefined ? undefined : `${found.Endpoint}:${found.Port}`,
    tags: fromTagList(found.TagList),
    memberOf: undefined,
    members: members.flatMap(({ DBInstanceIdentifier: id }) => (id ? [id] : [])),
    relations: relationsOfCluster(found),
    notRestored: notRestoredOfCluster(found),
  };
}
