import { ConfigurationError } from '@deploy-actions/action-kit';
import { sections } from '@deploy-actions/config';
import { fc, test } from '@fast-check/vitest';
import { describe, expect } from 'vitest';
import { stringify } from 'yaml';
import { load, loadText } from './load-in.ts';

const sectionNames = Object.keys(sections) as (keyof typeof sections)[];

/** Words that mean something in some section, so that the search gets past the outermost mapping. */
const words = fc.constantFrom(
  ...[
    'file',
    'github',
    'ssm',
    'kubernetes',
    'http',
    'haproxy',
    'alb',
    'command',
    'POST',
    'HEAD',
    'openmetrics',
    'sqlite',
    'disk',
    'env-vars',
    'clean-tree',
    '/health',
    '5m',
    '0s',
  ],
  ...[
    '10%',
    '100%',
    '10% 5m',
    '4GiB',
    'env:HOME',
    'env:NOT_SET',
    '{{color}}',
    '{{nope}}',
    'https://x',
    '',
    'true',
  ],
);
const keys = fc.constantFrom(
  ...[
    'store',
    'path',
    'parameter',
    'namespace',
    'before-shift',
    'after-shift',
    'method',
    'body',
    'contains',
    'role',
    'lifetime',
    'servers',
    'target-group',
    'listener-rule',
    'read',
    'write',
    'shares',
    'router',
    'url',
    'headers',
    'colors',
    'blue',
    'green',
    'deployer',
    'run',
    'timeout',
    'kind',
  ],
  ...[
    'provider',
    'indicators',
    'query',
    'rollback-above',
    'warn-above',
    'for',
    'unit',
    'min-requests',
    'requests',
  ],
  ...[
    'engine',
    'connection',
    'destination',
    'verify',
    'keep',
    'id',
    'free',
    'names',
    'status',
    '__proto__',
    'constructor',
  ],
);
const { anything } = fc.letrec((tie) => ({
  anything: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    words,
    fc.oneof(fc.integer(), fc.double(), fc.boolean(), fc.constant(null), fc.string()),
    fc.array(tie('anything'), { maxLength: 4 }),
    fc.dictionary(fc.oneof(keys, fc.string({ minLength: 1 })), tie('anything'), { maxKeys: 5 }),
  ),
}));

/** Loads must end well, or with problems that all have a place. */
async function expectProblemsOrSuccess(loading: Promise<unknown>, inFile: boolean): Promise<void> {
  try {
    await loading;
  } catch (error) {
    if (!(error instanceof ConfigurationError)) throw error;
    expect(error.problems).not.toHaveLength(0);
    for (const { location, position, input, message } of error.problems) {
      expect(message).not.toMatch(/undefined|\[object|Invalid input/);
      expect(location ?? position ?? input).toBeDefined();
      if (inFile && location) expect(location.line).toBeGreaterThan(0);
    }
  }
}

describe('anything at all gives problems or success, never a crash', () => {
  test.prop([fc.constantFrom(...sectionNames), anything], { numRuns: 400 })(
    'in a section of the file',
    async (name, value) => {
      const document = { service: 'shop', environments: { production: { [name]: value } } };
      await expectProblemsOrSuccess(
        loadText(stringify(document), { environment: { HOME: '/home/me' } }),
        true,
      );
    },
  );

  test.prop([fc.constantFrom(...sectionNames), anything], { numRuns: 200 })(
    'in the input of a section',
    async (name, value) => {
      const request = { overrides: { [name]: stringify(value) } };
      await expectProblemsOrSuccess(load({ request, environment: { HOME: '/home/me' } }), false);
    },
  );

  test.prop([anything], { numRuns: 100 })('in the whole file', async (value) => {
    await expectProblemsOrSuccess(loadText(stringify(value)), true);
  });

  test.prop([fc.string({ unit: fc.constantFrom(...'a:-[]{}&*!|>\'"%@`#,? \n\t') })], { numRuns: 200 })(
    'as the text of the file',
    async (text) => {
      await expectProblemsOrSuccess(loadText(text), true);
    },
  );
});
