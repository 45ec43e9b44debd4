import { type Postgres, startPostgres } from './components/index.ts';

/** MusicGen's database, with six days of use. */
export interface MusicgenDatabase {
  /** The address for a user that only reads. */
  readonly url: string;
  /** Lets nine of ten users stay away, since three days. */
  readonly loseUsers: () => Promise<void>;
  readonly close: () => Promise<void>;
}

/** Starts it. https://www.postgresql.org/docs/current/pgstatstatements.html */
export async function startMusicgenDatabase(): Promise<MusicgenDatabase> {
  const postgres: Postgres = await startPostgres({ shared_preload_libraries: 'pg_stat_statements' });
  await postgres.admin(`
create extension pg_stat_statements;
create table schema_versions (version_id serial, version_number text, rollback_script text);
insert into schema_versions (version_number, rollback_script) values ('0001', 'alter table songs drop column title'), ('0002', 'alter table songs drop column mood');
create table user_activity as
  select u as user_id, now() - make_interval(hours => h) + interval '1 minute' as created_at from generate_series(1, 144) h, generate_series(1, 20) u;
create table feature_usage as
  select user_id, case user_id % 2 when 0 then 'export' else 'moods' end as feature_name, created_at from user_activity;
create role deploy_reader login password 'reader-secret' connection limit 6;
grant select on schema_versions, user_activity, feature_usage to deploy_reader;
grant pg_read_all_stats to deploy_reader;`);
  await postgres.admin('select pg_stat_statements_reset()');
  return {
    url: postgres.url('deploy_reader', 'reader-secret'),
    loseUsers: async () =>
      void (await postgres.admin(
        `delete from user_activity where user_id > 2 and created_at > now() - interval '3 days'`,
      )),
    close: postgres.close,
  };
}
