import { access, constants, glob, realpath } from 'node:fs/promises';
import { basename, delimiter, join, resolve } from 'node:path';
import type { EngineContext } from '../../engine-registry.ts';

/** A folder with programs of PostgreSQL of one version. */
export interface Programs {
  readonly folder: string;
  /** `17` of 17.2. */
  readonly major: number;
  readonly version: string;
}

/** Where systems put them beside the PATH. */
const places = [
  '/usr/lib/postgresql/*/bin',
  '/usr/pgsql-*/bin',
  '/usr/local/pgsql/bin',
  '/usr/libexec/postgresql*',
  '/opt/homebrew/opt/{postgresql,postgresql@*,libpq}/bin',
  '/usr/local/opt/{postgresql,postgresql@*,libpq}/bin',
  '/Library/PostgreSQL/*/bin',
];

type Context = Pick<EngineContext, 'environment' | 'processes' | 'signal' | 'workspace'>;

/** The version in what a program says of itself: `pg_dump (PostgreSQL) 17.2 (Debian 17.2-1)`. */
export function parseVersion(text: string): { readonly major: number; readonly version: string } | undefined {
  const [, version, major] = /\(PostgreSQL\) ((\d+)[.\w]*)/.exec(text) ?? [];
  return version === undefined ? undefined : { version, major: Number(major) };
}

/** The oldest that is not older than asked for: what it writes, a server of that version understands. */
export function chooseVersion<T extends Pick<Programs, 'major'>>(
  found: readonly T[],
  atLeast: number,
): T | undefined {
  const fit = found.filter(({ major }) => major >= atLeast);
  return fit.sort((a, b) => a.major - b.major)[0];
}

/** All folders on this machine, or the given one, that have all these programs. */
export async function findPrograms(
  needed: readonly string[],
  given: string | undefined,
  context: Context,
): Promise<Programs[]> {
  const folders = given === undefined ? await usualFolders(context) : [resolve(context.workspace, given)];
  const found: Programs[] = [];
  for (const folder of folders) {
    const all = await Promise.all(needed.map((name) => isProgram(join(folder, name))));
    if (!all.every(Boolean)) continue;
    const result = await context.processes
      .tool({
        command: join(folder, needed[0] ?? ''),
        args: ['--version'],
        directory: context.workspace,
        bare: true,
        timeout: 30_000,
        signal: context.signal,
      })
      .catch(() => context.signal.throwIfAborted());
    const version = result && parseVersion(result.stdout);
    if (version) found.push({ folder, ...version });
  }
  return found;
}

async function usualFolders({ environment }: Context): Promise<Set<string>> {
  const folders = (environment['PATH'] ?? '').split(delimiter).filter((folder) => folder.startsWith('/'));
  for (const place of places) for await (const folder of glob(place)) folders.push(folder);
  return new Set(folders);
}

/** Debian puts a script in the PATH that chooses a version by the clusters of the machine, not by the server that is asked. */
async function isProgram(file: string): Promise<boolean> {
  try {
    await access(file, constants.X_OK);
    return basename(await realpath(file)) !== 'pg_wrapper';
  } catch {
    return false;
  }
}

/** What is to be said when no programs fit. */
export function missingPrograms(
  what: string,
  atLeast: number,
  {
    found,
    given,
    kind,
  }: {
    readonly found: readonly Programs[];
    readonly given: string | undefined;
    readonly kind: 'client' | 'server';
  },
): string {
  const aPackage = kind === 'client' ? `postgresql-client-${atLeast}` : `postgresql-${atLeast}`;
  const versions = [...new Set(found.map(({ version }) => version))].join(', ');
  const where = given === undefined ? 'on this machine' : `in \`${given}\``;
  const state =
    found.length > 0
      ? `${what} ${where} is of version ${versions}, older than`
      : `${what} is not ${where}; it has to be at least of the version of`;
  const install = `install it (\`apt-get install ${aPackage}\`, from https://apt.postgresql.org where the system has no such version)`;
  return `${state} the server, which is ${atLeast}; ${install}${kind === 'client' ? ', and name its folder in the field `programs` where it isn’t found' : ''}`;
}
