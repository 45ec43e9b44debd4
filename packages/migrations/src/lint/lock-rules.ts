import { type Rule, rule } from './rule.ts';

const postgres = { engines: ['postgres'] } as const;
const mysql = { engines: ['mysql'] } as const;

/** Functions whose value is the same for all rows, so that PostgreSQL needs no rewrite. https://www.postgresql.org/docs/current/ddl-alter.html#DDL-ALTER-ADDING-A-COLUMN */
const stable =
  /^(?:now|current_timestamp|current_date|transaction_timestamp|statement_timestamp|localtimestamp|current_user)$/i;

function hasVolatileDefault(action: string): boolean {
  if (!/^add (?:column )?/i.test(action)) return false;
  if (/\b(?:big|small)?serial\d?\b|\bgenerated\b.*\b(?:stored|identity)\b/i.test(action)) return true;
  const [, text] = /\bdefault (.*)$/i.exec(action) ?? [];
  return [...(text ?? '').matchAll(/([\w$]+)\s*\(/g)].some(([, called = '']) => !stable.test(called));
}

/**
 * What makes others wait or writes a table anew. PostgreSQL: https://www.postgresql.org/docs/current/sql-altertable.html#SQL-ALTERTABLE-NOTES and
 * https://www.postgresql.org/docs/current/explicit-locking.html. MySQL: https://dev.mysql.com/doc/refman/8.4/en/innodb-online-ddl-operations.html
 */
export const lockRules: readonly Rule[] = [
  rule('index-blocks-writes', 'statement', /^create (?:unique )?index (?!concurrently\b)/i, {
    ...postgres,
    kind: 'lock',
    level: 'warning',
    message: 'Nobody can write to the table until the index is built.',
    remedy: '`CREATE INDEX CONCURRENTLY`, outside of a transaction.',
  }),
  rule('drop-index-blocks', 'statement', /^drop index (?!concurrently\b)/i, {
    ...postgres,
    kind: 'lock',
    level: 'warning',
    message: 'Waits for everybody who uses the table, and everybody else behind it.',
    remedy: '`DROP INDEX CONCURRENTLY`, outside of a transaction.',
  }),
  rule(
    'constraint-scans',
    'action',
    (code) =>
      /^add (?:constraint (?:[\w$]+ )?)?(?:check|foreign key)\b/i.test(code) && !/\bnot valid\b/i.test(code),
    {
      ...postgres,
      kind: 'lock',
      level: 'warning',
      message: 'All rows are checked while writers wait.',
      remedy: 'Add it `NOT VALID`, and `VALIDATE CONSTRAINT` in a migration of its own.',
    },
  ),
  rule(
    'constraint-builds-index',
    'action',
    (code) =>
      /^add (?:constraint (?:[\w$]+ )?)?(?:unique|primary key|exclude)\b/i.test(code) &&
      !/\busing index\b/i.test(code),
    {
      ...postgres,
      kind: 'lock',
      level: 'warning',
      message: 'Nobody can read or write the table until its index is built.',
      remedy: '`CREATE UNIQUE INDEX CONCURRENTLY` first, then `ADD CONSTRAINT … USING INDEX`.',
    },
  ),
  rule('not-null-scans', 'action', /^alter (?:column )?[\w$]+ set not null\b/i, {
    ...postgres,
    kind: 'lock',
    level: 'warning',
    message:
      'All rows are checked while nobody can read or write the table, unless a valid CHECK says the same.',
    remedy: 'Add and validate `CHECK (column IS NOT NULL)` first.',
  }),
  rule('type-rewrites', 'action', /^alter (?:column )?[\w$]+ (?:set data )?type\b/i, {
    ...postgres,
    kind: 'rewrite',
    level: 'warning',
    message: 'Most changes of a type write the whole table anew while nobody can read or write it.',
    remedy: 'Add a column of the new type and fill it in pieces.',
  }),
  rule('default-rewrites', 'action', hasVolatileDefault, {
    ...postgres,
    kind: 'rewrite',
    level: 'warning',
    message:
      'A value of its own for each row: the whole table is written anew while nobody can read or write it.',
    remedy: 'Add the column without it, set the default, and fill the rows in pieces.',
  }),
  rule('table-rewrites', 'action', /^set (?:logged|unlogged|tablespace|access method)\b/i, {
    ...postgres,
    kind: 'rewrite',
    level: 'warning',
    message: 'The whole table is written anew while nobody can read or write it.',
  }),
  rule('table-rewrites', 'statement', /^(?:vacuum (?:\( ?)?full\b|cluster\b)/i, {
    ...postgres,
    kind: 'rewrite',
    level: 'error',
    message: 'The whole table is written anew while nobody can read or write it.',
  }),
  rule('reindex-blocks', 'statement', (code) => /^reindex\b/i.test(code) && !/\bconcurrently\b/i.test(code), {
    ...postgres,
    kind: 'lock',
    level: 'warning',
    message: 'Nobody can write to the table until the index is built.',
    remedy: '`REINDEX … CONCURRENTLY`, outside of a transaction.',
  }),
  rule('refresh-blocks', 'statement', /^refresh materialized view (?!concurrently\b)/i, {
    ...postgres,
    kind: 'lock',
    level: 'warning',
    message: 'Nobody can read the view until it is filled.',
    remedy: '`REFRESH MATERIALIZED VIEW CONCURRENTLY`, which needs a unique index.',
  }),
  rule('lock-table', 'statement', /^lock (?:tables?\b|[\w$])/i, {
    kind: 'lock',
    level: 'warning',
    message: 'Others wait until the migration ends.',
  }),
  rule('update-all', 'statement', (code) => /^update\b/i.test(code) && !/\bwhere\b/i.test(code), {
    kind: 'lock',
    level: 'warning',
    message:
      'Writes every row in one transaction: others wait for these rows, and the table may grow to twice its size.',
    remedy: 'Fill it in pieces, outside of the migration.',
  }),
  rule(
    'copies-table',
    'action',
    /^(?:modify|change) |^convert to\b|^(?:add|drop) primary key\b|^engine\b|^force\b|^(?:add|drop|reorganize|coalesce) partition\b|^partition by\b/i,
    {
      ...mysql,
      kind: 'rewrite',
      level: 'warning',
      message: 'The table may be copied while nobody can write to it.',
      remedy: 'Add `, ALGORITHM=INPLACE, LOCK=NONE`: then it fails at once where that isn’t possible.',
    },
  ),
  rule('constraint-scans', 'action', /^add (?:constraint (?:[\w$]+ )?)?(?:check|foreign key)\b/i, {
    ...mysql,
    kind: 'lock',
    level: 'warning',
    message: 'All rows are checked in a copy of the table, while nobody can write to it.',
  }),
  rule('changes-data', 'statement', /^delete\b.*\bwhere\b|^merge\b.*\bdelete\b/i, {
    kind: 'other',
    level: 'warning',
    message: 'The previous release may still expect these rows.',
  }),
  rule('drop-constraint', 'action', /^drop (?:constraint|foreign key|primary key|check|index|key)\b/i, {
    kind: 'other',
    level: 'warning',
    message:
      'What the previous release relies on may no longer hold: `ON CONFLICT` needs its unique constraint.',
  }),
];
