import { ProviderError } from '@deploy-actions/action-kit';
import { type AwsAccess, awsFailure, clientSettings } from '@deploy-actions/aws';
import type { EngineContext } from '../../engine-registry.ts';
import { adviceFor } from './rds-advice.ts';

type Sdk = typeof import('@aws-sdk/client-rds');

/** The commands of RDS, and the client that sends them. */
export interface OpenedRds {
  readonly sdk: Sdk;
  readonly client: InstanceType<Sdk['RDSClient']>;
}

/** One call of RDS, for its failure. */
export interface RdsQuestion {
  /** What it is for, in words. */
  readonly operation: string;
  /** The name of the call, and so of the permission behind `rds:`. */
  readonly action: string;
  /** What it is about, as the end of an ARN: `db:shop`; everything when absent. */
  readonly resource?: string;
  /** How long failures that pass are tried again, in milliseconds; a minute when absent. */
  readonly patience?: number;
  /** For what has to be done while the run is being cancelled: within seconds, and in spite of the signal. */
  readonly hasty?: boolean;
}

/** RDS refused, or didn't answer; `code` is its name for the error. */
export class RdsError extends ProviderError {
  readonly code: string;

  constructor(message: string, details: { operation: string; retryable: boolean; code: string }) {
    super(message, { system: rdsSystem, ...details });
    this.code = details.code.replace(/Fault$/, '');
  }
}

/** What every ProviderError of this engine names as the system that failed. */
export const rdsSystem = 'RDS';

/** Creating, restoring and copying take longer to be accepted than what only reads; in milliseconds. */
const tryTime = 10_000;

/** The longest time for one try, the wait for credentials included, in milliseconds. */
const callTime = 45_000;

/** The same while the run is being cancelled: the runner kills a step 7.5 s after SIGINT, and several calls share that. */
const hastyTime = 2_500;

/** How long failures that pass are tried again when nobody says otherwise, in milliseconds. */
const usualPatience = 60_000;

/** RDS in one region. Calls throw RdsError, ConfigurationError for rights and credentials, and the signal's reason when it fires. */
export class RdsApi {
  readonly region: string;
  readonly #opened: OpenedRds;
  readonly #context: Pick<EngineContext, 'clock' | 'log' | 'signal'>;

  constructor(region: string, opened: OpenedRds, context: Pick<EngineContext, 'clock' | 'log' | 'signal'>) {
    this.region = region;
    this.#opened = opened;
    this.#context = context;
  }

  /** What RDS answers; failures that pass, throttling above all, are tried again with growing pauses. */
  async ask<T>(
    question: RdsQuestion,
    send: (opened: OpenedRds, options: { readonly abortSignal: AbortSignal }) => Promise<T>,
  ): Promise<T> {
    const { clock, log } = this.#context;
    const signal = question.hasty ? undefined : this.#context.signal;
    const end = clock.now() + (question.hasty ? hastyTime : (question.patience ?? usualPatience));
    for (let pause = question.hasty ? 250 : 1_000; ; pause = Math.min(2 * pause, 30_000)) {
      try {
        return await this.#askOnce(question, send, signal);
      } catch (error) {
        const passing = error instanceof RdsError && error.retryable;
        if (!passing || clock.now() + pause > end) throw error;
        log.debug(`${error.message}; again in ${pause / 1_000} s`);
        await clock.sleep(pause, signal);
      }
    }
  }

  async #askOnce<T>(
    question: RdsQuestion,
    send: (opened: OpenedRds, options: { readonly abortSignal: AbortSignal }) => Promise<T>,
    signal: AbortSignal | undefined,
  ): Promise<T> {
    signal?.throwIfAborted();
    const { operation } = question;
    const limit = AbortSignal.timeout(question.hasty ? hastyTime : callTime);
    const abortSignal = signal ? AbortSignal.any([signal, limit]) : limit;
    try {
      // The signal reaches requests only, not the wait for credentials before them.
      return await Promise.race([send(this.#opened, { abortSignal }), aborted(abortSignal)]);
    } catch (error) {
      signal?.throwIfAborted();
      if (limit.aborted) {
        const message = `${operation}: no answer within the time limit`;
        throw new RdsError(message, { operation, retryable: true, code: 'TimeoutError' });
      }
      throw this.#failure(error, question);
    }
  }

  #failure(error: unknown, { operation, action, resource = '*' }: RdsQuestion): Error {
    const about = resource === '*' ? '*' : `arn:aws:rds:${this.region}:*:${resource}`;
    const said = /not authorized to perform: (\S+) on resource: (\S+)/.exec(
      String((error as Error)?.message),
    );
    const failure = awsFailure(error, {
      system: rdsSystem,
      operation,
      // The refusal itself knows best: restoring also takes rights on groups, copying one on the key.
      action: said?.[1] ?? `rds:${action}`,
      resource: said?.[2] ?? about,
    });
    if (!(failure instanceof ProviderError)) return failure;
    const code = (error as Error)?.name ?? '';
    const advice = adviceFor(code, this.region);
    const message = advice === undefined ? failure.message : `${failure.message}; ${advice}`;
    return new RdsError(message, { operation, retryable: failure.retryable, code });
  }
}

/** Opens RDS in a region. Asks for nothing before the first call. */
export async function openRds(access: AwsAccess, region: string, context: EngineContext): Promise<RdsApi> {
  const sdk = await import('@aws-sdk/client-rds');
  const settings = clientSettings(access);
  const requestHandler = { ...settings.requestHandler, requestTimeout: tryTime };
  // What is tried again, and when, is decided in `ask`, by the clock.
  const client = new sdk.RDSClient({ ...settings, region, requestHandler, maxAttempts: 1 });
  return new RdsApi(region, { sdk, client }, context);
}

/** Whether RDS says by that that something is not there. */
export function isAbsent(error: unknown): boolean {
  return (
    error instanceof RdsError && /^DB(Instance|Cluster|Snapshot|ClusterSnapshot)NotFound$/.test(error.code)
  );
}

/** Whether RDS says by that that something is there already: the answer to a first try was lost, for our names come only once. */
export function isPresent(error: unknown): boolean {
  return error instanceof RdsError && /AlreadyExists$/.test(error.code);
}

/** Whether RDS says by that that something is in a state in which it can't be done (yet). */
export function isWrongState(error: unknown): boolean {
  return (
    error instanceof RdsError &&
    /^InvalidDB(Instance|Cluster|Snapshot|ClusterSnapshot)State$/.test(error.code)
  );
}

function aborted(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    if (signal.aborted) return reject(signal.reason);
    signal.addEventListener('abort', () => reject(signal.reason), { once: true });
  });
}
