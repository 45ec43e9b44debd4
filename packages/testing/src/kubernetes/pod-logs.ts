import { type Answer, statusOf } from './answers.ts';
import type { FakePod } from './fake-pods.ts';

/** What a container wrote: since it was started last, and before that. */
export interface FakeLog {
  readonly now?: string;
  readonly previous?: string;
}

/**
 * The log of a container (https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/pod-v1/#get-read-log-of-the-specified-pod),
 * refused in the words of `validateContainer` in the API server and `validateContainerLogStatus` in the kubelet.
 */
export function logOf(pod: FakePod, query: URLSearchParams, logs: ReadonlyMap<string, FakeLog>): Answer {
  const { name: podName, namespace } = pod.metadata;
  const containers = pod.spec.containers.map(({ name }) => name);
  const all = [...(pod.spec.initContainers ?? []).map(({ name }) => name), ...containers];
  const name = query.get('container') || (containers.length === 1 ? containers[0] : undefined);
  if (name === undefined)
    return bad(`a container name must be specified for pod ${podName}, choose one of: [${all.join(' ')}]`);
  if (!all.includes(name)) return bad(`container ${name} is not valid for pod ${podName}`);
  const { containerStatuses = [], initContainerStatuses = [] } = pod.status;
  const states = [...containerStatuses, ...initContainerStatuses];
  // A pod that no node has taken yet has an empty log.
  if (states.length === 0) return [200, ''];
  const status = states.find((each) => each.name === name);
  if (!status) return bad(`container "${name}" in pod "${podName}" is not available`);
  const previous = query.get('previous') === 'true';
  const ended = status.lastState.terminated;
  if (previous && !ended) return bad(`previous terminated container "${name}" in pod "${podName}" not found`);
  const { running, terminated, waiting } = status.state;
  if (!previous && !running && !terminated && !ended)
    return bad(`container "${name}" in pod "${podName}" is waiting to start: ${whyWaiting(waiting?.reason)}`);
  // While the next start is waited for, what is shown is the last one.
  const log = logs.get(`${namespace}/${podName}/${name}`);
  const text = (previous ? log?.previous : log?.now) ?? '';
  return [200, tail(text, query.get('tailLines'))];
}

function whyWaiting(reason = ''): string {
  if (reason === 'ErrImagePull') return "image can't be pulled";
  if (reason === 'ImagePullBackOff') return 'trying and failing to pull image';
  return reason;
}

function tail(text: string, lines: string | null): string {
  if (lines === null) return text;
  const all = text.split(/(?<=\n)/);
  return all.slice(Math.max(0, all.length - Number(lines))).join('');
}

function bad(message: string): Answer {
  return statusOf(400, 'BadRequest', message);
}
