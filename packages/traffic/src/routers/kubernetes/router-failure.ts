import { ConfigurationError, ProviderError } from '@deploy-actions/action-kit';
import { KubernetesRefusal } from '@deploy-actions/kubernetes';
import { trafficSystem } from '../../traffic-router.ts';
import { type ObjectPlace, UnclearObject } from './weighted-object.ts';

/** An object as people name it: `HTTPRoute shop/edge`. */
export function nameOf({ kind, namespace, name }: ObjectPlace): string {
  return `${kind} ${namespace}/${name}`;
}

/** Whether a path of the API isn't served at all: the API names the object it doesn't find. */
export function isUnserved(error: unknown, { name }: ObjectPlace): boolean {
  return isNotFound(error) && !error.message.includes(`"${name}" not found`);
}

/**
 * What a shift is told of anything that went wrong with the object: always a ProviderError, from which it finds its way
 * back, except for errors that are bugs.
 */
export function routerFailure(
  error: unknown,
  operation: string,
  place: ObjectPlace,
  timedOut: boolean,
): unknown {
  const failure = (message: string, retryable = false) =>
    new ProviderError(`${nameOf(place)}: ${message}`, { system: trafficSystem, operation, retryable });
  if (timedOut) return failure('no answer within the time limit `timeout`', true);
  if (error instanceof UnclearObject) return failure(error.message, error.passing);
  if (error instanceof KubernetesRefusal) return failure(...refusal(error, place));
  if (error instanceof ProviderError) return failure(error.message, error.retryable);
  return error instanceof ConfigurationError ? failure(error.message) : error;
}

function refusal(error: KubernetesRefusal, place: ObjectPlace): [message: string, retryable?: boolean] {
  const said = `the API says ${error.reason}: ${error.message}`;
  if (isUnserved(error, place)) {
    const { group, versions } = place;
    const wanted = versions.map((version) => (group ? `${group}/${version}` : version)).join(' or ');
    return [`${said}; it has no ${place.kind} of ${wanted}: are its definitions installed in this cluster?`];
  }
  switch (error.reason) {
    case 'NotFound':
      return [`${said}; create it before the first shift, or correct \`${place.field}\` and \`namespace\``];
    case 'Forbidden':
      return [`${said}; allow that in the Role of this login`];
    case 'Conflict':
      return [`${said}; others changed it again and again meanwhile`, true];
    default:
      return [said];
  }
}

function isNotFound(error: unknown): error is KubernetesRefusal {
  return error instanceof KubernetesRefusal && error.reason === 'NotFound';
}
