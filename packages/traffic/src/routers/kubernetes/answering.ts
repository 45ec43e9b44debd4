import type { Color } from '@deploy-actions/config';
import { type Fields, fieldsOf, listOf, textOf } from './json-parts.ts';
import type { ObjectApi } from './object-api.ts';
import type { Answering } from './weighted-object.ts';

const slices = { group: 'discovery.k8s.io', version: 'v1', resource: 'endpointslices' } as const;
const pods = { group: '', version: 'v1', resource: 'pods' } as const;

/** How many are told of by name. */
const shown = 5;

/** Why nobody answers for a colour, or `undefined` when somebody does. Throws as {@link ObjectApi.list} does. */
export async function missingAnswer(
  color: Color,
  answering: Answering,
  api: ObjectApi,
  signal: AbortSignal,
): Promise<string | undefined> {
  const { namespace } = answering;
  if ('labels' in answering) {
    const selector = Object.entries(answering.labels).map(([key, value]) => `${key}=${value}`);
    const found = await api.list(pods, namespace, selector.join(','), signal);
    if (found.some(isReadyPod)) return undefined;
    const whose = `pod with the labels ${selector.join(',')} in the namespace ${namespace} (${color})`;
    return found.length === 0 ? `there is no ${whose}` : `no ${whose} is ready: ${named(found.map(podName))}`;
  }
  // https://kubernetes.io/docs/concepts/services-networking/endpoint-slices/#ownership
  const selector = `kubernetes.io/service-name=${answering.service}`;
  const found = await api.list(slices, namespace, selector, signal);
  const endpoints = found.flatMap((slice) => listOf(slice['endpoints']));
  if (endpoints.some(isReadyEndpoint)) return undefined;
  const whose = `the Service ${namespace}/${answering.service} of ${color}`;
  if (endpoints.length === 0)
    return `${whose} has no endpoints: is it there, and does its selector choose pods?`;
  return `${whose} has no ready endpoint: ${named(endpoints.map(endpointName))}`;
}

/** https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#pod-conditions */
function isReadyPod({ metadata, status }: Fields): boolean {
  const ready = listOf(fieldsOf(status)['conditions']).find(({ type }) => type === 'Ready');
  return ready?.['status'] === 'True' && fieldsOf(metadata)['deletionTimestamp'] === undefined;
}

/** What isn't known counts as ready: https://kubernetes.io/docs/reference/kubernetes-api/service-resources/endpoint-slice-v1/ */
function isReadyEndpoint({ conditions }: Fields): boolean {
  return fieldsOf(conditions)['ready'] !== false;
}

function podName({ metadata }: Fields): string {
  return textOf(fieldsOf(metadata)['name']) ?? 'a pod without a name';
}

function endpointName({ targetRef, addresses }: Fields): string {
  return textOf(fieldsOf(targetRef)['name']) ?? String(addresses);
}

function named(names: readonly string[]): string {
  const more = names.length > shown ? ` and ${names.length - shown} more` : '';
  return `${names.slice(0, shown).join(', ')}${more}`;
}
