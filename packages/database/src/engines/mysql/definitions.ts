import type { SchemaObject } from '../../backup-engine.ts';
import { digestText } from '../../digest.ts';
import { withoutDatabase, withoutDefiner } from './dump-statements.ts';
import { quoteName, type Row, type ServerSession } from './server-session.ts';
import { readTableDefinition } from './table-definition.ts';

/** A table as it is defined. */
export interface DefinedTable {
  readonly name: string;
  readonly columns: readonly string[];
  /** Columns whose values aren't stored. */
  readonly virtual: readonly string[];
  /** `InnoDB`, `MyISAM`. */
  readonly engine: string;
  readonly bytes: number;
}

/** Something of a database that is no table: what creates it, and the settings it is created with. */
export interface StoredObject {
  readonly type:
    | 'view'
    | 'trigger'
    | 'procedure'
    | 'function'
    | 'package'
    | 'package body'
    | 'event'
    | 'sequence';
  readonly name: string;
  /** The table of a trigger. */
  readonly table: string | undefined;
  readonly statement: string;
  readonly settings: Readonly<Record<string, string>>;
  /** `user@host`. */
  readonly definer: string | undefined;
}

/** How a database is defined. */
export interface Definitions {
  readonly tables: readonly DefinedTable[];
  readonly stored: readonly StoredObject[];
  readonly objects: readonly SchemaObject[];
  readonly characterSet: string;
  readonly collation: string;
}

/** What is left out, and what is known better. */
export interface DefinitionOptions {
  /** Tables and views that aren't looked at, with their triggers. */
  readonly exclude: readonly string[];
  /** States of events, where those of the database aren't the ones that count. */
  readonly eventStates?: ReadonlyMap<string, string>;
}

/** Reads how a database is defined. Throws DatabaseFailure. */
export async function readDefinitions(
  session: ServerSession,
  database: string,
  options: DefinitionOptions,
): Promise<Definitions> {
  await session.run(`use ${quoteName(database)}`);
  const excluded = new Set(options.exclude);
  const listed = await session.rows(
    `select table_name as name, table_type as type, engine as engine, coalesce(data_length, 0) + coalesce(index_length, 0) as bytes
     from information_schema.tables where table_schema = ? order by table_name`,
    [database],
  );
  const tables: DefinedTable[] = [];
  const stored: StoredObject[] = [];
  const objects: SchemaObject[] = [];
  for (const { name: found, type, engine, bytes } of listed) {
    const name = String(found);
    if (excluded.has(name)) continue;
    if (/view/i.test(String(type))) stored.push(await readView(session, name));
    else if (String(type) === 'SEQUENCE') stored.push(await readSequence(session, name));
    else {
      const [row] = await session.rows(`show create table ${quoteName(name)}`);
      const definition = readTableDefinition(name, String(row?.['Create Table']));
      objects.push(...definition.objects);
      const { columns, virtual } = definition;
      tables.push({ name, columns, virtual, engine: String(engine), bytes: Number(bytes) });
    }
  }
  stored.push(...(await readTriggers(session, database, excluded)));
  stored.push(...(await readRoutines(session, database)), ...(await readEvents(session, database)));
  objects.push(...stored.map((object) => fingerprint(object, options.eventStates)));
  const [defaults] = await session.rows(
    'select default_character_set_name as charset, default_collation_name as collation from information_schema.schemata where schema_name = ?',
    [database],
  );
  const [characterSet, collation] = [String(defaults?.['charset']), String(defaults?.['collation'])];
  objects.push({ type: 'default', name: 'collation', checksum: digestText(collation) });
  return { tables, stored, objects, characterSet, collation };
}

/** What two copies are compared by: without definers, which another server doesn't have, and without the settings of views. */
function fingerprint(
  { type, name, table, statement, settings }: StoredObject,
  states: ReadonlyMap<string, string> | undefined,
): SchemaObject {
  let text = withoutDefiner(statement).trim();
  if (type === 'trigger') text = withoutDatabase(text).replace(/^.*?\btrigger\b/is, '');
  if (type === 'event') {
    const state = states?.get(name);
    text = text.replace(
      /( ON COMPLETION (?:NOT )?PRESERVE )(ENABLE|DISABLE(?: ON (?:SLAVE|REPLICA))?)/,
      (_all, before, now) => `${before}${state ?? now}`,
    );
  }
  const mode = settings['sql_mode'] ?? '';
  return {
    type,
    name: table === undefined ? name : `${table}.${name}`,
    checksum: digestText(`${mode}\n${text}`),
  };
}

