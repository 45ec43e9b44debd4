import type { Runtime } from '@deploy-actions/action-kit';
import type { Assessment, Judge, Verdict } from '@deploy-actions/metrics';
import type { HealthProber } from './health.ts';

/** Anything that can be looked at while a stage is watched. */
export type Observer = Pick<Judge, 'look'>;

/** Regresses when the colour fails its health probe `limit` times in a row; one failed probe alone says nothing. Throws the signal's reason. */
export function healthObserver(
  prober: HealthProber,
  url: string,
  limit: number,
  { clock, signal }: Pick<Runtime, 'clock' | 'signal'>,
): Observer {
  let failures = 0;
  return {
    async look(): Promise<Assessment> {
      const { healthy, finding } = await prober.probe(url, undefined, signal);
      signal.throwIfAborted();
      failures = healthy ? 0 : failures + 1;
      const verdict: Verdict = healthy ? 'pass' : failures >= limit ? 'regress' : 'inconclusive';
      const reason = healthy ? finding : `${failures} of ${limit} failed health probes in a row: ${finding}`;
      return {
        at: clock.now(),
        verdict,
        reasonCode: healthy ? 'healthy' : 'unhealthy',
        reason,
        readings: [],
      };
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

/** Looks at everything at once; the worst verdict counts, and all readings are kept. */
export function combineObservers(observers: readonly Observer[]): Observer {
  return {
    async look() {
      const looks = await Promise.all(observers.map((observer) => observer.look()));
      const worst = looks.reduce((a, b) =>
        severity.indexOf(b.verdict) > severity.indexOf(a.verdict) ? b : a,
      );
      return { ...worst, readings: looks.flatMap(({ readings }) => readings) };
    },
  };
}
