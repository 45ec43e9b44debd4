import { PassThrough } from 'node:stream';
import { createTestRuntime } from '@deploy-actions/testing';
import { expect, it } from 'vitest';
import type { BackupEngine } from '../src/backup-engine.ts';
import type { StagedArchive } from '../src/backup-storage.ts';
import { dumpArchive } from '../src/dump-archive.ts';
import { prepareBackup } from '../src/index.ts';
import { createWorkspace } from './fixtures.ts';

it('a long dump says every 30 s how far it is', async () => {
  const runtime = await createTestRuntime();
  const dump = { takenAt: 0, engineVersion: '1', settings: {} };
  const engine: Partial<BackupEngine> = {
    writes: 'stream',
    dump: async (target) => {
      for (let piece = 0; piece < 7; piece += 1) {
        await new Promise((done) => target.write(Buffer.alloc(1024), done));
        await runtime.clock.sleep(10_000);
      }
      return dump;
    },
  };
  const sink = new PassThrough();
  sink.resume();
  await dumpArchive(
    engine as BackupEngine,
    { write: () => sink } as Partial<StagedArchive> as StagedArchive,
    runtime,
  );
  expect(runtime.lines).toEqual(['4.0 KiB so far', '7.0 KiB so far']);
});

it('a backup says what it dumps before it does, and that a checkout deletes what lies in it', async () => {
  const { runtime, request } = await createWorkspace('CREATE TABLE t (x)', 'delete', {
    GITHUB_ACTIONS: 'true',
  });
  await (await prepareBackup(request({ verify: 'archive' }), runtime)).make();
  expect(runtime.lines).toEqual([
    expect.stringMatching(/^warning: `backups` lies in the checkout: the next checkout deletes/),
    expect.stringMatching(/^Dumping app\.db \(8\.0 KiB at most\)\.$/),
    expect.stringContaining('Read back'),
  ]);
  await prepareBackup(request({ destination: `${runtime.workspace}-outside` }), runtime);
  expect(runtime.lines).toHaveLength(3);
});
