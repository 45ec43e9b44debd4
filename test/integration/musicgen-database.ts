import { execFileSync } from 'node:child_process';
import pg from 'pg';
import { components } from '../../scripts/components/components.ts';
import { startPostgres } from './components/index.ts';
import { example } from './musicgen-runs.ts';

/** MusicGen's database as the release before left it: the first migration is applied, and it holds songs. */
export interface SongsDatabase {
  /** The address for the login that backs up and only reads. */
  readonly backup: string;
  /** The address for the login that migrates. */
  readonly migration: string;
  readonly rows: (query: string) => Promise<readonly Readonly<Record<string, unknown>>[]>;
  readonly close: () => Promise<void>;
}

/** Starts it, with the roles that the example's README asks for. */
export async function startSongsDatabase(): Promise<SongsDatabase> {
  const postgres = await startPostgres();
  await postgres.admin(`
create role musicgen login password 'migration-secret';
create role deploy_backup login password 'backup-secret';
grant pg_read_all_data to deploy_backup;`);
  await postgres.admin('create database musicgen_prod owner musicgen');
  const migration = postgres.url('musicgen', 'migration-secret', 'musicgen_prod');
  const rows = async (query: string) => {
    const client = new pg.Client(migration);
    await client.connect();
    try {
      return (await client.query(query)).rows;
    } finally {
      await client.end();
    }
  };
  execFileSync(components['python-migrations'].program, ['upgrade', '0001'], {
    ...{ cwd: example, stdio: 'pipe' },
    env: { DATABASE_URL: migration, PYTHONDONTWRITEBYTECODE: '1' },
  });
  await rows(`
with artist as (insert into artists (name) select 'artist ' || a from generate_series(1, 20) a returning id)
insert into songs (artist_id, title, seconds) select id, 'song ' || s, s from artist, generate_series(1, 50) s`);
  return {
    ...{ migration, rows, close: postgres.close },
    backup: postgres.url('deploy_backup', 'backup-secret', 'musicgen_prod'),
  };
}
