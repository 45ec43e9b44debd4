import type { Breach } from './breach.ts';
import { type Statement, splitAtCommas, statementsOf } from './sql-statements.ts';

type Rule = readonly [pattern: RegExp, severity: Breach['severity'], what: string];

/** Statements that take away or change what the release before uses, or what may be true of its writes no longer. */
const statementRules: readonly Rule[] = [
  [/^DROP TABLE\b/i, 'breaks', 'drops a table'],
  [/^DROP (MATERIALIZED )?VIEW\b/i, 'breaks', 'drops a view'],
  [/^DROP (FUNCTION|PROCEDURE|ROUTINE|AGGREGATE)\b/i, 'breaks', 'drops a function'],
  [
    /^DROP (SCHEMA|DATABASE|TYPE|DOMAIN|SEQUENCE|EXTENSION)\b/i,
    'breaks',
    'drops what tables or queries are made of',
  ],
  [/^RENAME TABLE\b/i, 'breaks', 'renames a table'],
  [/^(EXEC(UTE)? )?sp_rename\b/i, 'breaks', 'renames'],
  [/^ALTER TYPE \S+ (DROP ATTRIBUTE|RENAME)\b/i, 'breaks', 'changes a type'],
  [
    /^ALTER (?!TABLE|INDEX|TRIGGER|POLICY|ROLE|USER)[A-Z ]+? \S+( ?\([^)]*\))? RENAME\b/i,
    'breaks',
    'renames',
  ],
  [
    /^ALTER (?!TABLE|INDEX|ROLE|USER)[A-Z ]+? \S+( ?\([^)]*\))? SET SCHEMA\b/i,
    'breaks',
    'moves to another schema',
  ],
  [/^TRUNCATE\b/i, 'may', 'empties a table'],
  [/^DELETE FROM (ONLY )?\S+$/i, 'may', 'empties a table'],
  [/^CREATE UNIQUE INDEX\b/i, 'may', 'refuses values that are there twice'],
  [/^REVOKE\b/i, 'may', 'takes rights away'],
];

const notAColumn =
  /^(CONSTRAINT|INDEX|KEY|FOREIGN KEY|PRIMARY KEY|UNIQUE|CHECK|EXCLUDE|FULLTEXT|SPATIAL|PARTITION|PERIOD|SYSTEM)\b/i;

/** What `ALTER TABLE` does, one action at a time. */
const actionRules: readonly Rule[] = [
  [/^RENAME (?!CONSTRAINT|INDEX|KEY)/i, 'breaks', 'renames a table or column'],
  [/^SET SCHEMA\b/i, 'breaks', 'moves a table to another schema'],
  [/^(CHANGE|MODIFY)\b/i, 'breaks', 'redefines a column'],
  [/^ALTER (COLUMN )?\S+ (SET DATA )?TYPE\b/i, 'breaks', 'changes the type of a column'],
  [/^ALTER (COLUMN )?\S+ SET NOT NULL\b/i, 'breaks', 'makes a column required'],
  [/^ALTER (COLUMN )?\S+ DROP DEFAULT\b/i, 'may', 'takes a default away'],
  // The form of SQL Server repeats the definition.
  [/^ALTER COLUMN \S+ (?!SET|DROP|ADD|TYPE|RESTART|RESET)\S/i, 'breaks', 'redefines a column'],
  [
    /^ADD (CONSTRAINT \S+ )?(UNIQUE|CHECK|FOREIGN KEY|EXCLUDE|PRIMARY KEY)\b/i,
    'may',
    'adds a constraint that writes can violate',
  ],
  [/^DETACH PARTITION\b/i, 'may', 'takes a partition away'],
];

