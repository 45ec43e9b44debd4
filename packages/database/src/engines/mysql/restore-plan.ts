import { ConfigurationError, type Problem } from '@deploy-actions/action-kit';
import { DatabaseFailure, type MysqlAddress } from '@deploy-actions/sql';
import type { RestoreOptions } from '../../backup-engine.ts';
import type { EngineContext } from '../../engine-registry.ts';
import { type Definitions, readDefinitions } from './definitions.ts';
import { readForeignKeys } from './foreign-keys.ts';
import { openFor, type Section } from './open-server.ts';
import { type Privileges, readPrivileges } from './privileges.ts';
import { bestFor, findPrograms, howToInstall, type Program } from './programs.ts';
import { makingPrivileges } from './restore-connection.ts';
import { nameOf, readServerFacts, type ServerFacts } from './server-facts.ts';
import { quoteName, type ServerSession } from './server-session.ts';

/** What databases are called that are on their way into the place of another. */
export const restorePrefix = 'deploy_restore_';

/** What the former tables of a database are kept in begins with this. */
export function keptPrefix(database: string): string {
  return `${database.slice(0, 40)}_before_`;
}

/** How a backup gets back into its database. */
export interface RestorePlan {
  /** `switch`: restored beside it and switched to; `in-place`: written over what is there. */
  readonly way: 'switch' | 'in-place';
  /** Why the contents are replaced in place. */
  readonly because: readonly string[];
  readonly database: string;
  /** What is there now; `undefined` where there is no such database. */
  readonly live: Definitions | undefined;
  /** Tables that were left out of the backup and stay as they are. */
  readonly staying: readonly string[];
  readonly client: Program;
}

/** Finds the way back and all that is in it. Throws ConfigurationError. */
export async function makePlan(
  section: Section,
  address: MysqlAddress,
  options: RestoreOptions,
  context: EngineContext,
): Promise<RestorePlan> {
  const database = address.database ?? '';
  const { session, missing } = await openLive(address, context);
  try {
    const server = await readServerFacts(session);
    const privileges = await readPrivileges(session);
    const client = bestFor(server.kind, await findPrograms('client', section.programs, context));
    const exclude = section.tables?.exclude ?? [];
    const live = missing ? undefined : await readDefinitions(session, database, { exclude });
    const reasons = missing ? [] : await reasonsAgainstSwitching(session, database, exclude);
    const lacking = lackingForSwitch(privileges, database);
    const because = lacking.length === 0 ? reasons : [...reasons, `the user lacks ${lacking.join('; ')}`];
    const way = because.length === 0 || missing ? 'switch' : 'in-place';
    const problems: Problem[] = [
      ...obstacles(options, live, server, privileges),
      ...(way === 'switch'
        ? switchProblems(live, options, lacking, missing)
        : inPlaceProblems(because, options, privileges, database)),
    ];
    if (client === undefined) {
      problems.push({
        input: 'programs',
        message: `\`mariadb\` or \`mysql\` is not there: ${howToInstall(server.kind)}`,
      });
    }
    if (problems.length > 0 || client === undefined) throw new ConfigurationError(problems);
    return { way, because, database, live, staying: exclude, client };
  } finally {
    session.close();
  }
}

/** A session with the database, or with its server where the database is gone. */
export async function openLive(
  address: MysqlAddress,
  context: EngineContext,
): Promise<{ readonly session: ServerSession; readonly missing: boolean }> {
  try {
    return { session: await openFor('connection', address, context), missing: false };
  } catch (error) {
    if (!(error instanceof ConfigurationError)) throw error;
    const server = { ...address, database: undefined };
    const session = await openFor('connection', server, context);
    try {
      const found = await session.rows('select 1 from information_schema.schemata where schema_name = ?', [
        address.database,
      ]);
      if (found.length > 0) throw error;
      return { session, missing: true };
    } catch (failure) {
      session.close();
      throw failure instanceof DatabaseFailure ? error : failure;
    }
  }
}

/** Foreign keys follow a table to wherever it is renamed: one that comes from outside would then point at the former table. */
async function reasonsAgainstSwitching(
  session: ServerSession,
  database: string,
  exclude: readonly string[],
): Promise<string[]> {
  const left = new Set(exclude);
  const reasons: string[] = [];
  for (const key of await readForeignKeys(session, database)) {
    const from = key.schema === database && !left.has(key.table);
    const to = key.parentSchema === database && !left.has(key.parent);
    if (!to && key.parentSchema !== database) continue;
    if (from !== to) {
      reasons.push(
        `the foreign key \`${key.name}\` of \`${key.schema}.${key.table}\` crosses the border of what is restored`,
      );
    }
  }
  return reasons;
}

