import { createTestRuntime } from '@deploy-actions/testing';
import { describe, expect, it } from 'vitest';
import type { Assessment, LookOptions, Verdict } from '../../src/judgement/verdict.ts';
import { extensionOf, watchWindow } from '../../src/judgement/watch-window.ts';
import { indicator, metricsSection } from '../metrics-service.ts';

const minute = { duration: 60_000, interval: 10_000 };

/** A judge that says one verdict after another, the last one for ever; `!` is a look that throws, a number one that takes so long. */
async function script(...steps: readonly (Verdict | '!' | number)[]) {
  const runtime = await createTestRuntime();
  const { clock } = runtime;
  const started = clock.now();
  const times: number[] = [];
  const judge = {
    async look(): Promise<Assessment> {
      const step = steps[Math.min(times.length, steps.length - 1)] ?? 'pass';
      times.push((clock.now() - started) / 1_000);
      if (step === '!') throw new TypeError('a bug');
      if (typeof step === 'number') clock.advance(step);
      const verdict = typeof step === 'number' ? 'pass' : step;
      return {
        at: clock.now(),
        verdict,
        reasonCode: `code-${verdict}`,
        reason: `because ${verdict}`,
        readings: [],
      };
    },
  };
  return { judge, runtime, times };
}

async function verdictOf(...steps: readonly (Verdict | '!')[]): Promise<string> {
  const { judge, runtime } = await script(...steps);
  return (await watchWindow(judge, minute, runtime)).verdict;
}

describe('watchWindow', () => {
  it('looks at the start, at each interval and at the end', async () => {
    const { judge, runtime, times } = await script('pass');
    const seen: Verdict[] = [];
    const result = await watchWindow(
      judge,
      { duration: 25_000, interval: 10_000, onLook: ({ verdict }) => void seen.push(verdict) },
      runtime,
    );
    expect(times).toEqual([0, 10, 20, 25]);
    expect(result).toMatchObject({ verdict: 'pass', reasonCode: 'code-pass', reason: 'because pass' });
    expect(result.endedAt - result.startedAt).toBe(25_000);
    expect(result.looks).toHaveLength(4);
    expect(seen).toHaveLength(4);
  });

  it('keeps to its intervals when a look is slow', async () => {
    const { judge, runtime, times } = await script(13_000, 'pass');
    await watchWindow(judge, minute, runtime);
    expect(times).toEqual([0, 20, 30, 40, 50, 60]);
  });

  it('ends at once on a regression', async () => {
    const { judge, runtime, times } = await script('pass', 'regress');
    const result = await watchWindow(judge, minute, runtime);
    expect(times).toEqual([0, 10]);
    expect(result).toMatchObject({ verdict: 'regress', reason: 'because regress' });
  });

  it('looks once for a window without duration', async () => {
    const { judge, runtime, times } = await script('insufficient-sample');
    const result = await watchWindow(judge, { duration: 0, interval: 10_000 }, runtime);
    expect(times).toEqual([0]);
    expect(result.verdict).toBe('insufficient-sample');
  });

  it('forgives a failed look in the middle, also one that throws', async () => {
    expect(await verdictOf('pass', 'provider-error', 'pass')).toBe('pass');
    const { judge, runtime } = await script('pass', '!', 'pass');
    expect(await watchWindow(judge, minute, runtime)).toMatchObject({
      verdict: 'pass',
      looks: expect.arrayContaining([expect.objectContaining({ reasonCode: 'look-failed' })]),
    });
    expect(runtime.lines).toContain('warning: A look at the metrics failed: a bug');
  });

  it('does not pass when its end could not be read, after two more tries', async () => {
    const { judge, runtime, times } = await script('pass', 'pass', 'pass', 'pass', 'pass', 'provider-error');
    expect((await watchWindow(judge, minute, runtime)).verdict).toBe('provider-error');
    expect(times).toEqual([0, 10, 20, 30, 40, 50, 60, 70, 80]);
  });

  it('passes when one of the tries after the end can be read', async () => {
    const six = Array.from({ length: 6 }, () => 'pass' as const);
    const { judge, runtime, times } = await script(...six, 'provider-error', 'pass');
    expect((await watchWindow(judge, minute, runtime)).verdict).toBe('pass');
    expect(times.at(-1)).toBe(70);
  });

  it('looks up to twice more when its end is inconclusive', async () => {
    const six = Array.from({ length: 6 }, () => 'pass' as const);
    const { judge, runtime, times } = await script(...six, 'inconclusive', 'pass');
    expect((await watchWindow(judge, minute, runtime)).verdict).toBe('pass');
    expect(times.at(-1)).toBe(70);
    expect(await verdictOf(...six, 'inconclusive', 'regress')).toBe('regress');
  });

  it('does not pass when most of it could not be read', async () => {
    const blind = Array.from({ length: 6 }, () => 'provider-error' as const);
    expect(await verdictOf(...blind, 'pass')).toBe('provider-error');
  });

  it('does not let a little silence at the end stand for an outage', async () => {
    const blind = Array.from({ length: 6 }, () => 'provider-error' as const);
    expect(await verdictOf(...blind, 'insufficient-sample')).toBe('provider-error');
  });

  it('says of a pass what it did not see', async () => {
    const { judge, runtime } = await script('pass', 'provider-error', 'pass');
    expect((await watchWindow(judge, minute, runtime)).reason).toBe(
      'because pass; 1 of 7 looks could not be read, the newest because: because provider-error',
    );
  });

  it('lets nothing come between a regression and the way back', async () => {
    const { judge, runtime } = await script('pass', 'regress');
    const seen: Verdict[] = [];
    const onLook = ({ verdict }: Assessment) => void seen.push(verdict);
    await watchWindow(judge, { ...minute, onLook }, runtime);
    expect(seen).toEqual(['pass']);
  });

  it('ends as its last look when that was no pass', async () => {
    expect(await verdictOf('insufficient-sample', 'insufficient-sample', 'pass')).toBe('pass');
    const six = Array.from({ length: 6 }, () => 'pass' as const);
    expect(await verdictOf(...six, 'insufficient-sample')).toBe('insufficient-sample');
    expect(await verdictOf(...six, 'inconclusive')).toBe('inconclusive');
  });

  it('throws the reason of a cancelled run, between looks and during one', async () => {
    const between = await script('pass');
    const onLook = () => between.runtime.cancel(new Error('stop it'));
    await expect(watchWindow(between.judge, { ...minute, onLook }, between.runtime)).rejects.toThrow(
      'stop it',
    );
    const { runtime } = await script();
    const judge = {
      look: async (): Promise<Assessment> => {
        runtime.cancel(new Error('stop now'));
        throw new Error('aborted');
      },
    };
    await expect(watchWindow(judge, { duration: 0, interval: 1_000 }, runtime)).rejects.toThrow('stop now');
    expect(runtime.lines).toEqual([]);
  });

  it('lets what onLook throws out', async () => {
    const { judge, runtime } = await script('pass');
    const onLook = () => {
      throw new Error('lock lost');
    };
    await expect(watchWindow(judge, { ...minute, onLook }, runtime)).rejects.toThrow('lock lost');
  });
});

