import type { DBInstance } from '@aws-sdk/client-rds';
import { ConfigurationError, describeError, ProviderError } from '@deploy-actions/action-kit';
import type { Databases, RdsDatabase, RestoreOrder } from './databases.ts';
import { completionInputs, restoreInput } from './instance-settings.ts';
import { fromTagList } from './marks.ts';
import { isAbsent, isWrongState, type RdsApi, RdsError } from './rds-api.ts';
import { type Page, unlessAbsent, unlessPresent } from './snapshots.ts';

/** How long it is tried to begin something while RDS is busy, in milliseconds. */
const patience = 5 * 60_000;

/** The instances of one region. */
export class Instances implements Databases {
  readonly kind = 'instance';
  readonly quota = 'ManualSnapshots';
  readonly #api: RdsApi;

  constructor(api: RdsApi) {
    this.#api = api;
  }

  async find(id: string, hasty = false): Promise<RdsDatabase | undefined> {
    const found = (await this.#page({ id, hasty })).found[0];
    return found && asDatabase(found);
  }

  /** An instance as RDS shows it. */
  async describe(id: string): Promise<DBInstance | undefined> {
    return (await this.#page({ id })).found[0];
  }

  async list(): Promise<readonly RdsDatabase[]> {
    const all: DBInstance[] = [];
    for (let marker: string | undefined; ; ) {
      const { found, next } = await this.#page({ marker });
      all.push(...found);
      marker = next;
      if (marker === undefined) return all.map(asDatabase);
    }
  }

  async #page({ id, marker, hasty = false }: Page) {
    const question = { operation: 'look at instances', action: 'DescribeDBInstances', patience, hasty };
    try {
      const answer = await this.#api.ask(question, ({ sdk, client }, options) =>
        client.send(
          new sdk.DescribeDBInstancesCommand({ DBInstanceIdentifier: id, Marker: marker }),
          options,
        ),
      );
      return { found: answer.DBInstances ?? [], next: answer.Marker };
    } catch (error) {
      if (isAbsent(error)) return { found: [], next: undefined };
      throw error;
    }
  }

