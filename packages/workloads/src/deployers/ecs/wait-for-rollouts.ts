import type { Service } from '@aws-sdk/client-ecs';
import {
  type Clock,
  describeError,
  formatDuration,
  type Log,
  ProviderError,
} from '@deploy-actions/action-kit';
import type { EcsApi } from './ecs-api.ts';
import { type OwnDeployment, rolloutState } from './rollout.ts';
import { eventReasons, taskReasons } from './rollout-reasons.ts';

/** Pause between two looks, in milliseconds: ECS lets an account look about 20 times a second, all its users together. */
const pause = 5_000;

/** How often stopped tasks are looked at while nothing fails visibly, in looks. */
const taskLooks = 6;

/** How long ECS may show a service as it was before our update, in milliseconds. */
const staleTime = 60_000;

/** What is waited with. */
export interface WaitContext {
  readonly api: EcsApi;
  readonly clock: Clock;
  readonly log: Log;
  readonly signal: AbortSignal | undefined;
  /** When the time is over, by the clock. */
  readonly deadline: number;
  /** How long that was in all, in milliseconds, for messages. */
  readonly timeout: number;
}

/** A deployment that is waited for, and what was told of it. */
class Watched {
  readonly own: OwnDeployment;
  readonly #told = new Set<string>();
  #progress = '';
  #failedTasks = 0;
  #looks = 0;
  #staleSince: number | undefined;
  #seen = false;

  constructor(own: OwnDeployment) {
    this.own = own;
  }

