import type { LintedStatement } from './rule.ts';

/** Statements that say all they do; with names of their own where they call nothing. */
const plain =
  /^(?:alter|analyze|attach|begin|cluster|comment|commit|copy|create|deallocate|delete|detach|discard|drop|end|flush|grant|import|insert|load|lock|merge|optimize|pragma|refresh|reindex|release|rename|replace|reset|revoke|rollback|savepoint|security|set|show|start|table|truncate|unlock|update|use|vacuum|values|with)\b/i;

/** Functions that change nothing that anybody else sees but a counter or a setting. */
const harmlessCalls =
  /^(?:setval|set_config|nextval|currval|now|count|coalesce|max|min|pg_advisory_xact_lock|pg_advisory_lock|pg_advisory_unlock|last_insert_id|version|current_setting)$/i;

/** Statements whose words don't say what the previous release will notice of them, and why. */
const opaque: readonly (readonly [RegExp, string])[] = [
  [
    /^create or replace (?!(?:temporary )?table\b)/i,
    'whether the previous release can live with what `CREATE OR REPLACE` puts in its place shows only there',
  ],
  [
    /^alter (?!(?:online |offline )?(?:ignore )?(?:foreign )?table\b|index\b|sequence\b|type\b|domain\b|statistics\b|materialized\b)/i,
    '`ALTER` of this may take rights or behaviour from the previous release',
  ],
  [/^with\b.*\b(?:delete|merge)\b/i, 'a `WITH` deletes rows'],
  [/^create rule\b/i, 'a rule changes what the previous release’s statements do'],
  [/^set (?:@@)?(?:global|persist|persist_only)\b/i, 'a setting of the whole server'],
  [/^pragma writable_schema\b/i, 'it writes the schema by hand'],
];

/** The same for tables that others use already. */
const opaqueInUse: readonly (readonly [RegExp, string])[] = [
  [/^create (?:constraint )?trigger\b/i, 'a trigger runs with each write of the previous release'],
  [/^create policy\b/i, 'a policy may hide rows from the previous release'],
  [
    /^alter table .*\b(?:disable|enable) (?:\w+ )?(?:trigger|rule)\b/i,
    'what triggers and rules do for the previous release changes',
  ],
];

/** Why nobody can tell from a statement what it does; nothing when it says all. `fresh`: nobody uses its table yet. */
export function unreadable({ flat, open }: LintedStatement, fresh: boolean): string | undefined {
  if (open !== undefined) return `a \`${open}\` is never closed`;
  const known = [...opaque, ...(fresh ? [] : opaqueInUse)].find(([pattern]) => pattern.test(flat));
  if (known !== undefined) return known[1];
  if (/^do\b/i.test(flat)) return 'a `DO` block runs code of its own';
  if (/^(?:call|execute|prepare|exec)\b/i.test(flat))
    return `\`${flat.split(' ')[0]?.toUpperCase()}\` runs what isn’t written here`;
  if (/^(?:select|values)\b/i.test(flat)) {
    const called = [...flat.matchAll(/([\w$]+)\s*\(/g)].map(([, name = '']) => name);
    const strange = called.find(
      (name) =>
        !harmlessCalls.test(name) &&
        !/^(?:in|from|select|exists|any|all|values|as|and|or|not|on|over|using)$/i.test(name),
    );
    return strange === undefined ? undefined : `the function \`${strange}\` may do anything`;
  }
  return plain.test(flat) ? undefined : `\`${flat.split(' ')[0] ?? ''}\` isn’t known here`;
}
