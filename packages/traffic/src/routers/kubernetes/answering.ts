import type { Color } from '@deploy-actions/config';
import { type Fields, fieldsOf, listOf, textOf } from './json-parts.ts';
import type { ObjectApi } from './object-api.ts';
import type { Answering } from './weighted-object.ts';

/** How many are told of by name. */
const shown = 5;

/** Why nobody answers for a colour, or `undefined` when somebody does. Throws as {@link ObjectApi} does. */
export async function missingAnswer(
  color: Color,
  answering: Answering,
  api: ObjectApi,
  signal: AbortSignal,
): Promise<string | undefined> {
  const { namespace } = answering;
  if ('labels' in answering) {
    const pairs = Object.entries(answering.labels).map(([key, value]) => `${key}=${value}`);
    const selector = pairs.join(',');
    const pods = await api.pods(namespace, selector, signal);
    if (pods.some(({ ready, leaving }) => ready && !leaving)) return undefined;
    const whose = `with the labels ${selector} in the namespace ${namespace} (${color})`;
    if (pods.length === 0) return `there is no pod ${whose}`;
    return `no pod ${whose} is ready: ${named(pods.map(({ name }) => name))}`;
  }
  const found = await api.endpointSlices(namespace, answering.service, signal);
  const endpoints = found.flatMap((slice) => listOf(slice['endpoints']));
  if (endpoints.some(isReadyEndpoint)) return undefined;
  const whose = `the Service ${namespace}/${answering.service} of ${color}`;
  if (endpoints.length === 0)
    return `${whose} has no endpoints: is it there, and does its selector choose pods?`;
  return `${whose} has no ready endpoint: ${named(endpoints.map(endpointName))}`;
}

/**
 * Whether nobody can answer for a colour because its Service isn't there: Kubernetes keeps an EndpointSlice for each Service with
 * a selector, an empty one without pods. Throws as {@link ObjectApi} does.
 */
export async function isGone(answering: Answering, api: ObjectApi, signal: AbortSignal): Promise<boolean> {
  if (!('service' in answering)) return false;
  return (await api.endpointSlices(answering.namespace, answering.service, signal)).length === 0;
}

/** What isn't known counts as ready: https://kubernetes.io/docs/reference/kubernetes-api/service-resources/endpoint-slice-v1/ */
function isReadyEndpoint({ conditions }: Fields): boolean {
  return fieldsOf(conditions)['ready'] !== false;
}

function endpointName({ targetRef, addresses }: Fields): string {
  return textOf(fieldsOf(targetRef)['name']) ?? String(addresses);
}

function named(names: readonly string[]): string {
  const more = names.length > shown ? ` and ${names.length - shown} more` : '';
  return `${names.slice(0, shown).join(', ')}${more}`;
}
