import type { Runtime } from '@deploy-actions/action-kit';
import {
  isSnapshot,
  type Manifest,
  manifestText,
  parseManifest,
  type SnapshotManifest,
} from '../../manifest.ts';
import { isDeadPartial, nameOfPartial, partialName } from '../partial-files.ts';
import type { S3Bucket } from './s3-bucket.ts';

/**
 * Small objects that say which process is at work on a backup, since neither an upload nor an object of S3 does. A marker is there
 * before the first byte of the backup and, when one is deleted, before its manifest goes.
 */
export class S3Markers {
  readonly #bucket: S3Bucket;
  readonly #clock: Runtime['clock'];
  readonly #set = new Set<string>();

  constructor(bucket: S3Bucket, { clock }: Pick<Runtime, 'clock'>) {
    this.#bucket = bucket;
    this.#clock = clock;
  }

  /**
   * Says that this process is at work on a backup; its manifest tells who comes later what else there is to delete. Gives
   * whether nothing said so before.
   */
  async set(backupId: string, manifest?: Manifest): Promise<boolean> {
    if (this.#set.has(backupId)) return false;
    const key = this.#keyOf(backupId);
    const call = { operation: `write ${this.#bucket.show(key)}`, action: 's3:PutObject', key };
    const { sdk, bucket } = this.#bucket;
    const command = new sdk.PutObjectCommand({
      Bucket: bucket,
      Key: key,
      Body: manifest ? manifestText(manifest) : '{}\n',
      ContentType: 'application/json',
    });
    await this.#bucket.ask(call, (client, options) => client.send(command, options));
    this.#set.add(backupId);
    return true;
  }

  /** Says that nothing is half-done any more. */
  async clear(backupId: string): Promise<void> {
    if (!this.#set.delete(backupId)) return;
    await this.#bucket.delete(this.#keyOf(backupId));
  }

  /**
   * Deletes what dead processes left of backups that have no manifest, their uploads included; gives the names. `forget` deletes a
   * snapshot whose manifest is gone.
   */
  async tidy(forget: (manifest: SnapshotManifest) => Promise<void>): Promise<readonly string[]> {
    const deleted: string[] = [];
    for (const { key, modified } of await this.#bucket.list(this.#bucket.key('.partial-'))) {
      const name = key.slice(this.#bucket.prefix.length);
      const backupId = nameOfPartial(name)?.replace(/\.json$/, '');
      if (backupId === undefined || !isDeadPartial(name, modified, this.#clock)) continue;
      deleted.push(...(await this.#finish(backupId, key, forget)));
    }
    return deleted;
  }

  async #finish(
    backupId: string,
    marker: string,
    forget: (manifest: SnapshotManifest) => Promise<void>,
  ): Promise<string[]> {
    const rest = this.#bucket.key(`${backupId}.`);
    const keys = (await this.#bucket.list(rest)).map(({ key }) => key);
    const deleted = await this.#bucket.abortUploads(rest);
    if (!keys.includes(`${rest}json`)) {
      const manifest = parseManifest((await this.#bucket.readText(marker)) ?? '');
      if (typeof manifest !== 'string' && isSnapshot(manifest)) await forget(manifest);
      for (const key of keys) await this.#bucket.delete(key);
      deleted.push(...keys);
    }
    await this.#bucket.delete(marker);
    return [...deleted, marker].map((key) => this.#bucket.show(key));
  }

  #keyOf(backupId: string): string {
    return this.#bucket.key(partialName(`${backupId}.json`));
  }
}
