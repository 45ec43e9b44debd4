import { randomBytes } from 'node:crypto';
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { PassThrough, type Writable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { ProviderError } from '@deploy-actions/action-kit';
import type { BackupConfigurationOf } from '@deploy-actions/config';
import type { DatabaseContents, Dump } from '../../backup-engine.ts';
import type { EngineContext } from '../../engine-registry.ts';
import { partialName } from '../../storages/partial-files.ts';
import { runProgram } from './client-programs.ts';
import { readContents, readSequenceValues, unchanged } from './contents.ts';
import { readServer } from './examination.ts';
import type { Programs } from './programs.ts';
import { ofKind, type Selection, select, selectionArguments } from './selection.ts';
import type { ServerAddress } from './server-address.ts';
import { Session } from './session.ts';
import { writeSettings } from './settings.ts';

/** What a dump is made with. */
export interface DumpTools {
  readonly backup: BackupConfigurationOf<'postgres'>;
  readonly address: ServerAddress;
  readonly programs: Programs;
  readonly scratchFolder: string;
  readonly context: EngineContext;
}

/**
 * Dumps into `target` what one snapshot holds, and reads on the connection that keeps the snapshot what the dump is compared by. That
 * connection locks the tables before the snapshot is taken, so that no DDL comes in between, and is never kept waiting by others.
 */
export async function dump(target: Writable, tools: DumpTools): Promise<Dump> {
  const { address, backup, context, programs } = tools;
  return Session.with(address, context, async (session) => {
    const server = await readServer(session);
    const { selection, snapshot, takenAt } = await pinSnapshot(session, tools);
    const before = await readSequenceValues(session, selection);
    if (selection.scope === 'some') await sayWhatIsLeftOut(session, context);
    const settings = await writeSettings(session, selection, { backup, server, programs });
    const ended = new AbortController();
    const contents = await together(
      ended,
      readContents(session, selection, backup.compare),
      writeArchive(target, snapshot, ended.signal, tools),
    );
    const still = unchanged(before, await readSequenceValues(session, selection));
    return {
      takenAt,
      engineVersion: server.version,
      settings,
      contents: { ...contents, objects: [...contents.objects, ...still] },
      ...(backup.roles && { attachments: [{ extension: 'roles.sql', content: await dumpRoles(tools) }] }),
    };
  });
}

/** Both at once; what fails first is thrown, after pg_dump has ended. */
async function together(
  ended: AbortController,
  reading: Promise<DatabaseContents>,
  writing: Promise<void>,
): Promise<DatabaseContents> {
  const read = reading.catch(async (error: unknown) => {
    ended.abort(error);
    await writing.catch(() => {});
    throw error;
  });
  const [contents] = await Promise.all([read, writing]);
  return contents;
}

async function pinSnapshot(
  session: Session,
  { backup, context }: DumpTools,
): Promise<{ readonly selection: Selection; readonly snapshot: string; readonly takenAt: number }> {
  const known = await select(session, backup);
  await session.ask('begin transaction isolation level repeatable read, read only');
  await lockTables(session, known);
  const takenAt = context.clock.now();
  const snapshot = (await session.value('select pg_export_snapshot()')) ?? '';
  const selection = await select(session, backup);
  await lockTables(session, selection);
  return { selection, snapshot, takenAt };
}

async function lockTables(session: Session, selection: Selection): Promise<void> {
  const names = ofKind(selection, 'rp').map(({ sql }) => sql);
  if (names.length === 0) return;
  await session.ask(
    `lock table ${names.map((name) => `only ${name}`).join(', ')} in access share mode`,
    [],
    'backup',
  );
}

/** pg_dump leaves out what belongs to no chosen schema or table: that is said, not passed over. */
async function sayWhatIsLeftOut(session: Session, { log }: EngineContext): Promise<void> {
  const [row] = await session.ask(
    `select (select count(*) from pg_largeobject_metadata) as objects, (select count(*) from pg_extension where extname <> 'plpgsql') as extensions`,
  );
  log.info(
    'Only the chosen schemas or tables are backed up: such a backup proves less and can’t replace the database.',
  );
  if (row?.['objects'] !== '0')
    log.warning(
      `${row?.['objects']} large objects are not in this backup: pg_dump leaves them out where schemas or tables are named.`,
    );
  if (row?.['extensions'] !== '0')
    log.warning(
      `${row?.['extensions']} extensions are not in this backup: pg_dump leaves them out where schemas or tables are named.`,
    );
}

async function writeArchive(
  target: Writable,
  snapshot: string,
  signal: AbortSignal,
  tools: DumpTools,
): Promise<void> {
  const { address, backup, context, programs } = tools;
  const args = [
    ...[`--format=${backup.format}`, '--no-password', `--snapshot=${snapshot}`],
    `--lock-wait-timeout=${Math.ceil(backup['lock-timeout'])}`,
    ...selectionArguments(backup),
  ];
  const call = { program: 'pg_dump', operation: 'backup', timeout: backup.timeout, signal };
  if (backup.format === 'custom')
    return runProgram({ ...call, args, stdout: target }, programs, address, context);
  if (backup.format === 'plain') {
    return runProgram(
      { ...call, args: [...args, '--compress=6'], stdout: target },
      programs,
      address,
      context,
    );
  }
  const folder = join(tools.scratchFolder, partialName(`dump-${randomBytes(4).toString('hex')}`));
  try {
    await mkdir(tools.scratchFolder, { recursive: true });
    const more = [`--jobs=${backup.jobs}`, `--file=${folder}`, '--no-sync'];
    await runProgram({ ...call, args: [...args, ...more] }, programs, address, context);
    await packFolder(folder, target, signal, tools);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function packFolder(
  folder: string,
  target: Writable,
  signal: AbortSignal,
  { backup, context }: DumpTools,
): Promise<void> {
  const { exitCode, lastLines } = await context.processes.piped({
    command: 'tar',
    args: ['-cf', '-', '-C', folder, '.'],
    directory: folder,
    stdout: target,
    timeout: backup.timeout,
    signal: AbortSignal.any([signal, context.signal]),
  });
  if (exitCode !== 0)
    throw new ProviderError(`tar: ${lastLines.join('; ')}`, { system: 'tar', operation: 'backup' });
}

/** Roles and other objects of the whole server, without passwords. */
async function dumpRoles({ address, backup, programs, context }: DumpTools): Promise<Buffer> {
  const stdout = new PassThrough();
  const content = buffer(stdout);
  const args = ['--globals-only', '--no-role-passwords', '--no-password', `--database=${address.database}`];
  try {
    await runProgram(
      { program: 'pg_dumpall', operation: 'backup of the roles', args, stdout, timeout: backup.timeout },
      programs,
      address,
      context,
    );
  } finally {
    stdout.end();
  }
  return content;
}
