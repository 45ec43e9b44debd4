import { constants } from 'node:fs';
import { access, mkdir, open, readdir, readFile, realpath, rename, rm, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { Problem, Runtime } from '@deploy-actions/action-kit';
import type { BackupStorage, StoredBackup } from '../backup-storage.ts';
import { nearestExisting } from '../free-space.ts';
import { type Manifest, parseManifest } from '../manifest.ts';
import { listDeadPartials, partialName } from './partial-files.ts';

type Context = Pick<Runtime, 'clock' | 'workspace'>;

/** Backups in a folder: `<id>.<extension>` and, beside it, `<id>.json`, the manifest that makes it count. */
export class FolderStorage implements BackupStorage {
  readonly type = 'folder';
  readonly #folder: string;
  readonly #given: string;
  readonly #context: Context;

  /** `folder` is relative to the workspace. */
  constructor(folder: string, context: Context) {
    this.#given = folder;
    this.#folder = resolve(context.workspace, folder);
    this.#context = context;
  }

  async problems({ connection }: { readonly connection: string }): Promise<Problem[]> {
    const say = (message: string) => [{ input: 'destination', message: `\`${this.#given}\` ${message}` }];
    const existing = await nearestExisting(this.#folder);
    const database = await nearestExisting(resolve(this.#context.workspace, connection));
    if ((await realpath(existing)) === (await realpath(database)) && !(await stat(existing)).isDirectory()) {
      return say('is the database itself; backups go to a folder');
    }
    if (!(await stat(existing)).isDirectory()) return say(`can't be a folder: ${existing} is a file`);
    try {
      await access(existing, constants.W_OK | constants.X_OK);
      return [];
    } catch {
      return say(`can't be written to: no permission on ${existing}`);
    }
  }

  async tidy(): Promise<readonly string[]> {
    const dead = await listDeadPartials(this.#folder, this.#context.clock);
    const deleted: string[] = [];
    for (const name of dead.filter((one) => one.endsWith('.json'))) {
      const manifest = await this.#read(name);
      const counts = manifest && (await this.#read(`${manifest.backupId}.json`));
      if (manifest && !counts && (await remove(this.locate(manifest)))) deleted.push(manifest.file);
    }
    for (const name of dead) if (await remove(join(this.#folder, name))) deleted.push(name);
    return deleted;
  }

  async stage(backupId: string, extension: string): Promise<string> {
    await mkdir(this.#folder, { recursive: true });
    return join(this.#folder, partialName(`${backupId}.${extension}`));
  }

  async publish(staged: string, manifest: Manifest): Promise<StoredBackup> {
    const partial = join(this.#folder, partialName(`${manifest.backupId}.json`));
    const manifestLocation = join(this.#folder, `${manifest.backupId}.json`);
    // The manifest is there under a name that doesn't count before the file is, so that whoever finds the file knows whose it is.
    await writeDurably(partial, `${JSON.stringify(manifest, null, 2)}\n`, (await stat(staged)).mode & 0o777);
    await syncFolder(this.#folder);
    await rename(staged, this.locate(manifest));
    await syncFolder(this.#folder);
    await rename(partial, manifestLocation);
    await syncFolder(this.#folder);
    return { manifest, manifestLocation };
  }

  async discard(staged: string): Promise<void> {
    for (const ending of ['', '-journal', '-wal', '-shm']) await remove(`${staged}${ending}`);
  }

  async list(): Promise<readonly StoredBackup[]> {
    const names = await readdir(this.#folder).catch(() => []);
    const backups: StoredBackup[] = [];
    for (const name of names.filter((one) => one.endsWith('.json') && !one.startsWith('.'))) {
      const manifest = await this.#read(name);
      // A manifest under another name, or of a file that has gone, was moved by hand and isn't ours to judge.
      if (manifest && name === `${manifest.backupId}.json` && (await exists(this.locate(manifest)))) {
        backups.push({ manifest, manifestLocation: join(this.#folder, name) });
      }
    }
    return backups;
  }

  async remove({ manifest, manifestLocation }: StoredBackup): Promise<void> {
    const partial = join(this.#folder, partialName(`${manifest.backupId}.json`));
    try {
      await rename(manifestLocation, partial);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return;
      throw error;
    }
    await syncFolder(this.#folder);
    await remove(this.locate(manifest));
    await remove(partial);
  }

  locate(manifest: Manifest): string {
    return join(this.#folder, manifest.file);
  }

  async #read(name: string): Promise<Manifest | undefined> {
    const text = await readFile(join(this.#folder, name), 'utf8').catch(() => '');
    const manifest = parseManifest(text);
    return typeof manifest === 'string' ? undefined : manifest;
  }
}

async function writeDurably(file: string, text: string, mode: number): Promise<void> {
  const handle = await open(file, 'wx', mode);
  try {
    await handle.writeFile(text);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** A rename lasts through a power cut only when its folder was synced; Windows has no such call. */
async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

async function remove(file: string): Promise<boolean> {
  const there = await exists(file);
  await rm(file, { force: true });
  return there;
}

function exists(file: string): Promise<boolean> {
  return access(file).then(
    () => true,
    () => false,
  );
}
