import { createTestRuntime } from '@deploy-actions/testing';
import { expect, test } from 'vitest';
import { ask } from '../asking.ts';

const environment = { DATABASE_URL: 'postgres://secret', API_KEY: 'topsecret', BLANK: '  ', EMPTY: '' };
const askFor = async (...names: string[]) =>
  ask({ kind: 'env-vars', names }, await createTestRuntime({ environment }));

test('passes when all are set and shows no value', async () => {
  const result = await askFor('DATABASE_URL', 'API_KEY');
  expect(result).toMatchObject({
    status: 'pass',
    finding: 'all 2 variables are set',
    evidence: { answer: 'DATABASE_URL: set\nAPI_KEY: set' },
  });
  expect(JSON.stringify(result)).not.toContain('secret');
});

test('speaks of a single variable in the singular', async () => {
  expect(await askFor('API_KEY')).toMatchObject({ status: 'pass', finding: 'the variable is set' });
});

test('fails on those that are not set, empty or blank', async () => {
  const result = await askFor('DATABASE_URL', 'MISSING', 'EMPTY', 'BLANK');
  expect(result).toMatchObject({
    status: 'fail',
    finding: '`MISSING` is not set, `EMPTY` is empty, `BLANK` is empty',
  });
  expect(JSON.stringify(result)).not.toContain('secret');
});
