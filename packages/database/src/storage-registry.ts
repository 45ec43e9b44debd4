import type { Runtime } from '@deploy-actions/action-kit';
import type { AwsConfiguration, BackupConfiguration } from '@deploy-actions/config';
import type { BackupStorage } from './backup-storage.ts';
import type { S3Context } from './storages/s3/s3-bucket.ts';

/** What a store may use of the outside world. */
export type StorageContext = S3Context & Pick<Runtime, 'workspace'>;

/** The store of a destination: a folder relative to the workspace, or `s3://bucket/prefix`. Throws ConfigurationError as openAws does. */
export async function openStorage(
  { destination, s3 = {} }: Pick<BackupConfiguration, 'destination' | 's3'>,
  aws: AwsConfiguration | undefined,
  context: StorageContext,
): Promise<BackupStorage> {
  if (destination.startsWith('s3://')) {
    const { S3Storage } = await import('./storages/s3/s3-storage.ts');
    return S3Storage.open(destination, s3, aws, context);
  }
  const { FolderStorage } = await import('./storages/folder/folder-storage.ts');
  return new FolderStorage(destination, context);
}
