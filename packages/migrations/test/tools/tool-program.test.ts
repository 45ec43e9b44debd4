import { chmodSync, mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createPlainLog, Secrets, systemProcessRunner } from '@deploy-actions/action-kit';
import { expect, test } from 'vitest';
import { migrationsSchema } from '../../../config/src/schema/migrations.ts';
import { openMigrationTool } from '../../src/migration-tool.ts';

const database = {
  address: 'postgres://app:geheim-123@db/shop',
  lockTimeout: 5_000,
  statementTimeout: 60_000,
};

async function open(section: object) {
  const workspace = mkdtempSync(join(tmpdir(), 'tools-'));
  const secrets = new Secrets();
  const context = {
    ...{ workspace, temporary: workspace, secrets, processes: systemProcessRunner },
    ...{ environment: { PATH: join(workspace, 'bin') }, signal: new AbortController().signal },
    log: createPlainLog(secrets, { write: () => {} }),
  };
  mkdirSync(join(workspace, 'app/server'), { recursive: true });
  const tool = await openMigrationTool(migrationsSchema.parse(section), context);
  const program = (path: string, script: string) => {
    mkdirSync(join(workspace, path, '..'), { recursive: true });
    writeFileSync(join(workspace, path), `#!/bin/sh\n${script}\n`);
    chmodSync(join(workspace, path), 0o755);
  };
  return { tool, program };
}

test.each<[object, string]>([
  [{ tool: 'alembic', directory: 'gone' }, 'there is no folder'],
  [{ tool: 'alembic' }, "alembic isn't there; looked for alembic on the PATH"],
  [{ tool: 'alembic', program: ['poetry', 'run', 'alembic'] }, 'there is no program `poetry`'],
  [{ tool: 'django' }, 'looked for manage.py in'],
  [{ tool: 'knex', directory: 'app' }, 'node_modules/.bin/knex in'],
  [{ tool: 'rails' }, 'bin/rails'],
])('%j: what is missing is said', async (section, message) => {
  const { tool } = await open(section);
  expect(await tool.problems()).toMatchObject([{ message: expect.stringContaining(message) }]);
});

test('a program of node_modules is found in a folder above; what it says is told without the password', async () => {
  const { tool, program } = await open({ tool: 'knex', directory: 'app/server' });
  program('app/node_modules/.bin/knex', 'echo "args: $*"; echo "can not reach $DATABASE_URL" >&2; exit 3');
  expect(await tool.problems()).toEqual([]);
  const lines: string[] = [];
  const failure = tool.apply([{ id: '1.js' }], database, {
    timeout: 10_000,
    onLine: (line) => lines.push(line),
  });
  await expect(failure).rejects.toThrow(
    'apply 1.js: knex ended with exit code 3:\nargs: migrate:up 1.js\ncan not reach postgres://app:***@db/shop',
  );
  expect(lines.toSorted()).toEqual(['args: migrate:up 1.js', 'can not reach postgres://app:***@db/shop']);
});

test('one that takes too long is stopped, and what it said before stands in the error', async () => {
  const { tool, program } = await open({ tool: 'knex' });
  program('node_modules/.bin/knex', 'echo "running 1.js"; exec sleep 60');
  const failure = tool.apply([{ id: '1.js' }], database, { timeout: 300 });
  await expect(failure).rejects.toThrow(
    /apply 1\.js: .*did not end within 300ms and was stopped:\nrunning 1\.js/,
  );
});

test('flyway that goes to another database than the configured one is stopped before anything is done', async () => {
  const { tool, program } = await open({ tool: 'flyway', program: ['./flyway'] });
  program('flyway', 'echo \'{"database": "other", "migrations": []}\'');
  await expect(tool.pending(database)).rejects.toThrow('goes to the database `other` and not to `shop`');
});

test('knex makes its own table on a new database: it is not asked twice at once', async () => {
  const { tool, program } = await open({ tool: 'knex', directory: 'app' });
  const list =
    'echo "No Completed Migration files Found."; echo "Found 1 Pending Migration file/files."; echo 1.js';
  program('node_modules/.bin/knex', `/bin/mkdir table && /bin/sleep 0.2 && /bin/rmdir table && { ${list}; }`);
  const both = Promise.all([tool.current(database), tool.pending(database)]);
  expect(await both).toMatchObject([undefined, [{ id: '1.js' }]]);
  expect(await tool.current(database)).toBeUndefined();
});
