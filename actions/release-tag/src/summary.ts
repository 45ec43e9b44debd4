import { markdownTable } from '@deploy-actions/action-kit';
import type { ReleaseResult } from '@deploy-actions/versioning';

/** The job summary: what was released, the notes, and what was written. */
export function summarize(result: ReleaseResult): string {
  const { tag, releaseUrl, released, previousTag, bump, sha, notes, reason, writes } = result;
  if (tag === undefined) return `## Nothing to release\n\n${reason}`;
  const name = released && releaseUrl ? `[${tag}](${releaseUrl})` : tag;
  const table = markdownTable(
    ['Release', 'Step', 'Previous', 'Commit'],
    [[name, bump ?? '', previousTag ?? 'none', `\`${sha.slice(0, 10)}\``]],
  );
  const steps =
    writes.map((write, index) => `${index + 1}. ${write}`).join('\n') || 'Nothing was left to do.';
  const title = released ? 'Written' : 'Would be written';
  return [
    `## ${reason}`,
    table,
    notes,
    `<details><summary>${title}</summary>\n\n${steps}\n\n</details>`,
  ].join('\n\n');
}
