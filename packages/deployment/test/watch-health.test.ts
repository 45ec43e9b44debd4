import type { Assessment, Verdict } from '@deploy-actions/metrics';
import { FakeClock } from '@deploy-actions/testing';
import { describe, expect, it } from 'vitest';
import { combineObservers, type HealthProber, healthObserver } from '../src/index.ts';

const interval = 3_000;

/**
 * A colour whose probes end as the letters say: `p` healthy, `f` not, `h` not before the time limit of the probe; healthy when
 * there are no more. An answer takes `answerTime` milliseconds.
 */
function watched(letters: string, { limit = 3, answerTime = 0, probeTimeout = 5_000 } = {}) {
  const clock = new FakeClock();
  const started = clock.now();
  const controller = new AbortController();
  const ends = [...letters];
  /** When each probe was sent, and with which time limit. */
  const probes: { readonly at: number; readonly limit: number | undefined }[] = [];
  const prober: HealthProber = {
    probe: async (_, within = probeTimeout, signal) => {
      probes.push({ at: clock.now() - started, limit: within });
      const end = ends.shift() ?? 'p';
      const time = Math.min(within, probeTimeout);
      const late = end === 'h' || answerTime > time;
      await clock.sleep(late ? time : answerTime, signal).catch(() => {});
      if (late) return { healthy: false, finding: `no answer within ${time}ms` };
      return { healthy: end === 'p', finding: `${end}${probes.length}` };
    },
    becomeHealthy: async () => ({ healthy: true, finding: '' }),
  };
  const world = { clock, signal: controller.signal };
  const observer = healthObserver(prober, 'http://green', limit, interval, world);
  return { clock, controller, probes, observer, time: () => clock.now() - started };
}

/** The verdicts of so many looks; each letter is a probe. */
async function verdicts(letters: string, looks: number, limit = 3): Promise<Verdict[]> {
  const { observer } = watched(letters, { limit });
  const seen: Verdict[] = [];
  for (let look = 0; look < looks; look += 1) seen.push((await observer.look()).verdict);
  return seen;
}

describe('health while a stage is watched', () => {
  it('is one probe while it is well', async () => {
    const { observer, probes } = watched('pp');
    expect(await observer.look()).toMatchObject({ verdict: 'pass', reasonCode: 'healthy', reason: 'p1' });
    await observer.look();
    expect(probes).toHaveLength(2);
  });

  it('regresses in one look when a failed probe fails again each time, within an interval', async () => {
    const { observer, probes, time } = watched('fff');
    expect(await observer.look()).toMatchObject({
      ...{ verdict: 'regress', reasonCode: 'unhealthy' },
      reason: '3 health probes in a row failed within 3s: f3',
    });
    expect(probes.map(({ at }) => at)).toEqual([0, 1_000, 2_000]);
    expect(time()).toBe(2_000);
  });

  it.each(['fp', 'ffp'])('takes `%s` as a blip that is told, and asks no further', async (letters) => {
    const { observer, probes } = watched(letters);
    const { verdict, reason } = await observer.look();
    expect(verdict).toBe('pass');
    expect(reason).toBe(`p${letters.length}, after a probe that failed: f1`);
    expect(probes).toHaveLength(letters.length);
  });

  it.each([
    [1, 'f', [0]],
    [2, 'ff', [0, 1_500]],
    [5, 'fffff', [0, 600, 1_200, 1_800, 2_400]],
  ])('asks %i times before it regresses', async (limit, letters, times) => {
    const { observer, probes } = watched(letters, { limit });
    expect((await observer.look()).verdict).toBe('regress');
    expect(probes.map(({ at }) => at)).toEqual(times);
  });

  it('is over an interval after the first failure, even when the colour hangs', async () => {
    const { observer, probes, time } = watched('hhh');
    expect(await observer.look()).toMatchObject({
      verdict: 'regress',
      reason: expect.stringMatching(/in a row failed within 3s: no answer within \d+ms/),
    });
    expect(probes).toEqual([
      { at: 0, limit: 5_000 },
      { at: 6_000, limit: 2_000 },
      { at: 7_000, limit: 1_000 },
    ]);
    expect(time()).toBe(5_000 + interval);
  });

  it('gives each repeated probe what is left of the interval: slow is not unhealthy', async () => {
    const { observer, time } = watched('fpp', { answerTime: 1_900 });
    expect((await observer.look()).verdict).toBe('pass');
    expect(time()).toBe(1_900 + 1_000 + 1_900);
  });

  it('regresses when most looks begin with a failure, however they end', async () => {
    expect(await verdicts('fpfpfpfp', 4)).toEqual(['pass', 'pass', 'pass', 'regress']);
    expect(await verdicts('pfppfppfppfp', 8)).not.toContain('regress');
  });

  it('forgets what is long past', async () => {
    const seen = await verdicts(`fpfp${'p'.repeat(30)}${'fp'.repeat(6)}`, 38);
    expect(seen.indexOf('regress')).toBe(37);
  });

  it('stops at once when the run is cancelled, also between two probes', async () => {
    const { observer, controller, clock, probes, time } = watched('fff');
    const looking = observer.look();
    await clock.sleep(500);
    controller.abort(new Error('cancelled'));
    await expect(looking).rejects.toThrow('cancelled');
    expect(time()).toBe(500);
    expect(probes).toHaveLength(1);
  });
});

describe('several observers', () => {
  const clock = new FakeClock();
  const seeing = (verdict: Verdict, reason: string = verdict) => ({
    look: async (): Promise<Assessment> => ({ at: 0, verdict, reasonCode: verdict, reason, readings: [] }),
  });
  const broken = { look: () => Promise.reject(new Error('no answer')) };
  const silent = { look: () => new Promise<Assessment>(() => {}) };
  const slow = (look: ReturnType<typeof seeing>) => ({
    look: async () => {
      await clock.sleep(1_000);
      return look.look();
    },
  });

  it('count as the worst of them', async () => {
    expect((await combineObservers([seeing('pass'), seeing('inconclusive')], { clock }).look()).verdict).toBe(
      'inconclusive',
    );
    expect(
      (await combineObservers([slow(seeing('provider-error')), seeing('pass')], { clock }).look()).verdict,
    ).toBe('provider-error');
  });

  it('speak in their order when they agree, whoever was faster', async () => {
    const both = [slow(seeing('pass', 'first')), seeing('pass', 'second')];
    expect((await combineObservers(both, { clock }).look()).reason).toBe('first');
  });

  it('hide no regression behind one that throws', async () => {
    expect((await combineObservers([broken, seeing('regress')], { clock }).look()).verdict).toBe('regress');
    expect(await combineObservers([broken, seeing('pass')], { clock }).look()).toMatchObject({
      verdict: 'provider-error',
      reason: 'the look failed: no answer',
    });
  });

  it('hold up no regression by one that does not answer', async () => {
    const observers = [silent, seeing('pass'), slow(seeing('regress'))];
    expect((await combineObservers(observers, { clock }).look()).verdict).toBe('regress');
  });
});
