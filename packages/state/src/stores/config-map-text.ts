import { ConfigurationError, ProviderError, quoted, type Runtime } from '@deploy-actions/action-kit';
import type { StateConfiguration } from '@deploy-actions/config';
import { isNamespaceName, Kubectl, KubernetesRefusal, nameRule } from '@deploy-actions/kubernetes';
import { StateConflictError, stateSystem } from '../state-store.ts';
import type { VersionedText } from './document-state-store.ts';

const key = 'state.json';

const user = { name: 'the state store `kubernetes`', section: 'state', system: stateSystem };

/** How often a read is tried that the API didn't answer, and the pause between two tries in milliseconds. */
const readTries = 3;
const readPause = 250;

/** How often a write begins anew when only what others keep in the ConfigMap has changed meanwhile. */
const writeRounds = 3;

// https://kubernetes.io/docs/concepts/overview/working-with-objects/names/
const label = '[a-z0-9]([a-z0-9-]*[a-z0-9])?';
const namePattern = new RegExp(`^(?=.{1,253}$)${label}(\\.${label})*$`);
const longestLabelValue = 63;

/** A ConfigMap as the API gives it; whatever else stands in it goes back as it came. */
interface ConfigMap {
  readonly metadata: { readonly resourceVersion: string };
  readonly data?: Readonly<Record<string, unknown>>;
  readonly immutable?: boolean;
}

type Configuration = Extract<StateConfiguration, { store: 'kubernetes' }>;

/** What belongs to the deployment, and how the API is reached. */
export interface ConfigMapContext {
  readonly service: string;
  readonly environment: string;
  readonly runtime: Pick<Runtime, 'processes' | 'workspace' | 'clock'>;
}

/** The state in the key `state.json` of a ConfigMap, compared and swapped by its resourceVersion. */
export class ConfigMapText implements VersionedText {
  readonly type = 'kubernetes';
  readonly place: string;
  readonly #name: string;
  readonly #namespace: string;
  readonly #labels: Readonly<Record<string, string>>;
  readonly #kubectl: Kubectl;
  readonly #clock: Runtime['clock'];
  /** As it was read or written last, so that a write needs no read before it. */
  #seen: ConfigMap | undefined;

