import {
  ConfigurationError,
  describeError,
  formatDuration,
  type Log,
  type Runtime,
} from '@deploy-actions/action-kit';
import type { OpenedBackup, RestoreResult } from '@deploy-actions/database';
import type { RollbackPlan, RunAccess } from '@deploy-actions/deployment';
import { HouseClosed } from './house-closed.ts';
import { newest, type RestoreRequest } from './restore-inputs.ts';

/** How restoring the database went. */
export interface RestoreReport {
  readonly done: boolean;
  /** What happened, as sentences for people. */
  readonly told: string;
  readonly backupId: string;
  /** ISO time to which the database was to go back. */
  readonly restoredTo: string;
  readonly seconds: number | undefined;
  /** What was done with what was there before, and how it comes back. */
  readonly replaced: string | undefined;
  readonly undo: string | undefined;
  /** Manifest of the copy of what was overwritten, where one was made. */
  readonly safetyCopy: string | undefined;
  /** Users are still kept out. */
  readonly closed: boolean;
}

/** A restore that was looked into and not begun. */
export class DatabaseRestore {
  readonly restoredTo: string;
  /** What is lost by it, as a sentence without its full stop. */
  readonly loss: string;
  readonly #opened: OpenedBackup;
  readonly #steps: readonly string[];
  readonly #house: HouseClosed | undefined;
  readonly #force: boolean;
  readonly #log: Log;
  #result: RestoreResult | undefined;
  #failure: string | undefined;
  /** Whether the restore got as far as the database itself. */
  #touched = false;
  /** Whether the failure was of maintenance mode, before anything else. */
  #unclosed = false;

  private constructor(
    opened: OpenedBackup,
    steps: readonly string[],
    house: HouseClosed | undefined,
    { force }: RollbackPlan,
    { clock, log }: Runtime,
  ) {
    const { created, backupId } = opened.manifest;
    const span = formatDuration(Math.max(0, clock.now() - Date.parse(created)));
    this.restoredTo = created;
    this.loss = `the database goes back to ${created} (backup ${backupId}); what was written in the ${span} since is lost`;
    this.#opened = opened;
    this.#steps = steps;
    this.#house = house;
    this.#force = force;
    this.#log = log;
  }

  /**
   * Opens the backup, sees that it can go back and says what is lost. Writes nothing. Throws ConfigurationError when it is
   * another service's, can't be restored here, or when the loss is not confirmed by its id, which a dry run needs not.
   */
  static async open(
    request: RestoreRequest,
    plan: RollbackPlan,
    access: RunAccess & { readonly dryRun: boolean },
    runtime: Runtime,
  ): Promise<DatabaseRestore> {
    const { openBackup } = await import('@deploy-actions/database');
    const location = await locate(request, plan, runtime);
    const opened = await openBackup(location, request, runtime);
    refuseForeign(location, opened, plan);
    const house =
      request.maintenance && (await HouseClosed.prepare(request, plan, { ...access, opened }, runtime));
    const steps = await opened.planRestore({ maintenance: house !== undefined });
    const restore = new DatabaseRestore(opened, steps, house, plan, runtime);
    runtime.log.warning(`${access.dryRun ? 'Would restore' : 'Restoring'}: ${restore.loss}.`);
    if (!access.dryRun) restore.#refuseUnconfirmed(request.confirmed);
    return restore;
  }

  /** What it would do, in order, as lines for people. */
  get plan(): readonly string[] {
    const steps = [`${this.loss}; confirm it with \`confirm-data-loss: ${this.#id}\``, ...this.#steps];
    const lines = steps.map((step) => `database: ${step}`);
    return this.#house ? [...this.#house.planOn, ...lines, ...this.#house.planOff] : lines;
  }

  /** Keeps users out and puts the backup back; gives whether that was done. What fails is in the report. */
  async restore(): Promise<boolean> {
    try {
      // What can't be restored turns nothing on.
      await this.#opened.verifyArchive();
      const maintenance = await this.#keepOut();
      // What was looked into before counted on users being kept out.
      if (this.#house && !maintenance) await this.#opened.planRestore({ maintenance });
      this.#result = await this.#opened.restore({
        maintenance,
        switching: () => {
          this.#touched = true;
        },
      });
    } catch (error) {
      this.#failure = describeError(error);
    }
    return this.#result !== undefined;
  }

