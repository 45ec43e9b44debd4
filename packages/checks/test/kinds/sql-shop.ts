import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { systemClock } from '@deploy-actions/action-kit';
import { createTestRuntime } from '@deploy-actions/testing';
import { ask } from '../asking.ts';

/** A runtime whose workspace has a database made by these statements. */
export async function shop(statements = '', time = '2026-02-01T00:00:00Z') {
  const clock = { ...systemClock, now: () => Date.parse(time) };
  const runtime = { ...(await createTestRuntime()), clock };
  const file = new DatabaseSync(join(runtime.workspace, 'shop.db'));
  file.exec(`
    pragma synchronous = off;
    begin;
    create table files (id integer, note text);
    insert into files values (1, 'a'), (2, 'b'), (3, null);
    create table schema_versions (version integer, has_rollback integer);
    insert into schema_versions values (5, 1), (4, 1), (3, 0);
    create table replicas (name text, lag real);
    insert into replicas values ('a', 0.5), ('b', 7.25);
    ${statements};
    commit;
  `);
  file.close();
  return { runtime, database: 'sqlite:shop.db' };
}

/** What a check finds in the database, to which these statements have been added. */
export async function found(check: object, statements = '') {
  const { runtime, database } = await shop(statements);
  return ask({ kind: 'sql', database, ...check }, runtime);
}
