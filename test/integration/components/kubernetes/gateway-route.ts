import type { ApiObject } from './api.ts';

/** The name by which the gateway of the data plane signs what it says of routes. */
export const controllerName = 'example.com/test-gateway';

/** A Service that gets a share of a route. */
export interface RouteBackend {
  readonly service: string;
  /** In relation to the other backends. */
  readonly weight: number;
}

/** Where the first rule of an HTTPRoute sends. https://gateway-api.sigs.k8s.io/reference/spec/#httpbackendref */
export function backendsOf(route: ApiObject): readonly RouteBackend[] {
  const [rule] = route.spec.rules ?? [];
  return (rule?.backendRefs ?? []).map(({ name, weight = 1 }: { name: string; weight?: number }) => ({
    service: name,
    weight,
  }));
}

/**
 * What a gateway says once it does what the route asks; undefined when it has said so already.
 * https://gateway-api.sigs.k8s.io/reference/spec/#routeparentstatus
 */
export function statusOf(
  route: ApiObject,
  services: ReadonlySet<string>,
): Readonly<Record<string, unknown>> | undefined {
  const { generation } = route.metadata;
  const missing = backendsOf(route).filter(({ service }) => !services.has(service));
  const said = route.status?.parents?.find((parent: ApiObject) => parent.controllerName === controllerName);
  const condition = (type: string, good: boolean, reason: string, message: string) => {
    const status = good ? 'True' : 'False';
    const before = said?.conditions.find((one: ApiObject) => one.type === type);
    const changed = before?.status === status ? before.lastTransitionTime : new Date().toISOString();
    return { type, status, reason, message, observedGeneration: generation, lastTransitionTime: changed };
  };
  const found = missing.length === 0;
  const conditions = [
    condition('Accepted', true, 'Accepted', 'the route is in force'),
    condition(
      'ResolvedRefs',
      found,
      found ? 'ResolvedRefs' : 'BackendNotFound',
      found
        ? 'all backends are there'
        : `there is no Service ${missing.map(({ service }) => service).join(', ')}`,
    ),
  ];
  if (JSON.stringify(said?.conditions.map(essence)) === JSON.stringify(conditions.map(essence)))
    return undefined;
  const parents = (route.spec.parentRefs ?? []).map((parentRef: unknown) => ({
    parentRef,
    controllerName,
    conditions,
  }));
  return { status: { parents } };
}

function essence({ type, status, observedGeneration }: ApiObject): unknown {
  return [type, status, observedGeneration];
}
