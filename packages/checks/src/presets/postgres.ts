import type { Preset } from './presets.ts';

/** Connections taken, as a share of those that everybody may open. */
const pool = `select count(*)::float / current_setting('max_connections')::float as taken
from pg_stat_activity where backend_type = 'client backend'`;

/** A replica that has replayed everything is not behind, however long nothing was written. */
const lag = `select application_name, state, coalesce(extract(epoch from replay_lag), 0)::float as behind
from pg_stat_replication`;

/** An index that was being built when its session ended; queries don't use it, writes pay for it. */
const invalidIndexes = `select indexrelid::regclass::text as index from pg_index where not indisvalid`;

const unvalidated = `select conrelid::regclass::text as table, conname as constraint
from pg_constraint where not convalidated`;

/** A PostgreSQL database: it answers, has connections left, its replicas follow, and nothing in it is half done. */
export const postgresPreset: Preset<'postgres'> = ({
  database,
  'largest-lag': lagLimit,
  'fullest-pool': poolLimit,
}) => {
  const sql = { kind: 'sql', database, group: 'Database' } as const;
  const none = { rows: { exactly: 0 } };
  return [
    { id: 'database', ...sql, title: 'The database answers', query: 'select version()' },
    {
      ...{ id: 'connections', ...sql, title: 'Connections are left', query: pool, needs: ['database'] },
      'fail-unless': { columns: { taken: { 'at-most': poolLimit / 100 } } },
    },
    {
      ...{ id: 'replication', ...sql, title: 'Replicas follow', query: lag, needs: ['database'] },
      'fail-unless': { rows: { 'at-least': 0 }, columns: { behind: { 'at-most': lagLimit / 1_000 } } },
    },
    {
      ...{ id: 'indexes', ...sql, title: 'No index is invalid', query: invalidIndexes, needs: ['database'] },
      ...{ severity: 'warning', 'fail-unless': none },
    },
    {
      ...{ id: 'constraints', ...sql, title: 'No constraint is unvalidated', query: unvalidated },
      ...{ needs: ['database'], severity: 'warning', 'fail-unless': none },
    },
  ];
};
