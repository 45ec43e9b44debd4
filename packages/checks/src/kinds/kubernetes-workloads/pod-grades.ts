import { formatDuration, quoted } from '@deploy-actions/action-kit';
import type { CheckConfigurationOf } from '@deploy-actions/config';
import { type Container, isCrashLooping, lacksImage, type Pod } from '@deploy-actions/kubernetes';
import { formatAge } from '../../ages.ts';
import type { Grade } from '../../grades.ts';

/** What a container that nothing is wrong with waits for. */
const starting = new Set(['ContainerCreating', 'PodInitializing', '']);

type Limits = Pick<
  CheckConfigurationOf<'kubernetes-workloads'>,
  'recent' | 'warn-restarts-above' | 'fail-restarts-above' | 'may-start-for'
>;

/** What is wrong with a pod that is neither leaving nor done; nothing when it is ready and was not restarted recently. */
export function gradePod(pod: Pod, limits: Limits, now: number): readonly Grade[] {
  if (pod.leaving || pod.ended) return [];
  const troubles = pod.containers.flatMap((container) => containerTrouble(pod, container) ?? []);
  if (troubles.length > 0) return troubles;
  const restarts = pod.containers.flatMap((container) => restartGrade(pod, container, limits, now) ?? []);
  return pod.ready ? restarts : [unready(pod, limits, now), ...restarts];
}

function containerTrouble({ name }: Pod, container: Container): Grade | undefined {
  const { waiting, endings } = container;
  const what = `container ${quoted(container.name)} of ${quoted(name)}`;
  if (isCrashLooping(container)) {
    const ending = endings.at(-1);
    const how =
      ending === undefined
        ? ''
        : `, last with exit code ${ending.exitCode ?? 'unknown'}${named(ending.reason)}${said(ending.message)}`;
    return { status: 'fail', finding: `${what} crashes again and again${how}` };
  }
  if (waiting === undefined || starting.has(waiting.reason)) return undefined;
  const why = `${waiting.reason}${said(waiting.message)}`;
  return {
    status: 'fail',
    finding: `${what} ${lacksImage(container) ? 'gets no image' : 'can not start'}: ${why}`,
  };
}

function restartGrade(
  { name }: Pod,
  { name: container, restarts, endings }: Container,
  { recent, 'warn-restarts-above': warn, 'fail-restarts-above': fail = Number.POSITIVE_INFINITY }: Limits,
  now: number,
): Grade | undefined {
  if (restarts <= Math.min(warn, fail)) return undefined;
  const ending = endings.at(-1);
  const age = now - (ending?.at ?? Number.NaN);
  // A restart whose time nobody tells counts.
  if (age > recent) return undefined;
  const often = `${restarts} ${restarts === 1 ? 'time' : 'times'}`;
  const when = Number.isNaN(age) ? '' : `, last ${formatAge(age)} ago`;
  const why =
    ending === undefined ? '' : ` (exit code ${ending.exitCode ?? 'unknown'}${named(ending.reason)})`;
  const limit = restarts > fail ? fail : warn;
  const bound = limit === 0 ? '' : `, wanted at most ${limit}`;
  return {
    status: restarts > fail ? 'fail' : 'warn',
    finding: `container ${quoted(container)} of ${quoted(name)} was restarted ${often}${when}${why}${bound}`,
  };
}

function unready(pod: Pod, { 'may-start-for': patience }: Limits, now: number): Grade {
  const scheduled = pod.conditions.find(({ type }) => type === 'PodScheduled');
  const age = now - pod.created;
  const why =
    scheduled?.status === 'False'
      ? `has no node${said(scheduled.message)}`
      : `is not ready (${pod.phase}${waitingFor(pod)})`;
  const late = !(age <= patience);
  const since = Number.isNaN(age) ? '' : `, ${formatAge(age)} after it was made`;
  return {
    status: late ? 'fail' : 'warn',
    finding: `pod ${quoted(pod.name)} ${why}${since}${late ? `, wanted within ${formatDuration(patience)}` : ''}`,
  };
}

function waitingFor({ containers }: Pod): string {
  const unready = containers.filter(({ init, ready }) => !init && !ready).map(({ name }) => quoted(name));
  return unready.length === 0 ? '' : `; not ready: ${unready.join(', ')}`;
}

function named(reason: string): string {
  return reason === '' || reason === 'Error' ? '' : ` ${reason}`;
}

/** What the kubelet or a container said, as far as a finding bears it: how it begins, and the cause, which comes last. */
function said(message: string): string {
  const line = message.trim().split('\n').at(-1) ?? '';
  if (line === '') return '';
  const whole = line.length <= 200;
  return `: ${whole ? line : `${line.slice(0, 90).toWellFormed()}…${line.slice(-110).toWellFormed()}`}`;
}
