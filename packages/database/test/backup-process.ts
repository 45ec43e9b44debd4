import { createTestRuntime } from '@deploy-actions/testing';
import { makeBackup, prepareBackup } from '../src/index.ts';

/** A process that backs up `app.db` of the workspace it is given, for tests that kill or starve it. */
const workspace = process.argv[2] ?? '';
const runtime = await createTestRuntime({ workspace });
const request = {
  backup: { engine: 'sqlite', connection: 'app.db', destination: 'backups', verify: 'restore' },
  restoreConnection: undefined,
  service: 'shop',
  environment: 'production',
  version: undefined,
} as const;
try {
  await makeBackup(await prepareBackup(request, runtime), runtime);
} catch (error) {
  process.stdout.write(String(error));
  process.exitCode = 1;
}
