import type { Writable } from 'node:stream';
import { finished } from 'node:stream/promises';
import { createRuntime } from '@deploy-actions/action-kit';
import type { BackupConfiguration } from '@deploy-actions/config';
import type { Archive, Dump, StreamingEngine } from '../../packages/database/src/backup-engine.ts';
import { makeArchive } from '../../packages/database/src/make-archive.ts';
import { openStorage } from '../../packages/database/src/storage-registry.ts';
import { dumpOf } from './synthetic-dump.ts';

/** Backs up a database of so many bytes to a destination, verifies what lies there, and says what memory that took at the most. */
const [, , workspace = '', destination = '', size = '0'] = process.argv;
const bytes = Number(size);

/** A database whose dump is made up; looking into its archive is reading it. */
const engine = {
  type: 'postgres',
  writes: 'stream',
  extension: 'dump',
  async dump(target: Writable): Promise<Dump> {
    for (const chunk of dumpOf(bytes)) {
      if (!target.write(chunk)) await new Promise((resolve) => target.once('drain', resolve));
    }
    return { takenAt: Date.now(), engineVersion: '0', settings: {}, contents: { tables: [], objects: [] } };
  },
  async list(archive: Archive) {
    await finished((await archive.open()).resume());
    return { tables: [], objects: [] };
  },
  tidy: async () => [],
} satisfies Partial<StreamingEngine>;

const commands = { setSecret: () => {}, saveState: () => {} };
const environment = { ...process.env, GITHUB_WORKSPACE: workspace, RUNNER_TEMP: workspace };
const runtime = createRuntime(commands as never, environment);
const backup: BackupConfiguration = {
  ...{ engine: 'postgres', connection: 'unused', format: 'custom', jobs: 1, roles: false, compare: 'schema' },
  ...{ 'lock-timeout': 1, timeout: 1, destination, verify: 'archive', 'warn-when-shrunk-by': 50 },
};
const storage = await openStorage(backup, undefined, runtime);
const request = { backup, aws: undefined, service: 'shop', environment: 'bench', version: undefined };
const facts = { database: 'shop', archiveBytes: bytes, scratchBytes: 0 };
const { manifest } = await makeArchive(
  { request, engine: engine as unknown as StreamingEngine, storage, facts },
  runtime,
);
if (manifest.sizeBytes !== bytes) throw new Error(`${manifest.sizeBytes} bytes were stored, not ${bytes}`);
process.stdout.write(`\n${JSON.stringify({ peak: process.resourceUsage().maxRSS * 1024 })}`);
