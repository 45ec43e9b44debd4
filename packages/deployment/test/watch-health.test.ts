import type { Assessment, Verdict } from '@deploy-actions/metrics';
import { FakeClock } from '@deploy-actions/testing';
import { describe, expect, it } from 'vitest';
import { combineObservers, healthObserver } from '../src/index.ts';

const clock = new FakeClock();
const { signal } = new AbortController();

/** The verdicts of a colour whose probes end as the letters say: `p` healthy, `f` not. */
async function verdicts(probes: string, limit = 3): Promise<Verdict[]> {
  const results = [...probes].map((letter) => ({ healthy: letter === 'p', finding: letter }));
  const prober = {
    probe: async () => results.shift() ?? { healthy: true, finding: '' },
    becomeHealthy: async () => ({ healthy: true, finding: '' }),
  };
  const observer = healthObserver(prober, 'http://green', limit, { clock, signal });
  const seen: Verdict[] = [];
  for (const _ of probes) seen.push((await observer.look()).verdict);
  return seen;
}

describe('health while a stage is watched', () => {
  it('regresses after failures in a row', async () => {
    expect((await verdicts('pppppppfpff')).slice(-4)).toEqual([
      'inconclusive',
      'pass',
      'inconclusive',
      'inconclusive',
    ]);
    expect(await verdicts('ppppppfff')).toEqual([
      ...Array(6).fill('pass'),
      'inconclusive',
      'inconclusive',
      'regress',
    ]);
  });

  it('regresses when most of the latest probes fail, however they are spread', async () => {
    expect((await verdicts('ffpffp')).includes('regress')).toBe(true);
    expect((await verdicts('pfpfpfpfpfpfpf')).includes('regress')).toBe(false);
  });

  it('forgets what is long past', async () => {
    expect((await verdicts(`fpfp${'p'.repeat(20)}fpf`)).at(-1)).toBe('inconclusive');
  });
});

describe('several observers', () => {
  const seeing = (verdict: Verdict) => ({
    look: async (): Promise<Assessment> => ({
      at: 0,
      verdict,
      reasonCode: verdict,
      reason: verdict,
      readings: [],
    }),
  });
  const broken = { look: () => Promise.reject(new Error('no answer')) };

  it('count as the worst of them', async () => {
    expect((await combineObservers([seeing('pass'), seeing('inconclusive')], { clock }).look()).verdict).toBe(
      'inconclusive',
    );
  });

  it('hide no regression behind one that throws', async () => {
    expect((await combineObservers([broken, seeing('regress')], { clock }).look()).verdict).toBe('regress');
    expect(await combineObservers([broken, seeing('pass')], { clock }).look()).toMatchObject({
      verdict: 'provider-error',
      reason: 'the look failed: no answer',
    });
  });
});
