import { mkdtempSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { configDefaults, defineConfig } from 'vitest/config';

export default defineConfig({
  // The inlined packages below ship source maps without their sources, and each would be a warning; test results are no Vite log.
  logLevel: 'error',
  test: {
    root: fileURLToPath(new URL('..', import.meta.url)),
    include: ['{actions,packages}/*/test/**/*.test.ts', 'test/**/*.test.ts'],
    // They start real servers and have a configuration of their own.
    exclude: [...configDefaults.exclude, 'test/integration/**'],
    // What several test files import is loaded once in each worker: loading took a third of the time.
    isolate: false,
    // One more than there are processors: many tests wait for a program or a server.
    maxWorkers: availableParallelism() + 1,
    testTimeout: 30_000,
    hookTimeout: 30_000,
    // Whatever tests write goes into one folder, which the teardown removes.
    env: { TMPDIR: mkdtempSync(join(tmpdir(), 'deploy-actions-')) },
    setupFiles: [fileURLToPath(new URL('property-seed.ts', import.meta.url))],
    globalSetup: [fileURLToPath(new URL('temporary-folder.ts', import.meta.url))],
    // These packages import JSON without an import attribute, which Node refuses and vitest's own loader does not.
    server: { deps: { inline: [/@actions[\\/](languageservice|workflow-parser|expressions)/] } },
  },
});
