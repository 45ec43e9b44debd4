import { defineInputs, formatProblem, input, nearest, readInputs, Secrets } from '@deploy-actions/action-kit';
import { fc, test } from '@fast-check/vitest';
import { describe, expect } from 'vitest';

const every = defineInputs({
  text: input.text(),
  secret: input.secret(),
  boolean: input.boolean(),
  integer: input.integer(1),
  duration: input.duration(),
  percentage: input.percentage(),
  size: input.size(),
  choice: input.choice(['red', 'green']),
  list: input.list(),
  'a-pattern': input.pattern(/^v\d+$/, 'a `v` and digits'),
  section: input.section(),
});

function read(environment: Record<string, string>, secrets = new Secrets()) {
  const { values, problems } = readInputs(every, environment, secrets);
  return { values, problems: problems.map(formatProblem) };
}

describe('every kind of input', () => {
  test('is read from its variable', () => {
    expect(
      read({
        INPUT_TEXT: ' some text ',
        INPUT_SECRET: 'secret-1',
        INPUT_BOOLEAN: 'True',
        INPUT_INTEGER: '7',
        INPUT_DURATION: '5m',
        INPUT_PERCENTAGE: '5%',
        INPUT_SIZE: '4KiB',
        INPUT_CHOICE: 'green',
        INPUT_LIST: 'a, b\n\nc,',
        'INPUT_A-PATTERN': 'v1',
        INPUT_SECTION: '  a: 1\n  b: 2\n',
      }),
    ).toEqual({
      values: {
        text: 'some text',
        secret: 'secret-1',
        boolean: true,
        integer: 7,
        duration: 300_000,
        percentage: 5,
        size: 4_096,
        choice: 'green',
        list: ['a', 'b', 'c'],
        'a-pattern': 'v1',
        section: '  a: 1\n  b: 2\n',
      },
      problems: [],
    });
  });

  test('is absent when it is not given, empty or white space', () => {
    const absent = Object.fromEntries(Object.keys(every).map((name) => [name, undefined]));
    expect(read({})).toEqual({ values: absent, problems: [] });
    const blank = Object.keys(every).map((name) => [`INPUT_${name.toUpperCase()}`, ' \n\t']);
    expect(read(Object.fromEntries(blank))).toEqual({ values: absent, problems: [] });
  });

  test('that is malformed is a problem that says what was found and what is allowed; all come at once', () => {
    expect(
      read({
        INPUT_BOOLEAN: 'yes',
        INPUT_INTEGER: '0',
        INPUT_DURATION: '5',
        INPUT_PERCENTAGE: '5',
        INPUT_SIZE: '5',
        INPUT_CHOICE: 'blue',
        'INPUT_A-PATTERN': 'x\ny',
      }).problems,
    ).toEqual([
      'input `boolean`: found `yes`, allowed are `true` and `false`',
      'input `integer`: found `0`, allowed is a whole number of at least 1',
      'input `duration`: found `5`, but a duration has a unit: `90s`, `5m`, `1h30m`, `250ms`, `7d`',
      'input `percentage`: found `5`, but a percentage has a percent sign: `5%`, `0.1%`',
      'input `size`: found `5`, but a size has a unit: `512MiB`, `4GiB`, `100GB`',
      'input `choice`: found `blue`, allowed are `red`, `green`',
      'input `a-pattern`: found `x\\ny`, allowed is a `v` and digits',
    ]);
  });

  test.each(['1.0', '-1', '1e3', '0x10', '9'.repeat(20), '١'])('`%s` is no whole number', (text) => {
    expect(read({ INPUT_INTEGER: text }).problems).toHaveLength(1);
  });
});

describe('required inputs and defaults', () => {
  const definitions = defineInputs({
    version: input.text({ required: true }),
    interval: input.duration({ default: '30s' }),
    empty: input.text({ default: '' }),
  });

  test('a required input that is missing is a problem', () => {
    const { problems } = readInputs(definitions, {}, new Secrets());
    expect(problems).toEqual([{ input: 'version', message: 'is required, but was not given' }]);
  });

  test('a default stands in for what is not given or malformed, and an empty default is none', () => {
    expect(readInputs(definitions, { INPUT_VERSION: '1' }, new Secrets()).values).toEqual({
      version: '1',
      interval: 30_000,
      empty: undefined,
    });
    expect(readInputs(definitions, { INPUT_INTERVAL: 'x' }, new Secrets()).values.interval).toBe(30_000);
  });
});

