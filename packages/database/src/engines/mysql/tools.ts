import type { BackupConfigurationOf } from '@deploy-actions/config';
import type { EngineContext } from '../../engine-registry.ts';
import { bestFor, findPrograms, howToInstall, type Program, type Purpose } from './programs.ts';
import { isOlder, type Kind, nameOf, type Version } from './server-facts.ts';

/** The programs a section needs, as far as they were found. */
export interface Tools {
  readonly dump: Program | undefined;
  readonly client: Program | undefined;
  /** For a temporary server. */
  readonly server: Program | undefined;
  /** What is missing or doesn't fit, and what to install. */
  readonly problems: readonly { readonly input: string; readonly message: string }[];
  /** What may turn out wrong, and will be found by restoring. */
  readonly doubts: readonly string[];
}

type Section = Pick<BackupConfigurationOf<'mysql'>, 'programs' | 'verify' | 'restore-connection'>;

/** What people call the programs of a purpose. */
const called: Readonly<Record<Purpose, string>> = {
  dump: '`mariadb-dump` or `mysqldump`',
  client: '`mariadb` or `mysql`',
  server: '`mariadbd` or `mysqld`',
};

/**
 * Finds the programs for a server. One of the other kind or of an older series may leave out what it doesn't know, which only a
 * restore can tell: without `verify: restore` it is refused.
 */
export async function findTools(section: Section, server: Version, context: EngineContext): Promise<Tools> {
  const problems: { input: string; message: string }[] = [];
  const doubts: string[] = [];
  const find = async (purpose: Purpose) =>
    bestFor(server.kind, await findPrograms(purpose, section.programs, context));
  const [dump, client, daemon] = await Promise.all([find('dump'), find('client'), find('server')]);
  const proven = section.verify === 'restore';
  if (dump === undefined) problems.push(missing('dump', server.kind, section));
  if (client === undefined && proven) problems.push(missing('client', server.kind, section));
  const doubt = dump && unfit(dump, server);
  if (doubt !== undefined && proven) doubts.push(doubt);
  else if (doubt !== undefined) {
    const message = `${doubt}; that shows only when it is restored: set \`verify: restore\`, or ${howToInstall(server.kind)}`;
    problems.push({ input: 'programs', message });
  }
  if (proven && section['restore-connection'] === undefined) {
    const why = temporaryServerProblem(daemon, server);
    if (why !== undefined) problems.push({ input: 'restore-connection', message: why });
  }
  return { dump, client, server: daemon, problems, doubts };
}

function missing(purpose: Purpose, kind: Kind, { programs }: Section) {
  const where = programs === undefined ? 'on PATH' : `in \`${programs}\``;
  return { input: 'programs', message: `${called[purpose]} is not ${where}: ${howToInstall(kind)}` };
}

function unfit(program: Program, server: Version): string | undefined {
  const pair = `\`${program.path}\` is ${nameOf(program)} and the server ${nameOf(server)}`;
  if (program.kind !== server.kind)
    return `${pair}: a program of the other kind may leave out what it doesn't know`;
  if (isOlder(program, server)) return `${pair}: an older program may leave out what it doesn't know`;
  return undefined;
}

/** Why no temporary server can be started that takes what the server has. */
export function temporaryServerProblem(daemon: Program | undefined, server: Version): string | undefined {
  const needed = `a ${server.kind === 'mariadb' ? 'MariaDB' : 'MySQL'} server of series ${server.major}.${server.minor} or newer on this machine (${
    server.kind === 'mariadb' ? '`mariadb-server`' : '`mysql-server`'
  })`;
  const instead = 'or set `restore-connection` to a server on which the copy may be restored';
  if (daemon === undefined)
    return `\`verify: restore\` needs ${needed}, but found none; install it, ${instead}`;
  if (daemon.kind === server.kind && !isOlder(daemon, server)) return undefined;
  return `\`verify: restore\` needs ${needed}, but \`${daemon.path}\` is ${nameOf(daemon)}; install it, ${instead}`;
}
