import { markdownTable } from '@deploy-actions/action-kit';
import type { BackupResult } from '@deploy-actions/database';
import { comparisonOf, factsOf } from './facts.ts';
import type { Result } from './run.ts';

/** So many tables are listed: a summary has its limit, and the manifest has them all. */
const tablesListed = 500;

/** The page that says whether there is a way back for the data: what was proven, where it lies, what it holds. */
export function summarize({ request, plan, made }: Result): string {
  const { service, environment, backup } = request;
  const about = `The ${backup.engine} database of ${service} in ${environment}`;
  if (!made) {
    const steps = plan.map((step, index) => `${index + 1}. ${step}`).join('\n');
    return `## Backup: dry run, nothing was written\n\n${about}\n\n${steps}`;
  }
  const { manifest } = made;
  return [
    `## ✅ Backup ${provenBy(made)}`,
    `${about}, as it was at ${manifest.created}. What is written later is not in it.`,
    markdownTable(['', ''], factsOf(made)),
    comparisonOf(manifest),
    removed(made),
    tables(made),
  ]
    .filter((part) => part !== '')
    .join('\n\n');
}

function provenBy({ manifest }: BackupResult): string {
  if ('snapshot' in manifest) return manifest.verified.level === 'restore' ? 'restored' : 'available';
  return manifest.verified.level === 'restore' ? 'restored and compared' : 'read back and intact';
}

function tables({ manifest }: BackupResult): string {
  if ('snapshot' in manifest) return '';
  const all = manifest.contents?.tables ?? [];
  const rows = all
    .slice(0, tablesListed)
    .map(({ name, rows: count }) => [name, count === undefined ? '' : String(count)]);
  const rest = all.length > rows.length ? `\n\nand ${all.length - rows.length} more, in the manifest` : '';
  return `<details><summary>Tables (${all.length})</summary>\n\n${markdownTable(['table', 'rows'], rows)}${rest}\n\n</details>`;
}

function removed({ removed: ids }: BackupResult): string {
  return ids.length === 0
    ? ''
    : `Given up by the retention policy: ${ids.map((id) => `\`${id}\``).join(', ')}`;
}
