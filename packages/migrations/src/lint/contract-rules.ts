import { type Rule, rule } from './rule.ts';

const contract = { kind: 'contract', level: 'warning' } as const;

/** What may stand behind `DROP` and is no column. */
const notColumns =
  'column|constraint|index|key|primary|foreign|check|partition|default|expression|identity|not|period|system';

/** Whether a column is added that must be given, but isn't by the previous release. */
function addsRequiredColumn(action: string): boolean {
  if (
    !/^add (?:column )?(?:if not exists )?(?!constraint\b|unique\b|check\b|primary\b|foreign\b|exclude\b|index\b|key\b|fulltext\b|spatial\b|partition\b|period\b|system\b)/i.test(
      action,
    )
  )
    return false;
  if (!/\bnot null\b|\bprimary key\b/i.test(action)) return false;
  return !/\bdefault\b|\bgenerated\b|\bserial\b|\b(?:big|small)serial\b|\bserial\d\b|\bauto_?increment\b|\bas\s*\(/i.test(
    action,
  );
}

/**
 * What the release before can't live with, by what SQL itself says. Reasons: the previous release goes on with the statements it was
 * written with (https://martinfowler.com/bliki/ParallelChange.html), so nothing that they name or rely on may go or become narrower.
 */
export const contractRules: readonly Rule[] = [
  rule('drop-table', 'statement', /^(?:drop (?:foreign )?tables?|create or replace table)\b/i, {
    ...contract,
    message: 'The previous release still reads and writes this table.',
    remedy: 'Deploy the release that no longer uses it first; drop the table with the one after.',
  }),
  rule('drop-column', 'action', (action) => dropsColumn(action), {
    ...contract,
    message: 'The previous release still names this column in its statements.',
    remedy: 'Deploy the release that no longer uses it first; drop the column with the one after.',
  }),
  rule(
    'rename-column',
    'action',
    /^rename (?:column )?(?!to\b|as\b|constraint\b|index\b|key\b)[\w$]+ to\b|^change (?:column )?/i,
    {
      ...contract,
      message: 'The previous release knows the column by its old name.',
      remedy: 'Add a column with the new name, write both, and drop the old one with a later release.',
    },
  ),
  rule(
    'rename-table',
    'action',
    /^rename (?:to|as) |^rename (?!column\b|constraint\b|index\b|key\b)[\w$.]+$/i,
    {
      ...contract,
      message: 'The previous release knows the table by its old name.',
      remedy:
        'Leave a view with the old name behind, in the same transaction, and say `deploy-actions: expand`.',
    },
  ),
  rule('rename-table', 'statement', /^rename tables?\b/i, {
    ...contract,
    message: 'The previous release knows the table by its old name.',
    remedy: 'Leave a view with the old name behind.',
  }),
  rule(
    'change-type',
    'action',
    /^alter (?:column )?[\w$]+ (?:set data )?type\b|^modify (?:column )?[\w$]+|^change (?:column )?/i,
    {
      ...contract,
      message: 'The previous release reads and writes the column as its old type.',
      remedy:
        'Add a column of the new type, write both, and drop the old one with a later release. Say `deploy-actions: expand` where the new type only takes more.',
    },
  ),
  rule('set-not-null', 'action', /^alter (?:column )?[\w$]+ set not null\b/i, {
    ...contract,
    message: 'The previous release may still write rows without a value.',
    remedy: 'Deploy the release that always writes a value first.',
  }),
  rule('required-column', 'action', addsRequiredColumn, {
    ...contract,
    adds: true,
    message:
      'The previous release writes rows without this column, which then fail: it must have a value and has no default.',
    remedy: 'Give it a default, or let it be null until every release writes it.',
  }),
  rule('drop-default', 'action', /^alter (?:column )?[\w$]+ drop (?:default|identity|expression)\b/i, {
    ...contract,
    message: 'The previous release may rely on the default.',
    remedy: 'Drop it when no release relies on it any more.',
  }),
  rule(
    'add-constraint',
    'action',
    /^add (?:constraint (?:[\w$]+ )?)?(?:unique|check|exclude|foreign key|primary key)\b|^add (?:column )?(?:if not exists )?(?!constraint\b)[\w$]+ .*\b(?:unique|references)\b/i,
    {
      ...contract,
      adds: true,
      message:
        'The previous release may still write rows that this constraint refuses, even where it is NOT VALID.',
      remedy:
        'Deploy the release that keeps to it first; or say `deploy-actions: expand` where the previous one does, too.',
    },
  ),
  rule('unique-index', 'statement', /^create unique index\b/i, {
    ...contract,
    adds: true,
    message: 'The previous release may still write rows that this index refuses.',
    remedy:
      'Deploy the release that keeps to it first; or say `deploy-actions: expand` where the previous one does, too.',
  }),
  rule(
    'move-table',
    'action',
    /^set schema\b|^no inherit\b|^(?:detach|drop|truncate|exchange) partition\b|^discard (?:partition .*)?tablespace\b/i,
    {
      ...contract,
      message: 'The previous release no longer finds these rows where it looks for them.',
    },
  ),
  rule('owner', 'action', /^owner to\b/i, {
    ...contract,
    message: 'The previous release may have had its rights on the table as its owner.',
    remedy: 'Grant it what it needs, and say `deploy-actions: expand`.',
  }),
  rule(
    'generated-always',
    'action',
    /^alter (?:column )?[\w$]+ (?:set generated always|add generated always)\b/i,
    { ...contract, message: 'The previous release may still write this column itself, which then fails.' },
  ),
  rule('row-security', 'action', /^(?:enable|force) row level security\b/i, {
    ...contract,
    message: 'Rows vanish for the previous release when no policy lets it see them.',
  }),
  rule(
    'drop-object',
    'statement',
    /^drop (?!(?:temporary |foreign )?tables?\b|(?:online |offline )?index\b|statistics\b|prepare\b)/i,
    {
      ...contract,
      newTablesToo: true,
      message: 'The previous release may still use it.',
      remedy: 'Deploy the release that no longer uses it first; drop it with the one after.',
    },
  ),
  rule(
    'change-object',
    'statement',
    /^alter (?:materialized view|view|function|procedure|routine|aggregate|type|domain|schema|sequence|database) .*\b(?:rename|set schema|drop attribute|alter attribute|add constraint|set not null|drop default|restart)\b|^rename user\b/i,
    {
      ...contract,
      newTablesToo: true,
      message: 'The previous release may still use it as it was.',
    },
  ),
  rule('truncate', 'statement', /^truncate\b/i, {
    ...contract,
    message: 'The previous release still expects these rows, and nothing brings them back.',
  }),
  rule('delete-all', 'statement', deletesAll, {
    ...contract,
    message: 'Deletes every row of the table.',
  }),
  rule('revoke', 'statement', /^revoke\b/i, {
    ...contract,
    newTablesToo: true,
    message: 'The previous release may need this right.',
  }),
];

function deletesAll(code: string): boolean {
  if (!/^delete\b/i.test(code)) return false;
  return !/\bwhere\b/i.test(code) || /\bwhere (?:true|1|1 ?= ?1)$/i.test(code);
}

function dropsColumn(action: string): boolean {
  if (/^drop column\b/i.test(action)) return true;
  return (
    /^drop (?:if exists )?[\w$]+(?: cascade| restrict)?$/i.test(action) &&
    !new RegExp(`^drop (?:${notColumns})\\b`, 'i').test(action)
  );
}
