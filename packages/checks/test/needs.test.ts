import { ConfigurationError } from '@deploy-actions/action-kit';
import { createTestRuntime } from '@deploy-actions/testing';
import { fc, test as property } from '@fast-check/vitest';
import { describe, expect, test } from 'vitest';
import type { Answer } from '../src/check.ts';
import { runChecks } from '../src/engine.ts';
import { selectChecks } from '../src/selection.ts';
import { contextOf, prepared, realRuntime, section } from './asking.ts';

const pass: Answer = { status: 'pass', finding: 'fine', answer: 'I am fine' };
const fail: Answer = { status: 'fail', finding: 'ill', answer: 'I am ill' };
const waiver = { check: 'a', by: 'Ada', reason: 'false alarm', until: 1 };

describe('a check that needs others', () => {
  test('runs after them, however it is ordered', async () => {
    const runtime = await createTestRuntime();
    const begun: string[] = [];
    const check = (id: string, needs: string[], seconds: number) =>
      prepared(
        async () => {
          begun.push(`${id} at ${runtime.clock.now() - started}`);
          await runtime.clock.sleep(seconds * 1_000);
          return pass;
        },
        { id, needs },
      );
    const started = runtime.clock.now();
    const checks = [check('c', ['b', 'a'], 1), check('b', ['a'], 2), check('a', [], 3), check('d', [], 1)];
    const results = await runChecks(checks, runtime, { concurrency: 64 });
    expect(begun).toEqual(['a at 0', 'd at 0', 'b at 3000', 'c at 5000']);
    expect(results.map(({ id }) => id)).toEqual(['c', 'b', 'a', 'd']);
  });

  test('keeps no place from a check that could run', async () => {
    const runtime = await createTestRuntime();
    const slow = prepared(
      async () => {
        await runtime.clock.sleep(5_000);
        return pass;
      },
      { id: 'slow' },
    );
    const ends: Record<string, number> = {};
    const started = runtime.clock.now();
    const waits = ['w1', 'w2', 'w3'].map((id) => prepared(async () => pass, { id, needs: ['slow'] }));
    await runChecks([slow, ...waits, prepared(async () => pass, { id: 'free' })], runtime, {
      concurrency: 2,
      onResult: ({ id }) => (ends[id] = runtime.clock.now() - started),
    });
    expect(ends).toEqual({ free: 0, slow: 5_000, w1: 5_000, w2: 5_000, w3: 5_000 });
  });

  test('is a failure that was not asked when one of them failed, and so is what needs it', async () => {
    const asked: string[] = [];
    const note = (id: string) => async () => {
      asked.push(id);
      return pass;
    };
    const results = await runChecks(
      [
        prepared(async () => fail, { id: 'a' }),
        prepared(note('b'), { id: 'b', needs: ['a'] }),
        prepared(note('c'), { id: 'c', needs: ['b'] }),
      ],
      await createTestRuntime(),
      { concurrency: 64 },
    );
    expect(asked).toEqual([]);
    expect(results.map(({ status, finding }) => [status, finding])).toEqual([
      ['fail', 'ill'],
      ['fail', 'not asked, because it needs `a`, which failed'],
      ['fail', 'not asked, because it needs `b`, which failed'],
    ]);
    expect(results[1]).toMatchObject({ evidence: undefined, tries: 0 });
  });

  test.each<[string, Partial<Parameters<typeof prepared>[1]>, Answer]>([
    ['warned', {}, { ...pass, status: 'warn' }],
    ['failed, and somebody answers for it', { waiver }, fail],
    ['does not apply', { leftOut: async () => 'applies only to giraffes' }, fail],
  ])('is asked when the other %s', async (_, more, answer) => {
    const checks = [
      prepared(async () => answer, { id: 'a', ...more }),
      prepared(async () => pass, { id: 'b', needs: ['a'] }),
    ];
    const results = await runChecks(checks, await createTestRuntime(), { concurrency: 1 });
    expect(results[1]?.status).toBe('pass');
  });

  property.prop([
    fc.integer({ min: 1, max: 5 }),
    fc.array(fc.tuple(fc.array(fc.nat(11), { maxLength: 3 }), fc.boolean()), { minLength: 1, maxLength: 12 }),
  ])('never begins before its needs ended, and every check ends once', async (concurrency, shape) => {
    const runtime = await createTestRuntime();
    const ended = new Set<string>();
    let early = 0;
    const checks = shape.map(([needs, good], index) => {
      const before = needs.filter((need) => need < index).map(String);
      const ask = async () => {
        if (before.some((need) => !ended.has(need))) early += 1;
        await runtime.clock.sleep(1_000);
        return good ? pass : fail;
      };
      return prepared(ask, { id: String(index), needs: before });
    });
    const results = await runChecks(checks.toReversed(), runtime, {
      concurrency,
      onResult: ({ id }) => ended.add(id),
    });
    expect(early).toBe(0);
    expect(results.map(({ id }) => id)).toEqual(checks.map(({ id }) => id).toReversed());
    for (const { id, status } of results) {
      const needs = checks[Number(id)]?.needs ?? [];
      const bad = needs.some((need) => results.find((one) => one.id === need)?.status === 'fail');
      if (bad) expect(status).toBe('fail');
    }
  });
});

describe('needs that can not be', () => {
  async function problems(...checks: object[]): Promise<string[]> {
    const runtime = await createTestRuntime();
    const error = await selectChecks({ checks: section(...checks) }, contextOf(runtime)).then(
      () => undefined,
      (thrown: unknown) => thrown,
    );
    if (!(error instanceof ConfigurationError)) throw new Error(`no ConfigurationError, but ${error}`);
    return error.problems.map(({ message }) => message);
  }
  const check = (id: string, needs?: string[], more: object = {}) => ({
    ...{ id, kind: 'disk', free: '1B' },
    ...(needs && { needs }),
    ...more,
  });

  test('are all told: unknown ids, other phases, circles', async () => {
    expect(
      await problems(
        check('build', ['tests']),
        check('test'),
        check('later', undefined, { phase: 'smoke' }),
        check('early', ['later']),
        check('a', ['b']),
        check('b', ['c', 'test']),
        check('c', ['a']),
        check('self', ['self']),
      ),
    ).toEqual([
      'check `build`: needs `tests`: no check has the id `tests`; did you mean `test`?',
      'check `early`: needs `later`, which runs in another phase',
      'check `a`: its needs go in a circle: `a` → `b` → `c` → `a`',
      'check `self`: its needs go in a circle: `self` → `self`',
    ]);
  });

  test('but a check that the profile leaves out is no problem: nothing waits for it', async () => {
    const runtime = await realRuntime();
    const left = check('left', undefined, { profiles: ['major'] });
    const { checks, order } = await selectChecks(
      { checks: section(check('waits', ['left']), left) },
      contextOf(runtime),
    );
    const results = await runChecks(checks, runtime, { concurrency: 1 });
    expect(results.map(({ status }) => status)).toEqual(['pass']);
    expect(order).toEqual(['waits', 'left']);
  });
});
