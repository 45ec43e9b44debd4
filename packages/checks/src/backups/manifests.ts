import { posix } from 'node:path';
import { ConfigurationError } from '@deploy-actions/action-kit';
import type { Manifest } from '@deploy-actions/database';
import type { StoredFile, StoredPlace } from './file-store.ts';

/** A manifest of `backup-db`, and where it lies. */
export interface FoundManifest {
  readonly manifest: Manifest;
  readonly path: string;
  /** When everything in the backup was written at the latest, in milliseconds since 1970. */
  readonly created: number;
  /** Size of the backup's file beside it, in bytes; `undefined` when it has gone, and for a snapshot, which has none. */
  readonly fileSize: number | undefined;
}

/** Whose backups are looked for. */
export interface BackupOwner {
  readonly service: string;
  readonly environment: string;
}

/** So many manifests of a folder are read, the youngest files first. */
const mostRead = 50;

/**
 * The manifests at a place, that is a file, a folder, or a prefix of S3 that ends in `/`, the newest first, and behind them copies that
 * nobody verified, as one is taken before a restore; those of other services and environments are left out. Throws ConfigurationError when there is none, and as the store does.
 */
export async function findManifests(
  { store, path }: StoredPlace,
  owner: BackupOwner,
  signal: AbortSignal,
): Promise<[FoundManifest, ...FoundManifest[]]> {
  const { isSnapshot, parseManifest } = await import('@deploy-actions/database');
  const listed = await store.list(path, signal);
  const named = listed.length === 1 && listed[0]?.path === path;
  const files = named ? listed : listed.filter((file) => file.path.endsWith('.json')).sort(youngestFirst);
  const beside = named ? await store.list(folderOf(path), signal) : listed;
  const found: FoundManifest[] = [];
  const passedOver: string[] = [];
  for (const file of files.slice(0, mostRead)) {
    const manifest = parseManifest((await store.read(file.path, signal)) ?? '');
    if (typeof manifest === 'string') {
      passedOver.push(`\`${store.show(file.path)}\` ${manifest}`);
    } else if (manifest.service !== owner.service || manifest.environment !== owner.environment) {
      passedOver.push(
        `\`${store.show(file.path)}\` is of ${manifest.service} in ${manifest.environment}, wanted ${owner.service} in ${owner.environment}`,
      );
    } else {
      const fileSize = isSnapshot(manifest) ? undefined : sizeBeside(file, manifest.file, beside);
      found.push({ manifest, path: store.show(file.path), created: Date.parse(manifest.created), fileSize });
    }
  }
  const [first, ...rest] = found.sort(
    (one, other) => Number(isUnproven(one)) - Number(isUnproven(other)) || other.created - one.created,
  );
  if (first) return [first, ...rest];
  const why = passedOver.length === 0 ? 'nothing is there' : passedOver.slice(0, 3).join('; ');
  throw new ConfigurationError(`no backup manifest at \`${store.show(path)}\`: ${why}`);
}

function isUnproven({ manifest }: FoundManifest): boolean {
  return manifest.verified.level === 'none';
}

function sizeBeside(manifest: StoredFile, name: string, beside: readonly StoredFile[]): number | undefined {
  const backup = posix.join(posix.dirname(manifest.path), name);
  return beside.find(({ path }) => path === backup)?.size;
}

function youngestFirst(one: StoredFile, other: StoredFile): number {
  return other.modified - one.modified;
}

/** A file's folder, as a prefix of S3 as well. */
function folderOf(path: string): string {
  const folder = posix.dirname(path);
  return folder === '.' ? '' : `${folder}/`;
}
