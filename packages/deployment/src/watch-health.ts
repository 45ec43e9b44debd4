import { describeError, formatDuration, type Runtime } from '@deploy-actions/action-kit';
import type { Assessment, Judge, Verdict } from '@deploy-actions/metrics';
import type { HealthProber, ProbeResult } from './health.ts';

/** Anything that can be looked at while a stage is watched. */
export type Observer = Pick<Judge, 'look'>;

/** The latest looks of which a share is taken, and the fewest a share means anything for. */
const countedLooks = 10;
const fewestLooks = 4;

/**
 * Regresses when the colour fails `limit` health probes in a row, or when more than half of the latest ten looks began with a
 * failed one (seeds 000 and 002 roll back there). A look is one probe; one that fails is repeated, `limit` in all, spread over
 * `interval` milliseconds, which is the longest time from the first failure to the verdict. A single failure says nothing.
 * A look throws the signal's reason.
 */
export function healthObserver(
  prober: HealthProber,
  url: string,
  limit: number,
  interval: number,
  { clock, signal }: Pick<Runtime, 'clock' | 'signal'>,
): Observer {
  let latest: boolean[] = [];
  const tell = (verdict: Verdict, reason: string): Assessment => ({
    ...{ at: clock.now(), verdict, readings: [] },
    reasonCode: verdict === 'pass' ? 'healthy' : 'unhealthy',
    reason,
  });

  /** Asks again, `limit - 1` times; gives the first healthy answer, or what was found last when there is none. */
  async function again(first: ProbeResult): Promise<ProbeResult> {
    const deadline = clock.now() + interval;
    const ended = new AbortController();
    const either = AbortSignal.any([signal, ended.signal]);
    let last = first;
    const repeats = Array.from({ length: limit - 1 }, async (_, index) => {
      await clock.sleep((interval / limit) * (index + 1), either);
      // No repeat waits for another: a colour that hangs must not use up the time of all of them.
      const result = await prober.probe(url, Math.max(1, deadline - clock.now()), either);
      if (result.healthy) return result;
      last = result;
      throw new Error(result.finding);
    });
    try {
      return await Promise.any(repeats);
    } catch {
      return last;
    } finally {
      ended.abort(new Error('another probe was healthy'));
    }
  }

  return {
    async look(): Promise<Assessment> {
      const first = await prober.probe(url, undefined, signal);
      signal.throwIfAborted();
      latest = [...latest, first.healthy].slice(-countedLooks);
      const failed = latest.filter((each) => !each).length;
      if (latest.length >= fewestLooks && failed * 2 > latest.length) {
        const share = `${failed} of the latest ${latest.length} looks at the health began with a failed probe`;
        return tell('regress', `${share}: ${first.finding}`);
      }
      if (first.healthy) return tell('pass', first.finding);
      const found = await again(first);
      signal.throwIfAborted();
      if (found.healthy) return tell('pass', `${found.finding}, after a probe that failed: ${first.finding}`);
      const times = limit === 1 ? '1 health probe' : `${limit} health probes in a row`;
      return tell('regress', `${times} failed within ${formatDuration(interval)}: ${found.finding}`);
    },
  };
}

/** From the best verdict to the worst. */
const severity: readonly Verdict[] = [
  'pass',
  'insufficient-sample',
  'inconclusive',
  'provider-error',
  'regress',
];

/** The higher the worse; a regression that only holds is not as bad as one that rolls back. */
function rankOf({ verdict, consequence }: Assessment): number {
  return 2 * severity.indexOf(verdict) - (consequence ? 1 : 0);
}

/**
 * Looks at everything at once; the worst verdict counts, and all readings are kept. One that throws hides no other, and a
 * regression waits for nobody: the readings are then those that were there.
 */
export function combineObservers(
  observers: readonly Observer[],
  { clock }: Pick<Runtime, 'clock'>,
): Observer {
  const failed = (error: unknown): Assessment => ({
    ...{ at: clock.now(), verdict: 'provider-error', reasonCode: 'look-failed', readings: [] },
    reason: `the look failed: ${describeError(error)}`,
  });
  return {
    async look(options) {
      const ended: (Assessment | undefined)[] = observers.map(() => undefined);
      const regression = observers.map(async (observer, index) => {
        const assessment = await observer.look(options).catch(failed);
        ended[index] = assessment;
        if (assessment.verdict !== 'regress') throw new Error('no regression');
      });
      // Fails when nobody saw one, and everybody has looked then.
      await Promise.any(regression).catch(() => {});
      const looks = ended.filter((look) => look !== undefined);
      const worst = looks.reduce((a, b) => (rankOf(b) > rankOf(a) ? b : a));
      const { look } = looks.find((each) => each.look) ?? {};
      return { ...worst, readings: looks.flatMap(({ readings }) => readings), ...(look && { look }) };
    },
  };
}
