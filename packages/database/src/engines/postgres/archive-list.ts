import { randomBytes } from 'node:crypto';
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { PassThrough, pipeline, type Readable, Transform, type TransformCallback } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { describeError, ProviderError } from '@deploy-actions/action-kit';
import { type Archive, DamagedBackupError, type DatabaseContents } from '../../backup-engine.ts';
import type { EngineContext } from '../../engine-registry.ts';
import { partialName } from '../../storages/partial-files.ts';
import { runProgram } from './client-programs.ts';
import type { Programs } from './programs.ts';
import { lastLine, readTables } from './script.ts';
import type { BackupSettings } from './settings.ts';

/** Bytes at the end of a script, in which its last line stands. */
const scriptEnd = 1024;

/** What it takes to look into an archive. */
export interface ListTools {
  readonly programs: Programs;
  readonly scratchFolder: string;
  readonly context: EngineContext;
}

/** The tables in an archive, by its table of contents or, of SQL, by reading all of it. Throws DamagedBackupError. */
export async function listArchive(
  archive: Archive,
  { format }: Pick<BackupSettings, 'format'>,
  tools: ListTools,
): Promise<DatabaseContents> {
  if (format === 'plain') return { tables: await readScript(await unzipped(archive)), objects: [] };
  if (format === 'custom')
    return { tables: await tableOfContents(tools, [], await archive.open()), objects: [] };
  return withUnpacked(archive, tools, async (folder) => ({
    tables: await tableOfContents(tools, [folder]),
    objects: [],
  }));
}

/** A gzipped script as it was before; what isn't one, or breaks off, fails the stream. */
export async function unzipped(archive: Archive): Promise<Readable> {
  const source = await archive.open();
  const script = createGunzip();
  const checked = new Transform({ transform: keepEnd, flush: checkEnd });
  let end = Buffer.alloc(0);
  function keepEnd(chunk: Buffer, _encoding: BufferEncoding, done: TransformCallback) {
    end = Buffer.concat([end, chunk.subarray(-scriptEnd)]).subarray(-scriptEnd);
    done(null, chunk);
  }
  function checkEnd(done: TransformCallback) {
    done(
      end.includes(lastLine)
        ? null
        : new DamagedBackupError(`the SQL breaks off: \`${lastLine}\` is missing at its end`),
    );
  }
  // What fails fails `checked`, and with it whoever reads it.
  pipeline(source, script, checked, () => {});
  return checked;
}

async function readScript(script: Readable): Promise<DatabaseContents['tables']> {
  try {
    return (await readTables(script)).map((name) => ({ name, columns: [] }));
  } catch (error) {
    throw asBrokenScript(error);
  }
}

/** What unzipping failed with, as damage; any other error as it is. */
export function asBrokenScript(error: unknown): unknown {
  const { code } = error as NodeJS.ErrnoException;
  if (!code?.startsWith('Z_')) return error;
  return new DamagedBackupError(`it is no gzipped SQL, or it breaks off (${describeError(error)})`);
}

/** Of an archive of pg_dump without its data, pg_restore writes the schema: that is its table of contents as SQL. */
async function tableOfContents(
  { context, programs }: ListTools,
  from: readonly string[],
  stdin?: Readable,
): Promise<DatabaseContents['tables']> {
  const stdout = new PassThrough();
  const tables = readScript(stdout);
  tables.catch(() => {});
  const args = ['--schema-only', '--file=-', ...from];
  try {
    const call = {
      program: 'pg_restore',
      operation: 'reading the backup',
      args,
      stdout,
      ...(stdin && { stdin }),
    };
    await runProgram(call, programs, undefined, context);
  } catch (error) {
    if (!(error instanceof ProviderError) || error.operation !== 'reading the backup') throw error;
    throw new DamagedBackupError(`pg_restore can't read it: ${error.message}`);
  } finally {
    stdout.end();
    stdin?.destroy();
  }
  return tables;
}

/** Unpacks a tar file into a scratch folder for the time of `work`. Throws DamagedBackupError for what is none, or breaks off. */
export async function withUnpacked<T>(
  archive: Archive,
  tools: ListTools,
  work: (folder: string) => Promise<T>,
): Promise<T> {
  const { context, scratchFolder } = tools;
  const folder = join(scratchFolder, partialName(`unpacked-${randomBytes(4).toString('hex')}`));
  await mkdir(folder, { recursive: true, mode: 0o700 });
  try {
    const { exitCode, lastLines } = await context.processes.piped({
      command: 'tar',
      args: ['-xf', '-', '-C', folder, '--no-same-owner'],
      directory: folder,
      stdin: await archive.open(),
      signal: context.signal,
    });
    if (exitCode !== 0) {
      const said = lastLines.join('; ');
      if (/No space left/.test(said))
        throw new ProviderError(`tar: ${said}; make room there`, {
          system: 'tar',
          operation: 'unpacking the backup',
        });
      throw new DamagedBackupError(`tar can't unpack it: ${said}`);
    }
    return await work(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
