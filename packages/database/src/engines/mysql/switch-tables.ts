import { describeError, isoInstant, ProviderError } from '@deploy-actions/action-kit';
import type { MysqlAddress } from '@deploy-actions/sql';
import type { EngineContext } from '../../engine-registry.ts';
import { type Definitions, readDefinitions, type StoredObject } from './definitions.ts';
import { keptPrefix, type RestorePlan } from './restore-plan.ts';
import { unstoppable } from './scratch-database.ts';
import { quoteName, ServerSession, type SessionSettings } from './server-session.ts';
import { createObjects, dropObjects } from './stored-objects.ts';

/** Milliseconds that a step of the switch may take; what waits for a lock gives up after a minute. */
const patience = 600_000;

/** What a switch did. */
export interface Switched {
  /** The database that the former tables are in; `undefined` when there were none. */
  readonly kept: string | undefined;
  readonly tables: readonly string[];
  readonly triggers: boolean;
}

type Step = (session: ServerSession) => Promise<void>;

/** A way back from each step that was begun, the last one first. */
class WayBack {
  readonly #steps: Step[] = [];

  add(step: Step): void {
    this.#steps.unshift(step);
  }

  /** Goes back as far as it gets; what is behind a step that fails rests on it. Gives why it failed. */
  async go(session: ServerSession): Promise<string | undefined> {
    try {
      for (const step of this.#steps) await step(session);
      return undefined;
    } catch (error) {
      return describeError(error);
    }
  }
}

/** What is switched to. */
export interface Restored {
  readonly database: string;
  /** States of its events, which don't run there. */
  readonly eventStates: ReadonlyMap<string, string>;
}

/**
 * Switches a database to the tables of another one by one RENAME TABLE, which nobody sees half of, and makes views, routines,
 * events and triggers what they are in the other one. When something fails, what was done is undone. Isn't cancelled half-way.
 * Throws ProviderError.
 */
export async function switchTables(
  plan: RestorePlan,
  restored: Restored,
  address: MysqlAddress,
  context: EngineContext,
): Promise<Switched> {
  context.signal.throwIfAborted();
  const back = new WayBack();
  const settings = { address: { ...address, database: undefined }, timeout: patience };
  const session = await ServerSession.open(settings, unstoppable(context));
  try {
    return await new Switch(session, plan, restored, back).run(context);
  } catch (error) {
    const message = `the switch to the restored tables failed: ${describeError(error)}`;
    const state = await goBack(back, settings, context);
    throw new ProviderError(`${message}; ${state}`, { system: 'MySQL', operation: 'restore', cause: error });
  } finally {
    session.close();
  }
}

/** On a connection of its own, as the loss of the other one may be what failed. */
async function goBack(back: WayBack, settings: SessionSettings, context: EngineContext): Promise<string> {
  let failure: string | undefined;
  try {
    const session = await ServerSession.open(settings, unstoppable(context));
    failure = await back.go(session);
    session.close();
  } catch (error) {
    failure = describeError(error);
  }
  if (failure === undefined) return 'everything is as it was';
  return `going back failed, too (${failure}): former tables and triggers are in the database or in the one called \`…_before_…\`, and in the safety copy`;
}

class Switch {
  readonly #session: ServerSession;
  readonly #plan: RestorePlan;
  readonly #restored: Restored;
  readonly #back: WayBack;

  constructor(session: ServerSession, plan: RestorePlan, restored: Restored, back: WayBack) {
    this.#session = session;
    this.#plan = plan;
    this.#restored = restored;
    this.#back = back;
  }

  async run({ clock, log }: EngineContext): Promise<Switched> {
    const { database, live: planned, staying } = this.#plan;
    const restored = await readDefinitions(this.#session, this.#restored.database, { exclude: [] });
    if (planned === undefined) await this.#createDatabase(database, restored);
    const live = await readDefinitions(this.#session, database, { exclude: staying });
    const kept = `${keptPrefix(database)}${isoInstant(clock.now()).replaceAll(/[-:]/g, '').toLowerCase()}`;
    const former = renameable(live);
    const keeps = former.length > 0 || live.stored.length > 0;
    if (keeps) await this.#createDatabase(kept, live);
    await this.#putAway(this.#restored.database, only(restored, ['trigger']));
    // An event that runs when the tables are switched already would write into the restored ones.
    await this.#putAway(database, only(live, ['trigger', 'event']));
    await this.#rename(former, kept, renameable(restored));
    await this.#replaceObjects(live, restored);
    await createObjects(this.#session, database, only(restored, ['trigger']));
    await this.#setCollation(database, live, restored);
    if (keeps) await keepObjects(this.#session, kept, live, log);
    return {
      kept: keeps ? kept : undefined,
      tables: former,
      triggers: only(live, ['trigger']).length + only(restored, ['trigger']).length > 0,
    };
  }

  async #createDatabase(name: string, { characterSet, collation }: Definitions): Promise<void> {
    await this.#session.run(
      `create database ${quoteName(name)} character set ${characterSet} collate ${collation}`,
    );
    this.#back.add(async (session) => {
      const left = await session.rows(
        "select table_name as name from information_schema.tables where table_schema = ? and table_type <> 'VIEW'",
        [name],
      );
      if (left.length > 0) throw new Error(`\`${name}\` still holds ${left.length} tables`);
      await session.run(`drop database if exists ${quoteName(name)}`);
    });
  }

