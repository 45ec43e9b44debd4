import { describeError, ProviderError } from '@deploy-actions/action-kit';
import { DamagedBackupError } from './backup-engine.ts';

/** A damaged archive, or a file system that refuses, as the failure of another system; any other error as it is. */
export function asProviderError(error: unknown, system: string): unknown {
  if (error instanceof DamagedBackupError) {
    return new ProviderError(error.message, { system, operation: 'verifying the backup' });
  }
  const { syscall, code, path } = (error ?? {}) as { syscall?: unknown; code?: unknown; path?: unknown };
  if (typeof syscall !== 'string') return error;
  const where = typeof path === 'string' ? ` (${path})` : '';
  const remedy = `make room${where}, or keep backups elsewhere (\`destination\`) or fewer of them (\`keep\`)`;
  const full = code === 'ENOSPC' || code === 'EDQUOT' || code === 'EFBIG';
  const message = full ? `the disk is full: ${remedy}` : describeError(error);
  return new ProviderError(message, { system: 'the file system', operation: syscall, cause: error });
}
