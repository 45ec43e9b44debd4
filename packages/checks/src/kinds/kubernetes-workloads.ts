import type { CheckConfigurationOf } from '@deploy-actions/config';
import { type Kubectl, listObjects, listPods, type Pod } from '@deploy-actions/kubernetes';
import type { Check, CheckContext } from '../check.ts';
import { type Grade, gathered } from '../grades.ts';
import { allowedBy, openKubectl, selectorOf } from '../kubernetes/asking-cluster.ts';
import { gradePod } from './kubernetes-workloads/pod-grades.ts';
import {
  kindNames,
  owns,
  readWorkload,
  type Workload,
  type WorkloadKind,
} from './kubernetes-workloads/workload.ts';

/** So many troubles stand in the finding, and so many workloads in the evidence. */
const mostTold = 5;
const mostListed = 40;

type Configuration = CheckConfigurationOf<'kubernetes-workloads'>;

/** Looks at the workloads of a namespace and their pods: all there, all of the current version, none crashing. */
export function createKubernetesWorkloadsCheck(
  configuration: Configuration,
  context: Pick<CheckContext, 'runtime'>,
): Check {
  const { namespace, kinds, names, selector } = configuration;
  const kubectl = openKubectl('kubernetes-workloads', context, configuration.context);
  const which = names === undefined ? '' : ` ${names.join(', ')}`;
  const labels = selector === undefined ? '' : ` with ${selectorOf(selector)}`;
  return {
    asks: `the ${kinds.join(', ')}${which} of the namespace ${namespace}${labels}`,
    async ask(signal) {
      const [lists, pods] = await Promise.all([
        Promise.all(kinds.map((kind) => listWorkloads(kubectl, kind, configuration, signal))),
        allowedBy(rule('', 'pods'), listPods(kubectl, { namespace, selector: '' }, signal)),
      ]);
      const workloads = lists.flat().filter(({ name }) => names?.includes(name) ?? true);
      const now = context.runtime.clock.now();
      return gathered(judge(workloads, pods, configuration, now), describe(workloads));
    },
  };
}

async function listWorkloads(
  kubectl: Kubectl,
  kind: WorkloadKind,
  { namespace, selector }: Configuration,
  signal: AbortSignal,
): Promise<readonly Workload[]> {
  const [, resource] = kindNames[kind];
  const path = `/apis/apps/v1/namespaces/${encodeURIComponent(namespace)}/${resource}`;
  const list = listObjects(kubectl, path, { labels: selectorOf(selector) }, signal);
  return (await allowedBy(rule('apps', resource), list)).map((object) => readWorkload(kind, object));
}

function rule(group: string, resource: string): string {
  return `{ apiGroups: [${group || '""'}], resources: [${resource}], verbs: [list] }`;
}

function judge(
  workloads: readonly Workload[],
  pods: readonly Pod[],
  configuration: Configuration,
  now: number,
): readonly Grade[] {
  const { namespace, names = [] } = configuration;
  const lost = names.filter((name) => workloads.every((workload) => workload.name !== name));
  const absent = lost.map(
    (name): Grade => ({
      status: 'fail',
      finding: `there is no workload \`${name}\` in the namespace \`${namespace}\``,
    }),
  );
  if (workloads.length === 0) return absent.length > 0 ? absent : [nothingThere(configuration)];
  const found = workloads.flatMap((workload) => gradeWorkload(workload, pods, configuration, now));
  const grades = [...absent, ...found];
  if (grades.length > 0) return abridged(grades);
  const running = workloads.reduce((sum, { available }) => sum + available, 0);
  if (running === 0) {
    const finding = `no workload in the namespace \`${namespace}\` is to have a pod: all ${workloads.length} are scaled to 0`;
    return [{ status: 'fail', finding }];
  }
  const all = workloads.length === 1 ? `${workloads[0]?.title} is` : `all ${workloads.length} workloads are`;
  return [
    {
      status: 'pass',
      finding: `${all} healthy, with ${running} available ${running === 1 ? 'pod' : 'pods'}`,
    },
  ];
}

function nothingThere({ namespace, kinds, selector }: Configuration): Grade {
  const labels = selector === undefined ? '' : ` with the labels \`${selectorOf(selector)}\``;
  const finding = `there are no ${kinds.join(', ')}${labels} in the namespace \`${namespace}\`; look at \`namespace\` and \`selector\``;
  return { status: 'fail', finding };
}

function gradeWorkload(
  workload: Workload,
  pods: readonly Pod[],
  configuration: Configuration,
  now: number,
): readonly Grade[] {
  const { title, wanted, trouble, paused } = workload;
  const own = pods.filter((pod) => owns(workload, pod));
  const grades = own.flatMap((pod) => gradePod(pod, configuration, now));
  const named = configuration.names !== undefined;
  return [
    ...(trouble === undefined ? [] : [{ status: 'fail', finding: `${title}: ${trouble}` } as const]),
    ...(paused ? [{ status: 'warn', finding: `${title}: its rollout is paused` } as const] : []),
    ...(named && wanted === 0 && workload.kind !== 'daemon-sets'
      ? [{ status: 'warn', finding: `${title} is scaled to 0` } as const]
      : []),
    ...grades,
  ];
}

/** Many pods fail for the same reason; the first few tell it. */
function abridged(grades: readonly Grade[]): readonly Grade[] {
  const worst = grades.toSorted((a, b) => Number(b.status === 'fail') - Number(a.status === 'fail'));
  const rest = worst.slice(mostTold);
  if (rest.length === 0) return worst;
  const status = rest.some((grade) => grade.status === 'fail') ? 'fail' : 'warn';
  return [...worst.slice(0, mostTold), { status, finding: `and ${rest.length} more` }];
}

function describe(workloads: readonly Workload[]): string {
  const lines = workloads.map(
    ({ title, available, wanted, trouble }) =>
      `${title}: ${available} of ${wanted} available${trouble === undefined ? '' : `; ${trouble}`}`,
  );
  const more = lines.length > mostListed ? [`and ${lines.length - mostListed} more`] : [];
  return [...lines.slice(0, mostListed), ...more].join('\n') || 'no workloads';
}
