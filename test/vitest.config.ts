import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    root: new URL('..', import.meta.url).pathname,
    include: ['{actions,packages}/*/test/**/*.test.ts', 'test/**/*.test.ts'],
    testTimeout: 30_000,
    // These packages import JSON without an import attribute, which Node refuses and vitest's own loader does not.
    server: { deps: { inline: [/@actions[\\/](languageservice|workflow-parser|expressions)/] } },
  },
});