  /** Throws with a remedy when users can't be kept out. */
  async #keepOut(): Promise<boolean> {
    try {
      return (await this.#house?.close(this.#force)) ?? false;
    } catch (error) {
      this.#unclosed = true;
      throw error;
    }
  }

  /** Lets users back in unless the database may be half replaced: then they stay out. Gives what there is to report. */
  async end(settled = true): Promise<RestoreReport | undefined> {
    if (!this.#result && this.#failure === undefined) return undefined;
    // A database that went back while traffic didn't follow may have nothing that can live with it.
    const safe = this.#result ? settled : !this.#touched;
    const house = safe ? await this.#house?.open() : this.#house?.stayClosed();
    const { seconds, replaced, undo, safetyCopy } = this.#result ?? {};
    const sentences = this.#result
      ? [
          `The database is back at ${this.restoredTo} after ${formatDuration((seconds ?? 0) * 1_000)}; later writes are lost.`,
          ...(replaced ? [asSentence(replaced)] : []),
          ...(undo ? [`To undo it: ${asSentence(undo)}`] : []),
          ...(safetyCopy ? [`What was overwritten is kept: ${safetyCopy}.`] : []),
        ]
      : [`The database could not be restored: ${asSentence(this.#failure ?? '')}`, this.#standing()];
    const told = [...sentences, ...(house ? [house] : [])].join(' ');
    if (house) this.#log.error(house);
    return {
      ...{ done: this.#result !== undefined, told, backupId: this.#id, restoredTo: this.restoredTo },
      ...{ seconds, replaced: replaced || undefined, undo, safetyCopy, closed: house !== undefined },
    };
  }

  /** What a failure means for the database, and what to do. */
  #standing(): string {
    if (this.#touched) return 'Whether the database is as it was can’t be told: look at it.';
    const remedy =
      ' Press again once maintenance mode can be turned on, or at once with `force: true`: it restores without keeping users out, where the engine can.';
    return `The database is untouched.${this.#unclosed ? remedy : ''}`;
  }

  get #id(): string {
    return this.#opened.manifest.backupId;
  }

  #refuseUnconfirmed(confirmed: string | undefined): void {
    if (confirmed === this.#id) return;
    const found =
      confirmed === undefined ? 'is required' : `found \`${confirmed}\`, but it is another backup`;
    const message = `${found}: ${this.loss}. If that is what you want, say \`confirm-data-loss: ${this.#id}\`; \`database: keep\` brings traffic back without it. Nothing was changed`;
    throw new ConfigurationError([{ input: 'confirm-data-loss', message }]);
  }
}

async function locate(
  { manifest, backup, aws }: RestoreRequest,
  { service, environment }: RollbackPlan,
  runtime: Runtime,
): Promise<string> {
  if (manifest !== newest) return manifest;
  const { newestBackup } = await import('@deploy-actions/database');
  const found = await newestBackup({ backup, aws, service, environment }, runtime);
  if (found) return found.manifestLocation;
  const message = `there is no verified backup of ${service} in ${environment} in ${backup.destination}; give the manifest of one, or leave the database as it is with \`database: keep\``;
  throw new ConfigurationError([{ input: 'backup', message }]);
}

/** Data of one environment never goes into another by a slip of the hand; what a restore kept of this one may come back. */
function refuseForeign(
  location: string,
  { manifest }: OpenedBackup,
  { service, environment }: RollbackPlan,
): void {
  const own = [environment, `${environment}-before-restore`];
  if (manifest.service === service && own.includes(manifest.environment)) return;
  const message = `\`${location}\` is a backup of ${manifest.service} in ${manifest.environment}, not of ${service} in ${environment}`;
  throw new ConfigurationError([{ input: 'backup', message }]);
}

function asSentence(text: string): string {
  return /[.!?]$/.test(text) ? text : `${text}.`;
}
