import { readdir, readFile, stat } from 'node:fs/promises';
import { posix, resolve } from 'node:path';
import { ConfigurationError, formatSize } from '@deploy-actions/action-kit';
import { explainPlace } from '../aws/bucket-place.ts';
import { type AwsService, absent, awsService } from '../aws/service.ts';
import type { CheckContext } from '../check.ts';

/** A file, or an object of S3. */
export interface StoredFile {
  /** Its path in the workspace, or its key in the bucket. */
  readonly path: string;
  readonly size: number;
  /** In milliseconds since 1970. */
  readonly modified: number;
}

/** Where backups and what is told about them lie. */
export interface FileStore {
  /** A path in it for people. */
  readonly show: (path: string) => string;
  /** The files under a path, or the file itself. Throws ConfigurationError where there can be none. */
  list(path: string, signal: AbortSignal): Promise<StoredFile[]>;
  /** The text of a file, `undefined` when there is none. */
  read(path: string, signal: AbortSignal): Promise<string | undefined>;
}

/** A place somebody named: the store, and the path in it. */
export interface StoredPlace {
  readonly store: FileStore;
  readonly path: string;
}

/** What is read into memory is never larger than this, in bytes. */
const largestText = 16 * 2 ** 20;

type Context = Pick<CheckContext, 'aws' | 'runtime'>;

/** The store of `s3://bucket/path` or of a path in the workspace. Throws ConfigurationError as awsService does. */
export function openPlace(place: string, context: Context, region: string | undefined): StoredPlace {
  const address = parseS3Address(place);
  if (address === undefined) return { store: folderStore(context.runtime.workspace), path: place };
  const { bucket, key } = address;
  return { store: s3Store(bucket, awsService('s3', context, region)), path: key };
}

/** Bucket and key of `s3://bucket/key`; `undefined` for anything else. */
export function parseS3Address(text: string): { readonly bucket: string; readonly key: string } | undefined {
  const [, bucket, key = ''] = /^s3:\/\/([^/]+)\/?(.*)$/.exec(text) ?? [];
  return bucket === undefined ? undefined : { bucket, key };
}

function folderStore(workspace: string): FileStore {
  return {
    show: (path) => path,
    async list(path) {
      const found = await stat(resolve(workspace, path)).catch(ifThere);
      if (found === undefined) throw new ConfigurationError(`there is no file and no folder \`${path}\``);
      if (!found.isDirectory()) return [{ path, size: found.size, modified: found.mtimeMs }];
      const names = await readdir(resolve(workspace, path));
      const files = names
        .filter((name) => !name.startsWith('.'))
        .map(async (name) => {
          const file = posix.join(path, name);
          const { size, mtimeMs: modified } = await stat(resolve(workspace, file));
          return { path: file, size, modified };
        });
      return Promise.all(files);
    },
    async read(path, signal) {
      const found = await stat(resolve(workspace, path)).catch(ifThere);
      if (found === undefined) return undefined;
      refuseLarge(path, found.size);
      return readFile(resolve(workspace, path), { encoding: 'utf8', signal });
    },
  };
}

function ifThere(error: NodeJS.ErrnoException): undefined {
  if (error.code !== 'ENOENT' && error.code !== 'ENOTDIR') throw error;
  return undefined;
}

function refuseLarge(path: string, size: number | undefined): void {
  if (size === undefined || size <= largestText) return;
  throw new ConfigurationError(
    `\`${path}\` has ${formatSize(size)}, so it is the backup and not what is told about it`,
  );
}

function s3Store(bucket: string, s3: AwsService<'s3'>): FileStore {
  return {
    show: (path) => `s3://${bucket}/${path}`,
    list: (path, signal) => listObjects(bucket, path, s3, signal),
    async read(path, signal) {
      const question = { operation: `read s3://${bucket}/${path}`, action: 's3:GetObject', signal };
      return s3.ask({ ...question, resource: `s3:::${bucket}/${path}` }, async ({ sdk, client }, options) => {
        const answer = await client
          .send(new sdk.GetObjectCommand({ Bucket: bucket, Key: path }), options)
          .catch(absent('NoSuchKey'));
        refuseLarge(path, answer?.ContentLength);
        return answer?.Body?.transformToString('utf8');
      });
    },
  };
}

/** All objects whose keys begin with a prefix; what only stands for a folder is left out. Throws as {@link AwsService.ask}. */
export async function listObjects(
  bucket: string,
  prefix: string,
  s3: AwsService<'s3'>,
  signal: AbortSignal,
): Promise<StoredFile[]> {
  const operation = `list s3://${bucket}/${prefix}`;
  const found: StoredFile[] = [];
  for (let token: string | undefined; ; ) {
    const page = await s3.ask(
      { operation, action: 's3:ListBucket', resource: `s3:::${bucket}`, signal },
      ({ sdk, client }, options) =>
        client
          .send(
            new sdk.ListObjectsV2Command({
              Bucket: bucket,
              ...(prefix ? { Prefix: prefix } : {}),
              ...(token ? { ContinuationToken: token } : {}),
            }),
            options,
          )
          .catch(explainPlace(bucket, s3.region)),
    );
    for (const { Key = '', Size = 0, LastModified } of page.Contents ?? []) {
      if (!Key.endsWith('/') && LastModified)
        found.push({ path: Key, size: Size, modified: LastModified.getTime() });
    }
    if (!page.IsTruncated) return found;
    token = page.NextContinuationToken;
  }
}
