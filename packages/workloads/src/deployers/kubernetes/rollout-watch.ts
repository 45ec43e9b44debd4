import { isDeepStrictEqual } from 'node:util';
import type { Log } from '@deploy-actions/action-kit';
import { type Kubectl, type KubernetesObject, otherWriters } from '@deploy-actions/kubernetes';
import { conditionOf } from '../../kubernetes/api-objects.ts';
import { type Inspection, inspectPods } from '../../kubernetes/inspection.ts';
import { withLastLines } from '../../kubernetes/last-lines.ts';
import type { NamespaceLook } from '../../kubernetes/namespace-look.ts';
import { type RolloutStatus, rolloutStatus } from '../../kubernetes/rollout-status.ts';
import { templateChanges } from '../../kubernetes/template-changes.ts';
import { describeTroubles, type Trouble } from '../../kubernetes/troubles.ts';
import {
  partitionOf,
  sameTemplate,
  specOf,
  wantedReplicas,
  workloadName,
} from '../../kubernetes/workload-object.ts';
import { failure } from './api-failure.ts';
import type { Applied } from './applying.ts';

/** A line of progress comes at most so often, in milliseconds; a trouble of one kind is told in so many words at most. */
const progressPause = 10_000;
const mostWords = 3;

/** The clocks of cluster and runner may differ by this much, in milliseconds. */
const clockDifference = 60_000;

/** What a watch tells, and how it reads logs. */
export interface WatchWorld {
  readonly kubectl: Kubectl;
  readonly log: Log;
  readonly redact: (text: string) => string;
  readonly logLines: number;
  /** When the rollout began, in milliseconds since 1970. */
  readonly started: number;
  readonly signal?: AbortSignal | undefined;
}

/** The rollout of one workload, as it is seen from look to look. */
export class RolloutWatch {
  readonly applied: Applied;
  readonly name: string;
  readonly #world: WatchWorld;
  #current: KubernetesObject;
  /** What the write gave is no proof yet. */
  #status: RolloutStatus = { done: false, waitsFor: 'it was not looked at yet', deadlineExceeded: false };
  #inspection: Inspection | undefined;
  readonly #told = new Map<string, Set<string>>();
  /** The most that was said of a trouble: when it comes back, the platform sometimes says less. */
  readonly #words = new Map<string, string>();
  #toldProgress = { text: '', at: Number.NEGATIVE_INFINITY };

  constructor(applied: Applied, world: WatchWorld) {
    this.applied = applied;
    this.name = workloadName(applied.target);
    this.#world = world;
    this.#current = applied.ours;
  }

  get current(): KubernetesObject {
    return this.#current;
  }

  get done(): boolean {
    return this.#status.done;
  }

  /** Takes in how the workload is now. Throws ProviderError when it is no longer what this run made of it. */
  see(now: KubernetesObject | undefined, at: number): void {
    const { ours } = this.applied;
    if (now === undefined) throw failure(`${this.name} was deleted while it rolled out`);
    if (now.metadata.uid !== ours.metadata.uid)
      throw failure(`${this.name} was deleted and made anew while it rolled out`);
    if (now.metadata['deletionTimestamp']) throw failure(`${this.name} is being deleted while it rolls out`);
    if (!sameTemplate(ours, now)) {
      const what = templateChanges(ours, now).join('; ');
      throw failure(
        `${this.name} was changed by ${this.#others(ours, now)} while it rolled out: ${what}; nothing was put back. Let one be in charge of it, and run again`,
      );
    }
    this.#tellScaled(now);
    this.#current = now;
    const wasDone = this.done;
    this.#status = rolloutStatus(now);
    if (this.done) this.#inspection = undefined;
    if (!(wasDone && this.done)) this.#tellProgress(at);
  }

