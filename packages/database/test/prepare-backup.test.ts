import { fork } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdirSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { statfs } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { ConfigurationError, type Problem } from '@deploy-actions/action-kit';
import { describe, expect, it } from 'vitest';
import { prepareBackup } from '../src/index.ts';
import { createWorkspace, names } from './fixtures.ts';

type Backup = Parameters<Awaited<ReturnType<typeof createWorkspace>>['request']>[0];

/** What is wrong with a backup, after a look that must have written nothing. */
async function problemsOf(
  workspace: Awaited<ReturnType<typeof createWorkspace>>,
  backup: Backup,
): Promise<readonly Problem[]> {
  const { runtime, request } = workspace;
  const before = names(runtime.workspace);
  const error = await prepareBackup(request(backup), runtime).catch((thrown) => thrown);
  expect(error).toBeInstanceOf(ConfigurationError);
  expect(names(runtime.workspace)).toEqual(before);
  return error.problems;
}

/** Backs up as a user without special rights, where this process has them; gives what the process said. */
async function backUpWithoutPrivileges(workspace: string): Promise<string> {
  const nobody = process.getuid?.() === 0 ? ['65534'] : [];
  const temporary = `${workspace}-temporary`;
  mkdirSync(temporary);
  chmodSync(temporary, 0o777);
  chmodSync(dirname(workspace), 0o755);
  const child = fork(new URL('backup-process.ts', import.meta.url).pathname, [workspace, ...nobody], {
    env: { ...process.env, TMPDIR: temporary },
    execArgv: [],
    silent: true,
  });
  let output = '';
  child.stdout?.on('data', (chunk) => {
    output += chunk;
  });
  await once(child, 'close');
  return output;
}

describe('before anything is written', () => {
  it.each([
    ['is missing', 'missing.db', '`missing.db` is not there'],
    ['is a folder', 'folder', '`folder` is a folder, not a database file'],
    ['is something else', 'text.db', '`text.db` is no SQLite database'],
    ['only begins like one', 'false.db', '`false.db` is no SQLite database'],
    ['is empty', 'empty.db', '`empty.db` is empty'],
  ])('a database that %s is refused', async (_, connection, message) => {
    const workspace = await createWorkspace('CREATE TABLE t (x)');
    const at = (name: string) => join(workspace.runtime.workspace, name);
    mkdirSync(at('folder'));
    writeFileSync(at('text.db'), 'no database, but long enough to have a header of some kind'.repeat(20));
    writeFileSync(at('false.db'), 'SQLite format 3\0 and no more than that'.repeat(20));
    writeFileSync(at('empty.db'), '');
    expect(await problemsOf(workspace, { connection })).toEqual([
      { input: 'connection', message: expect.stringContaining(message) },
    ]);
  });

  it('a database that may not be read and a folder that may not be written to are refused together', async () => {
    const workspace = await createWorkspace('CREATE TABLE t (x)', 'delete');
    const folder = workspace.runtime.workspace;
    chmodSync(workspace.file, 0o200);
    chmodSync(folder, 0o555);
    const output = await backUpWithoutPrivileges(folder);
    chmodSync(folder, 0o755);
    expect(output.split('\n')).toEqual([
      `ConfigurationError: input \`destination\`: \`backups\` can't be written to: no permission on ${folder}`,
      "input `connection`: `app.db` can't be read: permission denied",
    ]);
    expect(names(folder)).toEqual(['app.db']);
  });

  it.each([
    ['is the database', 'app.db', 'is the database itself'],
    ['is the database by another name', 'link.db', 'is the database itself'],
    ['is a file', 'file', "can't be a folder"],
    ['lies in a file', 'file/below', "can't be a folder"],
  ])('a destination that %s is refused', async (_, destination, message) => {
    const workspace = await createWorkspace('CREATE TABLE t (x)');
    symlinkSync(workspace.file, join(workspace.runtime.workspace, 'link.db'));
    writeFileSync(join(workspace.runtime.workspace, 'file'), '');
    expect(await problemsOf(workspace, { destination })).toEqual([
      { input: 'destination', message: expect.stringContaining(message) },
    ]);
  });

  it('a place for the restored copy that is a file is refused', async () => {
    const workspace = await createWorkspace('CREATE TABLE t (x)');
    expect(await problemsOf(workspace, { 'restore-connection': 'app.db' })).toEqual([
      { input: 'restore-connection', message: expect.stringContaining('is a file') },
    ]);
  });

  it('a database larger than the free space is refused, the restored copy counted in', async () => {
    const workspace = await createWorkspace('PRAGMA page_size = 65536; CREATE TABLE t (x)', 'delete');
    const { bavail, bsize } = await statfs(workspace.runtime.workspace);
    const pages = Math.ceil((bavail * bsize * 0.75) / 65_536);
    // A sparse file takes no room; SQLite believes the size of a file over a header that was written by an older version.
    workspace.database.close();
    truncateSync(workspace.file, pages * 65_536);
    const header = Buffer.alloc(4);
    header.writeUInt32BE(pages);
    const { open } = await import('node:fs/promises');
    const handle = await open(workspace.file, 'r+');
    await handle.write(header, 0, 4, 28);
    await handle.close();
    expect(await problemsOf(workspace, { verify: 'restore' })).toEqual([
      {
        input: 'destination',
        message: expect.stringMatching(/^needs .* on the disk of .*, which has .* free$/),
      },
    ]);
    await expect(
      prepareBackup(workspace.request({ verify: 'archive' }), workspace.runtime),
    ).resolves.toBeDefined();
  });

  it('the plan tells each write in order', async () => {
    const { request, runtime } = await createWorkspace('CREATE TABLE t (x)');
    const plan = (await prepareBackup(request({ keep: { newest: 3 } }), runtime)).plan();
    expect(plan.map((step) => step.split(' ')[0])).toEqual([
      'delete',
      'copy',
      'read',
      'restore',
      'write',
      'delete',
    ]);
    const short = (await prepareBackup(request({ verify: 'archive' }), runtime)).plan();
    expect(short.map((step) => step.split(' ')[0])).toEqual(['delete', 'copy', 'read', 'write']);
  });
});
