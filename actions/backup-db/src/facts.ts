import { formatDuration, formatSize } from '@deploy-actions/action-kit';
import type { BackupResult, Manifest } from '@deploy-actions/database';

/** The SHA-256 of the archive; a snapshot has none. */
export function sha256Of(manifest: Manifest): string | undefined {
  return 'snapshot' in manifest ? undefined : manifest.sha256;
}

/** What there is to know of a backup, as rows of a table. */
export function factsOf({ manifest, location, manifestLocation, backupSeconds }: BackupResult): string[][] {
  const { restoreSeconds } = manifest.verified;
  return [
    ['Backup', manifest.backupId],
    ['Of', `${manifest.database} (${manifest.engine} ${manifest.engineVersion})`],
    ...('snapshot' in manifest
      ? [
          ['Snapshot', `${location}, of the ${manifest.snapshot.kind} ${manifest.snapshot.source}`],
          ...manifest.snapshot.copies.map(({ arn, region }) => [`Copy in ${region}`, arn]),
        ]
      : [
          ['File', location],
          ...(manifest.attachments ?? []).map(({ file, sizeBytes }) => [
            'Beside it',
            `${file} (${formatSize(sizeBytes)})`,
          ]),
        ]),
    ['Manifest', manifestLocation],
    ['Size', formatSize(manifest.sizeBytes)],
    ...('snapshot' in manifest ? [] : [['SHA-256', manifest.sha256]]),
    ['Taken in', formatDuration(backupSeconds * 1_000)],
    ...(restoreSeconds === undefined
      ? []
      : [['Restored and compared in', formatDuration(restoreSeconds * 1_000)]]),
    ...(manifest.lockedUntil === undefined ? [] : [['Can’t be deleted until', manifest.lockedUntil]]),
  ];
}

/** What was held against what, and what wasn't: a reader must not take the one for the other. */
export function comparisonOf(manifest: Manifest): string {
  const restored = manifest.verified.level === 'restore';
  if ('snapshot' in manifest) {
    return restored
      ? 'An instance was restored from it and became available. Its tables were not looked at.'
      : 'The provider says that it is available, and it is as large and as encrypted as its database. Nobody has restored it.';
  }
  const { tables = [], objects = [], foreignKeyViolations } = manifest.contents ?? {};
  if (!restored) {
    return `Compared: size, SHA-256 and the names of ${counted(tables.length, 'table')}, read back from where it lies. Not compared: rows. Nobody has restored it.`;
  }
  const withRows = tables.filter(({ rows }) => rows !== undefined).length;
  const withChecksums = tables.filter(({ checksum }) => checksum !== undefined).length;
  const of = (some: number) => (some === tables.length ? 'all of them' : `${some} of them`);
  const compared = [
    `columns of ${counted(tables.length, 'table')}`,
    ...(objects.length > 0
      ? [
          counted(
            objects.length,
            'index, constraint or other object',
            'indexes, constraints and other objects',
          ),
        ]
      : []),
    ...(withRows > 0 ? [`number of rows in ${of(withRows)}`] : []),
    ...(withChecksums > 0 ? [`a checksum over every row in ${of(withChecksums)}`] : []),
    ...(foreignKeyViolations === undefined ? [] : ['rows that point at a missing parent']),
  ];
  const missing = [
    ...(withRows < tables.length ? [`number of rows in ${counted(tables.length - withRows, 'table')}`] : []),
    ...(withChecksums < tables.length
      ? [`values in ${counted(tables.length - withChecksums, 'table')}`]
      : []),
  ];
  const not = missing.length > 0 ? ` Not compared: ${missing.join(', ')}.` : '';
  return `Compared in the restored copy: ${compared.join(', ')}.${not}`;
}

function counted(count: number, one: string, several = `${one}s`): string {
  return `${count} ${count === 1 ? one : several}`;
}
