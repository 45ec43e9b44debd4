import { ConfigurationError, formatDuration, ProviderError } from '@deploy-actions/action-kit';
import { openAws } from '@deploy-actions/aws';
import type { AwsConfiguration, BackupConfigurationOf } from '@deploy-actions/config';
import { DamagedBackupError, type Restoration } from '../../backup-engine.ts';
import type { EngineContext } from '../../engine-registry.ts';
import type { SnapshotManifest } from '../../manifest.ts';
import type { SnapshotEngine, SnapshotFacts, TakenSnapshot } from '../../snapshot-engine.ts';
import type { Kind } from './databases.ts';
import { discardSnapshot } from './discarding.ts';
import { examineDatabase } from './examining.ts';
import { nameBeside, newId, sameName } from './identifiers.ts';
import { removeLeftovers } from './leftovers.ts';
import { backupTag, finished, ownTags, purposeTag, sourceTag, unfinished } from './marks.ts';
import { proveByRestore, snapshotProblems } from './proving.ts';
import { type OpenedRegion, openRegion } from './regions.ts';
import { lookForSwitch, planSwitch, type SwitchOrder, switchOver } from './switching.ts';
import { takeSnapshot } from './taking.ts';

type Settings = BackupConfigurationOf<'rds-snapshot'>;

const hour = 3_600_000;
const bytesInGib = 2 ** 30;

/** Snapshots of RDS: of an instance, or of an Aurora or Multi-AZ cluster. */
export class RdsSnapshots implements SnapshotEngine {
  readonly type = 'rds-snapshot';
  readonly #backup: Settings;
  readonly #aws: AwsConfiguration | undefined;
  readonly #context: EngineContext;
  readonly #regions = new Map<string, Promise<OpenedRegion>>();

  constructor(backup: Settings, aws: AwsConfiguration | undefined, context: EngineContext) {
    this.#backup = backup;
    this.#aws = aws;
    this.#context = context;
  }

