import { isObserved } from '../kubernetes/revision.ts';
import { partitionOf, specOf, wantedReplicas } from '../kubernetes/workload-object.ts';
import type { RollingKind } from './rolling-kind.ts';
import { fieldsOf } from './update-document.ts';

/** StatefulSets: pods from the ordinal `partition` on get the new revision, one after another from the last (https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/#partitions). */
export const statefulSetKind: RollingKind = {
  fields: ['updateStrategy'],

  obstacles(workload) {
    const { type } = specOf(workload).updateStrategy ?? {};
    const partition = partitionOf(workload);
    return [
      ...(type === 'OnDelete'
        ? [
            'its update strategy is `OnDelete`, so nothing is rolled out: set `updateStrategy.type: RollingUpdate`',
          ]
        : []),
      ...(partition > 0
        ? [
            `its \`updateStrategy.rollingUpdate.partition\` is ${partition}: a rolling update sets it by itself, so somebody else holds an update here; set it to 0 when that has ended`,
          ]
        : []),
    ];
  },

  // A partition may be anybody's.
  isHeld: () => false,

  isThrough(workload) {
    const { currentRevision, updateRevision } = workload.status ?? {};
    return isObserved(workload) && currentRevision === updateRevision;
  },

  pace({ workload, intended }) {
    const { updateStrategy } = fieldsOf(workload, ['updateStrategy']);
    const { rollingUpdate = {}, ...strategy } = (updateStrategy ?? {}) as { readonly rollingUpdate?: object };
    const replicas = wantedReplicas(workload);
    const partition = Math.max(0, replicas - intended);
    return {
      fields: {
        updateStrategy: {
          ...strategy,
          type: 'RollingUpdate',
          rollingUpdate: { ...rollingUpdate, partition },
        },
      },
      gone: { count: intended, of: replicas },
    };
  },
};