async function readView(session: ServerSession, name: string): Promise<StoredObject> {
  const [row] = await session.rows(`show create view ${quoteName(name)}`);
  const statement = String(row?.['Create View']);
  return {
    type: 'view',
    name,
    table: undefined,
    statement,
    settings: settingsOf(row),
    definer: definerIn(statement),
  };
}

async function readSequence(session: ServerSession, name: string): Promise<StoredObject> {
  const [row] = await session.rows(`show create sequence ${quoteName(name)}`);
  const statement = String(row?.['Create Table']);
  return { type: 'sequence', name, table: undefined, statement, settings: {}, definer: undefined };
}

async function readTriggers(
  session: ServerSession,
  database: string,
  excluded: ReadonlySet<string>,
): Promise<StoredObject[]> {
  const listed = await session.rows(
    `select trigger_name as name, event_object_table as \`on\`, definer as definer from information_schema.triggers
     where trigger_schema = ? order by event_object_table, action_timing, event_manipulation, action_order`,
    [database],
  );
  const triggers: StoredObject[] = [];
  for (const { name: found, on, definer } of listed) {
    if (excluded.has(String(on))) continue;
    const name = String(found);
    const [row] = await session.rows(`show create trigger ${quoteName(name)}`);
    const statement = String(row?.['SQL Original Statement']);
    triggers.push({
      type: 'trigger',
      name,
      table: String(on),
      statement,
      settings: settingsOf(row),
      definer: String(definer),
    });
  }
  return triggers;
}

async function readRoutines(session: ServerSession, database: string): Promise<StoredObject[]> {
  const listed = await session.rows(
    'select routine_name as name, routine_type as type, definer as definer from information_schema.routines where routine_schema = ? order by routine_type, routine_name',
    [database],
  );
  const routines: StoredObject[] = [];
  for (const { name: found, type: kind, definer } of listed) {
    const name = String(found);
    const type = String(kind).toLowerCase() as 'procedure' | 'function' | 'package' | 'package body';
    const [row] = await session.rows(`show create ${type} ${quoteName(name)}`);
    const key = Object.keys(row ?? {}).find((each) => /^create /i.test(each)) ?? '';
    const statement = String(row?.[key] ?? '');
    routines.push({
      type,
      name,
      table: undefined,
      statement,
      settings: settingsOf(row),
      definer: String(definer),
    });
  }
  return routines;
}

async function readEvents(session: ServerSession, database: string): Promise<StoredObject[]> {
  const listed = await session.rows(
    'select event_name as name, definer as definer from information_schema.events where event_schema = ? order by event_name',
    [database],
  );
  const events: StoredObject[] = [];
  for (const { name: found, definer } of listed) {
    const name = String(found);
    const [row] = await session.rows(`show create event ${quoteName(name)}`);
    const statement = String(row?.['Create Event']);
    events.push({
      type: 'event',
      name,
      table: undefined,
      statement,
      settings: settingsOf(row),
      definer: String(definer),
    });
  }
  return events;
}

/** The settings that an object keeps from its creation, and has to be created with again. */
function settingsOf(row: Row | undefined): Record<string, string> {
  const settings: Record<string, string> = {};
  for (const name of ['sql_mode', 'character_set_client', 'collation_connection', 'time_zone']) {
    if (row?.[name] !== undefined && row[name] !== null) settings[name] = String(row[name]);
  }
  return settings;
}

function definerIn(statement: string): string | undefined {
  const [, user, host] = /DEFINER=`((?:[^`]|``)*)`@`((?:[^`]|``)*)`/.exec(statement) ?? [];
  return user === undefined ? undefined : `${user}@${host}`;
}
