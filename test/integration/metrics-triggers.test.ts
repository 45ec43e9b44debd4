import { sections } from '@deploy-actions/config';
import { createTestRuntime } from '@deploy-actions/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { parse } from 'yaml';
import type { InquiringProvider } from '../../packages/metrics/src/metric-provider.ts';
import { sql } from '../../packages/metrics/src/providers/sql.ts';
import { readExamples } from '../../packages/metrics/test/triggers/document.ts';
import { type Postgres, startPostgres } from './components/index.ts';

let postgres: Postgres;

beforeAll(async () => {
  postgres = await startPostgres({ shared_preload_libraries: 'pg_stat_statements' });
  await postgres.admin(`
    create extension pg_stat_statements;
    create table customers (id int primary key);
    create table orders (id int primary key, customer int, created_at timestamptz default now());
    create table files (id int primary key);
    create user watcher password 'watcher-secret' in role pg_monitor;
    grant select on customers, orders, files to watcher;
  `);
});
afterAll(() => postgres?.close());

/** Every query of docs/triggers.md that PostgreSQL answers, as `example indicator`. */
const queries = readExamples().flatMap(({ name, yaml }) => {
  const { sources = {}, indicators, ...first } = sections.metrics.parse(parse(yaml).metrics);
  return Object.entries(indicators).flatMap(([indicator, { source, query, of }]) => {
    const { provider } = source === undefined ? first : (sources[source] ?? first);
    const parts = [query, ...(of === undefined ? [] : [of])];
    return provider === 'sql' ? parts.map((part) => [`${name} ${indicator}`, part] as const) : [];
  });
});

test.each(queries)('%s has a value on a real server', async (name, query) => {
  const runtime = await createTestRuntime();
  const database = postgres.url('watcher', 'watcher-secret');
  const provider = sql.create({ provider: 'sql', database, timeout: 10_000 }, [query], {
    ...{ runtime, release: {} },
  }) as InquiringProvider;
  const [answer] = await provider.observe();
  // Without a replica there is nothing that lags, as the page says.
  if (name.endsWith('replication-lag')) expect(answer).toMatchObject({ failure: 'no-data' });
  else expect(answer).toEqual({ value: expect.any(Number) });
  expect(await provider.findMistakes()).toEqual([undefined]);
});

test('there are such examples', () => {
  expect(queries.length).toBeGreaterThanOrEqual(10);
});
