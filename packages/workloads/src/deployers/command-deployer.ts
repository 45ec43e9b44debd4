import type { Runtime } from '@deploy-actions/action-kit';
import type { WorkloadConfiguration } from '@deploy-actions/config';
import { runScript } from '../run-script.ts';
import {
  type DeployOptions,
  type Release,
  releaseVariables,
  type WorkloadDeployer,
} from '../workload-deployer.ts';

type CommandConfiguration = Extract<WorkloadConfiguration, { deployer: 'command' }>;

/** Deploys by the consumer's own shell code. */
export class CommandDeployer implements WorkloadDeployer {
  readonly type = 'command';
  readonly #configuration: CommandConfiguration;
  readonly #runtime: Pick<Runtime, 'processes' | 'log' | 'workspace'>;

  constructor(
    configuration: CommandConfiguration,
    runtime: Pick<Runtime, 'processes' | 'log' | 'workspace'>,
  ) {
    this.#configuration = configuration;
    this.#runtime = runtime;
  }

  async deploy(release: Release, { signal, fence }: DeployOptions = {}): Promise<void> {
    const { run, timeout } = this.#configuration;
    await fence?.();
    await runScript(
      { name: 'the deploy command', run, timeout },
      releaseVariables(release),
      this.#runtime,
      signal,
    );
  }
}
