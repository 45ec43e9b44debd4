import { realpath } from 'node:fs/promises';
import { isAbsolute, relative, resolve, sep } from 'node:path';
import { ConfigurationError, type Runtime } from '@deploy-actions/action-kit';
import type { BackupConfiguration } from '@deploy-actions/config';
import type { Manifest, ScratchDatabase } from '@deploy-actions/database';
import { engineOf, openDatabase } from '@deploy-actions/sql';
import type { MigrationRequest } from './world.ts';

/** A backup that was found. */
export interface FoundBackup {
  readonly manifest: Manifest;
  /** Of its manifest. */
  readonly location: string;
}

/** Whether a backup is of the database that is migrated. */
export interface Belonging {
  /** Why it isn't, as a sentence. */
  readonly refusal?: string;
  /** What can't be told, as a sentence. */
  readonly note?: string;
}

/** The backups of the database that is migrated. */
export interface BackupAccess {
  /** The backup that was named, or the newest; `undefined` when there is none. Throws ConfigurationError and ProviderError. */
  find(): Promise<FoundBackup | undefined>;
  /** The backup that was named, or all there are, newest first. Throws as {@link find}. */
  candidates(): Promise<readonly FoundBackup[]>;
  /** Whether a backup is of the database that is migrated, by the name it has in the manifest. */
  belongs(manifest: Manifest): Promise<Belonging>;
  /** A copy of the database as it was backed up. Throws ConfigurationError, ProviderError and DamagedBackupError. */
  scratchCopy(backup: FoundBackup): Promise<ScratchDatabase>;
}

/** The backups of a request's section `backup`. */
export function openBackupAccess(request: MigrationRequest, runtime: Runtime): BackupAccess {
  const { backup, aws, service, environment, manifest: location } = request;
  const candidates = async (): Promise<readonly FoundBackup[]> => {
    const { backupsOf, readManifest } = await import('@deploy-actions/database');
    if (location !== undefined) {
      const access = { aws, region: backup?.s3?.region, runtime };
      return [{ manifest: await readManifest(location, access), location }];
    }
    if (backup === undefined) return [];
    const found = await backupsOf({ backup, aws, service, environment }, runtime);
    return found.map(({ manifest, manifestLocation }) => ({ manifest, location: manifestLocation }));
  };
  return {
    candidates,
    find: async () => (await candidates())[0],
    belongs: async (manifest) => belonging(manifest, request, runtime),
    scratchCopy: async ({ location: at }) => {
      if (backup === undefined) {
        throw new ConfigurationError(
          'a rehearsal needs the section `backup`: it says how the backup is restored into a copy',
        );
      }
      const { openBackup } = await import('@deploy-actions/database');
      return addressed(await (await openBackup(at, { backup, aws }, runtime)).scratchCopy());
    },
  };
}

/** Where a copy is a file, its engine names it by its path alone. */
function addressed(copy: ScratchDatabase): ScratchDatabase {
  if (engineOf(copy.connection) !== undefined) return copy;
  return {
    connection: `sqlite:${copy.connection}`,
    contents: (like) => copy.contents(like),
    remove: () => copy.remove(),
  };
}

async function belonging(
  { backupId, database, engine }: Manifest,
  { address, backup }: MigrationRequest,
  runtime: Runtime,
): Promise<Belonging> {
  if (engine === 'rds-snapshot') {
    return {
      note: `That the snapshot of ${database} is of the database that is migrated can’t be told here.`,
    };
  }
  const migrated = await nameOf(address, runtime);
  if (database === migrated) return {};
  // The same database may be reached by another name than for backups: past a pooler, from another network.
  const backedUp = backup && (await nameOf(addressOfBackup(backup) ?? '', runtime));
  if (database === backedUp && lastPart(database) === lastPart(migrated)) {
    return {
      note: `The backup is of ${database}, migrated is ${migrated}: that both are the same database can’t be told here.`,
    };
  }
  return {
    refusal: `the backup ${backupId} is of the database ${database}, and not of ${migrated}, which is migrated`,
  };
}

/** The address of the database that a section backs up, where it names one. */
export function addressOfBackup(backup: BackupConfiguration): string | undefined {
  if (backup.engine === 'rds-snapshot') return undefined;
  return backup.engine === 'sqlite' ? `sqlite:${backup.connection}` : backup.connection;
}

/** The name under which manifests know a database: `host:port/name`, or its path from the workspace on. */
async function nameOf(address: string, { workspace, secrets }: Runtime): Promise<string> {
  const engine = engineOf(address);
  if (engine === 'sqlite') {
    const [folder, file] = await Promise.all(
      [workspace, resolve(workspace, address.slice('sqlite:'.length))].map((path) =>
        realpath(path).catch(() => path),
      ),
    );
    const path = relative(folder ?? '', file ?? '');
    return path.startsWith('..') || isAbsolute(path) ? (file ?? '') : path.split(sep).join('/');
  }
  if (engine === undefined) return '';
  const { place } = openDatabase(address, { timeout: 1, secrets, folder: workspace });
  return place.slice(place.indexOf(' at ') + ' at '.length);
}

function lastPart(name: string): string {
  return name.slice(name.lastIndexOf('/') + 1);
}
