import { join } from 'node:path';
import { type InputValues, readInputs, systemClock } from '@deploy-actions/action-kit';
import { createTestRuntime, type FakeShop, startFakeShop, type TestRuntime } from '@deploy-actions/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import * as backupInputs from '../../actions/backup-db/src/inputs.ts';
import { run as backUp } from '../../actions/backup-db/src/run.ts';
import * as rollbackInputs from '../../actions/rollback/src/inputs.ts';
import { conclude } from '../../actions/rollback/src/outputs.ts';
import { run as rollBack } from '../../actions/rollback/src/run.ts';
import { type Postgres, startPostgres } from './components/index.ts';
import { createShop, inDatabase } from './shop-backups.ts';

let server: Postgres;
let shop: FakeShop;
let runtime: TestRuntime;

beforeAll(async () => {
  [server, shop, runtime] = await Promise.all([startPostgres(), startFakeShop(), createTestRuntime()]);
  await createShop(server, 'shop', 100);
});
afterAll(async () => {
  await shop?.close();
  await server?.close();
});

const environment = () => ({ DATABASE_URL: server.url('admin', 'admin-secret', 'shop') });
const real = (given: Record<string, string>) => ({
  ...runtime,
  environment: { ...process.env, ...environment(), ...given } as Record<string, string>,
  clock: systemClock,
});

function given<T extends Parameters<typeof readInputs>[0]>(
  inputs: T,
  values: Record<string, string>,
): InputValues<T> {
  const named = Object.entries(values).map(([name, value]) => [`INPUT_${name.toUpperCase()}`, value]);
  return readInputs(inputs, Object.fromEntries(named), runtime.secrets).values as InputValues<T>;
}

const backup = () =>
  ({
    engine: 'postgres',
    connection: 'env:DATABASE_URL',
    destination: join(runtime.workspace, 'backups'),
    verify: 'archive',
    environment: 'production',
  }) as const;

async function restore(more: Record<string, string>) {
  const values = given(rollbackInputs.inputs, {
    ...{ environment: 'production', confirm: 'production', reason: 'orders are overwritten' },
    ...{ state: '{ store: file, path: state.json }', traffic: shop.traffic },
    ...{ database: 'restore', connection: 'env:DATABASE_URL', ...more },
  });
  const outside = real({});
  return rollBack(await rollbackInputs.resolve(values, outside), outside);
}

const customers = async () =>
  (await inDatabase(server, 'shop', 'select count(*) from customers'))[0]?.['count'];

test('what backup-db made, rollback brings back by its manifest, behind traffic, and says how to undo it', async () => {
  const outside = real({});
  const { made } = await backUp(
    await backupInputs.resolve(given(backupInputs.inputs, backup()), outside),
    outside,
  );
  const { backupId } = made?.manifest ?? {};
  const manifest = { backup: made?.manifestLocation ?? '' };
  const before = await customers();
  await inDatabase(
    server,
    'shop',
    'alter table customers rename column name to full_name; create table late (id int)',
  );

  const { plan } = await restore({ ...manifest, 'dry-run': 'true' });
  expect(plan.join('\n')).toMatch(
    new RegExp(`router: [\\s\\S]*is lost; confirm it with \`confirm-data-loss: ${backupId}\``),
  );
  expect(plan.join('\n')).not.toContain('admin-secret');
  await expect(restore(manifest)).rejects.toThrow(/confirm-data-loss/);
  expect(shop.writes).toEqual([]);

  const result = await restore({ ...manifest, 'confirm-data-loss': backupId ?? '' });
  expect(conclude(result)).toMatchObject({ ok: true, reasonCode: 'rolled-back' });
  expect(shop.weights).toEqual({ blue: 0, green: 100 });
  expect(await customers()).toBe(before);
  expect(await inDatabase(server, 'shop', "select to_regclass('late') as late")).toEqual([{ late: null }]);
  await inDatabase(server, 'shop', 'select name from customers limit 1');
  // The former database is kept under the name that the report gives.
  expect(result.restore).toMatchObject({ done: true, backupId });
  const kept = await server.admin(
    "select datname from pg_database where datname <> 'shop' and datname like '%shop%'",
  );
  expect(kept).toHaveLength(1);
  expect(result.restore?.told).toContain(String(kept[0]?.['datname']));
  expect(`${JSON.stringify(result)}${runtime.lines.join('\n')}`).not.toContain('admin-secret');
});
