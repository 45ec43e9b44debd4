import { constants } from 'node:fs';
import { access } from 'node:fs/promises';
import { delimiter, join, resolve } from 'node:path';
import type { EngineContext } from '../../engine-registry.ts';
import { type Kind, readVersion, type Version } from './server-facts.ts';

/** A program, and what it says it is. */
export interface Program extends Version {
  readonly path: string;
}

/** What programs are looked for as: MariaDB's new names first, as its old ones belong to either kind. */
const names = {
  dump: ['mariadb-dump', 'mysqldump'],
  client: ['mariadb', 'mysql'],
  server: ['mariadbd', 'mysqld'],
} as const;

/** What a program is for. */
export type Purpose = keyof typeof names;

/** Debian and Red Hat keep servers outside of PATH. */
const serverFolders = ['/usr/sbin', '/usr/libexec', '/usr/local/sbin', '/usr/local/mysql/bin'];

/** All programs for a purpose, from `folder` or else from PATH, in the order in which they were found. */
export async function findPrograms(
  purpose: Purpose,
  folder: string | undefined,
  context: Pick<EngineContext, 'environment' | 'processes' | 'workspace' | 'signal'>,
): Promise<Program[]> {
  const onPath = (context.environment['PATH'] ?? '').split(delimiter).filter((each) => each !== '');
  const given = folder === undefined ? onPath : [resolve(context.workspace, folder)];
  const folders = purpose === 'server' ? [...given, ...serverFolders] : given;
  const programs: Program[] = [];
  for (const name of names[purpose]) {
    for (const each of folders) {
      const program = await identify(join(each, name), context);
      if (program === undefined) continue;
      programs.push(program);
      break;
    }
  }
  return programs;
}

async function identify(
  path: string,
  { processes, workspace, signal }: Pick<EngineContext, 'processes' | 'workspace' | 'signal'>,
): Promise<Program | undefined> {
  const executable = await access(path, constants.X_OK).then(
    () => true,
    () => false,
  );
  if (!executable) return undefined;
  const request = {
    command: path,
    args: ['--version'],
    directory: workspace,
    bare: true,
    timeout: 20_000,
    signal,
  };
  const { exitCode, stdout } = await processes.tool(request);
  return exitCode === 0 ? { path, ...readProgramVersion(stdout) } : undefined;
}

/**
 * The version in what `--version` gives: `Ver 8.0.36 for Linux`, `Ver 10.13 Distrib 5.7.44, for Linux`,
 * `Ver 10.19 Distrib 10.11.6-MariaDB`, `from 11.4.2-MariaDB, client 10.19`.
 */
export function readProgramVersion(text: string): Version {
  const kind: Kind = /mariadb/i.test(text.replace(/^\S+/, '')) ? 'mariadb' : 'mysql';
  const [, version = '0'] =
    /(?:Distrib|from) (\d+\.\d+\.\d+)/.exec(text) ?? /Ver (\d+\.\d+\.\d+)/.exec(text) ?? [];
  return readVersion(version, kind);
}

/** The program that fits a server best: of its kind if there is one. */
export function bestFor(kind: Kind, programs: readonly Program[]): Program | undefined {
  return programs.find((program) => program.kind === kind) ?? programs[0];
}

/** What has to be installed for a purpose. */
export function howToInstall(kind: Kind): string {
  return kind === 'mariadb'
    ? 'install `mariadb-client` (Debian, Ubuntu), `mariadb` (Red Hat) or set `programs`'
    : 'install `mysql-client` (Ubuntu), `mysql-community-client` (MySQL’s own packages) or set `programs`';
}
