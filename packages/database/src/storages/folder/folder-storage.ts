import { constants } from 'node:fs';
import { access, mkdir, readdir, readFile, realpath, rename, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { Problem, Runtime } from '@deploy-actions/action-kit';
import type { Archive } from '../../backup-engine.ts';
import type { BackupStorage, StagedArchive, StageRequest, StoredBackup } from '../../backup-storage.ts';
import { nearestExisting } from '../../free-space.ts';
import {
  type ArchiveManifest,
  filesOf,
  isSnapshot,
  type Manifest,
  manifestText,
  parseManifest,
  type SnapshotManifest,
} from '../../manifest.ts';
import { listDeadPartials, partialName } from '../partial-files.ts';
import { exists, removeFile, syncFolder, writeDurably } from './durable-files.ts';
import { FileArchive } from './file-archive.ts';
import { StagedFile } from './staged-file.ts';

type Context = Pick<Runtime, 'clock' | 'workspace'>;
type Forget = (manifest: SnapshotManifest) => Promise<void>;

/** Backups in a folder: `<id>.<extension>` and, beside it, `<id>.json`, the manifest that makes it count. */
export class FolderStorage implements BackupStorage {
  readonly type = 'folder';
  readonly place: string;
  readonly folder: string;
  readonly #context: Context;

  /** `folder` is relative to the workspace. */
  constructor(folder: string, context: Context) {
    this.place = folder;
    this.folder = resolve(context.workspace, folder);
    this.#context = context;
  }

  async problems({ connection }: { readonly connection: string | undefined }): Promise<Problem[]> {
    const say = (message: string) => [{ input: 'destination', message: `\`${this.place}\` ${message}` }];
    const existing = await nearestExisting(this.folder);
    const isFolder = (await stat(existing)).isDirectory();
    if (connection !== undefined && !isFolder) {
      const database = await nearestExisting(resolve(this.#context.workspace, connection));
      if ((await realpath(existing)) === (await realpath(database))) {
        return say('is the database itself; backups go to a folder');
      }
    }
    if (!isFolder) return say(`can't be a folder: ${existing} is a file`);
    try {
      await access(existing, constants.W_OK | constants.X_OK);
      return [];
    } catch {
      return say(`can't be written to: no permission on ${existing}`);
    }
  }

  planPublish(): readonly string[] {
    return [];
  }

  async tidy(forget: Forget): Promise<readonly string[]> {
    const dead = await listDeadPartials(this.folder, this.#context.clock);
    const deleted: string[] = [];
    for (const name of dead.filter((one) => one.endsWith('.json'))) {
      const manifest = await this.#read(name);
      const counts = manifest && (await this.#read(`${manifest.backupId}.json`));
      if (!manifest || counts) continue;
      if (isSnapshot(manifest)) await forget(manifest);
      for (const file of filesOf(manifest)) if (await removeFile(this.#at(file))) deleted.push(file);
    }
    for (const name of dead) if (await removeFile(this.#at(name))) deleted.push(name);
    return deleted;
  }

  async stage({ backupId, extension }: StageRequest): Promise<StagedFile> {
    await mkdir(this.folder, { recursive: true });
    const name = `${backupId}.${extension}`;
    return new StagedFile(this.#at(partialName(name)), this.#at(name));
  }

  async publish(staged: readonly StagedArchive[], manifest: Manifest): Promise<StoredBackup> {
    await mkdir(this.folder, { recursive: true });
    const partial = this.#at(partialName(`${manifest.backupId}.json`));
    const manifestLocation = this.#at(`${manifest.backupId}.json`);
    const files = staged.filter((one) => one instanceof StagedFile);
    const [archive] = files;
    const mode = archive ? (await stat(archive.file)).mode & 0o777 : 0o644;
    // The manifest is there under a name that doesn't count before the file is, so that whoever finds the file knows whose it is.
    await writeDurably(partial, manifestText(manifest), mode);
    await syncFolder(this.folder);
    for (const file of files) await file.settle();
    await syncFolder(this.folder);
    await rename(partial, manifestLocation);
    await syncFolder(this.folder);
    return { manifest, manifestLocation };
  }

  async list(): Promise<readonly StoredBackup[]> {
    const names = await readdir(this.folder).catch(() => []);
    const backups: StoredBackup[] = [];
    for (const name of names.filter((one) => one.endsWith('.json') && !one.startsWith('.'))) {
      const manifest = await this.#read(name);
      // A manifest under another name, or of a file that has gone, was moved by hand and isn't ours to judge.
      if (manifest && name === `${manifest.backupId}.json` && (await this.#isWhole(manifest))) {
        backups.push({ manifest, manifestLocation: this.#at(name) });
      }
    }
    return backups;
  }

  async remove({ manifest, manifestLocation }: StoredBackup, forget: Forget): Promise<undefined> {
    const partial = this.#at(partialName(`${manifest.backupId}.json`));
    try {
      await rename(manifestLocation, partial);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return;
      throw error;
    }
    await syncFolder(this.folder);
    if (isSnapshot(manifest)) await forget(manifest);
    for (const file of filesOf(manifest)) await removeFile(this.#at(file));
    await removeFile(partial);
  }

  archive(manifest: ArchiveManifest): Archive {
    return new FileArchive(this.#at(manifest.file), manifest.sizeBytes);
  }

  attachment(manifest: ArchiveManifest, file: string): Archive {
    const sizeBytes = manifest.attachments?.find((one) => one.file === file)?.sizeBytes ?? 0;
    return new FileArchive(this.#at(file), sizeBytes);
  }

  async #isWhole(manifest: Manifest): Promise<boolean> {
    return isSnapshot(manifest) || (await exists(this.#at(manifest.file)));
  }

  #at(name: string): string {
    return join(this.folder, name);
  }

  async #read(name: string): Promise<Manifest | undefined> {
    const text = await readFile(this.#at(name), 'utf8').catch(() => '');
    const manifest = parseManifest(text);
    return typeof manifest === 'string' ? undefined : manifest;
  }
}
