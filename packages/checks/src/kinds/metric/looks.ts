import type { Log, Runtime } from '@deploy-actions/action-kit';
import type { CheckConfigurationOf } from '@deploy-actions/config';
import type { Assessment, Judge } from '@deploy-actions/metrics';
import { concludeWindow } from '@deploy-actions/metrics';
import { intervalOf } from './indicator-section.ts';

type Configuration = CheckConfigurationOf<'metric'>;

/** What was seen, and what it means. */
export interface Seen {
  /** In the order of time; at least one. */
  readonly looks: readonly Assessment[];
  readonly conclusion: Pick<Assessment, 'verdict' | 'reasonCode' | 'reason'>;
}

/** Judges the time that is already past, or the moment; where one look is not enough, a second one follows. Throws the signal's reason. */
export async function lookWith(
  judge: Judge,
  configuration: Configuration,
  { clock, signal }: { readonly clock: Runtime['clock']; readonly signal: AbortSignal },
): Promise<Seen> {
  const { lookback } = configuration;
  const interval = intervalOf(configuration);
  if (lookback !== undefined) {
    // Whole steps, so that the last look is now.
    const now = clock.now();
    const steps = Math.max(1, Math.floor(lookback / interval));
    const looks = await judge.lookBack({ from: now - steps * interval, to: now, step: interval });
    return { looks, conclusion: concludeWindow(looks) };
  }
  const first = await judge.look({ final: true });
  if (first.readings[0]?.cause !== 'too-young') return { looks: [first], conclusion: first };
  await clock.sleep(interval, signal);
  const second = await judge.look({ final: true });
  return { looks: [first, second], conclusion: second };
}

/** A log that tells only what is wrong: each look would be a line of its own. */
export function quiet(log: Log): Log {
  return { ...log, info: () => {}, debug: () => {} };
}
