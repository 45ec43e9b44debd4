import { formatDuration, isoInstant } from '@deploy-actions/action-kit';

/** One row for each table of the database that nobody else may read now, or after whoever waits for that, and who keeps it so. */
export const lockHoldersQuery = `
  select case when n.nspname = 'public' then quote_ident(c.relname) else format('%I.%I', n.nspname, c.relname) end as table,
    l.pid, coalesce(a.application_name, '') as application, coalesce(a.usename::text, '') as user,
    (extract(epoch from coalesce(a.xact_start, a.query_start)) * 1000)::bigint as since
  from pg_locks l join pg_class c on c.oid = l.relation join pg_namespace n on n.oid = c.relnamespace
    left join pg_stat_activity a on a.pid = l.pid
  where l.locktype = 'relation' and l.mode = 'AccessExclusiveLock' and l.pid <> pg_backend_pid() and c.relkind in ('r', 'p', 'm', 'S', 'f', 'v')
    and l.database in (0, (select oid from pg_database where datname = current_database()))
  order by l.granted desc, 1 limit 5`;

type Row = Readonly<Record<string, string | null>>;

/** What a lock that didn't come in `waited` milliseconds was kept by, and what to do, as the end of a sentence. */
export function explainLocks(rows: readonly Row[], waited: number): string {
  const given = `gave up after ${formatDuration(waited)}, which is \`lock-timeout\``;
  if (rows.length === 0)
    return `another session kept a table locked: ${given}; run it again when that is over, or raise \`lock-timeout\``;
  const holders = rows.map((row) => {
    const { application, user, since } = row;
    const who = [application, user && `user ${user}`, since && `since ${isoInstant(Number(since))}`];
    return `\`${row['table']}\` by pid ${row['pid']} (${who.filter(Boolean).join(', ')})`;
  });
  return `another session kept a table locked: ${holders.join(', ')}; ${given}; let it commit or roll back, or end it with \`select pg_terminate_backend(${rows[0]?.['pid']})\`, and run it again, or raise \`lock-timeout\``;
}
