import { ConfigurationError, type Problem } from '@deploy-actions/action-kit';
import type { BackupConfigurationOf } from '@deploy-actions/config';
import type { RestoreOptions } from '../../backup-engine.ts';
import type { EngineContext } from '../../engine-registry.ts';
import { mayCreateDatabases, programsFor, reach, readServer, unavailable } from './examination.ts';
import { keptName, openMaintenance } from './restore.ts';
import type { ServerAddress } from './server-address.ts';
import { quoteName, type Session } from './session.ts';
import { type BackupSettings, readSettings } from './settings.ts';

/** What a restore into the database itself does, as lines. Throws ConfigurationError with all that is in the way. */
export async function planRestore(
  { settings: given }: RestoreOptions,
  address: ServerAddress,
  backup: BackupConfigurationOf<'postgres'>,
  context: EngineContext,
): Promise<readonly string[]> {
  const settings = readSettings(given);
  const say = (message: string): Problem => ({ input: 'connection', message });
  if (settings.scope !== 'all') {
    const message =
      'the backup holds some schemas or tables only, so it can’t take the place of the database: restore it into a database of its own with pg_restore, and copy what is needed from there';
    throw new ConfigurationError([say(message)]);
  }
  const session = await reach(address, 'connection', context);
  try {
    const problems = await serverProblems(session, settings);
    const programs = await programsFor(
      [settings.format === 'plain' ? 'psql' : 'pg_restore'],
      Math.max(settings.program, 1),
      { kind: 'client', given: backup.programs },
      context,
    );
    const all = [
      ...problems.map(say),
      ...(typeof programs === 'string' ? [{ input: 'programs', message: programs }] : []),
    ];
    await openMaintenance(address, context).then(
      (other) => other.close(),
      (error: unknown) => all.push(say(String((error as Error).message))),
    );
    if (all.length > 0) throw new ConfigurationError(all);
    const kept = keptName(address.database, context.clock.now());
    return [
      `restore the backup into a new database on ${address.place.slice(0, -address.database.length - 1)}, which takes the room of the backup's tables and indexes on its disk`,
      'compare it with what was backed up',
      `end the connections to \`${address.database}\` and rename it to \`${kept}\`, and the new one to \`${address.database}\`, in one transaction`,
      ...(
        await session.ask(
          'select slot_name::text as name from pg_replication_slots where database = current_database()',
        )
      ).map(({ name }) => `the logical replication slot \`${name}\` stays with \`${kept}\``),
    ];
  } finally {
    await session.close();
  }
}

async function serverProblems(session: Session, settings: BackupSettings): Promise<string[]> {
  const { user, database } = session.address;
  const role = quoteName(user);
  const problems: string[] = [];
  const server = await readServer(session);
  if (server.major < settings.server) {
    problems.push(
      `the server is PostgreSQL ${server.version}, older than the ${settings.server} that was backed up`,
    );
  }
  if (!(await mayCreateDatabases(session)))
    problems.push(`the user \`${user}\` may not create databases: \`ALTER ROLE ${role} CREATEDB\``);
  const [row] = await session.ask(
    `select pg_has_role(d.datdba, 'MEMBER') as owner, quote_ident(pg_get_userbyid(d.datdba)) as name,
       pg_has_role('pg_signal_backend', 'USAGE') as signals, (select count(*) from pg_prepared_xacts where database = current_database()) as prepared,
       (select count(*) from pg_subscription s where s.subdbid = d.oid) as subscriptions
     from pg_database d where datname = current_database()`,
  );
  if (row?.['owner'] !== 't')
    problems.push(
      `the user \`${user}\` may not rename \`${database}\`: \`GRANT ${row?.['name']} TO ${role}\``,
    );
  if (row?.['signals'] !== 't')
    problems.push(
      `the user \`${user}\` may not end others' connections: \`GRANT pg_signal_backend TO ${role}\``,
    );
  if (row?.['prepared'] !== '0')
    problems.push(
      `\`${database}\` has ${row?.['prepared']} prepared transactions, which keep it from being renamed: commit or roll them back (\`pg_prepared_xacts\`)`,
    );
  if (row?.['subscriptions'] !== '0')
    problems.push(
      `\`${database}\` has logical subscriptions, which keep it from being renamed: drop them first`,
    );
  const missing = await unavailable(session, settings.extensions);
  if (missing.length > 0)
    problems.push(`extensions of the backup are not installed on the server: ${missing.join(', ')}`);
  problems.push(...(await roleProblems(session, settings.roles)));
  return problems;
}

async function roleProblems(session: Session, roles: readonly string[]): Promise<string[]> {
  const ask = async (condition: string) =>
    (
      await session.ask(
        `select n as name from unnest($1::text[]) n left join pg_roles r on r.rolname = n where ${condition} order by 1`,
        [roles],
      )
    ).map((row) => `\`${row['name']}\``);
  const missing = await ask('r.oid is null');
  const foreign = await ask(
    `r.oid is not null and not pg_has_role(r.oid, 'MEMBER') and exists (select from pg_shdepend s where s.refobjid = r.oid and s.deptype = 'o'
       and s.dbid = (select oid from pg_database where datname = current_database()))`,
  );
  return [
    ...(missing.length > 0
      ? [`roles that the backup names are not on the server: ${missing.join(', ')}; create them first`]
      : []),
    ...(foreign.length > 0
      ? [
          `the user \`${session.address.user}\` may not give objects to their owners ${foreign.join(', ')}: grant it these roles, or restore as a superuser`,
        ]
      : []),
  ];
}
