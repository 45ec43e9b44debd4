import { createTestRuntime } from '@deploy-actions/testing';
import { expect, test } from 'vitest';
import { ask } from '../asking.ts';
import { outcomes } from '../outcomes.ts';

const environment = { DATABASE_URL: 'postgres://secret', API_KEY: 'topsecret', BLANK: '  ', EMPTY: '' };
const scene = async (check: object, finding: RegExp, answer?: RegExp) => ({
  ...{ check, finding, runtime: await createTestRuntime({ environment }) },
  ...(answer === undefined ? {} : { answer }),
});

outcomes('env-vars', {
  passes: () =>
    scene(
      { names: ['DATABASE_URL', 'API_KEY'] },
      /^all 2 variables are set$/,
      /^DATABASE_URL: set\nAPI_KEY: set$/,
    ),
  warns: () =>
    scene({ names: ['API_KEY'], recommended: ['SENTRY_DSN', 'API_KEY'] }, /^`SENTRY_DSN` is not set$/),
  fails: {
    'one is not set, empty or blank': () =>
      scene(
        { names: ['DATABASE_URL', 'MISSING', 'EMPTY', 'BLANK'], recommended: ['SENTRY_DSN'] },
        /^`MISSING` is not set, `EMPTY` is empty, `BLANK` is empty$/,
        /\nSENTRY_DSN: not set$/,
      ),
    'one that is recommended is also required': () =>
      scene({ names: ['EMPTY'], recommended: ['EMPTY'] }, /^`EMPTY` is empty$/),
  },
  unreachable: 'the environment of the step is always there',
});

test('shows no value', async () => {
  const names = ['DATABASE_URL', 'API_KEY', 'MISSING'];
  const result = await ask({ kind: 'env-vars', names }, await createTestRuntime({ environment }));
  expect(JSON.stringify(result)).not.toContain('secret');
});

test('speaks of a single variable in the singular', async () => {
  const runtime = await createTestRuntime({ environment });
  expect(await ask({ kind: 'env-vars', names: ['API_KEY'] }, runtime)).toMatchObject({
    status: 'pass',
    finding: 'the variable is set',
  });
});
