import { createTestRuntime } from '@deploy-actions/testing';
import { expect, test } from 'vitest';
import { conclude } from '../src/outputs.ts';
import { run } from '../src/run.ts';

test('acts on the subject', async () => {
  const runtime = await createTestRuntime();
  const result = await run({ subject: 'shop', dryRun: false }, runtime);
  expect(conclude(result)).toMatchObject({ ok: true, reasonCode: 'changed' });
});

test('changes nothing in a dry run', async () => {
  const runtime = await createTestRuntime();
  const result = await run({ subject: 'shop', dryRun: true }, runtime);
  expect(runtime.lines).toEqual(['Would act on shop.']);
  expect(conclude(result)).toMatchObject({ ok: true, reasonCode: 'dry-run' });
});
