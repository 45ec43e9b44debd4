import { readdirSync, readFileSync } from 'node:fs';
import { loadCheckSchemas, loadConfiguration } from '@deploy-actions/config';
import { createTestRuntime } from '@deploy-actions/testing';
import { describe, expect, test } from 'vitest';

const pages = new URL('../../../docs/checks/', import.meta.url);
const { checkKinds: kinds, checkSchemas } = await loadCheckSchemas();
const common = [
  'id',
  'title',
  'group',
  'phase',
  'profiles',
  'severity',
  'needs',
  'when',
  'timeout',
  'retries',
  'remedy',
];

/** A variable has whatever value an example asks for. */
const anything = new Proxy(
  {},
  {
    get: (_, name) => `value of ${String(name)}`,
    has: () => true,
    getOwnPropertyDescriptor: () => ({ configurable: true, enumerable: true }),
  },
);

test('every kind has a page, and nothing else has', () => {
  const found = readdirSync(pages).filter((file) => file !== 'README.md');
  expect(found.sort()).toEqual(kinds.map((kind) => `${kind}.md`).sort());
});

describe.each(kinds)('the page of %s', (kind) => {
  const read = () => readFileSync(new URL(`${kind}.md`, pages), 'utf8');

  test('has valid examples, and shows how it passes and fails', async () => {
    const page = read();
    expect(page.startsWith(`# \`${kind}\`\n`)).toBe(true);
    const examples = [...page.matchAll(/```yaml\n(- .*?)```/gs)].map(([, checks = '']) => checks);
    expect(examples.length).toBeGreaterThan(0);
    const runtime = { ...(await createTestRuntime()), environment: anything };
    for (const checks of examples) {
      const { sections } = await loadConfiguration(
        { file: undefined, environment: undefined, overrides: { checks }, needs: ['checks'], uses: [] },
        runtime,
      );
      expect(sections.checks.some((check) => check.kind === kind)).toBe(true);
    }
    expect(page).toMatch(/^✔ /m);
    expect(page).toMatch(/^✘ /m);
  });

  test('names every key of its own', () => {
    const schema = checkSchemas.find(({ shape }) => shape.kind.def.values[0] === kind);
    const own = Object.keys(schema?.shape ?? {}).filter((key) => key !== 'kind' && !common.includes(key));
    const page = read();
    expect(own.filter((key) => !page.includes(`\`${key}\``) && !new RegExp(`\\b${key}:`).test(page))).toEqual(
      [],
    );
  });
});

test.each(kinds)('the tests of %s show every way it can end', (kind) => {
  const source = readFileSync(new URL(`kinds/${kind}.test.ts`, import.meta.url), 'utf8');
  expect(source).toContain(`outcomes('${kind}', {`);
});
