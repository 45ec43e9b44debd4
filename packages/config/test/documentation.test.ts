import { readFileSync } from 'node:fs';
import { sections } from '@deploy-actions/config';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import * as z from 'zod/mini';
import { load, loadText } from './load-in.ts';

const page = readFileSync(new URL('../../../docs/configuration.md', import.meta.url), 'utf8');
const examples = [...page.matchAll(/```yaml\n(.*?)```/gs)].map(([, text = '']) => text);
const environment = {
  ROUTER_AUTHORIZATION: 'Bearer 1',
  EDGE_AUTHORIZATION: 'Bearer 2',
  PAY_AUTHORIZATION: 'Bearer 3',
  ADMIN_AUTHORIZATION: 'Bearer 4',
  DATABASE_URL: 'postgres://backup:secret@db.example.org/shop',
  SCRATCH_SERVER_URL: 'postgres://scratch:secret@db.example.org/postgres',
};

/** Keys of all mappings in a JSON Schema whose names the schema itself fixes. */
function keysIn(schema: unknown): string[] {
  if (typeof schema !== 'object' || schema === null) return [];
  const { properties = {} } = schema as { properties?: object };
  return [...Object.keys(properties), ...Object.values(schema).flatMap(keysIn)];
}

describe('docs/configuration.md', () => {
  test('has a whole file as its first example, which is valid', async () => {
    const { configuration } = await loadText(examples[0] ?? '', { environment });
    expect(Object.keys(configuration.sections).sort()).toEqual(Object.keys(sections).sort());
  });

  const others = examples.slice(1).filter((text) => !text.startsWith('- uses:'));
  test.each(others)('has an example that is valid: %s', async (text) => {
    const overrides = Object.fromEntries(
      Object.entries(parse(text) as Record<string, unknown>).map(([name, value]) => [
        name,
        JSON.stringify(value),
      ]),
    );
    await expect(load({ request: { overrides }, environment })).resolves.toBeDefined();
  });

  test('has inputs in its workflow steps that are valid sections', async () => {
    const steps = examples.filter((text) => text.startsWith('- uses:')).flatMap((text) => parse(text));
    expect(steps).toHaveLength(2);
    const { stages, smoke } = steps[1].with;
    await expect(load({ request: { overrides: { stages, smoke } } })).resolves.toBeDefined();
  });

  test('names every section and every key', () => {
    // Kinds of checks have pages of their own.
    const { checks: _, ...here } = sections;
    const names = Object.values(here).flatMap((section) =>
      keysIn(z.toJSONSchema(section, { io: 'input', unrepresentable: 'any' })),
    );
    expect(names.length).toBeGreaterThan(50);
    for (const name of new Set(names)) expect(page).toMatch(new RegExp(`\`${name}\`|\\b${name}:`));
    for (const name of Object.keys(sections)) expect(page).toMatch(new RegExp(`^## .*\`${name}\``, 'm'));
  });
});
