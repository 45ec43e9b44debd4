import { createTestRuntime } from '@deploy-actions/testing';
import { describe, expect, test } from 'vitest';
import type { Answer } from '../src/check.ts';
import { runChecks } from '../src/engine.ts';
import { prepared } from './asking.ts';

const pass: Answer = { status: 'pass', finding: 'fine', answer: 'I am fine' };
const fail: Answer = { status: 'fail', finding: 'ill', answer: 'I am ill' };
const never = () => new Promise<never>(() => {});
const untilAborted = (signal: AbortSignal) =>
  new Promise<never>((_, reject) => signal.addEventListener('abort', () => reject(signal.reason)));

describe('results', () => {
  test('come in the order of the checks, however long each took', async () => {
    const runtime = await createTestRuntime();
    const after = (seconds: number) => async () => {
      await runtime.clock.sleep(seconds * 1_000);
      return pass;
    };
    const seen: string[] = [];
    const results = await runChecks(
      [prepared(after(3), { id: 'slow' }), prepared(after(1), { id: 'fast' })],
      runtime,
      { concurrency: 64, onResult: ({ id }) => seen.push(id) },
    );
    expect(results.map(({ id, duration }) => [id, duration])).toEqual([
      ['slow', 3_000],
      ['fast', 1_000],
    ]);
    expect(seen).toEqual(['fast', 'slow']);
  });

  test('carry what was asked, what came back and when', async () => {
    const runtime = await createTestRuntime();
    const [result] = await runChecks([prepared(async () => pass, { remedy: 'rest' })], runtime, {
      concurrency: 1,
    });
    expect(result).toMatchObject({
      status: 'pass',
      finding: 'fine',
      evidence: { asked: 'how are you', answer: 'I am fine', at: runtime.clock.now() },
      remedy: 'rest',
      tries: 1,
    });
  });

  test('have a finding of one line', async () => {
    const [result] = await runChecks(
      [prepared(async () => ({ ...fail, finding: 'one\n  two\r\nthree\n' }))],
      await createTestRuntime(),
      { concurrency: 1 },
    );
    expect(result?.finding).toBe('one two three');
  });
});

describe('concurrency', () => {
  async function peak(concurrency: number): Promise<number> {
    const runtime = await createTestRuntime();
    let now = 0;
    let most = 0;
    const check = prepared(async () => {
      now += 1;
      most = Math.max(most, now);
      await runtime.clock.sleep(1_000);
      now -= 1;
      return pass;
    });
    await runChecks(
      Array.from({ length: 10 }, () => check),
      runtime,
      { concurrency },
    );
    return most;
  }

  test('is as high as allowed and no higher', async () => {
    expect(await peak(3)).toBe(3);
    expect(await peak(64)).toBe(10);
  });

  test('lets independent checks take as long as the slowest of them', async () => {
    const runtime = await createTestRuntime();
    const check = prepared(async () => {
      await runtime.clock.sleep(1_000);
      return pass;
    });
    const started = runtime.clock.now();
    const results = await runChecks(
      Array.from({ length: 40 }, () => check),
      runtime,
      { concurrency: 64 },
    );
    expect(results).toHaveLength(40);
    expect(runtime.clock.now() - started).toBe(1_000);
  });
});

