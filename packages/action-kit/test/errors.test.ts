import {
  ConfigurationError,
  describeError,
  describeFailure,
  formatProblem,
  ProviderError,
  quoted,
  summarizeFailure,
} from '@deploy-actions/action-kit';
import { describe, expect, test } from 'vitest';

describe('a problem', () => {
  test.each([
    [{ message: 'x' }, 'x'],
    [{ message: 'x', input: 'a' }, 'input `a`: x'],
    [{ message: 'x', input: 'a', position: { line: 2, column: 3 } }, 'input `a`: line 2, column 3: x'],
    [{ message: 'x', location: { file: 'f.yml', line: 2, column: 3 } }, 'f.yml:2:3: x'],
    [
      { message: 'x', input: 'a', location: { file: 'f.yml', line: 2, column: 3 } },
      'input `a` (f.yml:2:3): x',
    ],
  ])('%o is `%s`', (problem, text) => {
    expect(formatProblem(problem)).toBe(text);
  });
});

describe('the description of anything thrown', () => {
  test('has the messages of all causes', () => {
    const error = new Error('outer', { cause: new TypeError('middle', { cause: 'inner' }) });
    expect(describeError(error)).toBe('outer: middle: inner');
  });

  test('ends when causes go in circles', () => {
    const error = new Error('a');
    error.cause = new Error('b', { cause: error });
    expect(describeError(error)).toBe('a: b');
  });

  test('has the errors of an aggregate without a message', () => {
    expect(describeError(new AggregateError([new Error('over IPv6'), new Error('over IPv4')]))).toBe(
      'over IPv6; over IPv4',
    );
  });

  test.each([
    ['text', 'text'],
    [undefined, 'undefined'],
    [null, 'null'],
    [new Error(''), 'Error'],
  ])('%o is `%s`', (thrown, text) => {
    expect(describeError(thrown)).toBe(text);
  });
});

describe('a failure is told', () => {
  test('with every problem, and that nothing was changed when nothing had begun', () => {
    const error = new ConfigurationError([{ input: 'a', message: 'x' }, { message: 'y' }]);
    expect(describeFailure(error, { started: false })).toEqual({
      problems: [{ input: 'a', message: 'x' }, { message: 'y' }],
      note: 'Nothing was changed: these 2 problems have to be put right first.',
    });
    expect(describeFailure(error, { started: true })).toEqual({ problems: error.problems });
  });

  test('with the system that failed, once', () => {
    const failed = (message: string, retryable: boolean) =>
      describeFailure(new ProviderError(message, { system: 'router', operation: 'write', retryable }), {
        started: true,
      });
    expect(failed('answered 500', false)).toEqual({
      problems: [{ message: 'router: write failed: answered 500' }],
    });
    expect(failed('the router answered 503', true)).toEqual({
      problems: [{ message: 'the router answered 503' }],
      note: 'This may pass by itself: running the job again is safe.',
    });
  });

  test('as a bug with its stack when it is nothing else', () => {
    const error = new RangeError('off by one');
    expect(describeFailure(error, { started: true })).toEqual({
      problems: [{ message: 'This is a bug in deploy-actions, please report it: off by one' }],
      stack: error.stack,
    });
    expect(describeFailure('thrown text', { started: true })).toEqual({
      problems: [{ message: 'This is a bug in deploy-actions, please report it: thrown text' }],
    });
  });

  test('as a summary that no message can break', () => {
    const markdown = summarizeFailure('rollback', { problems: [{ message: '<b>\nsecond' }], note: 'Note.' });
    expect(markdown).toBe('### ❌ rollback failed\n\n- &lt;b>\n  second\n\nNote.');
  });
});

describe('a quoted text', () => {
  test('is one line', () => {
    expect(quoted('a\nb\t\u001b[1m')).toBe('`a\\nb\\t\\u001b[1m`');
  });

  test('is cut when long, never inside a character', () => {
    expect(quoted('x'.repeat(500))).toBe(`\`${'x'.repeat(120)}…\``);
    expect(quoted(`${'x'.repeat(119)}😀 and more`).isWellFormed()).toBe(true);
  });
});
