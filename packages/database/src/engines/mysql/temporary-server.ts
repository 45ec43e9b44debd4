import { randomBytes } from 'node:crypto';
import { statSync } from 'node:fs';
import { access, chown, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir, userInfo } from 'node:os';
import { dirname, join } from 'node:path';
import { type BackgroundTool, ProviderError } from '@deploy-actions/action-kit';
import type { MysqlAddress } from '@deploy-actions/sql';
import type { EngineContext } from '../../engine-registry.ts';
import { partialName } from '../../storages/partial-files.ts';
import type { Program } from './programs.ts';
import { ServerSession } from './server-session.ts';

/** Milliseconds until a new server must be there: creating it takes 2 s, on a busy machine ten times that. */
const startLimit = 180_000;
const pause = 100;
/** How often another port is tried, when somebody else was quicker. */
const attempts = 3;
/** Longest path of a socket, in bytes (`sun_path` of Linux, with the zero at its end, has 108; of macOS 104). */
const longestSocket = 103;
const user = 'deploy';

/** A server that nobody else uses. */
export interface TemporaryServer {
  readonly address: MysqlAddress;
  stop(): Promise<void>;
}

/** What names of folders of this kind contain. */
export const serverFolderMark = 'mysql-server-';

/** Where restored copies go: the job's folder, or the system's where another user, as which the server has to run, couldn't get there. */
export function scratchFolderOf({ temporary }: Pick<EngineContext, 'temporary'>): string {
  if (userInfo().uid !== 0) return temporary;
  return [temporary, tmpdir(), '/tmp'].find(isOpenToAll) ?? temporary;
}

function isOpenToAll(path: string): boolean {
  const mode = statSync(path, { throwIfNoEntry: false })?.mode ?? 0;
  const above = dirname(path);
  return (mode & 0o001) !== 0 && (above === path || isOpenToAll(above));
}

