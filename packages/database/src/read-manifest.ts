import { readFile } from 'node:fs/promises';
import { basename, dirname, posix, resolve } from 'node:path';
import { ConfigurationError, type Runtime } from '@deploy-actions/action-kit';
import type { AwsConfiguration } from '@deploy-actions/config';
import { type Manifest, parseManifest } from './manifest.ts';

/** How the place of a manifest is reached. */
export interface ManifestAccess {
  readonly aws: AwsConfiguration | undefined;
  /** Region of the bucket; that of `aws` when absent. */
  readonly region?: string | undefined;
  readonly runtime: Runtime;
}

/** Where a manifest lies: the store, as a `destination` names it, and the name of its file there. */
export function placeOfManifest(location: string): { readonly destination: string; readonly name: string } {
  if (!location.startsWith('s3://')) return { destination: dirname(location), name: basename(location) };
  const name = posix.basename(location);
  return { destination: location.slice(0, -name.length), name };
}

/**
 * Reads a manifest: a path in the workspace, or `s3://bucket/key.json`. Throws ConfigurationError when there is none, it is none, or
 * it may not be read, and ProviderError when nobody answers.
 */
export async function readManifest(location: string, access: ManifestAccess): Promise<Manifest> {
  const text = location.startsWith('s3://')
    ? await readObject(location, access)
    : await readFile(resolve(access.runtime.workspace, location), 'utf8').catch(
        (error: NodeJS.ErrnoException) => {
          if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return undefined;
          throw new ConfigurationError(`backup manifest: can't read \`${location}\` (${error.code})`);
        },
      );
  if (text === undefined) throw new ConfigurationError(`backup manifest: there is no file \`${location}\``);
  const manifest = parseManifest(text);
  if (typeof manifest === 'string')
    throw new ConfigurationError(`backup manifest \`${location}\` ${manifest}`);
  return manifest;
}

async function readObject(
  location: string,
  { aws, region, runtime }: ManifestAccess,
): Promise<string | undefined> {
  const { S3Bucket } = await import('./storages/s3/s3-bucket.ts');
  const { destination, name } = placeOfManifest(location);
  const bucket = await S3Bucket.open(destination, { region }, aws, runtime);
  return bucket.readText(bucket.key(name));
}
