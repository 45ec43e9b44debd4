import {
  ConfigurationError,
  describeError,
  formatDuration,
  isoInstant,
  type Problem,
  ProviderError,
} from '@deploy-actions/action-kit';
import type { AwsConfiguration, BackupConfiguration } from '@deploy-actions/config';
import type { Archive } from '../../backup-engine.ts';
import { backupOfName } from '../../backup-id.ts';
import type { BackupStorage, StagedArchive, StageRequest, StoredBackup } from '../../backup-storage.ts';
import {
  type ArchiveManifest,
  filesOf,
  isSnapshot,
  type Manifest,
  manifestText,
  parseManifest,
  type SnapshotManifest,
} from '../../manifest.ts';
import type { ObjectSettings } from './multipart-upload.ts';
import { demandObjectLock, lockObject, type Retention, retentionFrom } from './object-lock.ts';
import { S3Archive } from './s3-archive.ts';
import { S3Bucket, type S3Context } from './s3-bucket.ts';
import { S3Markers } from './s3-markers.ts';
import { StagedObject } from './staged-object.ts';

/** How backups are kept in S3. */
export type S3Settings = NonNullable<BackupConfiguration['s3']>;
type Forget = (manifest: SnapshotManifest) => Promise<void>;

/** Manifests that are read at a time. */
const readAtATime = 8;

/** Backups under a prefix of S3: `<id>.<extension>` and, beside it, `<id>.json`, the manifest that makes it count. */
export class S3Storage implements BackupStorage {
  readonly type = 's3';
  readonly place: string;
  readonly folder = undefined;
  readonly #bucket: S3Bucket;
  readonly #settings: S3Settings;
  readonly #context: S3Context;
  readonly #markers: S3Markers;

  private constructor(
    place: string,
    opened: { readonly bucket: S3Bucket; readonly settings: S3Settings },
    context: S3Context,
  ) {
    this.place = place;
    this.#bucket = opened.bucket;
    this.#settings = opened.settings;
    this.#context = context;
    this.#markers = new S3Markers(opened.bucket, context);
  }

  /** Asks for nothing yet. Throws ConfigurationError as openAws does. */
  static async open(
    destination: string,
    settings: S3Settings,
    aws: AwsConfiguration | undefined,
    context: S3Context,
  ): Promise<S3Storage> {
    const bucket = await S3Bucket.open(destination, settings, aws, context);
    return new S3Storage(destination, { bucket, settings }, context);
  }