  /** What is new in these lines since the last time. */
  fresh(lines: readonly string[]): string[] {
    const fresh = lines.filter((line) => !this.#told.has(line));
    for (const line of fresh) this.#told.add(line);
    return fresh;
  }

  /** What it means that ECS shows the service without the deployment for so long. */
  get absence(): string {
    return this.#seen
      ? `ECS took the deployment ${this.own.id} back`
      : `ECS does not show the deployment ${this.own.id}`;
  }

  /** Whether this progress is another one than last time. */
  moves(progress: string): boolean {
    const moved = progress !== this.#progress;
    this.#progress = progress;
    return moved;
  }

  /** Whether it is time to look at stopped tasks: when more failed, and now and then. */
  wantsTasks({ deployments = [] }: Service): boolean {
    const { failedTasks = 0 } = deployments.find(({ id }) => id === this.own.id) ?? {};
    const more = failedTasks > this.#failedTasks;
    this.#failedTasks = failedTasks;
    this.#looks += 1;
    return more || this.#looks % taskLooks === 0;
  }

  /** For how long ECS has not shown the deployment, in milliseconds. */
  staleFor(seen: boolean, now: number): number {
    this.#seen ||= seen;
    if (seen) this.#staleSince = undefined;
    else this.#staleSince ??= now;
    return this.#staleSince === undefined ? 0 : now - this.#staleSince;
  }
}

/**
 * Waits until each deployment has completed, failed, or the time is over; one that fails doesn't end the waiting for the others.
 * Gives why which ones failed. Throws the signal's reason, and says what goes on without us.
 */
export async function waitForRollouts(
  begun: readonly OwnDeployment[],
  context: WaitContext,
): Promise<readonly string[]> {
  const { clock, log, signal, deadline } = context;
  const failures: string[] = [];
  let open = begun.map((own) => new Watched(own));
  const completed: Watched[] = [];
  try {
    if (begun.some(({ fresh }) => fresh)) await clock.sleep(pause, signal);
    for (;;) {
      const { services, unseen } = await look(open, context);
      const late = clock.now() + pause > deadline;
      const waiting: Watched[] = [];
      const earlier = [...completed];
      for (const watched of open) {
        const service = services.find(({ serviceName }) => serviceName === watched.own.service);
        const why = await judge(watched, service, { ...context, late, unseen });
        if (why === 'waiting') waiting.push(watched);
        else if (why === undefined) completed.push(watched);
        else failures.push(why);
        if (why !== 'waiting' && why !== undefined && open.length > 1) log.warning(why);
      }
      open = waiting;
      if (open.length === 0) return [...failures, ...(await undone(earlier, context))];
      await clock.sleep(pause, signal);
    }
  } catch (error) {
    if (!signal?.aborted) throw error;
    for (const { own } of open) {
      log.warning(
        `The deployment ${own.id} of ${own.service} goes on by itself in ECS; nothing was taken back.`,
      );
    }
    throw signal.reason;
  }
}

/** What completed while others went on may be another deployment's by now: why, as far as ECS answers. */
async function undone(completed: readonly Watched[], context: WaitContext): Promise<readonly string[]> {
  if (completed.length === 0) return [];
  const { services } = await look(completed, context);
  return completed.flatMap(({ own }) => {
    const service = services.find(({ serviceName }) => serviceName === own.service);
    const state = service && rolloutState(service, own);
    return state?.kind === 'failed' ? [`service ${own.service}: ${state.why}`] : [];
  });
}

/** `unseen` says why ECS didn't answer; that passes or the time does. */
async function look(open: readonly Watched[], { api, log, signal }: WaitContext) {
  try {
    const names = open.map(({ own }) => own.service);
    return { services: await api.services(names, signal), unseen: undefined };
  } catch (error) {
    signal?.throwIfAborted();
    if (!(error instanceof ProviderError)) throw error;
    if (error.retryable) log.warning(`Looking again at the services: ${error.message}`);
    return { services: [], unseen: error };
  }
}

interface Moment extends WaitContext {
  readonly late: boolean;
  readonly unseen: ProviderError | undefined;
}

/** Why the deployment failed, `'waiting'`, or `undefined` when it completed. */
async function judge(
  watched: Watched,
  service: Service | undefined,
  moment: Moment,
): Promise<string | undefined> {
  const { clock, log, late, unseen, timeout } = moment;
  const { own } = watched;
  const title = `service ${own.service}`;
  const limit = `did not complete within ${formatDuration(timeout)}`;
  if (unseen) {
    if (!unseen.retryable)
      return `${title}: the deployment ${own.id} can't be seen any more: ${unseen.message}`;
    return late
      ? `${title}: the deployment ${own.id} ${limit} as far as could be seen: ${unseen.message}`
      : 'waiting';
  }
  if (!service) return `${title}: it is gone`;
  const state = rolloutState(service, own);
  if (state.kind === 'completed') {
    log.info(`✔ ${own.service}: deployment ${own.id} completed.`);
    return undefined;
  }
  if (state.kind === 'failed')
    return withReasons(`${title}: ${state.why}`, await reasons(service, own, moment));
  if (watched.staleFor(state.seen, clock.now()) > staleTime) {
    return withReasons(
      `${title}: ${watched.absence} (${state.progress})`,
      await reasons(service, own, moment),
    );
  }
  if (late) {
    const what = `${title}: the deployment ${own.id} ${limit} (${state.progress}) and goes on by itself`;
    return withReasons(what, await reasons(service, own, moment));
  }
  if (watched.moves(state.progress)) log.info(`${own.service}: ${state.progress}`);
  const found = watched.wantsTasks(service)
    ? await reasons(service, own, moment)
    : eventReasons(service, own);
  for (const reason of watched.fresh(found)) log.info(`  ${own.service}: ${reason}`);
  return 'waiting';
}

/** What ECS says, and why tasks stopped, as far as that may be seen. */
async function reasons(
  service: Service,
  own: OwnDeployment,
  { api, log, signal }: WaitContext,
): Promise<readonly string[]> {
  const events = eventReasons(service, own);
  try {
    return [...taskReasons(await api.stoppedTasks(own.service, signal), own), ...events];
  } catch (error) {
    signal?.throwIfAborted();
    log.debug(describeError(error));
    return [...events, `why tasks stopped can't be seen: ${describeError(error)}`];
  }
}

function withReasons(what: string, found: readonly string[]): string {
  return [what, ...found].join('\n  ');
}
