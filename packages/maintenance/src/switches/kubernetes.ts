import { ConfigurationError, ProviderError, quoted, type Runtime } from '@deploy-actions/action-kit';
import type { MaintenanceConfigurationOf } from '@deploy-actions/config';
import {
  isNamespaceName,
  Kubectl,
  KubernetesRefusal,
  missingAccess,
  nameRule,
} from '@deploy-actions/kubernetes';
import { type MaintenanceRecord, readFlag, readRecord, recordText } from '../maintenance-record.ts';
import {
  type MaintenanceSwitch,
  maintenanceSystem,
  SwitchConflictError,
  type SwitchReading,
} from '../maintenance-switch.ts';

/** The keys of the ConfigMap that are ours. */
const keys = ['enabled', 'message', 'until'] as const;
/** Where who turned it on is kept. */
const annotation = 'deploy-actions/maintenance';
const managedBy = 'app.kubernetes.io/managed-by';
const ownName = 'deploy-actions';

/** A ConfigMap as the API gives it; whatever else stands in it goes back as it came. */
interface ConfigMap {
  readonly kind?: string;
  readonly metadata: {
    readonly name?: string;
    readonly uid?: string;
    readonly resourceVersion: string;
    readonly labels?: Readonly<Record<string, string>>;
    readonly annotations?: Readonly<Record<string, string>>;
  };
  readonly data?: Readonly<Record<string, string>>;
  readonly immutable?: boolean;
}

/** A ConfigMap with `enabled: "true"`, as `kubectl create configmap maintenance-mode --from-literal=enabled=true` makes it. */
export class KubernetesSwitch implements MaintenanceSwitch {
  readonly type = 'kubernetes';
  readonly place: string;
  readonly writes: MaintenanceSwitch['writes'];
  readonly #name: string;
  readonly #namespace: string;
  readonly #timeout: number;
  readonly #kubectl: Kubectl;
  /** As it was read last, so that a write needs no read before it. */
  #seen: ConfigMap | undefined;

  /** Throws ConfigurationError for names that Kubernetes does not allow. */
  constructor(
    { namespace, name, context, timeout }: MaintenanceConfigurationOf<'kubernetes'>,
    runtime: Pick<Runtime, 'processes' | 'workspace'>,
  ) {
    if (!isNamespaceName(namespace)) {
      throw new ConfigurationError(
        `\`maintenance.namespace\`: found ${quoted(namespace)}, allowed are ${nameRule}, at most 63`,
      );
    }
    this.#name = name;
    this.#namespace = namespace;
    this.#timeout = timeout;
    this.place = `the ConfigMap \`${namespace}/${name}\``;
    this.writes = {
      on: 'create it with `enabled: "true"`, or set that',
      off: 'delete it if it was created for this, else set `enabled: "false"`',
    };
    const user = { name: 'the switch `kubernetes`', section: 'maintenance', system: maintenanceSystem };
    this.#kubectl = new Kubectl(runtime, user, context);
  }

