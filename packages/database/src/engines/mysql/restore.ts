import { ConfigurationError, describeError, ProviderError } from '@deploy-actions/action-kit';
import type { MysqlAddress } from '@deploy-actions/sql';
import {
  type Archive,
  DamagedBackupError,
  type DatabaseContents,
  type Restoration,
  type RestoreOptions,
} from '../../backup-engine.ts';
import { compareContents } from '../../comparison.ts';
import type { EngineContext } from '../../engine-registry.ts';
import { loadDump } from './load-dump.ts';
import type { Section } from './open-server.ts';
import { keptPrefix, makePlan, type RestorePlan, restorePrefix } from './restore-plan.ts';
import { fill, OwnDatabase, readCopy, unstoppable } from './scratch-database.ts';
import { quoteName, ServerSession } from './server-session.ts';
import { dropObjects } from './stored-objects.ts';
import { type Switched, switchTables } from './switch-tables.ts';

/** Milliseconds for dropping what is there. */
const patience = 600_000;

/** The lines of a plan, for people. */
export function describePlan(
  { way, because, database, live, staying }: RestorePlan,
  { contents }: RestoreOptions,
): string[] {
  const compare = contents === undefined ? '' : ', and compare it with what was backed up';
  const stay = staying.map((name) => `leave \`${name}\` as it is, which isn't in the backup`);
  if (way === 'in-place') {
    return [
      `replace the contents of \`${database}\` in place, because ${because.join('; ')}: drop its tables, views, routines and events, load the backup${compare}`,
      ...stay,
    ];
  }
  const kept =
    live === undefined
      ? `create the database \`${database}\`, which isn't there`
      : `keep its ${live.tables.length} tables and everything else in a database \`${keptPrefix(database)}…\` beside it`;
  const triggers = live?.stored.some(({ type }) => type === 'trigger')
    ? ', dropping the triggers before and creating them after it'
    : '';
  return [
    `restore the backup into a new database \`${restorePrefix}…\` on the same server${compare}`,
    `switch \`${database}\` to the restored tables by one RENAME TABLE${triggers}, and replace views, routines and events that differ`,
    kept,
    ...stay,
  ];
}

/** What goes back into a database. */
export interface RestoreRequest {
  readonly archive: Archive;
  readonly options: RestoreOptions;
  /** Whether what is there may be lost here: there is a copy of it. */
  readonly mayOverwrite: boolean;
}

/** Replaces the contents of a database by those of an archive. Throws ProviderError, ConfigurationError and DamagedBackupError. */
export async function restore(
  section: Section,
  address: MysqlAddress,
  { archive, options, mayOverwrite }: RestoreRequest,
  context: EngineContext,
): Promise<Restoration> {
  const plan = await makePlan(section, address, options, context);
  if (plan.way === 'in-place') {
    if (!mayOverwrite) throw new ConfigurationError([{ input: 'connection', message: overtaken(plan) }]);
    return await inPlace(plan, section, address, archive, options, context);
  }
  const own = await OwnDatabase.create(restorePrefix, address, options.settings, context);
  try {
    const request = { program: plan.client, timeout: section.timeout, withoutDefiners: false };
    const { eventStates } = await fill(archive, own, request, context);
    if (options.contents !== undefined) {
      assertSame(
        options.contents,
        await readCopy(own.address, options.contents, eventStates, section.timeout, context),
      );
    }
    options.switching?.();
    const switched = await switchTables(plan, { database: own.name, eventStates }, address, context);
    return tell(plan.database, switched);
  } finally {
    await own.drop().catch((error: unknown) => {
      context.log.warning(`The database \`${own.name}\` could not be dropped: ${describeError(error)}`);
    });
  }
}

function overtaken({ because, database }: RestorePlan): string {
  return `since it was planned, what is in the way of switching came up (${because.join('; ')}), and \`${database}\` would be written over without a copy: nothing was changed, run it again`;
}

function assertSame(expected: DatabaseContents, found: DatabaseContents): void {
  const differences = compareContents(expected, found);
  if (differences.length === 0) return;
  throw new DamagedBackupError(`what was restored is not what was backed up: ${differences.join('; ')}`);
}

function tell(database: string, { kept, tables, triggers }: Switched): Restoration {
  if (kept === undefined) return { replaced: '' };
  const aside = `${database.slice(0, 40)}_aside`;
  const pairs = tables.map(
    (name) =>
      `${quoteName(database)}.${quoteName(name)} TO ${quoteName(aside)}.${quoteName(name)}, ${quoteName(kept)}.${quoteName(name)} TO ${quoteName(database)}.${quoteName(name)}`,
  );
  const shown =
    pairs.length <= 10
      ? pairs.join(', ')
      : `${pairs.slice(0, 10).join(', ')}, … (likewise for each of the ${pairs.length} tables)`;
  const around = triggers
    ? ' Before it, turn maintenance mode on and drop the triggers in both databases, noting what SHOW CREATE TRIGGER says; create those of the former tables again after it.'
    : '';
  return {
    replaced: `The former tables of \`${database}\`, with its views, routines, events and triggers, are in the database \`${kept}\`; drop it when they aren't needed any more.`,
    undo: `\`CREATE DATABASE ${quoteName(aside)}; RENAME TABLE ${shown};\`${around}`,
  };
}

/** Nothing is kept here: what was there is in the safety copy. */
async function inPlace(
  plan: RestorePlan,
  section: Section,
  address: MysqlAddress,
  archive: Archive,
  options: RestoreOptions,
  context: EngineContext,
): Promise<Restoration> {
  const { database, staying, client } = plan;
  const { timeout } = section;
  options.switching?.();
  try {
    await dropEverything(plan, address, context);
    const rewriting = { database, withoutDefiners: false, withoutEvents: false };
    const { eventStates } = await loadDump(
      archive,
      { address, rewriting, program: client, timeout },
      context,
    );
    if (options.contents !== undefined) {
      assertSame(
        options.contents,
        await readCopy(address, options.contents, eventStates, timeout, context, staying),
      );
    }
    return { replaced: `The former contents of \`${database}\` were replaced in place.` };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    const message = `${reason}; \`${database}\` is neither what it was nor what was backed up: leave maintenance mode on and restore again, this backup or the safety copy`;
    throw new ProviderError(message, { system: 'MySQL', operation: 'restore', cause: error });
  }
}

async function dropEverything(
  { database, live }: RestorePlan,
  address: MysqlAddress,
  context: EngineContext,
): Promise<void> {
  if (live === undefined) return;
  const session = await ServerSession.open({ address, timeout: patience }, unstoppable(context));
  try {
    await session.run('set session foreign_key_checks = 0');
    const gone = live.stored.filter(({ type }) => type !== 'trigger' && type !== 'package body');
    await dropObjects(session, database, gone);
    for (const { name } of live.tables)
      await session.run(`drop table ${quoteName(database)}.${quoteName(name)}`);
  } finally {
    session.close();
  }
}
