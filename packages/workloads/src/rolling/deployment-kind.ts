import type { KubernetesObject } from '@deploy-actions/kubernetes';
import { specOf, wantedReplicas } from '../kubernetes/workload-object.ts';
import type { Pace, RollingKind, Situation } from './rolling-kind.ts';
import { type Fields, fieldsOf } from './update-document.ts';

/**
 * Seconds after which a pod would count as available: never. The controller then lets no old pod go for a new one, and makes
 * no new pod for one that is ready; it follows `maxSurge` and `maxUnavailable` alone.
 */
const heldReadySeconds = 1_000_000_000;

/** What the controller takes for no deadline at all (HasProgressDeadline of pkg/controller/deployment/util in Kubernetes); it must be more than `minReadySeconds`. */
const noDeadline = 2_147_483_647;

interface RollingUpdate {
  readonly maxSurge?: number | string;
  readonly maxUnavailable?: number | string;
}

interface Strategy {
  readonly type?: string;
  readonly rollingUpdate?: RollingUpdate;
}

/** Deployments: new pods come as far as `maxSurge` allows, old ones go as far as `maxUnavailable` does, and all else stands. */
export const deploymentKind: RollingKind = {
  fields: ['strategy', 'minReadySeconds', 'progressDeadlineSeconds'],

  obstacles(workload) {
    const { type } = strategyOf(workload.spec?.['strategy']);
    return [
      ...(type === 'Recreate'
        ? [
            'its strategy is `Recreate`, which ends all old pods at once: set `strategy.type: RollingUpdate` (with `maxSurge: 0` where two versions must not run in one more pod), or deploy it as a whole',
          ]
        : []),
      ...(specOf(workload).paused === true
        ? ['it is paused, so nothing of it is rolled out: `kubectl rollout resume` it first']
        : []),
    ];
  },

  isHeld: ({ spec }) => spec?.['minReadySeconds'] === heldReadySeconds,

  isThrough({ status }) {
    // Pods that an autoscaler has just asked for are of the current template.
    const { replicas = 0, updatedReplicas = 0 } = (status ?? {}) as Readonly<Record<string, number>>;
    return updatedReplicas === replicas;
  },

  pace(situation) {
    const { workload, found, available, counts } = situation;
    const replicas = wantedReplicas(workload);
    const intended = Math.min(situation.intended, replicas);
    const gone = goneOf(situation, replicas);
    if (gone === undefined) return undefined;
    const { surge, unavailable } = limits(strategyOf(found['strategy']).rollingUpdate, replicas);
    const ready = surge > 0 ? available : available + unavailable;
    const going = Math.max(gone, Math.min(intended, ready));
    const coming = Math.min(Math.max(0, intended - going), surge);
    // Once those that are to go have gone, all that is left for this limit is to let no more go.
    const isGone = counts?.old === replicas - going || replicas === 0;
    const wide = going === 0 ? 0 : unavailability(going, replicas);
    const narrow = going === 0 && coming > 0 ? 0 : 1;
    const rollingUpdate = { maxSurge: coming, maxUnavailable: isGone ? narrow : wide };
    return paceOf(workload, rollingUpdate, { count: going, of: replicas });
  },
};

function paceOf(workload: KubernetesObject, rollingUpdate: RollingUpdate, gone: Pace['gone']): Pace {
  const { strategy } = fieldsOf(workload, ['strategy']);
  const fields: Fields = {
    strategy: { ...(strategy as object), type: 'RollingUpdate', rollingUpdate },
    minReadySeconds: heldReadySeconds,
    progressDeadlineSeconds: noDeadline,
  };
  return { fields, gone };
}

/** How many old pods were told to go. After a change of replicas the controller has shared it out anew, and only the ReplicaSets tell. */
function goneOf({ workload, gone, counts }: Situation, replicas: number): number | undefined {
  if (gone.of === replicas || gone.count === 0) return Math.min(gone.count, replicas);
  const { unavailable } = limits(strategyOf(workload.spec?.['strategy']).rollingUpdate, replicas);
  return counts && Math.min(replicas, Math.max(unavailable, replicas - counts.old));
}

/**
 * As a share where that means the same number, so that an autoscaler that takes pods away while nobody looks takes
 * them from both versions alike.
 */
function unavailability(pods: number, replicas: number): number | string {
  const percent = Math.ceil((100 * pods) / replicas);
  return Math.floor((percent * replicas) / 100) === pods ? `${percent}%` : pods;
}

/** Both limits in pods, with the API's defaults and the controller's rounding (ResolveFenceposts of pkg/controller/deployment/util in Kubernetes). */
function limits(
  given: RollingUpdate = {},
  replicas: number,
): { readonly surge: number; readonly unavailable: number } {
  const { maxSurge = '25%', maxUnavailable = '25%' } = given;
  const pods = (value: number | string, round: (pods: number) => number) =>
    typeof value === 'number' ? value : round((Number.parseInt(value, 10) * replicas) / 100);
  return {
    surge: pods(maxSurge, Math.ceil),
    unavailable: Math.max(1, pods(maxUnavailable, Math.floor)),
  };
}

function strategyOf(value: unknown): Strategy {
  return (value ?? {}) as Strategy;
}
