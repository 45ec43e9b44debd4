import { fork, spawn } from 'node:child_process';
import { once } from 'node:events';
import { copyFileSync, existsSync, mkdirSync, readFileSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ProviderError } from '@deploy-actions/action-kit';
import { describe, expect, it } from 'vitest';
import { FolderStorage } from '../src/storages/folder/folder-storage.ts';
import { partialName } from '../src/storages/partial-files.ts';
import { ballast, createWorkspace, names, type Workspace } from './fixtures.ts';

const backupProcess = new URL('backup-process.ts', import.meta.url).pathname;

/** Resolves as soon as a backup has begun to write. */
async function begun({ stored }: Workspace): Promise<void> {
  while (stored().length === 0) await new Promise(setImmediate);
}

describe('a backup that was cut short', () => {
  it.each(['wal', 'delete'])('by cancelling leaves nothing, in journal mode %s', async (journalMode) => {
    const workspace = await createWorkspace(ballast(6_000), journalMode);
    const { backUp, runtime, stored } = workspace;
    const backup = backUp({ 'restore-connection': 'scratch' });
    await begun(workspace);
    runtime.cancel(new Error('enough'));
    await expect(backup).rejects.toThrow('enough');
    expect(stored()).toEqual([]);
    expect(names(join(runtime.workspace, 'scratch'))).toEqual([]);
  });

  it('before it began writes nothing at all', async () => {
    const { backUp, runtime, stored } = await createWorkspace('CREATE TABLE t (x)');
    runtime.cancel(new Error('enough'));
    await expect(backUp()).rejects.toThrow('enough');
    expect(stored()).toEqual([]);
  });

  it('by killing the process counts as no backup, and the next one cleans up', async () => {
    const workspace = await createWorkspace(ballast(6_000));
    const { backUp, runtime, stored } = workspace;
    const child = fork(backupProcess, [runtime.workspace], { execArgv: [] });
    await begun(workspace);
    child.kill('SIGKILL');
    await once(child, 'exit');
    const left = stored();
    expect(left.filter((name) => name.startsWith('.partial-'))).toEqual(left);
    expect(left).not.toEqual([]);
    const storage = new FolderStorage('backups', runtime);
    expect(await storage.list()).toEqual([]);
    const { manifest } = await backUp({ verify: 'archive' });
    expect(stored()).toEqual([`${manifest.backupId}.json`, manifest.file]);
    expect(runtime.lines.filter((line) => line.includes('left by a backup that died'))).toHaveLength(
      left.length,
    );
  });

  it('by killing the process leaves no password and no copy in temporary files for long', async () => {
    const { backUp, runtime } = await createWorkspace('CREATE TABLE t (x)');
    const dead = spawn('true');
    await once(dead, 'exit');
    const mine = partialName('access-0123.pass');
    const left = mine.replace(`-${process.pid}-`, `-${dead.pid}-`);
    for (const name of [mine, left, 'of-another.step'])
      writeFileSync(join(runtime.temporary, name), 'secret');
    await backUp({ verify: 'archive', 'restore-connection': 'scratch' });
    const stays = names(runtime.temporary).filter((name) => /\.(pass|step)$/.test(name));
    expect(stays).toEqual([mine, 'of-another.step']);
  });

  it.each([
    ['SIGKILL', 'while the copy grows', /^\.partial-.*\.sqlite$/, 'backups'],
    ['SIGTERM', 'while the copy grows', /^\.partial-.*\.sqlite$/, 'backups'],
    ['SIGKILL', 'while it is restored', /^\.partial-.*restored-/, 'scratch'],
    ['SIGTERM', 'while it is restored', /^\.partial-.*restored-/, 'scratch'],
    ['SIGKILL', 'while it is published', /\.json$/, 'backups'],
  ] as const)('by %s %s is whole and verified, or none', async (signal, _, moment, folder) => {
    const workspace = await createWorkspace(ballast(3_000));
    const { backUp, runtime, stored } = workspace;
    const at = join(runtime.workspace, folder);
    const child = fork(backupProcess, [runtime.workspace, '', 'backups', 'scratch'], {
      execArgv: [],
      silent: true,
    });
    while (!names(at).some((name) => moment.test(name))) await new Promise(setImmediate);
    child.kill(signal);
    await once(child, 'exit');
    const left = await new FolderStorage('backups', runtime).list();
    for (const { manifest } of left) expect(manifest.verified.level).toBe('restore');
    if (signal === 'SIGTERM') {
      expect(stored()).toEqual([]);
      expect(names(join(runtime.workspace, 'scratch'))).toEqual([]);
    }
    const { manifest } = await backUp({ verify: 'archive', 'restore-connection': 'scratch' });
    const whole = [...left.map((one) => one.manifest.backupId), manifest.backupId];
    expect(stored()).toEqual(whole.flatMap((id) => [`${id}.json`, `${id}.sqlite`]).sort());
    expect(names(join(runtime.workspace, 'scratch'))).toEqual([]);
  });

  it('by a disk that takes no more fails as the disk, and leaves nothing', async () => {
    const workspace = await createWorkspace(ballast(3_000));
    const { runtime, stored } = workspace;
    // `ulimit -f` makes writing beyond 1 MiB fail, as a full disk does.
    const command = `ulimit -f 1024; exec "${process.execPath}" "${backupProcess}" "${runtime.workspace}"`;
    const child = spawn('bash', ['-c', command], { stdio: ['ignore', 'pipe', 'ignore'] });
    let output = '';
    child.stdout.on('data', (chunk) => {
      output += chunk;
    });
    const [code] = await once(child, 'close');
    expect(output).toContain('ProviderError');
    expect(code).toBe(1);
    expect(stored()).toEqual([]);
  });

  it('by a database nobody unlocks says so and can be tried again', async () => {
    const { backUp, database, stored } = await createWorkspace('CREATE TABLE t (x)', 'delete');
    database.exec('BEGIN EXCLUSIVE');
    const backup = backUp();
    await expect(backup).rejects.toThrow('another process kept the database locked');
    await expect(backup).rejects.toMatchObject({ retryable: true });
    await expect(backup).rejects.toThrow(ProviderError);
    expect(stored()).toEqual([]);
  });

  it('by damage in the database itself is no backup', async () => {
    const { backUp, database, file, stored } = await createWorkspace(ballast(500), 'delete');
    database.close();
    const bytes = readFileSync(file);
    writeFileSync(file, bytes.fill(0xff, 4_096 + 8, 4_096 + 200));
    await expect(backUp()).rejects.toThrow(/integrity check found|can't be read/);
    expect(stored()).toEqual([]);
  });
});

describe('half-done files', () => {
  const dead = '.partial-00000000-1-x.sqlite';

  it('of another machine are left alone for a day', async () => {
    const { backUp, runtime, stored } = await createWorkspace('CREATE TABLE t (x)');
    await backUp();
    const file = join(runtime.workspace, 'backups', dead);
    writeFileSync(file, '');
    const hoursAgo = (hours: number) => new Date(runtime.clock.now() - hours * 3_600_000);
    utimesSync(file, hoursAgo(23), hoursAgo(23));
    await backUp();
    expect(stored()).toContain(dead);
    utimesSync(file, hoursAgo(25), hoursAgo(25));
    await backUp();
    expect(stored()).not.toContain(dead);
  });

  it('of a live process stay', async () => {
    const { backUp, runtime, stored } = await createWorkspace('CREATE TABLE t (x)');
    await backUp();
    const own = partialName('other.sqlite');
    writeFileSync(join(runtime.workspace, 'backups', own), '');
    const now = new Date(runtime.clock.now());
    utimesSync(join(runtime.workspace, 'backups', own), now, now);
    await backUp();
    expect(stored()).toContain(own);
  });

  it('are all there is when the file can not be put into its place', async () => {
    const { backUp, runtime } = await createWorkspace('CREATE TABLE t (x)');
    const { manifest, location } = await backUp();
    const storage = new FolderStorage('backups', runtime);
    const blocked = { ...manifest, backupId: 'blocked', file: 'blocked.sqlite' };
    mkdirSync(join(runtime.workspace, 'backups', 'blocked.sqlite'));
    const staged = await storage.stage({ backupId: 'blocked', extension: 'sqlite', atMost: 1 });
    copyFileSync(location, staged.file);
    await expect(storage.publish([staged], blocked)).rejects.toThrow('EISDIR');
    expect(existsSync(join(runtime.workspace, 'backups', 'blocked.json'))).toBe(false);
  });

  it('between the two renames of publishing take the file with them', async () => {
    const { backUp, runtime, stored } = await createWorkspace('CREATE TABLE t (x)');
    const { manifest } = await backUp();
    const half = { ...manifest, backupId: 'half', file: 'half.sqlite' };
    const folder = join(runtime.workspace, 'backups');
    const process = spawn('true');
    await once(process, 'exit');
    writeFileSync(join(folder, 'half.sqlite'), 'x');
    writeFileSync(join(folder, 'unknown.sqlite'), 'x');
    writeFileSync(
      join(folder, partialName('half.json').replace(/-\d+-/, `-${process.pid}-`)),
      JSON.stringify(half),
    );
    const next = await backUp();
    expect(stored()).toEqual(
      [
        `${manifest.backupId}.json`,
        manifest.file,
        `${next.manifest.backupId}.json`,
        next.manifest.file,
        'unknown.sqlite',
      ].sort(),
    );
  });
});
