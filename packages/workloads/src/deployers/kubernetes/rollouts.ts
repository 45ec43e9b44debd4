import { describeError, formatDuration, type ProviderError } from '@deploy-actions/action-kit';
import {
  type KubernetesObject,
  KubernetesRefusal,
  listObjects,
  readObject,
} from '@deploy-actions/kubernetes';
import { NamespaceLook } from '../../kubernetes/namespace-look.ts';
import {
  collectionPath,
  selectorOf,
  type WorkloadKind,
  workloadPath,
} from '../../kubernetes/workload-object.ts';
import { explained, failure, mayPass, type Patience, pause } from './api-failure.ts';
import type { Applied } from './applying.ts';
import { RolloutWatch, type WatchWorld } from './rollout-watch.ts';

/** Of a failure, in characters: a parameter of Systems Manager that keeps the state has 4,096 in all. */
const longestReport = 2_000;

/** What the waiting for rollouts needs. */
export interface Waiting extends Patience, WatchWorld {
  /** The time limit in the words of the configuration, in milliseconds. */
  readonly timeout: number;
}

/** Waits until all that was applied runs. Throws ProviderError with what isn't running and why, and the signal's reason. */
export async function awaitRollouts(applied: readonly Applied[], world: Waiting): Promise<void> {
  await new Rollouts(applied, world).wait();
}

class Rollouts {
  readonly #watches: readonly RolloutWatch[];
  readonly #world: Waiting;
  /** Why the last look failed; empty when it didn't. */
  #unanswered = '';
  /** Why the pods can't be looked at, as it was told. */
  #unseen = new Set<string>();

  constructor(applied: readonly Applied[], world: Waiting) {
    this.#world = world;
    this.#watches = applied.map((each) => new RolloutWatch(each, world));
  }

  async wait(): Promise<void> {
    const { clock, until, signal, timeout } = this.#world;
    for (;;) {
      await this.#look();
      const pending = this.#pending();
      if (pending.length === 0) return;
      const hopeless = pending.find((watch) => watch.hopeless !== undefined);
      if (hopeless) throw await this.#failure(`${hopeless.name} can't roll out`);
      const left = until - clock.now();
      if (left <= 0) {
        const [some, all] = [pending.length, this.#watches.length];
        const what = all === 1 ? `${pending[0]?.name} did` : `${some} of ${all} workloads did`;
        throw await this.#failure(`${what} not roll out within ${formatDuration(timeout)}`);
      }
      await clock.sleep(Math.min(pause, left), signal);
    }
  }

  #pending(): readonly RolloutWatch[] {
    return this.#watches.filter((watch) => !watch.done);
  }

  async #failure(message: string): Promise<ProviderError> {
    const reports = await Promise.all(this.#pending().map((watch) => watch.report()));
    const silence = this.#unanswered === '' ? [] : [`the API does not answer: ${this.#unanswered}`];
    return failure(
      [message, ...silence, this.#bounded(this.#world.redact(reports.join('\n')))].join('\n'),
      'wait for the rollout',
    );
  }

  /** The state keeps the failure, and has room for no more: the rest is in the log alone. */
  #bounded(report: string): string {
    if (report.length <= longestReport) return report;
    this.#world.log.info(report);
    return `${report.slice(0, longestReport).toWellFormed()}…\n(the log has the rest)`;
  }

  /**
   * One look at everything, since what is done may be undone while the others aren't; what the API leaves unanswered is told,
   * and looked at again the next time.
   */
  async #look(): Promise<void> {
    const { log, signal } = this.#world;
    const before = this.#unanswered;
    this.#unanswered = '';
    const groups = Object.values(Object.groupBy(this.#watches, ({ applied }) => applied.target.namespace));
    const looks = groups.map((watches = []) => this.#lookAtNamespace(watches));
    const failures = (await Promise.allSettled(looks)).flatMap((look) =>
      look.status === 'rejected' ? [look.reason as unknown] : [],
    );
    signal?.throwIfAborted();
    const [lasting] = failures.filter((error) => !mayPass(error));
    if (lasting !== undefined) throw lasting;
    const [passing] = failures;
    if (passing !== undefined) this.#unanswered = describeError(passing);
    if (this.#unanswered !== '' && this.#unanswered !== before)
      log.warning(`The rollout can't be looked at, trying again: ${this.#unanswered}`);
  }

  async #lookAtNamespace(watches: readonly RolloutWatch[]): Promise<void> {
    const { kubectl, signal } = this.#world;
    const byKind = Object.groupBy(watches, ({ applied }) => applied.target.kind);
    const kinds = Object.entries(byKind) as [WorkloadKind, RolloutWatch[]][];
    await Promise.all(kinds.map(([kind, some]) => this.#readWorkloads(kind, some)));
    const pending = watches.filter((watch) => !watch.done);
    const [only] = pending;
    if (only === undefined) return;
    const { namespace } = only.applied.target;
    const selector = pending.length === 1 ? { selector: selectorOf(only.current) } : {};
    const look = new NamespaceLook(kubectl, namespace, { ...selector, signal });
    await Promise.all(pending.map((watch) => this.#inspect(watch, look)));
  }

  async #readWorkloads(kind: WorkloadKind, watches: readonly RolloutWatch[]): Promise<void> {
    const { kubectl, signal, clock } = this.#world;
    const [only] = watches;
    if (only === undefined) return;
    const { namespace } = only.applied.target;
    try {
      const found =
        watches.length === 1
          ? [await readObject(kubectl, workloadPath(only.applied.target), signal)]
          : await listObjects(kubectl, collectionPath(kind, namespace), {}, signal);
      const byName = new Map(
        found.map((item) => {
          const object = { ...(item as KubernetesObject), kind };
          return [object.metadata.name, object];
        }),
      );
      for (const watch of watches) watch.see(byName.get(watch.applied.target.name), clock.now());
    } catch (error) {
      if (error instanceof KubernetesRefusal && error.reason === 'NotFound' && watches.length === 1)
        only.see(undefined, clock.now());
      throw mayPass(error) ? error : explained(error, watches.map(({ name }) => name).join(', '), 'read');
    }
  }

  /** Why pods aren't ready only explains: the rollout doesn't fail because that can't be told. */
  async #inspect(watch: RolloutWatch, look: NamespaceLook): Promise<void> {
    const { log, signal } = this.#world;
    try {
      await watch.inspect(look);
      if (look.unheard !== undefined) throw look.unheard;
    } catch (error) {
      signal?.throwIfAborted();
      const why = describeError(error);
      if (mayPass(error)) return log.debug(why);
      if (this.#unseen.has(why)) return;
      this.#unseen.add(why);
      log.warning(`Why pods in ${look.namespace} are not ready can't be told: ${why}`);
    }
  }
}
