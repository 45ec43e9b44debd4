import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createTestRuntime } from '@deploy-actions/testing';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { read } from './running.ts';

const page = await readFile(new URL('../README.md', import.meta.url), 'utf8');
const examples = [...page.matchAll(/^```yaml\n(.*?)^```$/gms)].map(([, text = '']) => text);
const environment = { DATABASE_URL: 'postgres://shop:secret@db.example/shop' };

test('the configuration is one', async () => {
  const runtime = await createTestRuntime({ environment });
  await mkdir(join(runtime.workspace, '.github'));
  await writeFile(join(runtime.workspace, '.github/deploy.yml'), examples[0] ?? '');
  const { selection } = await read({ version: '2.0.0', 'previous-version': '1.1.0' }, runtime);
  const ids = selection.checks.map(({ id }) => id);
  expect(ids).toEqual(expect.arrayContaining(['ci', 'database', 'clean-tree', 'engineering', 'product']));
  expect(selection.checks.find(({ id }) => id === 'certificate')?.remedy).toContain('Renew it');
});

interface Step {
  readonly uses?: string;
  readonly with?: Readonly<Record<string, unknown>>;
}

const steps = examples
  .slice(1)
  .flatMap((text) => {
    const document: Step[] | { readonly steps: Step[] } = parse(text);
    return Array.isArray(document) ? document : document.steps;
  })
  .filter(
    ({ uses, with: given = {} }) =>
      uses?.includes('verify-readiness') && ('checks' in given || 'presets' in given),
  );

test.each(steps.map((step) => [String(step.with?.['phase'] ?? step.with?.['profile']), step] as const))(
  'the step for %s can be copied',
  async (_, step) => {
    const given = Object.entries(step.with ?? {}).map(([name, value]) => [name, String(value)]);
    const { selection } = await read(Object.fromEntries(given), await createTestRuntime({ environment }));
    expect(selection.checks.length).toBeGreaterThan(2);
  },
);

test('there are steps', () => {
  expect(steps).toHaveLength(2);
});
