import { createTestRuntime } from '@deploy-actions/testing';
import { type BackupRequest, prepareBackup } from '../src/index.ts';

/**
 * A process that backs up `app.db` of the workspace it is given, as the user whose number follows, to the destination that follows, by the scratch folder
 * that follows, for
 * tests that kill or starve it.
 */
const [, , workspace = '', user = '', destination = 'backups', scratch] = process.argv;
const runtime = await createTestRuntime({ workspace, environment: process.env });
process.on('SIGTERM', () => runtime.cancel(new Error('cancelled')));
const request: BackupRequest = {
  backup: {
    ...{ engine: 'sqlite', connection: 'app.db', verify: 'restore' },
    destination,
    ...(scratch ? { 'restore-connection': scratch } : {}),
    'warn-when-shrunk-by': 50,
  },
  aws: undefined,
  service: 'shop',
  environment: 'production',
  version: undefined,
};
if (user !== '') {
  // What is loaded when it is needed is loaded now: that user need not be able to read this repository.
  await prepareBackup(request, runtime).catch(() => {});
  process.setgroups?.([]);
  process.setgid?.(Number(user));
  process.setuid?.(Number(user));
}
try {
  await (await prepareBackup(request, runtime)).make();
} catch (error) {
  process.stdout.write(String(error));
  process.exitCode = 1;
}
