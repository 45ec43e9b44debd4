import { randomBytes, randomInt } from 'node:crypto';
import { statSync } from 'node:fs';
import { chown, mkdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir, userInfo } from 'node:os';
import { dirname, join } from 'node:path';
import { type BackgroundEnd, type BackgroundTool, ProviderError } from '@deploy-actions/action-kit';
import type { EngineContext } from '../../engine-registry.ts';
import { partialName } from '../../storages/partial-files.ts';
import { programFailure } from './explain-failure.ts';
import type { Programs } from './programs.ts';
import { parseServerAddress, type ServerAddress } from './server-address.ts';
import { Session } from './session.ts';

/** Milliseconds until a server that doesn't come up is given up. */
const startTimeout = 60_000;
const attempts = 10;

/** It is thrown away after all: nothing is worth waiting for the disk. https://www.postgresql.org/docs/current/non-durability.html */
const settings = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  wal_level: 'minimal',
  max_wal_senders: '0',
  checkpoint_timeout: '1h',
  max_wal_size: '1GB',
  maintenance_work_mem: '128MB',
  max_connections: '150',
  autovacuum: 'off',
  logging_collector: 'off',
  lc_messages: 'C',
};

/** A server of one's own on this machine that is gone when this process is. */
export interface TemporaryServer {
  readonly address: ServerAddress;
  stop(): Promise<void>;
}

/** Where copies, servers and unpacked archives go: the folder of the job, or that of the system where the server's user can't reach it. */
export function scratchFolderFor(temporary: string): string {
  if (userInfo().uid !== 0) return temporary;
  return [temporary, tmpdir(), '/tmp', '/var/tmp'].find(openToAll) ?? temporary;
}

function openToAll(folder: string): boolean {
  const found = statSync(folder, { throwIfNoEntry: false });
  if (found && (found.mode & 0o001) === 0) return false;
  return folder === dirname(folder) || openToAll(dirname(folder));
}

/** Starts an empty server on a free port of the loopback interface, with a password nobody else knows. Throws ProviderError. */
export async function startServer(
  programs: Programs,
  scratchFolder: string,
  context: EngineContext,
): Promise<TemporaryServer> {
  const folder = join(scratchFolder, partialName(`postgres-${randomBytes(4).toString('hex')}`));
  const password = randomBytes(24).toString('hex');
  context.secrets.add(password);
  const remove = () => rm(folder, { recursive: true, force: true, maxRetries: 5 });
  try {
    const runAs = await userFor(context);
    await mkdir(folder, { recursive: true, mode: 0o700 });
    await initialize(folder, password, { programs, runAs, context });
    const { server, port } = await launch(join(folder, 'data'), { programs, runAs, context }, password);
    const stop = async () => {
      await server.stop();
      await remove();
    };
    return { address: addressAt(port, password, context), stop };
  } catch (error) {
    await remove();
    throw error;
  }
}

/** A number of a user and of a group. */
type RunAs = { readonly user: number; readonly group: number } | undefined;

interface Means {
  readonly programs: Programs;
  readonly runAs: RunAs;
  readonly context: EngineContext;
}

/** PostgreSQL refuses to run as root: then it is the user `postgres`, or `nobody` where there is none. */
async function userFor({ processes, signal, workspace }: EngineContext): Promise<RunAs> {
  if (userInfo().uid !== 0) return undefined;
  for (const name of ['postgres', 'nobody']) {
    const ask = (what: string) =>
      processes.tool({ command: 'id', args: [what, name], directory: workspace, bare: true, signal });
    const [user, group] = [await ask('-u'), await ask('-g')];
    if (user.exitCode === 0 && group.exitCode === 0)
      return { user: Number(user.stdout), group: Number(group.stdout) };
  }
  throw new ProviderError(
    'root can’t run PostgreSQL, and there is neither a user `postgres` nor `nobody`; name a server as `restore-connection`',
    {
      system: 'PostgreSQL',
      operation: 'starting a temporary server',
    },
  );
}

/** The command that runs a program as that user. */
function commandOf(
  { programs, runAs }: Means,
  program: string,
  args: readonly string[],
): { command: string; args: readonly string[] } {
  const command = join(programs.folder, program);
  if (runAs === undefined) return { command, args };
  return {
    command: 'setpriv',
    args: [`--reuid=${runAs.user}`, `--regid=${runAs.group}`, '--clear-groups', '--', command, ...args],
  };
}

async function initialize(folder: string, password: string, means: Means): Promise<void> {
  const { context, runAs } = means;
  const file = join(folder, 'password');
  await writeFile(file, `${password}\n`, { mode: 0o600, flag: 'wx' });
  if (runAs !== undefined) for (const path of [folder, file]) await chown(path, runAs.user, runAs.group);
  const words = ['-D', join(folder, 'data'), '-U', 'scratch', '--auth=scram-sha-256', `--pwfile=${file}`];
  const { exitCode, stderr, stdout } = await context.processes.tool({
    ...commandOf(means, 'initdb', [...words, '--encoding=UTF8', '--no-locale', '--no-sync']),
    directory: folder,
    bare: true,
    environment: { LC_ALL: 'C' },
    signal: context.signal,
  });
  await rm(file, { force: true });
  if (exitCode !== 0)
    throw programFailure(
      'initdb',
      `${stdout}\n${stderr}`.trim().split('\n'),
      'starting a temporary server',
      context,
    );
}

async function launch(
  data: string,
  means: Means,
  password: string,
): Promise<{ server: BackgroundTool; port: number }> {
  const { context } = means;
  for (let attempt = 1; ; attempt += 1) {
    const port = randomInt(20_000, 32_000);
    const words = [
      '-D',
      data,
      '-p',
      String(port),
      ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]),
    ];
    const server = context.processes.background({
      ...commandOf(means, 'postgres', words),
      directory: dirname(data),
      bare: true,
      environment: { LC_ALL: 'C' },
      onLine: (line) => context.log.debug(`temporary server: ${line}`),
    });
    const failed = await untilReady(server, addressAt(port, password, context), context).catch(
      async (error: unknown) => {
        await server.stop();
        throw error;
      },
    );
    if (failed === undefined) return { server, port };
    const taken = failed.lastLines.some((line) => line.includes('Address already in use'));
    if (!taken || attempt >= attempts)
      throw programFailure('postgres', failed.lastLines, 'starting a temporary server', context);
  }
}

/** How the server ended, if it did before it let anybody in. */
async function untilReady(
  server: BackgroundTool,
  address: ServerAddress,
  context: EngineContext,
): Promise<BackgroundEnd | undefined> {
  const deadline = context.clock.now() + startTimeout;
  let end: BackgroundEnd | undefined;
  void server.ended.then((how) => {
    end = how;
  });
  for (;;) {
    context.signal.throwIfAborted();
    if (end !== undefined) return end;
    try {
      await Session.with(address, context, (session) => session.ask('select 1'));
      return undefined;
    } catch (error) {
      if (context.clock.now() > deadline) throw error;
    }
    await context.clock.sleep(100, context.signal);
  }
}

function addressAt(port: number, password: string, { workspace }: EngineContext): ServerAddress {
  return parseServerAddress(
    `postgres://scratch:${password}@127.0.0.1:${port}/postgres`,
    'restore-connection',
    workspace,
  );
}