describe('a check that does not answer', () => {
  test('fails with its error when it throws, also outside of a promise', async () => {
    const throwing = () => {
      throw new Error('no such host', { cause: new Error('ENOTFOUND') });
    };
    const results = await runChecks(
      [prepared(async () => throwing()), prepared(throwing), prepared(() => Promise.reject('a text'))],
      await createTestRuntime(),
      { concurrency: 64 },
    );
    expect(results.map(({ status, finding }) => [status, finding])).toEqual([
      ['fail', 'no such host: ENOTFOUND'],
      ['fail', 'no such host: ENOTFOUND'],
      ['fail', 'a text'],
    ]);
  });

  test('fails at its time limit, and is given up when it hangs even then', async () => {
    const runtime = await createTestRuntime();
    const started = runtime.clock.now();
    const [obedient, deaf] = await runChecks([prepared(untilAborted), prepared(never)], runtime, {
      concurrency: 2,
    });
    expect(obedient).toMatchObject({ status: 'fail', finding: 'no answer within 5s', duration: 5_000 });
    expect(deaf).toMatchObject({ status: 'fail', finding: 'no answer within 5s', duration: 8_000 });
    expect(runtime.clock.now() - started).toBe(8_000);
  });

  test('may still say how far it came, but cannot pass any more', async () => {
    const runtime = await createTestRuntime();
    const late = (answer: Answer) => async () => {
      await runtime.clock.sleep(6_000);
      return answer;
    };
    const [passed, warned, failed] = await runChecks(
      [prepared(late(pass)), prepared(late({ ...pass, status: 'warn' })), prepared(late(fail))],
      runtime,
      { concurrency: 3 },
    );
    expect(passed).toMatchObject({ status: 'fail', finding: 'no answer within 5s' });
    expect(warned).toMatchObject({ status: 'fail', finding: 'no answer within 5s' });
    expect(failed).toMatchObject({ status: 'fail', finding: 'ill', evidence: { answer: 'I am ill' } });
  });
});

describe('retries', () => {
  test('end with the first answer that is no failure', async () => {
    const runtime = await createTestRuntime();
    const answers = [fail, { ...pass, status: 'warn' as const }, pass];
    const check = prepared(async () => answers.shift() ?? fail, { retries: 5 });
    const [result] = await runChecks([check], runtime, { concurrency: 1 });
    expect(result).toMatchObject({ status: 'warn', finding: 'fine (try 2)', tries: 2, duration: 1_000 });
  });

  test('are as many as configured, each with a time limit of its own', async () => {
    const runtime = await createTestRuntime();
    let asked = 0;
    const check = prepared(
      (signal) => {
        asked += 1;
        return untilAborted(signal);
      },
      { retries: 2 },
    );
    const [result] = await runChecks([check], runtime, { concurrency: 1 });
    expect(asked).toBe(3);
    expect(result).toMatchObject({ status: 'fail', tries: 3, duration: 17_000 });
  });
});

describe('cancelling', () => {
  test('fails what runs and what has not begun, and retries nothing', async () => {
    const runtime = await createTestRuntime();
    let asked = 0;
    const check = prepared(
      (signal) => {
        asked += 1;
        runtime.cancel(new Error('cancelled by SIGINT'));
        return untilAborted(signal);
      },
      { retries: 3 },
    );
    const results = await runChecks([check, check], runtime, { concurrency: 1 });
    expect(asked).toBe(1);
    for (const result of results)
      expect(result).toMatchObject({ status: 'fail', finding: 'cancelled by SIGINT' });
  });

  test('gives up what does not listen, within the 7.5 s the runner leaves', async () => {
    const runtime = await createTestRuntime();
    const check = prepared(() => {
      runtime.cancel(new Error('cancelled by SIGINT'));
      return never();
    });
    const [result] = await runChecks([check], runtime, { concurrency: 1 });
    expect(result).toMatchObject({ status: 'fail', finding: 'cancelled by SIGINT' });
    expect(result?.duration).toBeLessThan(7_500);
  });

  test('ends the pause before a further try', async () => {
    const runtime = await createTestRuntime();
    const check = prepared(
      async () => {
        setTimeout(() => runtime.cancel(), 0);
        return fail;
      },
      { retries: 9 },
    );
    const sleepLong = { ...runtime, clock: { now: () => 0, sleep: untilCancelled } };
    const [result] = await runChecks([check], sleepLong, { concurrency: 1 });
    expect(result).toMatchObject({ status: 'fail', finding: 'ill', tries: 1 });
  });
});

/** A clock on which no time passes. */
function untilCancelled(_: number, signal?: AbortSignal): Promise<void> {
  return new Promise((_resolve, reject) =>
    signal?.addEventListener('abort', () => reject(signal.reason), { once: true }),
  );
}
