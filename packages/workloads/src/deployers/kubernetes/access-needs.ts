import type { AccessNeed } from '@deploy-actions/kubernetes';
import { resources } from '../../kubernetes/workload-object.ts';
import type { Plan } from './targets.ts';

/** All that the login must be allowed to do for a plan, each right once. */
export function accessNeeds({ targets, logLines }: Plan): readonly AccessNeed[] {
  const namespaces = Object.groupBy(targets, ({ namespace }) => namespace);
  return Object.entries(namespaces).flatMap(([namespace, here = []]) => {
    const core = { group: '', namespace };
    const kinds = Object.entries(Object.groupBy(here, ({ kind }) => resources[kind]));
    const ofWorkloads = kinds.flatMap(([resource, some = []]): AccessNeed[] => {
      const apps = { group: 'apps', resource, namespace };
      return [
        ...some.flatMap(({ name }) => ['get', 'update'].map((verb) => ({ ...apps, verb, name }))),
        // Several are looked at with one request.
        ...(some.length > 1 ? [{ ...apps, verb: 'list' }] : []),
        ...(resource === 'deployments' ? [{ ...apps, verb: 'list', resource: 'replicasets' }] : []),
      ];
    });
    return [
      ...ofWorkloads,
      { ...core, verb: 'list', resource: 'pods' },
      { ...core, verb: 'list', resource: 'events' },
      ...(logLines > 0 ? [{ ...core, verb: 'get', resource: 'pods', subresource: 'log' }] : []),
    ];
  });
}
