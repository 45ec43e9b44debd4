import { type Archive, DamagedBackupError } from '../../backup-engine.ts';
import type { EngineContext } from '../../engine-registry.ts';
import { asBrokenScript, unzipped, withUnpacked } from './archive-list.ts';
import { runProgram } from './client-programs.ts';
import type { Programs } from './programs.ts';
import type { ServerAddress } from './server-address.ts';
import type { BackupSettings } from './settings.ts';

/** How an archive is loaded. */
export interface Load {
  readonly archive: Archive;
  readonly settings: BackupSettings;
  /** The empty database that takes it. */
  readonly address: ServerAddress;
  readonly programs: Programs;
  readonly jobs: number;
  /** Milliseconds. */
  readonly timeout: number;
  readonly scratchFolder: string;
  /** Leaves out who owns what and who may do what, and what would reach out to other servers. */
  readonly isolated: boolean;
}

/** Loads an archive into an empty database, and stops at the first error. Throws ProviderError. */
export async function loadArchive(load: Load, context: EngineContext): Promise<void> {
  const { address, archive, jobs, programs, settings, timeout } = load;
  const call = { operation: 'restore', timeout };
  if (settings.format === 'plain') {
    const stdin = await unzipped(archive);
    const args = [
      '--no-psqlrc',
      '--quiet',
      '--no-password',
      '--set=ON_ERROR_STOP=1',
      '--output=/dev/null',
      '--file=-',
    ];
    return runProgram({ ...call, program: 'psql', args, stdin }, programs, address, context);
  }
  const isolated = [
    '--no-owner',
    '--no-privileges',
    '--no-tablespaces',
    '--no-subscriptions',
    '--no-security-labels',
  ];
  const args = [
    ...['--exit-on-error', '--no-password', `--dbname=${address.database}`],
    ...(load.isolated ? isolated : []),
  ];
  const restore = (more: readonly string[]) =>
    runProgram({ ...call, program: 'pg_restore', args: [...args, ...more] }, programs, address, context);
  if (settings.format === 'directory') {
    const tools = { programs, scratchFolder: load.scratchFolder, context };
    return withUnpacked(archive, tools, (folder) => restore([`--jobs=${jobs}`, folder]));
  }
  if (jobs === 1) {
    const stdin = await archive.open();
    return runProgram({ ...call, program: 'pg_restore', args, stdin }, programs, address, context);
  }
  // Several jobs read from several places at once.
  const { file, done } = await archive.localFile();
  try {
    await restore([`--jobs=${jobs}`, file]);
  } finally {
    await done();
  }
}

/** What pg_restore says of an archive that is none, as opposed to a server that refuses. */
export function asDamage(error: unknown): unknown {
  const { message } = error as Error;
  const damaged =
    /not appear to be a valid archive|input file is too short|could not read from input file|unexpected end of file|could not uncompress|expected block ID|found unexpected block ID|corrupt|did not find magic string|not a valid/;
  return error instanceof Error && damaged.test(message)
    ? new DamagedBackupError(`it can't be restored: ${message}`)
    : asBrokenScript(error);
}