/** Starts an empty server on this machine, which only this process has the password of. Throws ProviderError. */
export async function startTemporaryServer(
  program: Program,
  scratchFolder: string,
  lowerCaseNames: number,
  context: EngineContext,
): Promise<TemporaryServer> {
  const folder = join(scratchFolder, partialName(`${serverFolderMark}${randomBytes(4).toString('hex')}`));
  let tool: BackgroundTool | undefined;
  const stop = async () => {
    await tool?.stop();
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  };
  try {
    const owner = await ownerOfServers();
    for (const each of [folder, join(folder, 'files')]) {
      await mkdir(each, { mode: 0o700, recursive: true });
      if (owner !== undefined) await chown(each, owner.uid, owner.gid);
    }
    const password = randomBytes(24).toString('hex');
    context.secrets.add(password);
    await createData(program, folder, owner, context);
    const file = join(folder, 'init.sql');
    await writeFile(file, initStatements(program, password), { mode: 0o600 });
    if (owner !== undefined) await chown(file, owner.uid, owner.gid);
    for (let attempt = 1; ; attempt += 1) {
      const port = await freePort();
      const words = serverWords(program, folder, port, lowerCaseNames, owner);
      tool = context.processes.background({
        command: program.path,
        args: words,
        directory: folder,
        bare: true,
        environment: { TMPDIR: folder },
      });
      const address = addressOf(port, password);
      const lines = await started(tool, address, context);
      if (lines === undefined) return { address, stop };
      if (
        attempt < attempts &&
        lines.some((line) => /port.*already|Address already in use|Can't start server/i.test(line))
      )
        continue;
      throw failed(program, `ended at once: ${lines.slice(-3).join(' ')}`);
    }
  } catch (error) {
    await stop();
    throw error;
  }
}

/** The address of a temporary server, without a database. */
function addressOf(port: number, password: string): MysqlAddress {
  const host = '127.0.0.1';
  return {
    ...{ host, port, user, password, database: undefined, tls: undefined },
    ...{ place: `${host}:${port}`, secrets: [password] },
  };
}

function failed(program: Program, why: string): ProviderError {
  const message = `a temporary server couldn't be started: ${program.path} ${why}`;
  return new ProviderError(message, { system: 'MySQL', operation: 'start a temporary server' });
}

interface Owner {
  readonly name: string;
  readonly uid: number;
  readonly gid: number;
}

/** Servers refuse to run as root; `mysql` is the user that packages make for them. */
async function ownerOfServers(): Promise<Owner | undefined> {
  if (userInfo().uid !== 0) return undefined;
  const lines = (await readFile('/etc/passwd', 'utf8')).split('\n').map((line) => line.split(':'));
  const found = ['mysql', 'nobody']
    .map((name) => lines.find(([each]) => each === name))
    .find((line) => line !== undefined);
  if (found === undefined) return undefined;
  const [name = '', , uid, gid] = found;
  return { name, uid: Number(uid), gid: Number(gid) };
}

/** https://mariadb.com/kb/en/mariadb-install-db/, https://dev.mysql.com/doc/refman/8.4/en/data-directory-initialization.html */
async function createData(
  program: Program,
  folder: string,
  owner: Owner | undefined,
  { processes, signal }: EngineContext,
): Promise<void> {
  const data = [
    `--datadir=${join(folder, 'data')}`,
    ...(owner === undefined ? [] : [`--user=${owner.name}`]),
  ];
  const [command, args] =
    program.kind === 'mysql'
      ? [program.path, ['--no-defaults', '--initialize-insecure', ...data]]
      : [
          await installer(program),
          ['--no-defaults', ...data, '--auth-root-authentication-method=normal', '--skip-test-db'],
        ];
  const request = {
    command,
    args,
    directory: folder,
    bare: true,
    environment: { TMPDIR: folder },
    timeout: startLimit,
    signal,
  };
  const { exitCode, stdout, stderr } = await processes.tool(request);
  if (exitCode === 0) return;
  const lines = `${stdout}\n${stderr}`
    .split('\n')
    .filter((line) => /error|can't|fatal|denied|space/i.test(line));
  throw failed(program, `made no data folder: ${lines.slice(0, 3).join(' ') || `exit code ${exitCode}`}`);
}

async function installer(program: Program): Promise<string> {
  const here = dirname(program.path);
  const folders = [here, join(here, '../bin'), join(here, '../scripts'), '/usr/bin', '/usr/local/bin'];
  for (const name of ['mariadb-install-db', 'mysql_install_db']) {
    for (const each of folders) {
      const path = join(each, name);
      const there = await access(path).then(
        () => true,
        () => false,
      );
      if (there) return path;
    }
  }
  throw failed(program, 'has no `mariadb-install-db` beside it');
}

/** Runs before the server takes anybody in: from then on there is one user, and it has a password. One statement a line. */
function initStatements({ kind }: Program, password: string): string {
  const create = [
    `CREATE USER '${user}'@'127.0.0.1' IDENTIFIED BY '${password}';`,
    `GRANT ALL PRIVILEGES ON *.* TO '${user}'@'127.0.0.1' WITH GRANT OPTION;`,
  ];
  const clear =
    kind === 'mysql'
      ? ["DROP USER 'root'@'localhost';"]
      : ["DELETE FROM mysql.global_priv WHERE User <> 'mariadb.sys';", 'FLUSH PRIVILEGES;'];
  return `${[...clear, ...create].join('\n')}\n`;
}

/** Nothing of it outlives the comparison, so nothing is written twice or waited for; events don't run, files stay out of reach. */
function serverWords(
  { kind }: Program,
  folder: string,
  port: number,
  lowerCaseNames: number,
  owner: Owner | undefined,
): string[] {
  const socket = join(folder, 's');
  return [
    ...['--no-defaults', `--datadir=${join(folder, 'data')}`, `--port=${port}`, '--bind-address=127.0.0.1'],
    // A relative path starts at the data folder.
    `--socket=${Buffer.byteLength(socket) <= longestSocket ? socket : 's'}`,
    ...[`--pid-file=${join(folder, 'pid')}`, `--tmpdir=${folder}`, `--init-file=${join(folder, 'init.sql')}`],
    ...['--skip-name-resolve', '--skip-log-bin', '--event-scheduler=OFF', '--local-infile=0'],
    ...[
      `--secure-file-priv=${join(folder, 'files')}`,
      '--innodb-flush-log-at-trx-commit=0',
      '--innodb-doublewrite=0',
    ],
    ...['--max-allowed-packet=1073741824', '--innodb-buffer-pool-size=268435456', '--performance-schema=OFF'],
    ...['--character-set-server=utf8mb4', `--lower-case-table-names=${lowerCaseNames}`],
    ...(kind === 'mysql' ? ['--mysqlx=0'] : []),
    ...(owner === undefined ? [] : [`--user=${owner.name}`]),
  ];
}

/** A port that is free now. */
function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { readonly port: number };
      server.close(() => resolve(port));
    });
  });
}

/** Waits until it lets us in; the last lines of a server that ended instead. */
async function started(
  tool: BackgroundTool,
  address: MysqlAddress,
  context: EngineContext,
): Promise<readonly string[] | undefined> {
  const deadline = context.clock.now() + startLimit;
  for (;;) {
    const ended = await Promise.race([tool.ended, context.clock.sleep(pause, context.signal)]);
    if (ended !== undefined) return ended.lastLines;
    try {
      const session = await ServerSession.open({ address, timeout: startLimit }, context);
      session.close();
      return undefined;
    } catch (error) {
      context.signal.throwIfAborted();
      if (context.clock.now() > deadline) throw error;
    }
  }
}