  get #kind(): Kind {
    return this.#backup.cluster === undefined ? 'instance' : 'cluster';
  }

  get #name(): string {
    return (this.#backup.cluster ?? this.#backup.instance ?? '').toLowerCase();
  }

  /** A region; that of the database when none is named. */
  #region(name = this.#backup.region): Promise<OpenedRegion> {
    const aws = name === undefined ? this.#aws : this.#awsOf(name);
    const access = openAws(aws, this.#context);
    const region = name ?? access.region;
    const opened = this.#regions.get(region);
    if (opened) return opened;
    const opening = openRegion({ access, name: region, kind: this.#kind }, this.#context);
    this.#regions.set(region, opening);
    return opening;
  }

  /** Without a section, and with a region of its own, the access still needs one to sign with. */
  #awsOf(region: string): AwsConfiguration | undefined {
    const { environment } = this.#context;
    if (this.#aws?.region !== undefined) return this.#aws;
    if (environment['AWS_REGION'] || environment['AWS_DEFAULT_REGION']) return this.#aws;
    const defaults = { 'session-duration': hour, lifetime: hour };
    return { ...defaults, ...this.#aws, region };
  }

  #target(): Promise<OpenedRegion> | undefined {
    const copy = this.#backup['copy-to'];
    return copy && this.#region(copy.region);
  }

  async examine(): Promise<SnapshotFacts> {
    const found = await examineDatabase(
      this.#backup,
      await this.#region(),
      await this.#target(),
      this.#context,
    );
    return {
      database: found.arn,
      sizeBytes: found.allocatedGib * bytesInGib,
      engineVersion: `${found.engine} ${found.engineVersion}`,
    };
  }

  planTake(backupId: string): readonly string[] {
    const { 'copy-to': copy, timeout } = this.#backup;
    const within = `within ${formatDuration(timeout)}`;
    return [
      `create the snapshot ${backupId} of the ${this.#kind} \`${this.#name}\` and wait until it is available, ${within}`,
      ...(copy ? [`copy it to ${copy.region} and wait until the copy is available, ${within}`] : []),
    ];
  }

  async take(backupId: string, tags: Readonly<Record<string, string>>): Promise<TakenSnapshot> {
    const { 'copy-to': copy, timeout } = this.#backup;
    const [region, target] = [await this.#region(), await this.#target()];
    const source = await region.databases.find(this.#name);
    if (!source) {
      const operation = 'create the snapshot';
      throw new ProviderError(`the ${this.#kind} \`${this.#name}\` is gone`, { system: 'RDS', operation });
    }
    const order = {
      ...{ backupId, source, region, timeout },
      copy: target && { region: target, kmsKey: copy?.['kms-key'] },
      tags: { ...this.#backup.tags, ...this.#owner(tags), ...this.#marks(backupId) },
    };
    return takeSnapshot(order, this.#context);
  }

  #owner(tags: Readonly<Record<string, string>>) {
    const { sha: commit = '', url: run = '', actor } = this.#context.run;
    return ownTags({ commit, run, actor, ...tags });
  }

  /** What says what something belongs to, and that a run may be at work on it for as long as all its steps may take. */
  #marks(backupId: string) {
    const until = this.#context.clock.now() + 5 * this.#backup.timeout + hour;
    return { [backupTag]: backupId, [sourceTag]: this.#name, ...unfinished(until) };
  }

  async keep({ snapshot }: SnapshotManifest): Promise<void> {
    for (const place of [snapshot, ...snapshot.copies]) {
      await (await this.#region(place.region)).tag(place.arn, finished());
    }
  }

  async verifyArchive(manifest: SnapshotManifest): Promise<void> {
    const { snapshot } = manifest;
    const problems: string[] = [];
    for (const place of [snapshot, ...snapshot.copies]) {
      problems.push(...(await snapshotProblems(manifest, await this.#region(place.region), place)));
    }
    if (problems.length > 0) throw new DamagedBackupError(problems.join('; '));
  }

  async verifyRestore(manifest: SnapshotManifest): Promise<void> {
    const region = await this.#region(manifest.snapshot.region);
    const id = nameBeside(this.#name, 'deploy-scratch', newId());
    const live = await region.databases.find(this.#name);
    const order = {
      ...this.#overrides(),
      id,
      snapshot: manifest.snapshot.id,
      like: live?.id,
      purpose: 'scratch' as const,
      tags: { ...this.#marks(manifest.backupId), [purposeTag]: 'deploy-scratch' },
    };
    await proveByRestore({ order, region, timeout: this.#backup.timeout }, this.#context);
  }

  #overrides() {
    const { restore } = this.#backup;
    return {
      instanceClass: restore?.['instance-class'],
      subnetGroup: restore?.['subnet-group'],
      securityGroups: restore?.['security-groups'],
    };
  }

  async remove({ snapshot }: SnapshotManifest): Promise<void> {
    const left: string[] = [];
    for (const place of [...snapshot.copies, snapshot]) {
      const gone = await discardSnapshot(place.id, await this.#region(place.region), this.#context);
      if (!gone) left.push(`${place.id} in ${place.region}`);
    }
    if (left.length === 0) return;
    throw new ProviderError(`could not delete the snapshot ${left.join(' and ')}`, {
      ...{ system: 'RDS', operation: 'delete the snapshot' },
    });
  }

  async planRestore(manifest: SnapshotManifest): Promise<readonly string[]> {
    const order = await this.#switchOrder(manifest);
    return planSwitch(await lookForSwitch(order), order);
  }

  async restore(manifest: SnapshotManifest, switching?: () => void): Promise<Restoration> {
    const order = await this.#switchOrder(manifest);
    return switchOver(await lookForSwitch(order), order, this.#context, switching);
  }

  /** Throws ConfigurationError for a manifest of another database, or whose snapshot is gone. */
  async #switchOrder(manifest: SnapshotManifest): Promise<SwitchOrder> {
    const { snapshot } = manifest;
    const region = await this.#region();
    const problems: string[] = [];
    if (snapshot.kind !== this.#kind || !sameName(snapshot.source, this.#name)) {
      problems.push(
        `the backup ${manifest.backupId} is of the ${snapshot.kind} \`${snapshot.source}\`, not of the ${this.#kind} \`${this.#name}\``,
      );
    } else if (snapshot.region !== region.name) {
      problems.push(
        `the backup ${manifest.backupId} is in ${snapshot.region}, not in ${region.name}: look at \`region\``,
      );
    } else {
      problems.push(...(await snapshotProblems(manifest, region, snapshot)));
    }
    if (problems.length > 0) throw new ConfigurationError(problems.map((message) => ({ message })));
    const tags = this.#owner({});
    return { manifest, region, name: this.#name, timeout: this.#backup.timeout, tags };
  }

  async tidy(published: readonly string[]): Promise<readonly string[]> {
    const [region, copies] = [await this.#region(), await this.#target()];
    return removeLeftovers({ region, copies, source: this.#name, published }, this.#context);
  }
}
