import { describe, expect, test } from 'vitest';
import { stringify } from 'yaml';
import { fileWith, loadText, problemsOf } from './load-in.ts';

/** Loads the section under `rolling:`. */
async function loadRolling(section: unknown) {
  const { configuration } = await loadText(fileWith(stringify({ rolling: section })));
  return configuration.sections.rolling;
}

async function rollingProblems(section: unknown): Promise<string[]> {
  return (await problemsOf(loadRolling(section))).map((problem) =>
    problem.replace(/^\S+ /, '').replaceAll('environments.production.', ''),
  );
}

describe('the steps', () => {
  test('are one instance, half and all when absent', async () => {
    expect(await loadRolling({})).toEqual({
      steps: [
        { size: { instances: 1 }, watch: 300_000 },
        { size: { percent: 50 }, watch: 120_000 },
        { size: { percent: 100 }, watch: 120_000 },
      ],
      workloads: {},
    });
  });

  test('are numbers of instances, then shares, each with its time', async () => {
    expect(await loadRolling({ steps: ['1 90s', 2, '25%  5m', '100%'] })).toMatchObject({
      steps: [
        { size: { instances: 1 }, watch: 90_000 },
        { size: { instances: 2 }, watch: 0 },
        { size: { percent: 25 }, watch: 300_000 },
        { size: { percent: 100 }, watch: 0 },
      ],
    });
  });

  test.each([
    [[], '`rolling.steps`: needs at least one entry'],
    [['50%'], '`rolling.steps[0]`: is the last step, but an update ends at `100%`'],
    [['3'], '`rolling.steps[0]`: is the last step, but an update ends at `100%`'],
    [['0', '100%'], '`rolling.steps[0]`: found `0`, a step has an instance at least'],
    [['150%'], '`rolling.steps[0]`: found `150%`, a share is a whole percentage from 1% to 100%'],
    [['2', '1', '100%'], '`rolling.steps[1]`: does not rise from the step before it'],
    [['50%', '50%', '100%'], '`rolling.steps[1]`: does not rise from the step before it'],
    [['50%', '3', '100%'], '`rolling.steps[1]`: a number of instances can’t follow a share'],
    [
      ['1 5m now', '100%'],
      '`rolling.steps[0]`: found `1 5m now`, allowed is a number of instances or a share',
    ],
    [['1 5', '100%'], '`rolling.steps[0]`: found `5`, but a duration has a unit'],
    [[true], '`rolling.steps[0]`: must be a number of instances or a share'],
  ])('%j are refused', async (steps, message) => {
    expect(await rollingProblems({ steps })).toContainEqual(expect.stringContaining(message));
  });
});

describe('what differs for a workload', () => {
  const worker = (tasks: object) => ({ workloads: { worker: { 'stale-tasks': [tasks] } } });
  const redis = { store: 'redis', url: 'redis://127.0.0.1:6379/0', queue: 'celery' };

  test('is its steps, what drains and verifies it, and its tasks', async () => {
    const section = {
      workloads: {
        worker: {
          steps: ['1', '100%'],
          drain: [{ run: './drain.sh' }],
          verify: [{ url: 'http://flower/api/workers' }],
          'stale-tasks': [{ ...redis, 'older-than': '1d' }],
        },
      },
    };
    expect(await loadRolling(section)).toMatchObject({
      workloads: {
        worker: {
          steps: [{ size: { instances: 1 } }, { size: { percent: 100 } }],
          'stale-tasks': [{ 'older-than': 86_400_000, enqueued: 'headers.enqueued_at', timeout: 60_000 }],
        },
      },
    });
  });

  test('has tasks that go by age, or all of them when the queue is named once more', async () => {
    await expect(loadRolling(worker({ ...redis, purge: 'celery' }))).resolves.toBeDefined();
    expect(await rollingProblems(worker({ ...redis, purge: 'all' }))).toEqual([
      expect.stringContaining(
        'found `all`, but every task is removed only when the queue itself is named: `purge: celery`',
      ),
    ]);
    expect(await rollingProblems(worker({ ...redis, purge: true }))).toEqual([
      expect.stringContaining('must be the name of the queue once more; found `true`'),
    ]);
    for (const both of [{}, { purge: 'celery', 'older-than': '1d' }]) {
      expect(await rollingProblems(worker({ ...redis, ...both }))).toEqual([
        expect.stringContaining('needs either `older-than`, or `purge` with the name of the queue'),
      ]);
    }
  });

  test('reaches its tasks where they are', async () => {
    expect(await rollingProblems(worker({ ...redis, url: 'http://x', purge: 'celery' }))).toEqual([
      expect.stringContaining('must be an address that starts with redis:// or rediss://'),
    ]);
    for (const url of ['http://:pw12@host/0', 'redis://:pw12 x@host/0', ':pw12@host']) {
      const [problem] = await rollingProblems(worker({ ...redis, url, purge: 'celery' }));
      expect(problem).toContain('must be an address that starts with redis:// or rediss://, without spaces');
      expect(problem).not.toContain('pw12');
    }
    expect(await rollingProblems(worker({ ...redis, store: 'sqs' }))).toEqual([
      expect.stringContaining('unknown task store `sqs`; available: `redis`, `command`'),
    ]);
    const command = { store: 'command', queue: 'q', list: { run: './list' }, 'older-than': '1h' };
    expect(await rollingProblems(worker(command))).toEqual([expect.stringContaining('.remove`: is missing')]);
  });
});