const hasValue = /\b(DEFAULT|GENERATED|IDENTITY|AUTO_INCREMENT|(SMALL|BIG)?SERIAL)\b|\bAS ?\(/i;

/**
 * The statements of a migration that break the release before, or may. Tables that it creates itself are nobody's yet. By
 * shape only: what functions do when they are called, and SQL that is put together while it runs, is not seen.
 */
export function sqlBreaches(sql: string): Breach[] {
  const { statements, unreadable } = statementsOf(sql);
  const created = createdIn(statements);
  const breaches = statements.flatMap((statement, index) =>
    breachesOf(statement, created, () => statements.slice(index + 1)),
  );
  if (!unreadable) return breaches;
  return [
    ...breaches,
    { line: unreadable.line, what: `can't be read: ${unreadable.what}`, severity: 'breaks' },
  ];
}

function createdIn(statements: readonly Statement[]): ReadonlySet<string> {
  const pattern =
    /^CREATE (?:(?:GLOBAL |LOCAL )?TEMP(?:ORARY)? |UNLOGGED )?TABLE (?:IF NOT EXISTS )?([^\s(]+)/i;
  return new Set(statements.flatMap(({ text }) => pattern.exec(text)?.[1]?.toLowerCase() ?? []));
}

function breachesOf(
  statement: Statement,
  created: ReadonlySet<string>,
  later: () => readonly Statement[],
): Breach[] {
  const { text, line, bodies } = statement;
  if (/^DO\b/i.test(text)) return bodies.flatMap((body) => blockBreaches(body.text, body.line));
  const table = /^ALTER TABLE (?:IF EXISTS )?(?:ONLY )?([^\s(]+) ?\*? (.*)$/i.exec(text);
  if (table) {
    const [, name = '', actions = ''] = table;
    return created.has(name.toLowerCase()) ? [] : alterBreaches(actions, line);
  }
  const target =
    /^(?:DROP TABLE (?:IF EXISTS )?|TRUNCATE (?:TABLE )?|DELETE FROM |CREATE UNIQUE INDEX .*? ON (?:ONLY )?)([^\s(,]+)/i.exec(
      text,
    );
  if (created.has(target?.[1]?.toLowerCase() ?? '')) return [];
  const found = statementRules.find(([pattern]) => pattern.test(text));
  if (!found) return [];
  const [, severity, what] = found;
  const renewed = /^drops a (view|function)$/.test(what) && isRenewed(text, later());
  return [
    renewed ? { line, severity: 'may', what: `${what} and creates it anew` } : { line, severity, what },
  ];
}

/** Whether what a statement drops is created again further down, as views and functions are when their columns change. */
function isRenewed(text: string, later: readonly Statement[]): boolean {
  const [, name] = /^DROP (?:MATERIALIZED )?\w+ (?:IF EXISTS )?([^\s(;]+)/i.exec(text) ?? [];
  if (name === undefined) return false;
  return later.some(({ text: create }) => {
    const [, made] =
      /^CREATE (?:OR REPLACE )?(?:MATERIALIZED )?\w+ (?:IF NOT EXISTS )?([^\s(]+)/i.exec(create) ?? [];
    return made?.toLowerCase() === name.toLowerCase();
  });
}

function alterBreaches(actions: string, line: number): Breach[] {
  let adding = false;
  return splitAtCommas(actions).flatMap((part) => {
    const named =
      /^(ADD|DROP|ALTER|RENAME|SET|CHANGE|MODIFY|ATTACH|DETACH|ENABLE|DISABLE|VALIDATE|OWNER|CLUSTER|INHERIT|NO|REPLICA|RESET|CONVERT)\b/i;
    // SQL Server has the word only once: `ADD a int, b int`.
    const action = named.test(part) || !adding ? part : `ADD ${part}`;
    adding = /^ADD\b/i.test(action);
    return actionBreach(action, line);
  });
}

function actionBreach(action: string, line: number): Breach[] {
  const [, added] = /^ADD (?:COLUMN )?(?:IF NOT EXISTS )?(.*)$/i.exec(action) ?? [];
  if (added !== undefined && !notAColumn.test(added)) {
    const columns = added.startsWith('(') ? splitAtCommas(added.slice(1, added.lastIndexOf(')'))) : [added];
    const required = columns.some((column) => /\bNOT NULL\b/i.test(column) && !hasValue.test(column));
    return required ? [{ line, severity: 'breaks', what: 'adds a required column without a default' }] : [];
  }
  const [, dropped] = /^DROP (?:COLUMN )?(?:IF EXISTS )?(.*)$/i.exec(action) ?? [];
  if (dropped !== undefined) {
    return notAColumn.test(dropped) ? [] : [{ line, severity: 'breaks', what: 'drops a column' }];
  }
  const found = actionRules.find(([pattern]) => pattern.test(action));
  return found ? [{ line, severity: found[1], what: found[2] }] : [];
}

/** The body of `DO`. */
function blockBreaches(body: string, firstLine: number): Breach[] {
  const { statements, unreadable } = statementsOf(body, true);
  const inner = statements.map((statement) => ({
    ...statement,
    line: statement.line + firstLine - 1,
  }));
  const created = createdIn(inner);
  const breaches = inner.flatMap((statement): Breach[] => {
    if (!/^EXECUTE\b/i.test(statement.text)) return breachesOf(statement, created, () => []);
    return [{ line: statement.line, severity: 'may', what: 'runs SQL that is put together while it runs' }];
  });
  if (!unreadable) return breaches;
  const line = unreadable.line + firstLine - 1;
  return [...breaches, { line, what: `can't be read: ${unreadable.what}`, severity: 'breaks' }];
}