describe('unknown inputs', () => {
  test('are problems with the nearest name, or all names', () => {
    expect(read({ INPUT_DURATON: '5m', INPUT_Z: '' }).problems).toEqual([
      'input `duraton`: is not an input of this action; did you mean `duration`?',
      expect.stringContaining('input `z`: is not an input of this action; known inputs are `text`, `secret`'),
    ]);
  });

  test('are only those of this action: other variables are left alone', () => {
    expect(read({ INPUTS: 'x', MY_INPUT_TEXT: 'y', INPUTRC: '/etc/inputrc' }).problems).toEqual([]);
  });

  test('the nearest name is close, and never just any short one', () => {
    expect(nearest('dry-rn', ['dry-run', 'config'])).toBe('dry-run');
    expect(nearest('b', ['a'])).toBeUndefined();
    expect(nearest('', ['a'])).toBeUndefined();
    expect(nearest('metrics', ['traffic'])).toBeUndefined();
  });
});

describe('names of variables', () => {
  const dryRun = defineInputs({ 'dry-run': input.boolean() });

  test('keep their hyphens on the runner, and may have underscores in a shell', () => {
    expect(readInputs(dryRun, { 'INPUT_DRY-RUN': 'true' }, new Secrets()).values['dry-run']).toBe(true);
    expect(readInputs(dryRun, { INPUT_DRY_RUN: 'true' }, new Secrets()).values['dry-run']).toBe(true);
  });

  test.each([
    { 'INPUT_DRY-RUN': 'true', INPUT_DRY_RUN: 'false' },
    { INPUT_DRY_RUN: 'false', 'INPUT_DRY-RUN': 'true' },
  ])('the hyphen wins: %o', (environment) => {
    expect(readInputs(dryRun, environment, new Secrets())).toEqual({
      values: { 'dry-run': true },
      problems: [],
    });
  });
});

describe('secrets', () => {
  test('are masked as soon as they are read', () => {
    const secrets = new Secrets();
    read({ INPUT_SECRET: ' hunter22\n' }, secrets);
    expect(secrets.redact('is hunter22')).toBe('is ***');
  });

  test('that are malformed are never shown', () => {
    const { parse } = input.duration();
    const definitions = { token: { ...input.secret(), parse } };
    const { problems } = readInputs(definitions, { INPUT_TOKEN: 'hunter22' }, new Secrets());
    expect(problems).toEqual([{ input: 'token', message: 'has a malformed value' }]);
  });
});

test.prop([
  fc.dictionary(
    fc.string({ minLength: 1 }).map((name) => `INPUT_${name}`),
    fc.string(),
  ),
])('whatever is given, reading ends with values and problems', (environment) => {
  const { values, problems } = readInputs(every, environment, new Secrets());
  expect(Object.keys(values)).toEqual(Object.keys(every));
  for (const { input: name, message } of problems) {
    expect(name).toBeTypeOf('string');
    expect(message).not.toContain('undefined');
  }
});

test.prop([
  fc.record({
    text: fc.stringMatching(/^[a-z][ -~]{0,20}[a-z]$/),
    integer: fc.integer({ min: 1 }),
    boolean: fc.boolean(),
    list: fc.array(fc.stringMatching(/^[a-z]{1,5}$/), { minLength: 1 }),
  }),
])('what is written as an input is read back', ({ text, integer, boolean, list }) => {
  const { values, problems } = read({
    INPUT_TEXT: text,
    INPUT_INTEGER: String(integer),
    INPUT_BOOLEAN: String(boolean),
    INPUT_LIST: list.join('\n'),
  });
  expect(problems).toEqual([]);
  expect(values).toMatchObject({ text, integer, boolean, list });
});