/** Grants that are missing for making databases beside this one and for renaming into them. */
function lackingForSwitch(privileges: Privileges, database: string): string[] {
  const needs: readonly (readonly [string, string])[] = [
    [`${restorePrefix}0`, `${restorePrefix.replaceAll('_', '\\_')}%`],
    [`${keptPrefix(database)}0`, `${keptPrefix(database).replaceAll('_', '\\_')}%`],
    [database, database],
  ];
  return needs.flatMap(([name, pattern]) => {
    const missing = makingPrivileges.filter((each) => !privileges.has(each, name));
    return missing.length === 0
      ? []
      : [`\`GRANT ${missing.join(', ')} ON ${quoteName(pattern)}.* TO ${privileges.grantee}\``];
  });
}

/** What is in every way. */
function obstacles(
  { settings }: RestoreOptions,
  live: Definitions | undefined,
  server: ServerFacts,
  privileges: Privileges,
): Problem[] {
  const problems: Problem[] = [];
  const say = (message: string) => problems.push({ input: 'connection', message });
  const { kind, definers = '', 'longest-statement': longest } = settings;
  if (kind !== undefined && kind !== server.kind) {
    say(`the backup is of ${kind === 'mariadb' ? 'MariaDB' : 'MySQL'}, but the server is ${nameOf(server)}`);
  }
  if (Number(longest) > server.longestStatement) {
    say(
      `the backup has a statement of ${longest} bytes, but the server takes ${server.longestStatement} at most: \`SET GLOBAL max_allowed_packet = 1073741824\``,
    );
  }
  const own = privileges.grantee.replaceAll("'", '');
  const all = new Set([...definers.split(' '), ...(live?.stored ?? []).map(({ definer }) => definer ?? '')]);
  const others = [...all].filter((definer) => definer !== '' && definer !== own);
  const may = ['SUPER', 'SET USER', 'SET_USER_ID', 'SET_ANY_DEFINER'].some((each) =>
    privileges.has(each, '*'),
  );
  if (others.length > 0 && !may) {
    const grant =
      server.kind === 'mariadb'
        ? 'SET USER'
        : server.major > 8 || server.minor >= 2
          ? 'SET_ANY_DEFINER'
          : 'SET_USER_ID';
    say(
      `views, triggers, routines or events belong to ${others.map((each) => `\`${each}\``).join(', ')}: \`GRANT ${grant} ON *.* TO ${privileges.grantee}\``,
    );
  }
  return problems;
}

/** A table with triggers can't be renamed into another database, so for a moment there are none: nobody may write then. */
function switchProblems(
  live: Definitions | undefined,
  { contents, maintenance }: RestoreOptions,
  lacking: readonly string[],
  missing: boolean,
): Problem[] {
  const problems = missing
    ? lacking.map((grant) => ({ input: 'connection', message: `the user lacks ${grant}` }))
    : [];
  const triggers = [...(live?.objects ?? []), ...(contents?.objects ?? [])].some(
    ({ type }) => type === 'trigger',
  );
  if (!triggers || maintenance || missing) return problems;
  const message =
    'there are triggers, which are dropped and created again when the tables are switched: what is written in that moment would miss them; turn maintenance mode on';
  return [...problems, { input: 'connection', message }];
}

function inPlaceProblems(
  because: readonly string[],
  { maintenance }: RestoreOptions,
  privileges: Privileges,
  database: string,
): Problem[] {
  const problems: Problem[] = [];
  const missing = makingPrivileges.filter((each) => each !== 'CREATE' && !privileges.has(each, database));
  if (!privileges.has('CREATE', database)) missing.push('CREATE');
  if (missing.length > 0) {
    const message = `the user may not replace what is there: \`GRANT ${missing.join(', ')} ON ${quoteName(database)}.* TO ${privileges.grantee}\``;
    problems.push({ input: 'connection', message });
  }
  if (!maintenance) {
    const message = `it has to be restored in place, because ${because.join('; ')}: turn maintenance mode on, or remove the reason`;
    problems.push({ input: 'connection', message });
  }
  return problems;
}
