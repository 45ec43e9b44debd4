import type { Runtime } from '@deploy-actions/action-kit';
import type { BackupStorage } from './backup-storage.ts';

/** The store of a destination. Only folders so far; the configuration's schema refuses addresses such as `s3://…`. */
export async function openStorage(
  destination: string,
  context: Pick<Runtime, 'clock' | 'workspace'>,
): Promise<BackupStorage> {
  const { FolderStorage } = await import('./storages/folder.ts');
  return new FolderStorage(destination, context);
}
