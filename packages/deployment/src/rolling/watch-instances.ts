import { ProviderError } from '@deploy-actions/action-kit';
import type { Assessment, Verdict } from '@deploy-actions/metrics';
import { combineObservers, type Observer } from '../watch-health.ts';
import { TakenOverError } from './rolling-failures.ts';
import type { RollingDependencies } from './rolling-types.ts';
import type { WorkloadUpdate } from './workload-update.ts';

/** Instances are looked at no oftener than this, in milliseconds; health and metrics may be. */
const freshTime = 5_000;

/** The instances of a workload as something that is watched, beside health and metrics. */
export interface InstanceWatch {
  /** Everything that watches, the worst verdict first. */
  readonly observer: Observer;
  /** Throws what one of the looks found that ends the update, whatever health and metrics say. */
  readonly assertUndisturbed: () => void;
}

/** New instances that won't become ready again are a regression, those that aren't ready are a doubt. A look throws the signal's reason. */
export function watchInstances(
  update: WorkloadUpdate,
  others: Observer | undefined,
  world: Pick<RollingDependencies, 'clock' | 'signal'>,
): InstanceWatch {
  let ending: Error | undefined;
  const instances: Observer = {
    async look() {
      if (update.age >= freshTime) {
        await update.look().catch((error) => {
          world.signal.throwIfAborted();
          if (error instanceof TakenOverError || !(error instanceof ProviderError)) ending = error;
          throw error;
        });
      }
      return assess(update, world);
    },
  };
  return {
    observer: others ? combineObservers([others, instances], world) : instances,
    assertUndisturbed() {
      if (ending) throw ending;
    },
  };
}

function assess(
  { seen, intended }: WorkloadUpdate,
  { clock }: Pick<RollingDependencies, 'clock'>,
): Assessment {
  const tell = (verdict: Verdict, reasonCode: string, reason: string): Assessment => ({
    ...{ at: clock.now(), verdict, reasonCode, reason, readings: [] },
  });
  const wanted = Math.min(intended, seen.instances);
  const ready = `${seen.ready} of ${wanted} new instances are ready`;
  if (seen.stalled !== undefined) return tell('regress', 'stalled', `${ready}: ${seen.stalled}`);
  if (seen.ready >= wanted) return tell('pass', 'ready', ready);
  const why = seen.troubles.length > 0 ? `: ${seen.troubles.join('; ')}` : '';
  return tell('inconclusive', 'not-ready', `only ${ready}${why}`);
}
