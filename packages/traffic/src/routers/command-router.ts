import { formatDuration, ProviderError, type Runtime, type ScriptResult } from '@deploy-actions/action-kit';
import type { TrafficConfiguration } from '@deploy-actions/config';
import { assertExpressible } from '../expressible.ts';
import { type TrafficRouter, trafficSystem } from '../traffic-router.ts';
import { type Weights, weightsProblem } from '../weights.ts';
import { weightsInAnswer } from './weights-answer.ts';

/** From the time limit of a script until everything it started is gone, SIGTERM and SIGKILL, with a second to spare. */
const stopTime = 3_000;

type CommandConfiguration = Extract<TrafficConfiguration, { router: 'command' }>;

/** What a script is told beside the weights. */
export interface CommandSubject {
  readonly service: string;
  readonly environment: string;
}

/** Any router that the author's own scripts can read and write. */
export class CommandRouter implements TrafficRouter {
  readonly type = 'command';
  readonly writeLimit: number;
  readonly #configuration: CommandConfiguration;
  readonly #variables: Readonly<Record<string, string>>;
  readonly #runtime: Pick<Runtime, 'processes' | 'log' | 'workspace'>;

  constructor(
    configuration: CommandConfiguration,
    { service, environment }: CommandSubject,
    runtime: Pick<Runtime, 'processes' | 'log' | 'workspace'>,
  ) {
    this.#configuration = configuration;
    this.#runtime = runtime;
    this.writeLimit = configuration.timeout + stopTime;
    this.#variables = { DEPLOY_SERVICE: service, DEPLOY_ENVIRONMENT: environment };
  }

  async read(): Promise<Weights> {
    const { stdout } = await this.#run('read', {});
    let answer: unknown;
    try {
      answer = JSON.parse(stdout);
    } catch {
      throw failure(
        'read',
        `\`read\` must print the weights alone, as JSON such as {"blue": 90, "green": 10}; it printed ${stdout.trim() === '' ? 'nothing' : `\n${stdout.trim().slice(0, 300)}`}`,
      );
    }
    return weightsInAnswer(answer, '`read`');
  }

  async write(weights: Weights): Promise<void> {
    assertExpressible(this, weights);
    await this.#run('write', {
      DEPLOY_BLUE_WEIGHT: String(weights.blue),
      DEPLOY_GREEN_WEIGHT: String(weights.green),
    });
  }

  refusal(weights: Weights): string | undefined {
    const { shares } = this.#configuration;
    const problem = weightsProblem(weights);
    if (problem || !shares || shares.includes(weights.blue) || shares.includes(weights.green)) return problem;
    return `\`shares\` allows one colour ${shares.map((share) => `${share}%`).join(', ')}`;
  }

  async #run(which: 'read' | 'write', variables: Readonly<Record<string, string>>): Promise<ScriptResult> {
    const { processes, log, workspace } = this.#runtime;
    const { timeout } = this.#configuration;
    const result = await processes.script({
      script: this.#configuration[which].run,
      environment: { ...this.#variables, ...variables },
      directory: workspace,
      timeout,
      onLine: (line) => log.debug(`  ${which}: ${line}`),
    });
    if (result.exitCode === 0) return result;
    const how = result.timedOut
      ? `did not end within ${formatDuration(timeout)} and was stopped`
      : `ended with exit code ${String(result.exitCode)}`;
    const lines =
      result.lastLines.length > 0 ? `; its last lines:\n${result.lastLines.join('\n')}` : ', without output';
    throw failure(which, `\`${which}\` ${how}${lines}`, result.timedOut);
  }
}

function failure(which: 'read' | 'write', message: string, retryable = false): ProviderError {
  return new ProviderError(message, { system: trafficSystem, operation: `${which} weights`, retryable });
}