describe('a window that nobody can tell', () => {
  const undecided = { ...minute, extend: 45_000 };

  it('goes on past its end while the last look is undecided, but not past its extension', async () => {
    const { judge, runtime, times } = await script('inconclusive');
    expect(await watchWindow(judge, undecided, runtime)).toMatchObject({ verdict: 'inconclusive' });
    expect(times.slice(-5)).toEqual([60, 70, 80, 90, 100]);
  });

  it('ends as soon as somebody can tell', async () => {
    const looks = Array.from({ length: 8 }, () => 'inconclusive' as const);
    const { judge, runtime, times } = await script(...looks, 'pass');
    expect(await watchWindow(judge, undecided, runtime)).toMatchObject({ verdict: 'pass' });
    expect(times.at(-1)).toBe(80);
  });

  it('tells the judge which looks end it', async () => {
    const { judge, runtime } = await script('pass');
    const finals: (boolean | undefined)[] = [];
    const asked = {
      look: (options?: LookOptions) => {
        finals.push(options?.final);
        return judge.look();
      },
    };
    await watchWindow(asked, { duration: 20_000, interval: 10_000 }, runtime);
    expect(finals).toEqual([false, false, true]);
  });

  it('is not given up for sources that are down while a limit is crossed', async () => {
    const { judge, runtime, times } = await script('provider-error');
    const pending = { state: 'pending' } as Assessment['readings'][number];
    const crossed = { look: async () => ({ ...(await judge.look()), readings: [pending] }) };
    await watchWindow(crossed, { ...minute, unreadableLimit: 2 }, runtime);
    expect(times.length).toBeGreaterThan(6);
  });

  it('ends early after too many unreadable looks in a row, where there is such a limit', async () => {
    const looks = ['provider-error', 'pass', 'provider-error', 'provider-error', 'provider-error'] as const;
    const { judge, runtime, times } = await script(...looks);
    const options = { ...minute, unreadableLimit: 3 };
    expect(await watchWindow(judge, options, runtime)).toMatchObject({ verdict: 'provider-error' });
    expect(times.at(-1)).toBe(40);
  });
});

describe('a clock that is set while nobody looks', () => {
  it.each([3_600_000, -3_600_000])('ends no window early or late: by %d ms', async (jump) => {
    const { judge, runtime } = await script('pass');
    const { clock } = runtime;
    let slept = 0;
    const setOnce = {
      now: () => clock.now(),
      sleep: async (time: number, signal?: AbortSignal) => {
        await clock.sleep(time, signal);
        slept += 1;
        if (slept === 3) clock.advance(jump);
      },
    };
    const finals: (boolean | undefined)[] = [];
    const asked = {
      look: (options?: LookOptions) => {
        finals.push(options?.final);
        return judge.look();
      },
    };
    const { looks } = await watchWindow(asked, minute, { ...runtime, clock: setOnce });
    expect(looks).toHaveLength(7);
    expect(finals).toEqual([false, false, false, false, false, false, true]);
  });
});

describe('extensionOf', () => {
  const section = (indicators: Record<string, number>, extend?: number) =>
    metricsSection({
      ...(extend === undefined ? {} : { extend }),
      indicators: Object.fromEntries(
        Object.entries(indicators).map(([name, time]) => [name, indicator({ query: 'q', for: time })]),
      ),
    });

  it('lets every pending condition be decided, unless told otherwise', () => {
    expect(extensionOf(section({ a: 60_000, b: 300_000 }))).toBe(320_000);
    expect(extensionOf(section({ a: 0 }))).toBe(20_000);
    const often = indicator({ query: 'q', consecutive: 6, for: 10_000 });
    expect(extensionOf(metricsSection({ indicators: { often } }))).toBe(70_000);
    expect(extensionOf(section({ a: 60_000 }, 0))).toBe(0);
  });
});
