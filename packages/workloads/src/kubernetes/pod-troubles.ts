import {
  type ContainerStatus,
  conditionOf,
  type EventObject,
  isReady,
  type PodObject,
  seenAt,
  type Termination,
} from './api-objects.ts';
import { shortText } from './short-text.ts';

/** A container that ended, whose last words can be read. */
export interface EndedContainer {
  readonly pod: string;
  readonly container: string;
  /** Whether it has been started again since, so that the log before the current one is meant. */
  readonly previous: boolean;
}

/** Why one pod is not ready. */
export interface PodTrouble {
  /** What has the same kind is the same trouble, in whichever pod. */
  readonly kind: string;
  readonly text: string;
  /** Whether it can't become right by itself, nor by anything but another version. */
  readonly final: boolean;
  /** Whether every pod goes through it as it starts. */
  readonly passing: boolean;
  readonly ended?: EndedContainer;
}

/** Errors of `pkg/kubelet/images` in Kubernetes. */
const imageReasons = new Set([
  ...['ErrImagePull', 'ImagePullBackOff', 'InvalidImageName', 'ErrImageNeverPull', 'ImageInspectError'],
  ...['RegistryUnavailable', 'SignatureValidationFailed', 'ImageVolumeMountFailed'],
]);

/** What a container that nothing is wrong with waits for. */
const starting = new Set(['ContainerCreating', 'PodInitializing', '']);

/** Warnings that say what the pod's status says better. */
const saidElsewhere = new Set([
  'BackOff',
  'Failed',
  'FailedScheduling',
  'InspectFailed',
  'ErrImageNeverPull',
]);

/** Whether only the cluster's events can tell why a pod is not ready. */
export function needsEvents(pod: PodObject): boolean {
  if (isReady(pod)) return false;
  const troubles = statusTroubles(pod);
  return troubles.length === 0 || troubles.some(({ ended }) => ended !== undefined);
}

/** Why a pod is not ready: what its status says, what was told of it, and how far it is where neither says anything. */
export function troublesOfPod(pod: PodObject, warnings: readonly EventObject[]): readonly PodTrouble[] {
  if (isReady(pod)) return [];
  const found = [...statusTroubles(pod), ...eventTroubles(pod, warnings)];
  return found.length > 0 ? found : [unfinished(pod)];
}

function statusTroubles(pod: PodObject): readonly PodTrouble[] {
  const { status = {} } = pod;
  const lasting = { final: false, passing: false };
  if (status.phase === 'Failed') {
    const why = [status.reason, status.message].filter(Boolean).join(': ') || 'without a reason';
    return [{ ...lasting, kind: `ended/${status.reason}`, text: `the pod was ended: ${shortText(why)}` }];
  }
  const scheduled = conditionOf(status, 'PodScheduled');
  if (scheduled?.status === 'False') {
    const { reason = '', message = 'no message' } = scheduled;
    return [
      { ...lasting, kind: 'unscheduled', text: `no node takes the pod (${reason}): ${shortText(message)}` },
    ];
  }
  const states = [
    ...(status.initContainerStatuses ?? []).filter(
      ({ name, state }) => state?.terminated?.exitCode !== 0 || isSidecar(pod, name),
    ),
    ...(status.containerStatuses ?? []),
  ];
  const found = states.flatMap((container) => containerTrouble(pod, container) ?? []);
  const gates = conditionOf(status, 'Ready');
  if (found.length === 0 && gates?.reason === 'ReadinessGatesNotReady')
    return [
      { ...lasting, kind: 'gate', text: `a readiness gate is not open: ${shortText(gates.message ?? '')}` },
    ];
  return found;
}

function containerTrouble(pod: PodObject, container: ContainerStatus): PodTrouble | undefined {
  const { name, state = {}, lastState = {}, ready } = container;
  const { reason = '', message = '' } = state.waiting ?? {};
  const trouble = (kind: string, text: string, final = false): PodTrouble => ({
    ...{ kind: `${kind}/${name}`, final, passing: false },
    text: message === '' ? text : `${text}: ${shortText(message)}`,
  });
  if (imageReasons.has(reason)) {
    const image = wantedImage(pod, name);
    return trouble(
      'image',
      `container \`${name}\` can't get its image \`${image}\` (${reason})`,
      reason === 'InvalidImageName',
    );
  }
  if (reason === 'CreateContainerConfigError')
    return trouble('configuration', `container \`${name}\` can't be made (${reason})`);
  const ended = state.terminated ?? lastState.terminated;
  if (ended && (ready !== true || state.running === undefined))
    return crash(pod, container, ended, state.terminated === undefined);
  if (!starting.has(reason)) return trouble('start', `container \`${name}\` can't be started (${reason})`);
  return undefined;
}

