import { createTestRuntime } from '@deploy-actions/testing';
import { expect, test } from 'vitest';
import { removeStaleTasks, staleTasksObstacles } from '../../src/index.ts';

const tasks = (url: string) => ({
  store: 'redis' as const,
  ...{ queue: 'jobs', purge: 'jobs', enqueued: 'headers.enqueued_at', timeout: 1_000, url },
});

test.each([
  ['redis://:pw@127.0.0.1:1/0', 'pw'],
  ['redis://:hunter2@127.0.0.1:1/0', 'hunter2'],
  ['redis://:p%40ss-word@127.0.0.1:1/0', 'p%40ss-word'],
  ['redis://:%70w%2dx@127.0.0.1:1/0', '%70w%2dx'],
  ['redis://user:%F0p@127.0.0.1:1/0', '%F0p'],
])('the password in %s is refused and never shown', async (url, password) => {
  const runtime = await createTestRuntime();
  const obstacles = await staleTasksObstacles(tasks(url), runtime);
  expect(obstacles).toEqual([
    'stale tasks of the queue `jobs`: `url` of the stale tasks has a password in it: put the whole address into a variable and write `url: env:REDIS_URL`',
  ]);
  const removing = removeStaleTasks(tasks(url), {}, runtime);
  await expect(removing).rejects.toThrow('has a password in it');
  await expect(removing).rejects.not.toThrow(password);
  if (password.length >= 4) expect(runtime.secrets.redact(`AUTH ${password}`)).toBe('AUTH ***');
});
