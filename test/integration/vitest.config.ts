import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

/** Files that measure no rates and no times, and mostly wait: they come first, several at a time. */
const unmeasured = [
  ...['alb', 'aws-*', 'components', 'ecs', 'haproxy-router', 'route53', 'ssm', 'stale-tasks'],
  ...[
    'fake-kubernetes',
    'kubernetes-access',
    'kubernetes-observers',
    'kubernetes-state',
    'kubernetes-transport',
  ],
  ...['metrics-alertmanager', 'metrics-cloudwatch', 'metrics-prometheus', 'metrics-sql*', 'metrics-triggers'],
  'checks-*',
  'examples-database',
  'examples-midi',
  'database-*',
  'maintenance-*',
  'migrations-*',
  'releases-*',
].map((name) => `test/integration/${name}.test.ts`);

export default defineConfig({
  logLevel: 'error',
  test: {
    root: fileURLToPath(new URL('../..', import.meta.url)),
    testTimeout: 240_000,
    hookTimeout: 60_000,
    // Whatever tests write goes into one folder, which the teardown removes.
    env: { TMPDIR: mkdtempSync(join(tmpdir(), 'deploy-actions-')) },
    globalSetup: [fileURLToPath(new URL('../temporary-folder.ts', import.meta.url))],
    projects: [
      {
        extends: true,
        test: { name: 'protocols', include: unmeasured, maxWorkers: 3, sequence: { groupOrder: 1 } },
      },
      {
        extends: true,
        test: {
          name: 'runs',
          include: ['test/integration/**/*.test.ts'],
          exclude: unmeasured,
          // One file must not take the processor from another.
          maxWorkers: 1,
          sequence: { groupOrder: 2 },
        },
      },
    ],
  },
});
