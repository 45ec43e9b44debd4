import type { StoredObject } from './definitions.ts';
import { withoutDatabase } from './dump-statements.ts';
import { quoteName, type ServerSession } from './server-session.ts';

/**
 * Creates objects in a database, each with the settings it had. Views may need each other: those that fail are tried again after
 * the others. Throws DatabaseFailure.
 */
export async function createObjects(
  session: ServerSession,
  database: string,
  objects: readonly StoredObject[],
  options: { readonly withoutEvents: boolean } = { withoutEvents: false },
): Promise<void> {
  await session.run(`use ${quoteName(database)}`);
  let waiting = objects;
  while (waiting.length > 0) {
    const failures: { readonly object: StoredObject; readonly error: unknown }[] = [];
    for (const object of waiting) {
      await createObject(session, object, options.withoutEvents).catch((error: unknown) =>
        failures.push({ object, error }),
      );
    }
    if (failures.length === waiting.length) throw failures[0]?.error;
    waiting = failures.map(({ object }) => object);
  }
}

async function createObject(
  session: ServerSession,
  object: StoredObject,
  withoutEvents: boolean,
): Promise<void> {
  const {
    sql_mode = '',
    collation_connection = 'utf8mb4_general_ci',
    time_zone = '+00:00',
  } = object.settings;
  await session.run('set session sql_mode = ?, collation_connection = ?, time_zone = ?', [
    ...[sql_mode, collation_connection, time_zone],
  ]);
  const statement =
    withoutEvents && object.type === 'event'
      ? object.statement.replace(/( ON COMPLETION (?:NOT )?PRESERVE )ENABLE/, '$1DISABLE')
      : object.statement;
  try {
    await session.run(object.type === 'trigger' ? withoutDatabase(statement) : statement);
  } finally {
    await session.run(
      "set session sql_mode = '', collation_connection = 'utf8mb4_general_ci', time_zone = '+00:00'",
    );
  }
}

/** Drops objects of a database. Throws DatabaseFailure. */
export async function dropObjects(
  session: ServerSession,
  database: string,
  objects: readonly Pick<StoredObject, 'type' | 'name'>[],
): Promise<void> {
  for (const { type, name } of objects) {
    await session.run(`drop ${type} if exists ${quoteName(database)}.${quoteName(name)}`);
  }
}
