import { ConfigurationError, nearest, quoted } from '@deploy-actions/action-kit';
import type { SourceOf } from '@deploy-actions/config';
import {
  isCrashLooping,
  isNamespaceName,
  Kubectl,
  lacksImage,
  nameRule,
  type Pod,
} from '@deploy-actions/kubernetes';
import type { Answer, InquiringProvider, MetricProviderKind, ProviderContext } from '../metric-provider.ts';
import { findPods, findSelectionMistake } from './kubernetes/find-pods.ts';
import { PodWatch } from './kubernetes/pod-watch.ts';

/** So many containers are told of after one look; the rest is counted. */
const mostTold = 10;

const user = {
  name: 'the metrics provider `kubernetes`',
  section: 'metrics',
  system: 'Kubernetes',
};

type Source = SourceOf<'kubernetes'>;

/** Counts of this moment, over the pods that are neither leaving nor done. */
const momentary: Readonly<Record<string, (pods: readonly Pod[], source: Source) => number>> = {
  'crash-loops': (pods) => containersOf(pods).filter(isCrashLooping).length,
  unavailable: (pods, { container }) => pods.filter((pod) => !isAvailable(pod, container)).length,
  'image-pull-errors': (pods) => containersOf(pods).filter(lacksImage).length,
};

/** Counts since the first look. */
const counted: Readonly<Record<string, (watch: PodWatch) => number>> = {
  restarts: (watch) => watch.restarts,
  'oom-kills': (watch) => watch.oomKills,
};

const queryNames = [...Object.keys(counted), ...Object.keys(momentary)];

/** Watches the pods of a version: restarts, OOM kills, crash loops, images that don't come, and who isn't ready. */
export const kubernetes: MetricProviderKind<Source> = {
  checkQuery,
  span: () => 0,
  keepsHistory: () => false,
  create: (source, queries, context) => new KubernetesProvider(source, queries, context),
};

function checkQuery(query: string): string | undefined {
  if (queryNames.includes(query)) return undefined;
  const near = nearest(query, queryNames);
  const remedy = near
    ? `did you mean \`${near}\`?`
    : `known are ${queryNames.map((name) => `\`${name}\``).join(', ')}`;
  return `is ${quoted(query)}, which this provider doesn't know; ${remedy}`;
}

class KubernetesProvider implements InquiringProvider {
  readonly type = 'kubernetes';
  readonly #source: Source;
  readonly #queries: readonly string[];
  readonly #runtime: ProviderContext['runtime'];
  readonly #kubectl: Kubectl;
  readonly #watch = new PodWatch();

  constructor(source: Source, queries: readonly string[], { runtime }: ProviderContext) {
    refuse(source, queries);
    this.#source = source;
    this.#queries = queries;
    this.#runtime = runtime;
    this.#kubectl = new Kubectl(runtime, user, source.context);
  }

  async observe(): Promise<readonly Answer[]> {
    const { clock, signal } = this.#runtime;
    const found = await findPods(this.#kubectl, this.#source, signal);
    if (found.failure !== undefined) return this.#queries.map(() => found);
    const pods = found.pods.map((pod) => this.#only(pod));
    this.#tell(this.#watch.see(pods, clock.now()));
    const lacking = this.#whatLacks(found.pods);
    return this.#queries.map((query) => lacking ?? this.#answer(query, pods));
  }

  async findMistakes(): Promise<readonly (string | undefined)[]> {
    const { signal } = this.#runtime;
    const mistake = await findSelectionMistake(this.#kubectl, this.#source, signal);
    return this.#queries.map(() => mistake && `can't be answered: ${mistake}`);
  }

  #answer(query: string, pods: readonly Pod[]): Answer {
    const total = counted[query]?.(this.#watch);
    if (total !== undefined) return { value: total };
    const active = pods.filter(({ leaving, ended }) => !leaving && !ended);
    if (active.length > 0) return { value: momentary[query]?.(active, this.#source) ?? 0 };
    const detail = `all pods with the labels \`${this.#source.selector}\` are leaving or have ended`;
    return { failure: 'no-data', detail };
  }

  #whatLacks(pods: readonly Pod[]): Answer | undefined {
    const { namespace, selector, container } = this.#source;
    if (pods.length === 0) {
      const detail = `no pod in the namespace \`${namespace}\` has the labels ${quoted(selector)}; look at \`selector\`, \`namespace\` and \`kubectl -n ${namespace} get pods --show-labels\``;
      return { failure: 'no-data', detail };
    }
    const names = [...new Set(pods.flatMap((pod) => pod.names))];
    if (container === undefined || names.includes(container)) return undefined;
    const list = names.map((name) => `\`${name}\``).join(', ');
    const detail = `no pod with the labels ${quoted(selector)} has a container ${quoted(container)}, they have ${list}; look at \`container\``;
    return { failure: 'no-data', detail };
  }

  #only(pod: Pod): Pod {
    const { container } = this.#source;
    if (container === undefined) return pod;
    return { ...pod, containers: pod.containers.filter(({ name }) => name === container) };
  }

  #tell(events: readonly string[]): void {
    for (const event of events.slice(0, mostTold)) this.#runtime.log.info(event);
    const rest = events.length - mostTold;
    if (rest > 0) this.#runtime.log.info(`${rest} more containers ended or were restarted.`);
  }
}

function refuse({ namespace }: Source, queries: readonly string[]): void {
  const problems = [
    ...(isNamespaceName(namespace)
      ? []
      : [`\`namespace\`: found ${quoted(namespace)}, allowed are ${nameRule}, at most 63`]),
    ...queries.flatMap((query) => {
      const problem = checkQuery(query);
      return problem === undefined ? [] : [`the query ${problem}`];
    }),
  ];
  if (problems.length > 0) throw new ConfigurationError(problems.map((message) => ({ message })));
}

function containersOf(pods: readonly Pod[]) {
  return pods.flatMap(({ containers }) => containers);
}

function isAvailable({ ready, containers }: Pod, container: string | undefined): boolean {
  return container === undefined ? ready : containers.some((each) => each.ready);
}
