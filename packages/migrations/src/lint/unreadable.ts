import type { LintedStatement } from './rule.ts';

/** Statements that say all they do; with names of their own where they call nothing. */
const plain =
  /^(?:alter|analyze|attach|begin|cluster|comment|commit|copy|create|deallocate|delete|detach|discard|drop|end|explain|flush|grant|import|insert|load|lock|merge|optimize|pragma|refresh|reindex|release|rename|replace|reset|revoke|rollback|savepoint|security|set|show|start|table|truncate|unlock|update|use|vacuum|values|with)\b/i;

/** Functions that change nothing that anybody else sees but a counter or a setting. */
const harmlessCalls =
  /^(?:setval|set_config|nextval|currval|now|count|coalesce|max|min|pg_advisory_xact_lock|pg_advisory_lock|pg_advisory_unlock|last_insert_id|version|current_setting)$/i;

/** Why nobody can tell from a statement what it does; nothing when it says all. */
export function unreadable({ flat, open }: LintedStatement): string | undefined {
  if (open !== undefined) return `a \`${open}\` is never closed`;
  if (/^do\b/i.test(flat)) return 'a `DO` block runs code of its own';
  if (/^(?:call|execute|prepare|exec)\b/i.test(flat))
    return `\`${flat.split(' ')[0]?.toUpperCase()}\` runs what isn’t written here`;
  if (/^select\b/i.test(flat)) {
    const called = [...flat.matchAll(/([\w$]+)\s*\(/g)].map(([, name = '']) => name);
    const strange = called.find(
      (name) =>
        !harmlessCalls.test(name) &&
        !/^(?:_+|in|from|select|exists|any|all|values|as|and|or|not|on|over|using)$/i.test(name),
    );
    return strange === undefined ? undefined : `the function \`${strange}\` may do anything`;
  }
  return plain.test(flat) ? undefined : `\`${flat.split(' ')[0] ?? ''}\` isn’t known here`;
}
