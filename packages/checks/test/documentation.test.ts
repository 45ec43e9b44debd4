import { readFileSync } from 'node:fs';
import { type CheckConfiguration, loadConfiguration } from '@deploy-actions/config';
import { createTestRuntime } from '@deploy-actions/testing';
import { expect, test } from 'vitest';

const page = readFileSync(new URL('../../../docs/providers/checks.md', import.meta.url), 'utf8');

/** The parts of the page that stand under a kind's heading. */
const parts = page
  .split(/^## /m)
  .slice(1)
  .map((part) => ({ kind: /^`([a-z-]+)`/.exec(part)?.[1] ?? part, part }));

const kinds: Readonly<Record<CheckConfiguration['kind'], true>> = {
  http: true,
  command: true,
  'env-vars': true,
  file: true,
  'clean-tree': true,
  disk: true,
  'config-files': true,
};

test('every kind is documented, and nothing else', () => {
  expect(parts.map(({ kind }) => kind).sort()).toEqual(Object.keys(kinds).sort());
});

test.each(parts)('the example of $kind is valid, and a failure is shown', async ({ kind, part }) => {
  const [, checks = ''] = /```yaml\n(.*?)```/s.exec(part) ?? [];
  const runtime = await createTestRuntime({ environment: { HEALTH_TOKEN: 'Bearer token' } });
  const { sections } = await loadConfiguration(
    { file: undefined, environment: undefined, overrides: { checks }, needs: ['checks'], uses: [] },
    runtime,
  );
  expect(sections.checks).toMatchObject([{ kind }]);
  expect(part).toMatch(/^✘ /m);
});
