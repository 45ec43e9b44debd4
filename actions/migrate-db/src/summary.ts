import { formatDuration, formatSize, markdownTable } from '@deploy-actions/action-kit';
import type { MigrationRecord, MigrationRun } from '@deploy-actions/migrations';
import { conclude } from './outputs.ts';
import type { Result } from './run.ts';

const titles = {
  plan: 'Migration plan',
  rehearse: 'Rehearsal',
  apply: 'Migration',
  verify: 'Database check',
};

/** The page that says, verdict first: what is pending or was applied, what speaks against it, and what to do. */
export function summarize(result: Result): string {
  const { run, inputs, dry } = result;
  const { ok, reason } = conclude(result);
  const mark = !ok ? '❌' : run.verdict === 'conditional-go' ? '⚠️' : '✅';
  const what = run.verdict ?? (dry ? 'dry run' : run.outcome);
  return [
    `## ${mark} ${titles[run.command]}: ${what}`,
    `${run.place}, ${inputs.request.service} in ${inputs.request.environment}`,
    escaped(reason),
    list('In the way', run.obstacles.length > 1 ? run.obstacles : []),
    list('What to do', run.remedies),
    migrationTable(run),
    findingTable(run),
    healthTable(run),
    run.backup
      ? `Backup: ${run.backup.id} of ${run.backup.created}, verified by ${run.backup.verified}.`
      : '',
    list('Notes', run.notes),
  ]
    .filter((part) => part !== '')
    .join('\n\n');
}

function migrationTable({ migrations, command }: MigrationRun): string {
  if (migrations.length === 0) return '';
  const timed = command === 'rehearse' || command === 'apply';
  const head = ['migration', 'status', 'the previous release', ...(timed ? ['took'] : [])];
  const seen = command === 'rehearse' ? ['locks', 'written anew'] : [];
  return markdownTable(
    [...head, ...seen],
    migrations.map((record) => [
      record.description ? `${record.id}: ${record.description}` : record.id,
      record.status + (record.attempts ? ` (${record.attempts} tries)` : ''),
      `${{ expand: 'goes on working', contract: 'can’t go on', unknown: 'nobody knows' }[record.compatibility]}: ${record.why}`,
      ...(timed ? [record.seconds === undefined ? '' : formatDuration(record.seconds * 1_000)] : []),
      ...(seen.length > 0 ? [locksOf(record), rewritesOf(record)] : []),
    ]),
  );
}

function locksOf({ locks = [] }: MigrationRecord): string {
  return locks
    .map(
      ({ relation, mode, blocks, milliseconds }) =>
        `${relation}: ${mode} ${formatDuration(milliseconds)}, ${blocks} wait`,
    )
    .join('; ');
}

function rewritesOf({ rewrites = [] }: MigrationRecord): string {
  return rewrites
    .map(({ relation, bytes }) => `${relation}${bytes === undefined ? '' : ` (${formatSize(bytes)})`}`)
    .join(', ');
}

function findingTable({ findings, accepted }: MigrationRun): string {
  if (findings.length + accepted.length === 0) return '';
  const rows = [
    ...findings.map((finding) => ({ ...finding, standing: finding.level as string })),
    ...accepted.map((finding) => ({ ...finding, standing: 'accepted' })),
  ];
  return markdownTable(
    ['', 'migration', 'rule', 'finding', 'remedy'],
    rows.map(({ standing, migration, rule, message, remedy }) => [
      standing,
      migration,
      rule,
      message,
      remedy ?? '',
    ]),
  );
}

function healthTable({ health }: MigrationRun): string {
  if (health.length === 0) return '';
  return markdownTable(
    ['', 'check', 'what', 'finding', 'remedy'],
    health.map(({ level, check, subject, message, remedy }) => [
      level,
      check,
      subject,
      message,
      remedy ?? '',
    ]),
  );
}

function list(title: string, items: readonly string[]): string {
  if (items.length === 0) return '';
  return `**${title}**\n\n${items.map((item) => `- ${escaped(item)}`).join('\n')}`;
}

function escaped(text: string): string {
  return text.replaceAll('<', '&lt;').replaceAll(/\s*\n\s*/g, ' ');
}
