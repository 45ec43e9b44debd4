import { ConfigurationError, describeError, ProviderError, type Runtime } from '@deploy-actions/action-kit';
import type { OpenedBackup } from '@deploy-actions/database';
import type { RollbackPlan, RunAccess } from '@deploy-actions/deployment';
import type { Maintenance } from '@deploy-actions/maintenance';
import type { RestoreRequest } from './restore-inputs.ts';

/** A restore into the live database may take so many times what the one into a copy took. */
const margin = 2;

/** Maintenance mode around a restore: users stay out while the database is being replaced. */
export class HouseClosed {
  readonly planOn: readonly string[];
  readonly planOff: readonly string[] = [
    'maintenance mode: off, unless something failed once the database was being replaced',
  ];
  readonly #maintenance: Maintenance;
  readonly #log: Runtime['log'];
  /** Milliseconds until users are told that it ends: what the section says, or longer where a restore was seen to take longer. */
  readonly #atMost: number;
  #acquired = false;

  private constructor(maintenance: Maintenance, planOn: readonly string[], atMost: number, { log }: Runtime) {
    this.#maintenance = maintenance;
    this.planOn = planOn;
    this.#atMost = atMost;
    this.#log = log;
  }

  /** Looks whether it can be turned on. Throws ConfigurationError for what is in the way; a switch that doesn't answer now may do so later. */
  static async prepare(
    { maintenance, aws }: RestoreRequest,
    { service, environment, force }: RollbackPlan,
    { githubToken, checkRunId, opened: { manifest } }: RunAccess & { readonly opened: OpenedBackup },
    runtime: Runtime,
  ): Promise<HouseClosed | undefined> {
    if (!maintenance) return undefined;
    const { openMaintenance } = await import('@deploy-actions/maintenance');
    const opened = await openMaintenance(maintenance, {
      ...{ service, environment, runtime, aws, githubToken },
      checkRunId,
    });
    const measured = (manifest.verified.restoreSeconds ?? 0) * 1_000;
    const atMost = Math.max(maintenance.for, margin * measured);
    const planOn = await opened.plan('on', { for: atMost, stay: true, join: true }).catch((error) => {
      if (!(error instanceof ProviderError)) throw error;
      return [`on (not to be seen now: ${describeError(error)})`];
    });
    const problems = await opened.problems({ for: atMost }).catch((error) => {
      if (!(error instanceof ProviderError)) throw error;
      runtime.log.warning(`Maintenance mode could not be looked at: ${describeError(error)}`);
      return [];
    });
    const lines = planOn.map((line) => `maintenance mode: ${line}`);
    if (problems.length === 0 || force) return new HouseClosed(opened, lines, atMost, runtime);
    throw new ConfigurationError(
      problems.map((message) => ({
        message: `maintenance mode around the restore: ${message}; \`force: true\` goes on without, where the engine can`,
      })),
    );
  }

  /** Turns it on; gives whether users are kept out. It lasts beyond this run: one that dies amid a restore must let nobody in. Throws ProviderError, or with `force` warns. */
  async close(force: boolean): Promise<boolean> {
    try {
      const on = await this.#maintenance.turnOn({ for: this.#atMost, stay: true, join: true });
      this.#acquired = on.acquired;
      if (!on.ok) {
        throw new ProviderError(on.reason, {
          system: 'maintenance mode',
          operation: 'turn on',
          retryable: false,
        });
      }
      this.#log.info(on.reason);
      return true;
    } catch (error) {
      if (!force || !(error instanceof ProviderError)) throw error;
      this.#log.warning(`Going on without maintenance mode: ${describeError(error)}`);
      return false;
    }
  }

  /** Turns it off if it was turned on here; gives a sentence when users are still kept out. */
  async open(): Promise<string | undefined> {
    if (!this.#acquired) return undefined;
    try {
      const off = await this.#maintenance.turnOff();
      if (off.ok) {
        this.#log.info(off.reason);
        return undefined;
      }
      return `MAINTENANCE MODE IS STILL ON: ${off.reason}`;
    } catch (error) {
      return `MAINTENANCE MODE IS STILL ON: it could not be turned off (${describeError(error)}). Turn it off with the action maintenance-mode (\`mode: off\`).`;
    }
  }

  /** Leaves it on; gives a sentence when it is. */
  stayClosed(): string | undefined {
    if (!this.#acquired) return undefined;
    return 'MAINTENANCE MODE STAYS ON, because something failed once the database was being replaced: look at the database first, then turn it off with the action maintenance-mode (`mode: off`).';
  }
}
