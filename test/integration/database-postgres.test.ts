import { afterAll, beforeAll, expect, test } from 'vitest';
import { compareContents } from '../../packages/database/src/comparison.ts';
import { type Postgres, startPostgres } from './components/index.ts';
import { bench, createShop, section } from './shop-backups.ts';

let server: Postgres;
const shop = () => server.url('admin', 'admin-secret', 'shop');

beforeAll(async () => {
  server = await startPostgres();
  await createShop(server, 'shop');
});
afterAll(() => server?.close());

test.each([
  ['custom', 1],
  ['custom', 2],
  ['directory', 2],
  ['plain', 1],
] as const)(
  'format %s, %i jobs: the copy on a temporary server holds what was dumped',
  async (format, jobs) => {
    const { engine, dump } = await bench(section(shop(), { format, jobs }));
    const facts = await engine.examine();
    expect(facts.database).toBe(`127.0.0.1:${server.port}/shop`);
    const made = await dump();
    const { contents, settings } = made.dump;
    if (!contents) throw new Error('no contents');
    const listed = await engine.list(made.archive, settings);
    expect(listed.tables.map(({ name }) => name)).toEqual(contents.tables.map(({ name }) => name).sort());
    const copy = await engine.restoreScratch(made.archive, settings);
    try {
      expect(compareContents(contents, await copy.contents(contents))).toEqual([]);
    } finally {
      await copy.remove();
    }
  },
);