  async restore(order: RestoreOrder): Promise<void> {
    const live = order.like === undefined ? undefined : await this.describe(order.like);
    const question = { operation: `restore to ${order.id}`, resource: `db:${order.id}`, patience };
    await unlessPresent(
      this.#api.ask({ ...question, action: 'RestoreDBInstanceFromDBSnapshot' }, ({ sdk, client }, options) =>
        client.send(new sdk.RestoreDBInstanceFromDBSnapshotCommand(restoreInput(order, live)), options),
      ),
    );
  }

  async complete({ id, like, purpose }: RestoreOrder): Promise<readonly string[]> {
    const live = purpose === 'scratch' || like === undefined ? undefined : await this.describe(like);
    if (!live) return [];
    const changes = [
      ...(live.DeletionProtection ? [{ DBInstanceIdentifier: id, DeletionProtection: true }] : []),
      ...completionInputs(id, live),
    ];
    const problems: string[] = [];
    for (const change of changes) {
      const question = {
        operation: `set up ${id}`,
        action: 'ModifyDBInstance',
        resource: `db:${id}`,
        patience,
      };
      const done = this.#api.ask(question, ({ sdk, client }, options) =>
        client.send(new sdk.ModifyDBInstanceCommand({ ...change, ApplyImmediately: true }), options),
      );
      const { DBInstanceIdentifier: _, ...settings } = change;
      problems.push(...(await whatFailed(done, { id, settings })));
    }
    return problems;
  }

  async rename(from: string, to: string): Promise<void> {
    const question = { operation: `rename ${from} to ${to}`, action: 'ModifyDBInstance', patience };
    try {
      await this.#api.ask({ ...question, resource: `db:${from}` }, ({ sdk, client }, options) =>
        client.send(
          new sdk.ModifyDBInstanceCommand({
            DBInstanceIdentifier: from,
            NewDBInstanceIdentifier: to,
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

  async remove(id: string, hasty = false): Promise<void> {
    try {
      await this.#delete(id, hasty);
    } catch (error) {
      // As RDS refuses the deletion of what is protected: the reason is only in words.
      if (!(error instanceof RdsError && /protect/i.test(error.message))) throw error;
      await this.#unprotect(id, hasty);
      await this.#delete(id, hasty);
    }
  }

  async #delete(id: string, hasty: boolean): Promise<void> {
    const question = { operation: `delete ${id}`, action: 'DeleteDBInstance', resource: `db:${id}`, hasty };
    const gone = this.#api.ask(question, ({ sdk, client }, options) =>
      client.send(
        new sdk.DeleteDBInstanceCommand({
          DBInstanceIdentifier: id,
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

  async #unprotect(id: string, hasty: boolean): Promise<void> {
    const question = {
      operation: `unprotect ${id}`,
      action: 'ModifyDBInstance',
      resource: `db:${id}`,
      hasty,
    };
    await this.#api.ask(question, ({ sdk, client }, options) =>
      client.send(
        new sdk.ModifyDBInstanceCommand({
          DBInstanceIdentifier: id,
          DeletionProtection: false,
          ApplyImmediately: true,
        }),
        options,
      ),
    );
  }
}

/** The way back must not end at a setting such as the maintenance window; gives what is to be said of it. */
export async function whatFailed(
  done: Promise<unknown>,
  { id, settings }: { readonly id: string; readonly settings: object },
): Promise<string[]> {
  try {
    await done;
    return [];
  } catch (error) {
    if (!(error instanceof ProviderError) && !(error instanceof ConfigurationError)) throw error;
    const names = Object.keys(settings).join(', ');
    return [`${names} of \`${id}\` could not be set, and has to be by hand: ${describeError(error)}`];
  }
}

function asDatabase(found: DBInstance): RdsDatabase {
  const { Address, Port } = found.Endpoint ?? {};
  return {
    kind: 'instance',
    id: found.DBInstanceIdentifier ?? '',
    arn: found.DBInstanceArn ?? '',
    resource: found.DbiResourceId ?? '',
    status: found.DBInstanceStatus ?? 'unknown',
    engine: found.Engine ?? '',
    engineVersion: found.EngineVersion ?? '',
    allocatedGib: found.AllocatedStorage ?? 0,
    encrypted: found.StorageEncrypted ?? false,
    endpoint: Address === undefined ? undefined : `${Address}:${Port}`,
    tags: fromTagList(found.TagList),
    memberOf: found.DBClusterIdentifier || undefined,
    members: [],
    relations: relationsOf(found),
    notRestored: notRestored(found),
  };
}

function relationsOf(found: DBInstance): string[] {
  const source = found.ReadReplicaSourceDBInstanceIdentifier ?? found.ReadReplicaSourceDBClusterIdentifier;
  const replicas = [
    ...(found.ReadReplicaDBInstanceIdentifiers ?? []),
    ...(found.ReadReplicaDBClusterIdentifiers ?? []),
  ];
  return [
    ...(source ? [`it is a read replica of \`${source}\``] : []),
    ...(replicas.length > 0 ? [`\`${replicas.join('`, `')}\` replicate from it`] : []),
  ];
}

function notRestored(found: DBInstance): string[] {
  const roles = (found.AssociatedRoles ?? []).map(({ FeatureName, RoleArn }) => `${FeatureName}: ${RoleArn}`);
  return [
    ...(roles.length > 0 ? [`the IAM roles (${roles.join(', ')})`] : []),
    ...(found.MasterUserSecret
      ? [
          'the management of the master password by Secrets Manager: the restored one has the password of the snapshot',
        ]
      : []),
    ...(found.DBInstanceAutomatedBackupsReplications?.length
      ? ['the replication of automated backups to another region']
      : []),
    ...(found.ActivityStreamStatus === 'started' ? ['the database activity stream'] : []),
  ];
}
