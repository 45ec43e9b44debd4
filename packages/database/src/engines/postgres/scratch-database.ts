import type { Archive, DatabaseContents, ScratchDatabase } from '../../backup-engine.ts';
import type { EngineContext } from '../../engine-registry.ts';
import { depthOf, readContents, readSequenceValues } from './contents.ts';
import { readServer } from './examination.ts';
import { PostgresFailure } from './explain-failure.ts';
import { asDamage, loadArchive } from './load-archive.ts';
import type { Programs } from './programs.ts';
import { dropDatabase, newName } from './scratch-names.ts';
import { select } from './selection.ts';
import { onDatabase, type ServerAddress } from './server-address.ts';
import { quoteName, quoteText, Session } from './session.ts';
import type { BackupSettings } from './settings.ts';

/** What a copy is made with. */
export interface CopyTools {
  readonly programs: Programs;
  readonly jobs: number;
  readonly timeout: number;
  readonly scratchFolder: string;
  readonly context: EngineContext;
}

/** Where a copy goes: a server, whether it is one of our own, and what ends it. */
export interface CopyServer {
  readonly address: ServerAddress;
  readonly temporary: boolean;
  stop(): Promise<void>;
}

/** Restores an archive into a database of its own; whatever fails, nothing of it stays. Throws ProviderError and DamagedBackupError. */
export async function restoreScratch(
  archive: Archive,
  settings: BackupSettings,
  server: CopyServer,
  tools: CopyTools,
): Promise<ScratchDatabase> {
  const { context } = tools;
  const name = newName('scratch', context.clock);
  const address = onDatabase(server.address, name);
  let lease: Session | undefined;
  const remove = async () => {
    await lease?.close();
    try {
      // What is under way is cancelled; what was made is taken back all the same.
      if (!server.temporary)
        await Session.with(server.address, uncancelled(context), (session) => dropDatabase(session, name));
    } finally {
      await server.stop();
    }
  };
  try {
    await Session.with(server.address, context, async (session) => {
      if (server.temporary) await createRoles(session, settings.roles);
      await createDatabase(session, name, settings);
    });
    lease = await Session.open(address, context);
    for (const schema of settings.schemas)
      await lease.ask(`create schema if not exists ${quoteName(schema)}`);
    await loadArchive({ archive, settings, address, isolated: true, ...tools }, context).catch(
      (error: unknown) => {
        throw asDamage(error);
      },
    );
    const contents = (like: DatabaseContents) => readCopy(address, settings, like, context);
    return { connection: address.url, contents, remove };
  } catch (error) {
    await remove().catch((failure: unknown) =>
      context.log.warning(`The copy ${name} could not be removed: ${String(failure)}`),
    );
    throw error;
  }
}

/** The same without the signal of the step, to clear up after a cancel. */
export function uncancelled(context: EngineContext): EngineContext {
  return { ...context, signal: new AbortController().signal };
}

/** Policies, and the statements of a plain script, name roles that have to be there. */
async function createRoles(session: Session, roles: readonly string[]): Promise<void> {
  const rows = await session.ask(
    'select r as name from unnest($1::text[]) r where r not in (select rolname from pg_roles)',
    [roles],
  );
  for (const row of rows) await session.ask(`create role ${quoteName(row['name'] ?? '')}`);
}

/** SQLSTATEs of a locale that a system doesn't have, or that doesn't fit the encoding. */
const unknownLocale = ['22023', '42809'];

async function createDatabase(
  session: Session,
  name: string,
  { encoding, collation, characters }: BackupSettings,
): Promise<void> {
  const create = (collate: string, ctype: string) =>
    session.ask(
      `create database ${quoteName(name)} template template0 encoding ${quoteText(encoding)} lc_collate ${quoteText(collate)} lc_ctype ${quoteText(ctype)}`,
      [],
      'restore',
    );
  try {
    await create(collation, characters);
  } catch (error) {
    if (!(error instanceof PostgresFailure) || !unknownLocale.includes(error.state ?? '')) throw error;
    // A copy holds the same however it sorts.
    await create('C', 'C');
  }
}

/** What a restored database holds, as thorough as what it is compared with. */
export async function readCopy(
  address: ServerAddress,
  settings: BackupSettings,
  like: DatabaseContents,
  context: EngineContext,
): Promise<DatabaseContents> {
  return Session.with(address, context, async (session) => {
    const selection = { ...(await select(session, {})), scope: settings.scope };
    const contents = await readContents(session, selection, depthOf(like));
    const values = new Set(
      like.objects.filter(({ type }) => type === 'sequence value').map(({ name }) => name),
    );
    const sequences = (await readSequenceValues(session, selection)).filter(({ name }) => values.has(name));
    const objects = [...contents.objects, ...sequences];
    const { major } = await readServer(session);
    return { ...contents, objects: major === settings.server ? objects : byNameAlone(objects, like.objects) };
  });
}

/** Another version of the server says definitions in other words: then it is enough that an object of that name is there. */
function byNameAlone(
  found: DatabaseContents['objects'],
  like: DatabaseContents['objects'],
): DatabaseContents['objects'] {
  const key = ({ type, name }: { readonly type: string; readonly name: string }) => `${type} ${name}`;
  const known = new Map(like.map((object) => [key(object), object.checksum]));
  return found.map((object) =>
    object.type === 'sequence value'
      ? object
      : { ...object, checksum: known.get(key(object)) ?? object.checksum },
  );
}
