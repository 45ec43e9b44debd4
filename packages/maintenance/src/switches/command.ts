import { formatDuration, ProviderError } from '@deploy-actions/action-kit';
import type { MaintenanceConfigurationOf } from '@deploy-actions/config';
import { type MaintenanceRecord, readFlag, recordText } from '../maintenance-record.ts';
import {
  type MaintenanceSwitch,
  maintenanceSystem,
  SwitchConflictError,
  type SwitchReading,
} from '../maintenance-switch.ts';
import type { MaintenanceContext } from '../maintenance-types.ts';

/** Any switch that the author's own scripts can turn on and off; they keep the record. */
export class CommandSwitch implements MaintenanceSwitch {
  readonly type = 'command';
  readonly place = 'the switch of `maintenance.status`';
  readonly writes = { on: 'run `on`', off: 'run `off`' };
  readonly #configuration: MaintenanceConfigurationOf<'command'>;
  readonly #context: MaintenanceContext;

  constructor(configuration: MaintenanceConfigurationOf<'command'>, context: MaintenanceContext) {
    this.#configuration = configuration;
    this.#context = context;
  }

  async problems(): Promise<readonly string[]> {
    await this.read();
    return [];
  }

  async read(): Promise<SwitchReading> {
    const text = (await this.#run('status', {})).trim();
    if (text === '') return { on: false, revision: undefined };
    return { ...readFlag(text), revision: text };
  }

  async turnOn(record: MaintenanceRecord, at: SwitchReading): Promise<void> {
    await this.#compare(at);
    const { holder, message, since, until } = record;
    await this.#run('on', {
      DEPLOY_MAINTENANCE_RECORD: recordText(record),
      DEPLOY_MAINTENANCE_MESSAGE: message,
      DEPLOY_MAINTENANCE_SINCE: since,
      DEPLOY_MAINTENANCE_UNTIL: until,
      DEPLOY_MAINTENANCE_ACTOR: holder.actor,
      DEPLOY_MAINTENANCE_URL: holder.url ?? '',
    });
  }

  async turnOff(at: SwitchReading): Promise<void> {
    await this.#compare(at);
    await this.#run('off', {});
  }

  /** Looks once more right before a write: all that can be done without the scripts' help. */
  async #compare({ revision }: SwitchReading): Promise<void> {
    if ((await this.read()).revision !== revision) throw new SwitchConflictError();
  }

  async #run(which: 'on' | 'off' | 'status', variables: Readonly<Record<string, string>>): Promise<string> {
    const { service, environment, runtime } = this.#context;
    const { timeout } = this.#configuration;
    const result = await runtime.processes.script({
      script: this.#configuration[which].run,
      environment: { DEPLOY_SERVICE: service, DEPLOY_ENVIRONMENT: environment, ...variables },
      directory: runtime.workspace,
      timeout,
      onLine: (line) => runtime.log.debug(`  ${which}: ${line}`),
    });
    if (result.exitCode === 0) return result.stdout;
    const how = result.timedOut
      ? `did not end within ${formatDuration(timeout)} and was stopped`
      : `ended with exit code ${String(result.exitCode)}`;
    const lines =
      result.lastLines.length > 0 ? `; its last lines:\n${result.lastLines.join('\n')}` : ', without output';
    throw new ProviderError(`\`${which}\` ${how}${lines}`, {
      ...{ system: maintenanceSystem, operation: which, retryable: result.timedOut },
    });
  }
}