  async #putAway(database: string, objects: readonly StoredObject[]): Promise<void> {
    this.#back.add(async (session) => {
      await dropObjects(session, database, objects);
      await createObjects(session, database, objects);
    });
    await dropObjects(this.#session, database, objects);
  }

  async #rename(former: readonly string[], kept: string, restored: readonly string[]): Promise<void> {
    const { database } = this.#plan;
    const { database: from } = this.#restored;
    const move = (names: readonly string[], source: string, target: string) =>
      names.map(
        (name) => `${quoteName(source)}.${quoteName(name)} to ${quoteName(target)}.${quoteName(name)}`,
      );
    const there = [...move(former, database, kept), ...move(restored, from, database)];
    if (there.length === 0) return;
    const again = [...move(restored, database, from), ...move(former, kept, database)];
    this.#back.add(async (session) => {
      const [moved, names] = former.length > 0 ? [kept, former] : [database, restored];
      const present = await session.rows(
        'select table_name as name from information_schema.tables where table_schema = ?',
        [moved],
      );
      // All of them were renamed or none.
      if (!present.some(({ name }) => names.includes(String(name)))) return;
      await dropObjects(session, database, await triggersOf(session, database, restored));
      await session.run(`rename table ${again.join(', ')}`);
    });
    await this.#session.run(`rename table ${there.join(', ')}`);
  }

  /** Of views and routines only those that differ; the events that were there are put away by now. */
  async #replaceObjects(live: Definitions, restored: Definitions): Promise<void> {
    const { database } = this.#plan;
    const wanted = movable(restored).map((object) => this.#awake(object));
    const present = movable(live).filter(({ type }) => type !== 'event');
    const gone = present.filter((object) => !wanted.some((other) => isSame(object, other)));
    const come = wanted.filter((object) => !present.some((other) => isSame(object, other)));
    this.#back.add(async (session) => {
      await dropObjects(session, database, [...gone, ...come]);
      await createObjects(session, database, gone);
    });
    await dropObjects(this.#session, database, gone);
    await createObjects(this.#session, database, come);
  }

  /** An event in the state it was backed up in. */
  #awake(object: StoredObject): StoredObject {
    const state = object.type === 'event' ? this.#restored.eventStates.get(object.name) : undefined;
    if (state === undefined) return object;
    const statement = object.statement.replace(
      /( ON COMPLETION (?:NOT )?PRESERVE )(?:ENABLE|DISABLE(?: ON (?:SLAVE|REPLICA))?)/,
      (_all, before: string) => `${before}${state}`,
    );
    return { ...object, statement };
  }

  async #setCollation(database: string, live: Definitions, restored: Definitions): Promise<void> {
    if (live.collation === restored.collation) return;
    const set = ({ characterSet, collation }: Definitions) =>
      `alter database ${quoteName(database)} character set ${characterSet} collate ${collation}`;
    this.#back.add((session) => session.run(set(live)));
    await this.#session.run(set(restored));
  }
}

/** Beside the former tables, so that all can be had back; what can't be created there isn't worth failing for. */
async function keepObjects(
  session: ServerSession,
  kept: string,
  live: Definitions,
  log: EngineContext['log'],
): Promise<void> {
  const objects = [...movable(live), ...only(live, ['trigger'])];
  await createObjects(session, kept, objects, { withoutEvents: true }).catch((error: unknown) => {
    log.warning(
      `Not all views, routines, events and triggers could be kept in \`${kept}\`: ${describeError(error)}`,
    );
  });
}

/** Triggers of some tables. */
async function triggersOf(
  session: ServerSession,
  database: string,
  tables: readonly string[],
): Promise<Pick<StoredObject, 'type' | 'name'>[]> {
  const rows = await session.rows(
    'select trigger_name as name, event_object_table as `on` from information_schema.triggers where trigger_schema = ?',
    [database],
  );
  return rows
    .filter((row) => tables.includes(String(row['on'])))
    .map(({ name }) => ({ type: 'trigger', name: String(name) }));
}

function isSame(one: StoredObject, other: StoredObject): boolean {
  const shape = ({ type, name, statement, settings }: StoredObject) =>
    JSON.stringify([type, name, statement, settings['sql_mode']]);
  return shape(one) === shape(other);
}

function only({ stored }: Definitions, types: readonly StoredObject['type'][]): StoredObject[] {
  return stored.filter(({ type }) => types.includes(type));
}

/** Tables and sequences, which RENAME TABLE moves. */
function renameable(definitions: Definitions): string[] {
  return [...definitions.tables, ...only(definitions, ['sequence'])].map(({ name }) => name);
}

function movable({ stored }: Definitions): StoredObject[] {
  return stored.filter(({ type }) => type !== 'trigger' && type !== 'sequence');
}
