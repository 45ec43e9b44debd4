import { readdirSync } from 'node:fs';
import { createTestRuntime } from '@deploy-actions/testing';
import { beforeEach, describe, expect, test } from 'vitest';
import { removeStaleTasks } from '../../src/index.ts';

type Runtime = Awaited<ReturnType<typeof createTestRuntime>>;

const hour = 3_600_000;
let runtime: Runtime;
beforeEach(async () => {
  runtime = await createTestRuntime();
});

const ago = (milliseconds: number) => new Date(runtime.clock.now() - milliseconds).toISOString();
const task = (id: unknown, enqueued?: unknown) => ({ id, enqueued });

/** A queue in a file of the workspace: `remove` takes those of the tasks file out of it. */
async function sweep(
  waiting: unknown,
  {
    remove = 'tee seen.txt < "$DEPLOY_TASKS_FILE"; stat -c %a "$DEPLOY_TASKS_FILE"; echo "$DEPLOY_QUEUE $DEPLOY_VERSION"; echo "[]" > queue.json',
    ...change
  }: { remove?: string; list?: string; purge?: string; 'older-than'?: number; timeout?: number } = {},
) {
  const text = typeof waiting === 'string' ? waiting : JSON.stringify(waiting);
  const { exitCode } = await runtime.processes.script({
    script: 'printf %s "$TEXT" > queue.json',
    environment: { TEXT: text },
    directory: runtime.workspace,
    timeout: 20_000,
  });
  expect(exitCode).toBe(0);
  const { list = 'cat queue.json', ...limits } = change;
  return removeStaleTasks(
    {
      ...{ store: 'command', queue: 'orders', list: { run: list }, remove: { run: remove }, timeout: 20_000 },
      ...(limits.purge === undefined ? { 'older-than': hour } : {}),
      ...limits,
    },
    { DEPLOY_VERSION: '2.0.0' },
    runtime,
  );
}

describe('a queue with scripts', () => {
  test('loses what is too old, by a file that only its owner may read', async () => {
    const old = task('$(touch pwned); "quoted" --all', ago(hour + 1));
    const result = await sweep(
      [old, task(7, ago(hour + 1)), task('new', ago(hour - 1)), task('odd', 'soon')],
      {
        remove: `cat "$DEPLOY_TASKS_FILE"; stat -c %a "$DEPLOY_TASKS_FILE"; echo "$DEPLOY_QUEUE $DEPLOY_VERSION"; echo '${JSON.stringify([task('new'), task('odd')])}' > queue.json`,
      },
    );
    expect(result).toEqual({ queue: 'orders', removed: 2, kept: 2, unknown: 1 });
    expect(runtime.lines).toEqual(expect.arrayContaining([`  ${old.id}`, '  7', '  600', '  orders 2.0.0']));
    expect(runtime.lines).toContain('Queue `orders`: 2 tasks removed that waited longer than 1h; 2 kept.');
    expect(runtime.lines).toContainEqual(
      expect.stringMatching(/^warning: Queue `orders`: 1 task stayed because .* found `soon`/),
    );
    // The file is gone, and nothing of it was run.
    expect(readdirSync(runtime.temporary)).toEqual(['queue.json']);
  });

  test('loses all when it is to be purged', async () => {
    const result = await sweep([task('a'), task('b', ago(0))], { purge: 'orders' });
    expect(result).toEqual({ queue: 'orders', removed: 2, kept: 0, unknown: 0 });
  });

  test('is left alone when nothing is too old', async () => {
    const result = await sweep([task('a'), task('b', ago(0))], { remove: 'exit 1' });
    expect(result).toEqual({ queue: 'orders', removed: 0, kept: 2, unknown: 1 });
  });

  test.each([
    ['no JSON', '`list` must print JSON alone'],
    ['', 'it printed nothing'],
    [{ id: 'a' }, '`list` must print a list of tasks'],
    [[{ name: 'a' }], 'task 1 has no `id` that is one line of text; found `{"name":"a"}`'],
    [[task('a'), task('b\nc')], 'task 2 has no `id` that is one line of text'],
    [[task('')], 'task 1 has no `id`'],
    [[task(1.5)], 'task 1 has no `id`'],
    [[null], 'task 1 has no `id`'],
    [[task('a'), task('a')], 'two tasks with the `id` `a`'],
  ])('is left alone when `list` prints %j', async (waiting, message) => {
    await expect(sweep(waiting, { remove: 'touch removed' })).rejects.toMatchObject({
      name: 'ProviderError',
      message: expect.stringContaining(message),
    });
    expect(readdirSync(runtime.workspace)).toEqual(['queue.json']);
  });

  test('says so when tasks stay that were to go', async () => {
    const waiting = [task('a', ago(2 * hour)), task('b', ago(2 * hour))];
    const remove = `echo '${JSON.stringify([task('b')])}' > queue.json`;
    await expect(sweep(waiting, { remove })).rejects.toThrow(
      '`remove` ended with 0, but 1 task of 2 still stand in `list`, such as `b`',
    );
  });

  test('fails with a script that fails or takes too long, and its file is gone', async () => {
    const waiting = [task('a', ago(2 * hour))];
    await expect(sweep(waiting, { remove: 'echo no rights; exit 3' })).rejects.toThrow(
      '`remove` of the stale tasks ended with exit code 3; its last lines:\nno rights',
    );
    await expect(sweep(waiting, { list: 'sleep 60', timeout: 100 })).rejects.toMatchObject({
      message: expect.stringContaining('`list` of the stale tasks did not end within 100ms'),
      retryable: true,
    });
    expect(readdirSync(runtime.temporary)).toEqual(['queue.json']);
  });
});
