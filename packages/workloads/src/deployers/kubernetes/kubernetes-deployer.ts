import { ConfigurationError, ProviderError, type Runtime } from '@deploy-actions/action-kit';
import {
  Kubectl,
  KubernetesRefusal,
  missingAccess,
  readObject,
  versionSkew,
} from '@deploy-actions/kubernetes';
import { workloadName, workloadPath } from '../../kubernetes/workload-object.ts';
import type { DeployOptions, PreflightOptions, Release, WorkloadDeployer } from '../../workload-deployer.ts';
import { accessNeeds } from './access-needs.ts';
import { explained, failure, type Patience, system, withPatience } from './api-failure.ts';
import { type Applied, readWorkload, remarksOn, setImages } from './applying.ts';
import { obstaclesOf } from './obstacles.ts';
import { awaitRollouts } from './rollouts.ts';
import { type Configuration, type Plan, planFor, type Target } from './targets.ts';

const user = { name: 'the deployer `kubernetes`', section: 'workload', system };

/** Of what was changed, a failure names so many workloads; the log names all. */
const mostNamed = 8;

/** How long the API is waited for before anything was written, in milliseconds. */
const firstPatience = 30_000;

/** Puts images into Deployments and StatefulSets and waits until their pods run. */
export class KubernetesDeployer implements WorkloadDeployer {
  readonly type = 'kubernetes';
  readonly #configuration: Configuration;
  readonly #runtime: Runtime;

  constructor(configuration: Configuration, runtime: Runtime) {
    this.#configuration = configuration;
    this.#runtime = runtime;
  }

  async deploy(release: Release, { signal, fence }: DeployOptions = {}): Promise<void> {
    const { clock, log, secrets } = this.#runtime;
    const started = clock.now();
    const plan = this.#planUnderWay(release);
    const kubectl = this.#kubectl(plan);
    const patience = { clock, log, signal };
    const until = started + plan.timeout;
    const applied: Applied[] = [];
    try {
      const soon = { ...patience, until: Math.min(until, started + firstPatience) };
      const workloads = await this.#readAll(kubectl, plan.targets, soon);
      for (const [target, workload] of workloads) {
        const done = await setImages(target, workload, { kubectl, fence, ...patience, until });
        applied.push(done);
        this.#tell(done, release);
      }
      await awaitRollouts(applied, {
        ...{ kubectl, ...patience, until, started, timeout: plan.timeout, logLines: plan.logLines },
        redact: (text) => secrets.redact(text),
      });
    } catch (error) {
      throw this.#withChanges(error, applied);
    }
  }

  async preflight(
    release: Release,
    { rights }: PreflightOptions = { rights: true },
  ): Promise<readonly string[]> {
    try {
      const plan = this.#plan(release);
      const kubectl = this.#kubectl(plan);
      return rights ? await this.#obstacles(plan, kubectl) : await this.#visible(plan, kubectl);
    } catch (error) {
      if (error instanceof ConfigurationError) return error.problems.map(({ message }) => message);
      throw error;
    }
  }

  #plan(release: Release): Plan {
    return planFor(this.#configuration, release);
  }

  /** As preflight has it; in the middle of a shift, what is wrong is a failure from which that finds back. */
  #planUnderWay(release: Release): Plan {
    try {
      return this.#plan(release);
    } catch (error) {
      throw explained(error, 'the section `workload`');
    }
  }

  #kubectl({ context }: Plan): Kubectl {
    return new Kubectl(this.#runtime, user, context);
  }

  /** All workloads as they are, once nothing stands in the way of changing any of them. Throws ProviderError. */
  async #readAll(kubectl: Kubectl, targets: readonly Target[], patience: Patience) {
    const read = async (target: Target) => [target, await readWorkload(kubectl, target, patience)] as const;
    const workloads = await Promise.all(targets.map(read));
    const obstacles = workloads.flatMap(([target, workload]) => obstaclesOf(target, workload));
    if (obstacles.length > 0) throw failure(`nothing was changed:\n${obstacles.join('\n')}`);
    return workloads;
  }

  #tell(applied: Applied, release: Release): void {
    const { log } = this.#runtime;
    const { target, changes } = applied;
    if (changes.length > 0) log.info(`${workloadName(target)}: ${changes.join(', ')}`);
    for (const remark of remarksOn(applied, release)) log.warning(remark);
  }

  /** A colour that nobody uses is left as it is, but what was changed on it is told. */
  #withChanges(error: unknown, applied: readonly Applied[]): unknown {
    const changed = applied.filter(({ changes }) => changes.length > 0);
    if (changed.length === 0) return error;
    const what = changed
      .slice(0, mostNamed)
      .map(({ target, changes }) => `${workloadName(target)} (${changes.join(', ')})`);
    const more = changed.length > mostNamed ? `; and ${changed.length - mostNamed} more` : '';
    const words = `Changed before, and left so: ${what.join('; ')}${more}`;
    if (error instanceof ProviderError) {
      const { message, operation, retryable, cause } = error;
      return new ProviderError(`${message}\n${words}`, { system, operation, retryable, cause });
    }
    this.#runtime.log.warning(words);
    return error;
  }

  async #obstacles(plan: Plan, kubectl: Kubectl): Promise<readonly string[]> {
    const { clock, log, signal } = this.#runtime;
    const patience = { clock, log, signal, until: clock.now() + firstPatience };
    const skewed = versionSkew(kubectl, this.#runtime);
    const ask = () => missingAccess(kubectl, accessNeeds(plan), signal);
    const [denied, ...found] = await Promise.all([
      withPatience('The rights of the login', ask, patience),
      ...plan.targets.map((target) => this.#obstaclesAt(target, kubectl, patience)),
    ]);
    for (const message of await skewed) log.warning(`${message}.`);
    // Who may not read a workload is told so by the right that is missing.
    const others = found.flatMap((each) => (each === 'forbidden' ? [] : each));
    return [...denied, ...others];
  }

  /** What reading alone shows, asked once: whoever only looks can look again. */
  async #visible({ targets }: Plan, kubectl: Kubectl): Promise<readonly string[]> {
    const { clock, log, signal } = this.#runtime;
    const patience = { clock, log, signal, until: clock.now() };
    const look = async (target: Target) => ({
      found: await this.#obstaclesAt(target, kubectl, patience).catch((error) => {
        // Another job than the shift's may have another way to the cluster, or none.
        throw explained(error, workloadName(target), 'read');
      }),
      target,
    });
    const looked = await Promise.all(targets.map(look));
    const obstacles = looked.flatMap(({ found }) => (found === 'forbidden' ? [] : found));
    const hidden = looked.filter(({ found }) => found === 'forbidden');
    if (obstacles.length > 0 || hidden.length === 0) return obstacles;
    const names = hidden.map(({ target }) => workloadName(target)).join(', ');
    throw failure(`this login may not read ${names}`, 'read');
  }

  async #obstaclesAt(target: Target, kubectl: Kubectl, patience: Patience) {
    const name = workloadName(target);
    try {
      const read = () => readObject(kubectl, workloadPath(target), patience.signal);
      return obstaclesOf(target, await withPatience(name, read, patience));
    } catch (error) {
      if (!(error instanceof KubernetesRefusal)) throw error;
      if (error.reason === 'Forbidden') return 'forbidden';
      if (error.reason === 'NotFound')
        return [
          `${name} is not there; create it, or look at its name and namespace in the section \`workload\``,
        ];
      throw explained(error, name, 'read');
    }
  }
}
