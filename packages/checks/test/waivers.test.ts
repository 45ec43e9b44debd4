import type { ConfigurationError } from '@deploy-actions/action-kit';
import { sections } from '@deploy-actions/config';
import { describe, expect, test } from 'vitest';
import { runChecks } from '../src/engine.ts';
import { selectChecks } from '../src/selection.ts';
import { judge } from '../src/verdict.ts';
import { contextOf, realRuntime, section } from './asking.ts';

const checks = section(
  { id: 'space', kind: 'disk', free: '900TiB', remedy: 'Make room.' },
  { id: 'variables', kind: 'env-vars', names: ['MISSING'], severity: 'warning' },
  { id: 'fine', kind: 'disk', free: '1B' },
);
const waiver = { check: 'space', by: 'Ada', reason: 'it grows on Monday', until: '2026-02-01' };

async function verify(...waivers: object[]) {
  const runtime = await realRuntime();
  const selection = await selectChecks(
    { checks, waivers: sections.waivers.parse(waivers) },
    contextOf(runtime),
  );
  const results = await runChecks(selection.checks, runtime, { concurrency: 8 });
  return { results, judgement: judge(results, false) };
}

/** A day some days from today. */
async function day(offset: number): Promise<string> {
  const { clock } = await realRuntime();
  return new Date(clock.now() + offset * 86_400_000).toISOString().slice(0, 10);
}

describe('a waived failure', () => {
  test('stays a failure, and no longer blocks', async () => {
    const { results, judgement } = await verify({ ...waiver, until: await day(2) });
    expect(results[0]).toMatchObject({ status: 'fail', waiver: { by: 'Ada', reason: 'it grows on Monday' } });
    expect(judgement).toMatchObject({
      ...{ verdict: 'conditional-go', risk: 'medium' },
      counts: { passed: 1, failed: 1, warned: 0, skipped: 0, waived: 1 },
      reason: '1 of 3 checks failed (variables), 1 of 3 checks waived (space)',
    });
  });

  test('counts to the end of its day, in UTC', async () => {
    const { judgement } = await verify({ ...waiver, until: await day(0) });
    expect(judgement.verdict).toBe('conditional-go');
  });

  test('blocks again when the waiver has ended, and says so', async () => {
    const { results, judgement } = await verify({ ...waiver, until: await day(-1) });
    expect(judgement.verdict).toBe('no-go');
    expect(results[0]?.waiver).toBeUndefined();
    expect(results[0]?.remedy).toBe(
      `Make room. The waiver of Ada (it grows on Monday) ended at ${await day(-1)}T23:59:59Z: put this right, or have the waiver renewed.`,
    );
  });

  test('of a check that passes changes nothing', async () => {
    const { judgement } = await verify({ ...waiver, check: 'fine', until: await day(2) });
    expect(judgement).toMatchObject({ verdict: 'no-go', counts: { waived: 0 } });
  });
});

describe('waivers are refused', () => {
  test('that name no check, or a check twice', async () => {
    const error = await verify({ ...waiver, check: 'spaces' }, waiver, waiver).then(
      () => undefined,
      (thrown: unknown) => thrown,
    );
    expect((error as ConfigurationError).problems.map(({ message }) => message)).toEqual([
      'waiver 1: no check has the id `spaces`; did you mean `space`?',
      'waiver 3: `space` has a waiver already; keep the one that holds',
    ]);
  });

  test.each(['tomorrow', '2026-13-01', '2026-02-30', '2026-02-01T10:00', '1'])('that end at %s', (until) => {
    const { error } = sections.waivers.safeParse([{ ...waiver, until }]);
    expect(error?.issues[0]?.message).toContain('must be a day');
  });
});
