import { type Engine, type ScriptStatement, splitStatements } from '@deploy-actions/sql';
import type { LintedStatement } from './rule.ts';

/** A name, possibly of several parts; what is quoted reads `_`. */
const name = String.raw`[\w$]+(?:\s*\.\s*[\w$]+)*`;
const guard = String.raw`(?:if\s+(?:not\s+)?exists\s+)?(?:only\s+)?`;

/** With what MySQL and MariaDB allow around it. https://mariadb.com/kb/en/alter-table/ */
const alterTable = String.raw`alter\s+(?:online\s+|offline\s+)?(?:ignore\s+)?(?:foreign\s+)?table\s+${guard}`;

/** Where statements name the table that they are about. */
const tables = [
  new RegExp(`^${alterTable}(?<table>${name})`, 'i'),
  new RegExp(
    String.raw`^create\s+(?:(?:global|local)\s+)?(?:temp(?:orary)?\s+|unlogged\s+|foreign\s+)?table\s+${guard}(?<table>${name})`,
    'i',
  ),
  new RegExp(String.raw`^create\s+(?:unique\s+)?index\b.*?\son\s+${guard}(?<table>${name})`, 'is'),
  new RegExp(String.raw`^create\s+(?:constraint\s+)?(?:trigger|policy)\b.*?\son\s+(?<table>${name})`, 'is'),
  new RegExp(String.raw`^drop\s+table\s+${guard}(?<table>${name})\s*(?:cascade|restrict)?$`, 'i'),
  new RegExp(String.raw`^truncate\s+(?:table\s+)?(?:only\s+)?(?<table>${name})$`, 'i'),
  new RegExp(String.raw`^(?:delete\s+from|update)\s+(?:only\s+)?(?<table>${name})`, 'i'),
];

/** The statements of a migration, ready to be looked at. */
export function readStatements(sql: string, engine: Engine): readonly LintedStatement[] {
  return splitStatements(sql, engine).map((statement) => {
    const flat = statement.code.replaceAll(/\s+/g, ' ').trim();
    return { ...statement, flat, table: tableOf(statement), actions: actionsOf(statement.code) };
  });
}

/** The table that a statement makes, which nobody has used yet. */
export function createdTable(statement: LintedStatement): string | undefined {
  return /^create (?:(?:global|local) )?(?:temp(?:orary)? |unlogged |foreign )?table\b/i.test(statement.flat)
    ? statement.table
    : undefined;
}

function tableOf({ code, text }: ScriptStatement): string | undefined {
  for (const pattern of tables) {
    const { groups, indices } = new RegExp(pattern, `${pattern.flags}d`).exec(code) ?? {};
    const [from, to] = indices?.groups?.['table'] ?? [];
    if (groups === undefined || from === undefined || to === undefined) continue;
    return text
      .slice(from, to)
      .replaceAll(/["`[\]\s]/g, '')
      .toLowerCase();
  }
  return undefined;
}

/** What stands between the commas of an `ALTER TABLE`, but for those in brackets. */
function actionsOf(code: string): readonly string[] {
  const head = new RegExp(String.raw`^${alterTable}${name}\s*\*?\s*(?:(?:wait\s+\d+|nowait)\s+)?`, 'i').exec(
    code,
  );
  if (head === null) return [];
  const actions: string[] = [];
  let depth = 0;
  let action = '';
  for (const character of code.slice(head[0].length)) {
    if (character === '(') depth += 1;
    if (character === ')') depth -= 1;
    if (character === ',' && depth === 0) {
      actions.push(action);
      action = '';
    } else action += character;
  }
  return [...actions, action]
    .map((each) => each.replaceAll(/\s+/g, ' ').trim())
    .filter((each) => each !== '');
}
