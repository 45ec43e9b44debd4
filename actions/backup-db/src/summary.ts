import { formatDuration, formatSize, markdownTable } from '@deploy-actions/action-kit';
import type { BackupResult } from '@deploy-actions/database';
import type { Result } from './run.ts';

/** The page that says whether there is a way back for the data: what was proven, where it lies, what it holds. */
export function summarize({ request, plan, made }: Result): string {
  const about = `\`${request.backup.connection}\` of ${request.service} in ${request.environment}`;
  if (!made) {
    const steps = plan.map((step, index) => `${index + 1}. ${step}`).join('\n');
    return `## Backup: dry run, nothing was written\n\n${about}\n\n${steps}`;
  }
  const proven =
    made.manifest.verified.level === 'restore' ? 'restored and compared' : 'read back and intact';
  return [
    `## ✅ Backup ${proven}`,
    `${about}, as it was at ${made.manifest.created}. What is written later is not in it.`,
    markdownTable(['', ''], facts(made)),
    removed(made),
    `<details><summary>Tables (${tables(made).length})</summary>\n\n${markdownTable(['table', 'rows'], tables(made))}\n\n</details>`,
  ]
    .filter((part) => part !== '')
    .join('\n\n');
}

function facts({ manifest, location, backupSeconds }: BackupResult): string[][] {
  const { restoreSeconds } = manifest.verified;
  return [
    ['Backup', manifest.backupId],
    ['File', location],
    ['Size', formatSize(manifest.sizeBytes)],
    ['SHA-256', manifest.sha256],
    ['Copied in', formatDuration(backupSeconds * 1_000)],
    ...(restoreSeconds === undefined
      ? []
      : [['Restored and compared in', formatDuration(restoreSeconds * 1_000)]]),
  ];
}

function tables({ manifest }: BackupResult): string[][] {
  return (manifest.contents?.tables ?? []).map(({ name, rows }) => [name, String(rows)]);
}

function removed({ removed: ids }: BackupResult): string {
  return ids.length === 0
    ? ''
    : `Given up by the retention policy: ${ids.map((id) => `\`${id}\``).join(', ')}`;
}
