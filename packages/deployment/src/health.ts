import {
  type Clock,
  describeError,
  formatDuration,
  type HttpClient,
  type Log,
} from '@deploy-actions/action-kit';
import type { HealthConfiguration } from '@deploy-actions/config';

/** What one probe found. */
export interface ProbeResult {
  readonly healthy: boolean;
  /** `200 in 12ms`, or why not. */
  readonly finding: string;
}

/** Asks a colour for its health. */
export interface HealthProber {
  /** One probe, for `limit` milliseconds at most; a failure is a finding, never an exception. */
  probe(url: string, limit?: number, signal?: AbortSignal): Promise<ProbeResult>;
  /** Probes until `consecutive` healthy answers came in a row or the time is over; gives the last finding. */
  becomeHealthy(url: string, signal: AbortSignal): Promise<ProbeResult>;
}

/** One of so many failed probes is told while a colour is waited for. */
const toldProbes = 5;

/** Probes the health path over HTTP. */
export function createHealthProber(
  health: HealthConfiguration,
  { http, clock, log }: { readonly http: HttpClient; readonly clock: Clock; readonly log: Log },
): HealthProber {
  const probe = async (url: string, limit = health.timeout, signal?: AbortSignal): Promise<ProbeResult> => {
    try {
      const answer = await http.send({
        url: `${url}${health.path}`,
        timeout: Math.min(limit, health.timeout),
        ...(signal ? { signal } : {}),
      });
      const healthy = answer.status >= 200 && answer.status < 300;
      return {
        healthy,
        finding: `${health.path} answered ${answer.status} in ${formatDuration(answer.elapsed)}`,
      };
    } catch (error) {
      return { healthy: false, finding: describeError(error) };
    }
  };
  return {
    probe,
    async becomeHealthy(url, signal) {
      const deadline = clock.now() + health.within;
      let inARow = 0;
      let failed = 0;
      for (;;) {
        const result = await probe(url, health.timeout, signal);
        inARow = result.healthy ? inARow + 1 : 0;
        if (inARow >= health.consecutive) return result;
        if (!result.healthy) failed += 1;
        if (!result.healthy && failed % toldProbes === 1) log.info(`Not healthy yet: ${result.finding}`);
        if (clock.now() + health.interval > deadline) {
          const wanted = `not healthy ${health.consecutive} times in a row within ${formatDuration(health.within)}`;
          return { healthy: false, finding: `${wanted}; last: ${result.finding}` };
        }
        await clock.sleep(health.interval, signal);
      }
    },
  };
}
