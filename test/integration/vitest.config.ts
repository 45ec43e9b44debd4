import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  logLevel: 'error',
  test: {
    root: fileURLToPath(new URL('../..', import.meta.url)),
    include: ['test/integration/**/*.test.ts'],
    testTimeout: 240_000,
    hookTimeout: 60_000,
    // Rates and times are measured: one file must not take the processor from another.
    fileParallelism: false,
    // Whatever tests write goes into one folder, which the teardown removes.
    env: { TMPDIR: mkdtempSync(join(tmpdir(), 'deploy-actions-')) },
    globalSetup: [fileURLToPath(new URL('../temporary-folder.ts', import.meta.url))],
  },
});