function crash(
  pod: PodObject,
  { name }: ContainerStatus,
  { exitCode, reason = '', message = '' }: Termination,
  previous: boolean,
): PodTrouble {
  const limit = allContainers(pod).find((each) => each.name === name)?.resources?.limits?.['memory'];
  const named = reason === '' || reason === 'Error' ? '' : ` (${reason})`;
  const bound = reason === 'OOMKilled' && limit ? `, its memory limit is ${limit}` : '';
  const words = message === '' ? '' : `: ${shortText(message)}`;
  return {
    ...{ kind: `crash/${name}`, final: false, passing: false },
    text: `container \`${name}\` ended with exit code ${exitCode ?? 'unknown'}${named}${bound}${words}`,
    ended: { pod: pod.metadata.name, container: name, previous },
  };
}

/** The newest warning of each kind that still holds. */
function eventTroubles(pod: PodObject, warnings: readonly EventObject[]): readonly PodTrouble[] {
  const newest = new Map<string, EventObject>();
  for (const event of [...warnings].sort((a, b) => seenAt(a) - seenAt(b))) {
    if (event.involvedObject?.uid !== pod.metadata.uid || !stillHolds(pod, event)) continue;
    newest.set(kindOfEvent(event), event);
  }
  return [...newest].map(([kind, event]) => {
    const { reason = '', message = '' } = event;
    const container = containerOf(event);
    const where = container === undefined ? '' : `container \`${container}\`: `;
    return { kind, text: `${where}${shortText(message)} (${reason})`, final: false, passing: false };
  });
}

function kindOfEvent(event: EventObject): string {
  // «Readiness probe failed», «Startup probe failed», «Liveness probe errored …»
  const [probe = ''] = event.reason === 'Unhealthy' ? (event.message ?? '').split(' ', 1) : [];
  return `${event.reason}/${probe}/${containerOf(event) ?? ''}`;
}

/** Events stay for an hour: what was in the way before a container ran no longer is. */
function stillHolds(pod: PodObject, event: EventObject): boolean {
  const { reason = '' } = event;
  if (saidElsewhere.has(reason)) return false;
  const container = containerOf(event);
  const states = [
    ...(pod.status?.initContainerStatuses ?? []),
    ...(pod.status?.containerStatuses ?? []),
  ].filter(({ name }) => container === undefined || name === container);
  if (reason === 'Unhealthy') return states.some(({ ready }) => ready !== true);
  return states.every(({ state }) => state?.running === undefined);
}

function containerOf({ involvedObject }: EventObject): string | undefined {
  return /\{(.+)\}$/.exec(involvedObject?.fieldPath ?? '')?.[1];
}

/** How far a pod is that nothing is known to be wrong with. */
function unfinished(pod: PodObject): PodTrouble {
  const { initContainerStatuses = [], containerStatuses = [] } = pod.status ?? {};
  const running = initContainerStatuses.find(
    // A sidecar goes on beside the others once it has started.
    ({ name, state, started }) => state?.running !== undefined && !(started && isSidecar(pod, name)),
  );
  const waiting = containerStatuses.find(({ state }) => state?.waiting !== undefined);
  const sidecars = initContainerStatuses.filter(({ name }) => isSidecar(pod, name));
  const unready = [...containerStatuses, ...sidecars].find(
    ({ ready, state }) => ready !== true && state?.running !== undefined,
  );
  const text = running
    ? `init container \`${running.name}\` still runs`
    : waiting
      ? `container \`${waiting.name}\` is not started yet (${waiting.state?.waiting?.reason ?? 'waiting'})`
      : unready
        ? `container \`${unready.name}\` runs, but is not ready`
        : containerStatuses.length > 0
          ? `its containers are ready, but the pod is not; does its node \`${pod.spec.nodeName}\` still answer?`
          : 'its containers are not started yet';
  return { kind: `unfinished/${text}`, text, final: false, passing: true };
}

/** Whether a container starts with the init containers and stays. */
function isSidecar({ spec }: PodObject, name: string): boolean {
  return (spec.initContainers ?? []).some(
    (container) => container.name === name && container.restartPolicy === 'Always',
  );
}

function wantedImage(pod: PodObject, name: string): string {
  return allContainers(pod).find((container) => container.name === name)?.image ?? '';
}

function allContainers({ spec }: PodObject) {
  return [...(spec.initContainers ?? []), ...spec.containers];
}
