import { ConfigurationError, isoInstant } from '@deploy-actions/action-kit';
import type { S3Bucket } from './s3-bucket.ts';

/** How long objects can't be deleted, and by whom not. */
export interface ObjectLock {
  readonly mode: 'governance' | 'compliance';
  /** Milliseconds from when the backup is verified. */
  readonly for: number;
}

/** A lock as S3 takes it. */
export interface Retention {
  readonly Mode: 'GOVERNANCE' | 'COMPLIANCE';
  readonly RetainUntilDate: Date;
}

/** The lock of a backup that is verified now, in milliseconds since 1970; to the second, as the manifest says it. */
export function retentionFrom(lock: ObjectLock, now: number): Retention {
  const until = isoInstant(now + lock.for);
  return { Mode: lock.mode === 'compliance' ? 'COMPLIANCE' : 'GOVERNANCE', RetainUntilDate: new Date(until) };
}

/** Looks whether the bucket can lock objects. Throws ConfigurationError when it can't. */
export async function demandObjectLock(bucket: S3Bucket): Promise<void> {
  const call = {
    operation: `look whether the bucket \`${bucket.bucket}\` has Object Lock`,
    action: 's3:GetBucketObjectLockConfiguration',
  };
  const answer = await bucket.ask(call, (client, options) =>
    client
      .send(new bucket.sdk.GetObjectLockConfigurationCommand({ Bucket: bucket.bucket }), options)
      .catch((error: Error) => {
        if (error.name !== 'ObjectLockConfigurationNotFoundError') throw error;
        return undefined;
      }),
  );
  if (answer?.ObjectLockConfiguration?.ObjectLockEnabled === 'Enabled') return;
  throw new ConfigurationError(
    `the bucket \`${bucket.bucket}\` has no Object Lock, which \`s3.object-lock\` takes: turn it on (and versions with it), or leave \`object-lock\` out`,
  );
}

/** Keeps one version of an object from being deleted. Throws ProviderError and ConfigurationError. */
export async function lockObject(
  bucket: S3Bucket,
  { key, version }: { readonly key: string; readonly version: string | undefined },
  retention: Retention,
): Promise<void> {
  const call = { operation: `lock ${bucket.show(key)}`, action: 's3:PutObjectRetention', key };
  const command = new bucket.sdk.PutObjectRetentionCommand({
    Bucket: bucket.bucket,
    Key: key,
    VersionId: version,
    Retention: retention,
  });
  await bucket.ask(call, (client, options) => client.send(command, options));
}
