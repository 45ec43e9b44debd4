import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Postgres, startPostgres } from './components/postgres.ts';
import { createDeployer, journey, postgresWorld, type Tool } from './migration-tool-world.ts';

let postgres: Postgres;
beforeAll(async () => {
  postgres = await startPostgres();
  await createDeployer(postgres);
});
afterAll(() => postgres?.close());

test.each<Tool>(['flyway', 'prisma', 'rails'])(
  '%s, PostgreSQL: from nothing to a migration that waits for a lock and one that fails',
  (type) => journey(type, postgres),
);

test('flyway: a changed file and one that came too late; repeatable ones go with the rest', async () => {
  const { add, apply, database, folder, tool } = await postgresWorld('flyway', postgres);
  add(2, 'create table a (id int)');
  add(3, 'create table b (id int)');
  writeFileSync(join(folder, 'sql/R__view.sql'), 'create or replace view v as select * from b;');
  const pending = await tool.pending(database);
  expect(tool.steps(pending).map((step) => step.map(({ id }) => id))).toEqual([['2', '3', 'R__view']]);
  await apply(pending);
  expect(await tool.pending(database)).toEqual([]);
  add(1, 'select 1');
  add(2, 'create table changed (id int)');
  await expect(tool.pending(database)).rejects.toThrow(
    /1 \(step\) is older than[\s\S]*2 \(step\).*checksum mismatch/,
  );
});