  /** Throws ConfigurationError for names that Kubernetes does not allow. */
  constructor(configuration: Configuration, { service, environment, runtime }: ConfigMapContext) {
    const { namespace, name = `deployment-${service}-${environment}`, context } = configuration;
    refuseNames(namespace, name, configuration.name !== undefined);
    this.#name = name;
    this.#namespace = namespace;
    this.place = `the ConfigMap ${name} in the namespace ${namespace}`;
    this.#labels = {
      'app.kubernetes.io/managed-by': 'deploy-actions',
      'deploy-actions/service': labelValue(service),
      'deploy-actions/environment': labelValue(environment),
    };
    this.#kubectl = new Kubectl(runtime, user, context);
    this.#clock = runtime.clock;
  }

  async read(): Promise<{ readonly text: string; readonly version: string } | undefined> {
    const found = await this.#find();
    const text = textOf(found);
    return found && text !== undefined ? { text, version: versionOf(found) } : undefined;
  }

  async create(text: string): Promise<string> {
    const found = await this.#find();
    if (textOf(found) !== undefined) throw new StateConflictError();
    // Somebody made the ConfigMap beforehand, so that `create` need not be allowed: it becomes ours by the first write.
    return found ? this.#put(found, text) : this.#post(text);
  }

  async replace(text: string, version: string): Promise<string> {
    const seen = this.#seen?.metadata.resourceVersion === version ? this.#seen : await this.#find();
    if (seen === undefined || versionOf(seen) !== version) throw new StateConflictError();
    return this.#put(seen, text);
  }

  async preflight(): Promise<readonly string[]> {
    const found = await this.#find().catch((error) => error);
    // Without the right to read, whether `create` is needed isn't known: it is then named with the others.
    const verbs = ['get', 'update', ...(found === undefined || found instanceof Error ? ['create'] : [])];
    const denied = (await Promise.all(verbs.map((verb) => this.#isDenied(verb)))).flat();
    if (found instanceof Error && denied.length === 0) throw found;
    return [
      ...(denied.length > 0
        ? [`${this.place}: this login may not ${denied.join(', ')} it; ${this.#role()}`]
        : []),
      ...(isImmutable(found)
        ? [`${this.place} is immutable; delete it, or name another one with \`name\``]
        : []),
    ];
  }

  /** The ConfigMap, or `undefined` when there is none. */
  async #find(): Promise<ConfigMap | undefined> {
    for (let tries = 1; ; tries += 1) {
      try {
        this.#seen = this.#checked(await this.#kubectl.get(`${this.#collection}/${this.#name}`));
        return this.#seen;
      } catch (error) {
        if (this.#isMissing(error)) {
          this.#seen = undefined;
          return undefined;
        }
        const again = error instanceof ProviderError && error.retryable && tries < readTries;
        if (!again) throw this.#explained(error);
        await this.#clock.sleep(readPause);
      }
    }
  }

  async #post(text: string): Promise<string> {
    const map = {
      ...{ apiVersion: 'v1', kind: 'ConfigMap' },
      metadata: { name: this.#name, namespace: this.#namespace, labels: this.#labels },
      data: { [key]: text },
    };
    try {
      this.#seen = this.#checked(await this.#kubectl.create(this.#collection, map));
      return versionOf(this.#seen);
    } catch (error) {
      if (error instanceof KubernetesRefusal && error.reason === 'AlreadyExists')
        throw new StateConflictError();
      throw this.#explained(error);
    }
  }

  /** Replaces the text in exactly the ConfigMap given; what others changed in it meanwhile is kept. */
  async #put(before: ConfigMap, text: string): Promise<string> {
    const expected = textOf(before);
    let base: ConfigMap | undefined = before;
    for (let round = 1; base !== undefined && textOf(base) === expected; round += 1) {
      const next = { ...base, data: { ...base.data, [key]: text } };
      try {
        this.#seen = this.#checked(await this.#kubectl.replace(`${this.#collection}/${this.#name}`, next));
        return versionOf(this.#seen);
      } catch (error) {
        const conflict = error instanceof KubernetesRefusal && error.reason === 'Conflict';
        if (!conflict && !this.#isMissing(error)) throw this.#explained(error);
        if (round === writeRounds) break;
        base = await this.#find();
      }
    }
    throw new StateConflictError();
  }

  /** https://kubernetes.io/docs/reference/access-authn-authz/authorization/#checking-api-access */
  async #isDenied(verb: string): Promise<string[]> {
    const review = {
      ...{ apiVersion: 'authorization.k8s.io/v1', kind: 'SelfSubjectAccessReview' },
      spec: {
        resourceAttributes: {
          ...{ namespace: this.#namespace, verb, group: '', resource: 'configmaps' },
          // A request to create carries no name that a rule could look at.
          ...(verb === 'create' ? {} : { name: this.#name }),
        },
      },
    };
    try {
      const answer = await this.#kubectl.create(
        '/apis/authorization.k8s.io/v1/selfsubjectaccessreviews',
        review,
      );
      const { status } = answer as { status?: { allowed?: boolean } };
      return status?.allowed === true ? [] : [verb];
    } catch (error) {
      throw this.#explained(error);
    }
  }

  get #collection(): string {
    return `/api/v1/namespaces/${encodeURIComponent(this.#namespace)}/configmaps`;
  }

  #checked(answer: unknown): ConfigMap {
    const map = answer as { kind?: unknown; metadata?: { name?: unknown; resourceVersion?: unknown } } | null;
    const { name, resourceVersion } = map?.metadata ?? {};
    if (map?.kind === 'ConfigMap' && name === this.#name && typeof resourceVersion === 'string')
      return map as ConfigMap;
    throw new ProviderError(`${this.place}: the answer is another object; is a proxy between?`, {
      ...{ system: stateSystem, operation: 'read the state' },
    });
  }

  /** Only the API's own word for this very object: a proxy says «not found», too. */
  #isMissing(error: unknown): boolean {
    return (
      error instanceof KubernetesRefusal &&
      error.reason === 'NotFound' &&
      error.message.includes(`configmaps "${this.#name}" not found`)
    );
  }

  #explained(error: unknown): unknown {
    if (!(error instanceof KubernetesRefusal)) return error;
    const { reason, message } = error;
    const said = `${this.place}: the API says ${reason}: ${message}`;
    if (reason === 'Forbidden') return new ConfigurationError(`${said}; ${this.#role()}`);
    if (reason === 'NotFound' && message.startsWith('namespaces '))
      return new ConfigurationError(
        `${said}; create the namespace, or name another one in the section \`state\``,
      );
    if (reason === 'Invalid' || reason === 'RequestEntityTooLarge')
      return new ConfigurationError(
        `${said}; a ConfigMap holds 1 MiB: name one that keeps nothing else, and is not immutable`,
      );
    return new ProviderError(said, { system: stateSystem, operation: 'reach the state' });
  }

  /** What an administrator has to apply, as YAML. */
  #role(): string {
    return `the login needs a Role with these rules:
apiVersion: rbac.authorization.k8s.io/v1
kind: Role
metadata: { name: deploy-actions-state, namespace: ${this.#namespace} }
rules:
  - { apiGroups: [""], resources: [configmaps], verbs: [create] }
  - { apiGroups: [""], resources: [configmaps], resourceNames: [${this.#name}], verbs: [get, update] }`;
  }
}

function refuseNames(namespace: string, name: string, given: boolean): void {
  const source = given ? '`state.name`' : 'the name of the ConfigMap, made of service and environment,';
  const remedy = given ? '' : '; give one as `name` in the section `state`';
  const problems = [
    ...(isNamespaceName(namespace)
      ? []
      : [`\`state.namespace\`: found ${quoted(namespace)}, allowed are ${nameRule}, at most 63`]),
    ...(namePattern.test(name)
      ? []
      : [
          `${source} is ${quoted(name)}, but allowed are ${nameRule}, dots between them, at most 253${remedy}`,
        ]),
  ];
  if (problems.length > 0) throw new ConfigurationError(problems.map((message) => ({ message })));
}

/** The nearest text that may be the value of a label (https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/). */
function labelValue(text: string): string {
  return text
    .replaceAll(/[^A-Za-z0-9_.-]/g, '-')
    .slice(0, longestLabelValue)
    .replaceAll(/^[^A-Za-z0-9]+|[^A-Za-z0-9]+$/g, '');
}

function textOf(map: ConfigMap | undefined): string | undefined {
  const text = map?.data?.[key];
  return typeof text === 'string' ? text : undefined;
}

function versionOf(map: ConfigMap): string {
  return map.metadata.resourceVersion;
}

function isImmutable(found: ConfigMap | Error | undefined): boolean {
  return found !== undefined && !(found instanceof Error) && found.immutable === true;
}
