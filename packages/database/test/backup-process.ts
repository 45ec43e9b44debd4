import { createTestRuntime } from '@deploy-actions/testing';
import { makeBackup, prepareBackup } from '../src/index.ts';

/** A process that backs up `app.db` of the workspace it is given, as the user whose number follows, for tests that kill or starve it. */
const [, , workspace = '', user] = process.argv;
const runtime = await createTestRuntime({ workspace });
const request = {
  backup: { engine: 'sqlite', connection: 'app.db', destination: 'backups', verify: 'restore' },
  restoreConnection: undefined,
  service: 'shop',
  environment: 'production',
  version: undefined,
} as const;
if (user !== undefined) {
  // What is loaded when it is needed is loaded now: that user need not be able to read this repository.
  await prepareBackup(request, runtime).catch(() => {});
  process.setgroups?.([]);
  process.setgid?.(Number(user));
  process.setuid?.(Number(user));
}
try {
  await makeBackup(await prepareBackup(request, runtime), runtime);
} catch (error) {
  process.stdout.write(String(error));
  process.exitCode = 1;
}