  async problems(): Promise<Problem[]> {
    try {
      await this.#bucket.probe();
      if (this.#settings['object-lock']) await demandObjectLock(this.#bucket);
      return [];
    } catch (error) {
      if (!(error instanceof ConfigurationError)) throw error;
      return [{ input: 'destination', message: `\`${this.place}\`: ${error.message}` }];
    }
  }

  planPublish(): readonly string[] {
    const lock = this.#settings['object-lock'];
    return lock ? [`lock it (${lock.mode}) for ${formatDuration(lock.for)}`] : [];
  }

  tidy(forget: Forget): Promise<readonly string[]> {
    return this.#markers.tidy(forget);
  }

  async stage({ backupId, extension, atMost }: StageRequest): Promise<StagedObject> {
    const first = await this.#markers.set(backupId);
    const object = {
      key: this.#bucket.key(`${backupId}.${extension}`),
      atMost,
      settings: this.#objectSettings(),
      // The file that was staged first is discarded last.
      gone: async () => (first ? this.#markers.clear(backupId) : undefined),
    };
    return new StagedObject(this.#bucket, object, this.#context);
  }

  async publish(staged: readonly StagedArchive[], manifest: Manifest): Promise<StoredBackup> {
    const lock = this.#settings['object-lock'];
    const retention = lock && retentionFrom(lock, this.#context.clock.now());
    const objects = staged.filter((one) => one instanceof StagedObject);
    if (retention)
      for (const { key, version } of objects) await lockObject(this.#bucket, { key, version }, retention);
    const published = retention
      ? { ...manifest, lockedUntil: isoInstant(retention.RetainUntilDate.getTime()) }
      : manifest;
    const key = this.#bucket.key(`${manifest.backupId}.json`);
    const taken = await this.#writeManifest(key, manifestText(published), retention).catch(async (error) => {
      // It may be there all the same, where only the answer was lost; then it must go before the backup does.
      await this.#bucket.delete(key).catch(() => {});
      throw error;
    });
    if (taken) {
      const message = `another manifest is at ${this.#bucket.show(key)} already`;
      throw new ProviderError(message, { system: 'S3', operation: 'write the manifest' });
    }
    for (const object of objects) object.settle();
    await this.#markers.clear(manifest.backupId).catch((error) => {
      this.#context.log.warning(
        `What says that the backup is being made could not be deleted: ${describeError(error)}`,
      );
    });
    return { manifest: published, manifestLocation: this.#bucket.show(key) };
  }

  async list(): Promise<readonly StoredBackup[]> {
    const listed = (await this.#bucket.list(this.#bucket.prefix)).map(({ key }) => key);
    const keys = new Set(listed);
    const manifests = listed.filter((key) => backupOfName(this.#nameOf(key))?.extension === 'json');
    const backups: StoredBackup[] = [];
    for (let start = 0; start < manifests.length; start += readAtATime) {
      const some = manifests.slice(start, start + readAtATime);
      const read = await Promise.all(some.map((key) => this.#read(key)));
      for (const [index, manifest] of read.entries()) {
        const key = some[index] ?? '';
        if (manifest === undefined || this.#nameOf(key) !== `${manifest.backupId}.json`) continue;
        if (!isSnapshot(manifest) && !keys.has(this.#bucket.key(manifest.file))) continue;
        backups.push({ manifest, manifestLocation: this.#bucket.show(key) });
      }
    }
    return backups;
  }

  async remove({ manifest }: StoredBackup, forget: Forget): Promise<string | undefined> {
    const { backupId, lockedUntil } = manifest;
    if (lockedUntil !== undefined && Date.parse(lockedUntil) > this.#context.clock.now()) {
      return `Object Lock holds it until ${lockedUntil}`;
    }
    await this.#markers.set(backupId, manifest);
    await this.#bucket.delete(this.#bucket.key(`${backupId}.json`));
    if (isSnapshot(manifest)) await forget(manifest);
    for (const file of filesOf(manifest)) await this.#bucket.delete(this.#bucket.key(file));
    await this.#markers.clear(backupId);
    return undefined;
  }

  archive({ file, sizeBytes }: ArchiveManifest): Archive {
    return new S3Archive(this.#bucket, this.#bucket.key(file), sizeBytes, this.#context);
  }

  attachment(manifest: ArchiveManifest, file: string): Archive {
    const sizeBytes = manifest.attachments?.find((one) => one.file === file)?.sizeBytes ?? 0;
    return new S3Archive(this.#bucket, this.#bucket.key(file), sizeBytes, this.#context);
  }

  #objectSettings(): ObjectSettings {
    const { 'storage-class': storageClass } = this.#settings;
    return { ...(storageClass === undefined ? {} : { StorageClass: storageClass }), ...this.#encryption() };
  }

  #encryption(): Pick<ObjectSettings, 'ServerSideEncryption' | 'SSEKMSKeyId'> {
    const { encryption } = this.#settings;
    if (encryption === undefined) return {};
    const { method, key } = encryption;
    return { ServerSideEncryption: method, ...(key === undefined ? {} : { SSEKMSKeyId: key }) };
  }

  /** Gives whether another one is there. Where one is already, it may be this one, whose answer was lost. */
  async #writeManifest(key: string, text: string, retention: Retention | undefined): Promise<boolean> {
    const { sdk, bucket } = this.#bucket;
    const command = new sdk.PutObjectCommand({
      Bucket: bucket,
      Key: key,
      Body: text,
      ContentType: 'application/json',
      IfNoneMatch: '*',
      ...this.#encryption(),
      ...(retention
        ? { ObjectLockMode: retention.Mode, ObjectLockRetainUntilDate: retention.RetainUntilDate }
        : {}),
    });
    const call = { operation: `write ${this.#bucket.show(key)}`, action: 's3:PutObject', key };
    const taken = await this.#bucket.ask(call, (client, options) =>
      client.send(command, options).then(
        () => false,
        (error: Error) => {
          if (error.name !== 'PreconditionFailed') throw error;
          return true;
        },
      ),
    );
    return taken && (await this.#bucket.readText(key)) !== text;
  }

  async #read(key: string): Promise<Manifest | undefined> {
    const manifest = parseManifest((await this.#bucket.readText(key)) ?? '');
    return typeof manifest === 'string' ? undefined : manifest;
  }

  #nameOf(key: string): string {
    return key.slice(this.#bucket.prefix.length);
  }
}