  async problems(): Promise<readonly string[]> {
    const one = { group: '', resource: 'configmaps', namespace: this.#namespace, name: this.#name };
    const { name: _, ...all } = one;
    // A request to create carries no name that a rule could look at.
    const needs = [
      ...['get', 'update', 'delete'].map((verb) => ({ verb, ...one })),
      { verb: 'create', ...all },
    ];
    const denied = await this.#limited('ask for rights', (signal) =>
      missingAccess(this.#kubectl, needs, signal),
    );
    if (denied.length > 0) return denied.map((sentence) => `${this.place}: ${sentence}`);
    const found = await this.#find();
    return found?.immutable === true
      ? [`${this.place} is immutable; delete it, or name another one with \`name\``]
      : [];
  }

  async read(): Promise<SwitchReading> {
    const found = await this.#find();
    const record = readRecord(found?.metadata.annotations?.[annotation]);
    const { on } = readFlag(found?.data?.['enabled'] ?? '');
    return { on, ...(record ? { record } : {}), revision: found?.metadata.resourceVersion };
  }

  async turnOn(record: MaintenanceRecord, at: SwitchReading): Promise<void> {
    const data = { enabled: 'true', message: record.message, until: record.until };
    const kept = { [annotation]: recordText(record) };
    if (at.revision === undefined) {
      const metadata = {
        name: this.#name,
        namespace: this.#namespace,
        labels: { [managedBy]: ownName },
        annotations: kept,
      };
      const map = { apiVersion: 'v1', kind: 'ConfigMap', metadata, data };
      await this.#write('create', (signal) => this.#kubectl.create(this.#collection, map, signal));
      return;
    }
    const before = await this.#at(at);
    const annotations = { ...before.metadata.annotations, ...kept };
    await this.#replace({
      ...before,
      metadata: { ...before.metadata, annotations },
      data: { ...before.data, ...data },
    });
  }

  async turnOff(at: SwitchReading): Promise<void> {
    if (at.revision === undefined) return;
    const before = await this.#at(at);
    if (isOurs(before)) {
      const { uid, resourceVersion } = before.metadata;
      const preconditions = { ...(uid === undefined ? {} : { uid }), resourceVersion };
      await this.#write('delete', (signal) => this.#kubectl.delete(this.#path, { preconditions }, signal));
      return;
    }
    const annotations = without(before.metadata.annotations, [annotation]);
    const data = { ...without(before.data, keys), enabled: 'false' };
    await this.#replace({ ...before, metadata: { ...before.metadata, annotations }, data });
  }

  /** The ConfigMap at the revision of a reading. */
  async #at({ revision }: SwitchReading): Promise<ConfigMap> {
    const seen = this.#seen?.metadata.resourceVersion === revision ? this.#seen : await this.#find();
    if (seen?.metadata.resourceVersion !== revision || seen === undefined) throw new SwitchConflictError();
    return seen;
  }

  async #find(): Promise<ConfigMap | undefined> {
    try {
      const found = await this.#limited('read', (signal) => this.#kubectl.get(this.#path, signal));
      this.#seen = this.#checked(found);
      return this.#seen;
    } catch (error) {
      if (!this.#isMissing(error)) throw this.#explained(error);
      this.#seen = undefined;
      return undefined;
    }
  }

  #replace(map: ConfigMap): Promise<void> {
    return this.#write('replace', (signal) => this.#kubectl.replace(this.#path, map, signal));
  }

  async #write(operation: string, work: (signal: AbortSignal) => Promise<unknown>): Promise<void> {
    try {
      await this.#limited(operation, work);
    } catch (error) {
      const { reason } = error instanceof KubernetesRefusal ? error : { reason: '' };
      if (reason === 'Conflict' || reason === 'AlreadyExists' || this.#isMissing(error))
        throw new SwitchConflictError();
      throw this.#explained(error);
    }
  }

  async #limited<T>(operation: string, work: (signal: AbortSignal) => Promise<T>): Promise<T> {
    const limit = AbortSignal.timeout(this.#timeout);
    try {
      return await work(limit);
    } catch (error) {
      if (!limit.aborted) throw error;
      const message = `${this.place}: no answer within the time limit \`timeout\``;
      throw new ProviderError(message, { system: maintenanceSystem, operation, retryable: true });
    }
  }

  get #collection(): string {
    return `/api/v1/namespaces/${encodeURIComponent(this.#namespace)}/configmaps`;
  }

  get #path(): string {
    return `${this.#collection}/${encodeURIComponent(this.#name)}`;
  }

  #checked(answer: unknown): ConfigMap {
    const map = answer as Partial<ConfigMap> | null;
    const { name, resourceVersion } = map?.metadata ?? {};
    if (map?.kind === 'ConfigMap' && name === this.#name && typeof resourceVersion === 'string')
      return map as ConfigMap;
    const message = `${this.place}: the answer is another object; is a proxy between?`;
    throw new ProviderError(message, { system: maintenanceSystem, operation: 'read' });
  }

  /** Only the API's own word for this very object: a proxy says «not found», too. */
  #isMissing(error: unknown): boolean {
    const isRefusal = error instanceof KubernetesRefusal && error.reason === 'NotFound';
    return isRefusal && error.message.includes(`configmaps "${this.#name}" not found`);
  }

  #explained(error: unknown): unknown {
    if (!(error instanceof KubernetesRefusal)) return error;
    const { reason, message } = error;
    const said = `${this.place}: the API says ${reason}: ${message}`;
    if (reason === 'Forbidden') {
      const rule = `{ apiGroups: [""], resources: [configmaps], resourceNames: [${this.#name}], verbs: [get, update, delete] }`;
      return new ConfigurationError(`${said}; a Role there needs ${rule}, and \`create\` without a name`);
    }
    if (reason === 'NotFound' && message.startsWith('namespaces ')) {
      return new ConfigurationError(
        `${said}; create the namespace, or name another one in the section \`maintenance\``,
      );
    }
    if (reason === 'Invalid') return new ConfigurationError(said);
    return new ProviderError(said, { system: maintenanceSystem, operation: 'reach the ConfigMap' });
  }
}

/** Whether it may be deleted: made here, or by hand as bare as `kubectl create configmap` makes it. */
function isOurs({ metadata: { labels = {}, annotations = {} }, data = {} }: ConfigMap): boolean {
  if (labels[managedBy] === ownName) return true;
  const bare = Object.keys({ ...labels, ...annotations }).length === 0;
  return bare && Object.keys(data).every((key) => key === 'enabled');
}

function without(
  values: Readonly<Record<string, string>> | undefined,
  names: readonly string[],
): Record<string, string> {
  return Object.fromEntries(Object.entries(values ?? {}).filter(([name]) => !names.includes(name)));
}