  /** Looks at the pods, and tells what is new of their troubles. Throws as the lists of the look do. */
  async inspect(look: NamespaceLook): Promise<void> {
    const since = this.applied.changes.length > 0 ? this.#world.started - clockDifference : 0;
    const inspection = await inspectPods(this.#current, look, { since });
    const troubles = [...this.#ofWorkload(), ...inspection.troubles].map((trouble) => this.#best(trouble));
    this.#inspection = { ...inspection, troubles };
    await this.#tellTroubles(troubles.filter((trouble) => !trouble.passing && this.#isNews(trouble)));
  }

  /** What makes it certain that the rollout won't end well; `undefined` while it may. */
  get hopeless(): string | undefined {
    const final = this.#inspection?.troubles.find((trouble) => trouble.final);
    if (final) return final.text;
    if (!this.#status.deadlineExceeded || this.#wasOverBefore) return undefined;
    const { progressDeadlineSeconds } = (this.#current.spec ?? {}) as { progressDeadlineSeconds?: number };
    return `no progress within its progressDeadlineSeconds of ${progressDeadlineSeconds ?? 600}`;
  }

  /**
   * Whether the deadline is one that was over at the write. Its condition stays, times and all, until the controller sees
   * progress (syncRolloutStatus of pkg/controller/deployment in Kubernetes), and the pods may recover yet.
   */
  get #wasOverBefore(): boolean {
    const [before, now] = [this.applied.ours, this.#current].map(({ status }) =>
      conditionOf(status, 'Progressing'),
    );
    return isDeepStrictEqual(before, now);
  }

  /** Where the rollout stands and why, for the failure; asks for the last lines of what ended. */
  async report(): Promise<string> {
    const { kubectl, redact, logLines, signal } = this.#world;
    const wanted = Math.max(0, wantedReplicas(this.#current) - partitionOf(this.#current));
    const { troubles = [], ready } = this.#inspection ?? {};
    const standing =
      ready === undefined
        ? this.#status.waitsFor
        : `${ready} of ${wanted} pods of the new version are ready, ${this.#status.waitsFor}`;
    const { namespace } = this.applied.target;
    const told = await withLastLines(kubectl, troubles, { namespace, count: logLines, redact, signal });
    const why = this.hopeless === undefined || troubles.some(({ final }) => final) ? [] : [this.hopeless];
    const lines = [`${this.name}: ${standing}`, ...why, ...describeTroubles(told)];
    return lines.map((line, index) => (index === 0 ? line : indented(line))).join('\n');
  }

  #others(before: KubernetesObject, after: KubernetesObject): string {
    const names = otherWriters(before, after).map((name) => `\`${name}\``);
    return names.length === 0 ? 'another run of this action' : names.join(', ');
  }

  #tellScaled(now: KubernetesObject): void {
    const [had, has] = [wantedReplicas(this.#current), wantedReplicas(now)];
    if (had === has) return;
    const who = this.#others(this.#current, now);
    this.#world.log.warning(`${this.name} was scaled from ${had} to ${has} pods by ${who} meanwhile.`);
  }

  #tellProgress(at: number): void {
    const { log, started } = this.#world;
    const { done, waitsFor } = this.#status;
    if (done) {
      const seconds = Math.round((at - started) / 1_000);
      const wanted = wantedReplicas(this.#current);
      const all =
        wanted === 0 ? 'no pods are wanted, so none run' : `all ${wanted} pods are ready after ${seconds}s`;
      log.info(`✔ ${this.name}: ${all}`);
      return;
    }
    const { text, at: last } = this.#toldProgress;
    if (text === waitsFor || at - last < progressPause) return;
    this.#toldProgress = { text: waitsFor, at };
    log.info(`${this.name}: ${waitsFor}`);
  }

  #ofWorkload(): readonly Trouble[] {
    if (specOf(this.#current).paused !== true) return [];
    const who = this.#others(this.applied.ours, this.#current);
    const text = `it was paused by ${who}, and goes on when it is resumed`;
    return [{ kind: 'paused', text, pods: 0, log: [], final: false, passing: false }];
  }

  #best(trouble: Trouble): Trouble {
    if (!trouble.kind.startsWith('image/')) return trouble;
    const known = this.#words.get(trouble.kind) ?? '';
    const text = trouble.final || trouble.text.length >= known.length ? trouble.text : known;
    this.#words.set(trouble.kind, text);
    return { ...trouble, text };
  }

  #isNews({ kind, text }: Trouble): boolean {
    const told = this.#told.get(kind) ?? new Set();
    this.#told.set(kind, told);
    if (told.has(text) || told.size >= mostWords) return false;
    told.add(text);
    return true;
  }

  async #tellTroubles(troubles: readonly Trouble[]): Promise<void> {
    const { kubectl, log, redact, logLines: count, signal } = this.#world;
    const { namespace } = this.applied.target;
    const told = await withLastLines(kubectl, troubles, { namespace, count, redact, signal });
    for (const line of describeTroubles(told)) log.info(`${this.name}: ${line}`);
  }
}

function indented(text: string): string {
  return text.replaceAll(/^/gm, '  ');
}
