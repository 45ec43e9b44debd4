import { createTestRuntime } from '@deploy-actions/testing';
import { expect, test } from 'vitest';
import { makeSnapshot, type SnapshotWork } from '../src/make-snapshot.ts';

/** A snapshot whose every step is written down; the named one fails. */
function work(failing?: string) {
  const steps: string[] = [];
  const step =
    <T>(name: string, result?: T) =>
    async () => {
      steps.push(name);
      if (name === failing) throw new Error(`${name} failed`);
      return result;
    };
  const snapshot = {
    id: 'x',
    arn: 'arn:x',
    region: 'eu-central-1',
    kind: 'instance',
    source: 'shop',
    copies: [],
  };
  const engine = {
    ...{ type: 'rds-snapshot', tidy: step('tidy', []), remove: step('remove'), keep: step('keep') },
    take: step('take', { snapshot, sizeBytes: 1, takenAt: 0, settings: {} }),
    verifyArchive: step('verify'),
  };
  const storage = {
    ...{ tidy: async () => [], list: async () => [] },
    publish: step('publish', { manifest: {}, manifestLocation: 'x.json' }),
  };
  const request = { backup: { verify: 'archive' }, service: 'shop', environment: 'production' };
  const facts = { database: 'arn:shop', sizeBytes: 1, engineVersion: '17' };
  return { steps, work: { request, engine, storage, facts } as unknown as SnapshotWork };
}

test('a snapshot loses the mark of unfinished things before it counts, so that nobody deletes one that does', async () => {
  const { steps, work: made } = work();
  await makeSnapshot(made, await createTestRuntime());
  expect(steps).toEqual(['tidy', 'take', 'verify', 'keep', 'publish']);
});

test.each(['verify', 'keep', 'publish'])('it is deleted when the step %s fails', async (failing) => {
  const { steps, work: made } = work(failing);
  await expect(makeSnapshot(made, await createTestRuntime())).rejects.toThrow(`${failing} failed`);
  expect(steps.at(-1)).toBe('remove');
});
