import { describeError, type Runtime } from '@deploy-actions/action-kit';
import type { Assessment, Judge, Verdict } from '@deploy-actions/metrics';
import type { HealthProber } from './health.ts';

/** Anything that can be looked at while a stage is watched. */
export type Observer = Pick<Judge, 'look'>;

/** The latest probes of which a share is taken, and the fewest a share means anything for. */
const countedProbes = 10;
const fewestProbes = 4;

/**
 * Regresses when the colour fails its health probe `limit` times in a row, or more than half of its latest ten probes (seeds 000
 * and 002 roll back there); one failed probe alone says nothing. Throws the signal's reason.
 */
export function healthObserver(
  prober: HealthProber,
  url: string,
  limit: number,
  { clock, signal }: Pick<Runtime, 'clock' | 'signal'>,
): Observer {
  let failuresInARow = 0;
  let latest: boolean[] = [];
  return {
    async look(): Promise<Assessment> {
      const { healthy, finding } = await prober.probe(url, undefined, signal);
      signal.throwIfAborted();
      failuresInARow = healthy ? 0 : failuresInARow + 1;
      latest = [...latest, healthy].slice(-countedProbes);
      const failed = latest.filter((each) => !each).length;
      const mostFail = latest.length >= fewestProbes && failed * 2 > latest.length;
      const tell = (verdict: Verdict, reason: string): Assessment => ({
        ...{ at: clock.now(), verdict, readings: [] },
        reasonCode: verdict === 'pass' ? 'healthy' : 'unhealthy',
        reason,
      });
      if (mostFail)
        return tell('regress', `${failed} of the latest ${latest.length} health probes failed: ${finding}`);
      if (healthy) return tell('pass', finding);
      const reason = `${failuresInARow} of ${limit} failed health probes in a row: ${finding}`;
      return tell(failuresInARow >= limit ? 'regress' : 'inconclusive', reason);
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

/** Looks at everything at once; the worst verdict counts, and all readings are kept. One that throws hides no other. */
export function combineObservers(
  observers: readonly Observer[],
  { clock }: Pick<Runtime, 'clock'>,
): Observer {
  const failed = (error: unknown): Assessment => ({
    ...{ at: clock.now(), verdict: 'provider-error', reasonCode: 'look-failed', readings: [] },
    reason: `the look failed: ${describeError(error)}`,
  });
  return {
    async look() {
      const looks = await Promise.all(observers.map((observer) => observer.look().catch(failed)));
      const worst = looks.reduce((a, b) =>
        severity.indexOf(b.verdict) > severity.indexOf(a.verdict) ? b : a,
      );
      return { ...worst, readings: looks.flatMap(({ readings }) => readings) };
    },
  };
}
