import {
  type Clock,
  describeError,
  formatDuration,
  type Log,
  ProviderError,
  type Runtime,
} from '@deploy-actions/action-kit';
import type { AwsAccess } from '@deploy-actions/aws';
import type { Color, TrafficConfiguration } from '@deploy-actions/config';
import { assertExpressible } from '../../expressible.ts';
import { type CapacityReporter, type TrafficRouter, trafficSystem } from '../../traffic-router.ts';
import { sameWeights, type Weights, weightsProblem, wholeSplit } from '../../weights.ts';
import { dnsRemarks, twinRemarks } from './dns-remarks.ts';
import { healthOf } from './health-check.ts';
import {
  BatchRefusedError,
  BusyError,
  type HostedZone,
  openHostedZone,
  RefusedError,
  type SubmittedChange,
} from './hosted-zone.ts';
import { becomesInSync, LateError } from './propagation.ts';
import { listedName } from './record-name.ts';
import {
  differences,
  type Found,
  findPair,
  impossible,
  listWeights,
  type PairName,
  pairTitle,
  reweigh,
} from './weighted-records.ts';

type Route53Configuration = Extract<TrafficConfiguration, { router: 'route53' }>;

type RouterRuntime = Pick<Runtime, 'clock' | 'log' | 'signal'>;

/** How long a batch is tried, and how long one that has no answer may still be carried out, in milliseconds. */
const submitTime = 30_000;

/** How often records are read anew because somebody else changed them. */
const rounds = 5;

/** Pauses while Route 53 is busy: its 5 requests a second are for the whole account. In milliseconds. */
const firstPause = 500;
const longestPause = 5_000;

/** The router for weighted records of Route 53. */
export async function openRoute53Router(
  configuration: Route53Configuration,
  access: AwsAccess,
  runtime: RouterRuntime,
): Promise<Route53Router> {
  return new Route53Router(
    configuration,
    await openHostedZone(access, configuration['hosted-zone']),
    runtime,
  );
}

/** Weights of two weighted records of one name and type; a write waits until all name servers of the zone answer by it. */
export class Route53Router implements TrafficRouter, CapacityReporter {
  readonly type = 'route53';
  readonly writeLimit: number;
  readonly #timeout: number;
  readonly #submitTime: number;
  readonly #wanted: PairName & { readonly type: Route53Configuration['type'] };
  readonly #zone: HostedZone;
  readonly #clock: Clock;
  readonly #log: Log;
  readonly #cancelled: AbortSignal;
  #pending: { readonly id: string; readonly weights: Weights } | undefined;
  /** The weights that stood there last, as far as this run knows. */
  #seen: RecordWeights | undefined;
  #told = false;

  constructor(configuration: Route53Configuration, zone: HostedZone, runtime: RouterRuntime) {
    const { timeout, record, type, colors } = configuration;
    this.#timeout = timeout;
    this.#submitTime = Math.min(timeout, submitTime);
    this.writeLimit = timeout + this.#submitTime;
    const identifiers = {
      blue: colors.blue['set-identifier'],
      green: colors.green['set-identifier'],
    };
    this.#wanted = { name: record, type, identifiers };
    this.#zone = zone;
    this.#clock = runtime.clock;
    this.#log = runtime.log;
    this.#cancelled = runtime.signal;
  }

  async read(): Promise<Weights> {
    const operation = 'read weights';
    const { pair, others } = await this.#find(operation, this.#limit());
    this.#seen = weightsOf(pair);
    if (others.length > 0) {
      throw this.#failure(
        operation,
        `beside the colours, ${listWeights(others)} takes traffic too; give it weight 0 or name it as \`set-identifier\` of a colour`,
      );
    }
    const amounts = weightsOf(pair);
    const split = wholeSplit(amounts);
    if (split) return split;
    const found = listWeights([pair.blue, pair.green]);
    const equal = amounts.blue + amounts.green === 0 ? ', so that Route 53 answers with both alike' : '';
    throw this.#failure(
      operation,
      `the weights are no whole percentages: ${found}${equal}; set them by hand, or run the rollback action with \`to: blue\` or \`to: green\``,
    );
  }

  async write(weights: Weights): Promise<void> {
    assertExpressible(this, weights);
    const operation = 'write weights';
    const deadline = this.#clock.now() + this.#timeout;
    const change = await this.#submit(weights, operation);
    if (change.inSync) return;
    this.#pending = { id: change.id, weights };
    try {
      const look = () => this.#zone.isInSync(change.id, operation, this.#limit());
      const context = { clock: this.#clock, log: this.#log, cancelled: this.#cancelled, deadline };
      if (await becomesInSync(change.id, look, context)) this.#pending = undefined;
    } catch (error) {
      throw this.#failure(operation, error instanceof LateError ? this.#late(error) : error);
    }
  }

  refusal(weights: Weights): string | undefined {
    return weightsProblem(weights);
  }

  async preflight(): Promise<readonly string[]> {
    const operation = 'look at permissions';
    const found = await Promise.all([
      this.#refusalOf(async () => {
        const { pair } = await this.#find(operation, this.#limit());
        await this.#zone.change(impossible(pair), operation, this.#limit());
      }),
      // A change that never was: it takes the right to ask, and is not found then.
      this.#refusalOf(() => this.#zone.isInSync('C00000000000000', operation, this.#limit())),
    ]);
    return found.flatMap((refusal) => refusal ?? []);
  }

  async remarks(): Promise<readonly string[]> {
    const operation = 'read records';
    const { name, type } = this.#wanted;
    const { pair } = await this.#find(operation, this.#limit());
    const twin = type === 'AAAA' ? 'A' : 'AAAA';
    const twins =
      type === 'CNAME' ? [] : await this.#zone.records(listedName(name), twin, operation, this.#limit());
    return [...dnsRemarks(pair), ...twinRemarks(twins, listedName(name), twin)];
  }

  async missingCapacity(color: Color): Promise<string | undefined> {
    const operation = 'look at health checks';
    const { pair } = await this.#find(operation, this.#limit());
    const { HealthCheckId } = pair[color];
    if (HealthCheckId === undefined) return undefined;
    const subject = `the health check ${HealthCheckId} of the record of ${color}`;
    try {
      const health = healthOf(await this.#zone.healthCheck(HealthCheckId, operation, this.#limit()));
      if (health.state === 'unhealthy') {
        return `${subject} is unhealthy (${health.found}), so that Route 53 won't answer with it while the other colour is healthy`;
      }
      if (health.state === 'unknown') {
        this.#log.warning(`What ${subject} says can't be told: ${health.why}.`);
      }
    } catch (error) {
      if (error instanceof ProviderError && error.retryable) throw error;
      this.#log.warning(`What ${subject} says can't be told: ${describeError(error)}`);
    }
    return undefined;
  }

  /** Sends batches until one is accepted: again after a pause while Route 53 is busy, and anew when somebody else was faster. */
  async #submit(weights: Weights, operation: string): Promise<SubmittedChange> {
    const deadline = this.#clock.now() + this.#submitTime;
    const limit = AbortSignal.timeout(this.#submitTime);
    let found = await this.#find(operation, limit);
    this.#tellOnce(found);
    this.#refuseOverwriting(found, weights, operation);
    if (this.#pending && sameWeights(this.#pending.weights, weights) && hasWeights(found, weights)) {
      return { id: this.#pending.id, inSync: false };
    }
    // A way back after a cancel waits as any other; a write that was cancelled makes room for it.
    const cancel = this.#cancelled.aborted ? undefined : this.#cancelled;
    let pause = firstPause;
    for (let round = 1; ; ) {
      try {
        const change = await this.#zone.change(reweigh(found.pair, weights), operation, limit);
        this.#seen = weights;
        return change;
      } catch (error) {
        if (error instanceof BusyError && this.#clock.now() + pause <= deadline) {
          this.#log.debug(`Waiting for Route 53: ${error.message}`);
          await this.#clock.sleep(pause, cancel).catch(() => {
            throw this.#failure(operation, 'not written: the run was cancelled while Route 53 was busy');
          });
          pause = Math.min(2 * pause, longestPause);
        } else if (error instanceof BatchRefusedError && round < rounds) {
          found = await this.#findChanged(found, error, weights, operation, limit);
          round += 1;
        } else {
          throw this.#failure(operation, error);
        }
      }
    }
  }

  #late({ message }: LateError): string {
    return `${message} after ${formatDuration(this.#timeout)} (it is not INSYNC yet); it goes on by itself. Raise \`timeout\` if that happens often`;
  }

  /** Whether this run may still write over weights that it hasn't seen is for its caller to find out, who knows of locks. */
  #refuseOverwriting(found: Found, weights: Weights, operation: string): void {
    const before = this.#seen;
    const now = weightsOf(found.pair);
    this.#seen = now;
    if (before === undefined || sameWeights(before, now) || sameWeights(now, weights)) return;
    const there = listWeights([found.pair.blue, found.pair.green]);
    const message = `weights were set meanwhile by another run or tool (${there})`;
    throw new ProviderError(`${pairTitle(this.#wanted)}: ${message}`, {
      ...{ system: trafficSystem, operation, retryable: true },
    });
  }

  /** The records after somebody else's change, which is told; throws the refusal when nobody changed anything. */
  async #findChanged(
    before: Found,
    refusal: Error,
    weights: Weights,
    operation: string,
    limit: AbortSignal,
  ): Promise<Found> {
    const now = await this.#find(operation, limit);
    this.#refuseOverwriting(now, weights, operation);
    const changes = differences(before.pair, now.pair);
    if (changes.length === 0) throw this.#failure(operation, refusal);
    this.#log.warning(
      `Somebody else changed ${pairTitle(this.#wanted)} at the same time (${changes.join(', ')}); that is kept.`,
    );
    return now;
  }

  async #find(operation: string, limit: AbortSignal): Promise<Found> {
    const { name, type } = this.#wanted;
    let found: Found | string;
    try {
      found = findPair(await this.#zone.records(listedName(name), type, operation, limit), this.#wanted);
    } catch (error) {
      throw this.#failure(operation, error);
    }
    if (typeof found === 'string') throw this.#failure(operation, found);
    return found;
  }

  #tellOnce({ pair }: Found): void {
    if (this.#told) return;
    this.#told = true;
    for (const remark of dnsRemarks(pair)) this.#log.notice(`${pairTitle(this.#wanted)}: ${remark}.`);
  }

  /** What AWS says when it refuses whoever asks; other failures are none of the permissions' business. */
  async #refusalOf(work: () => Promise<unknown>): Promise<string | undefined> {
    try {
      await work();
    } catch (error) {
      if (error instanceof RefusedError) return error.message;
      if (!(error instanceof ProviderError)) throw error;
      this.#log.debug(error.message);
    }
    return undefined;
  }

  #limit(): AbortSignal {
    return AbortSignal.timeout(this.#submitTime);
  }

  /** The failure with the records in front, of the same kind as its cause. */
  #failure(operation: string, cause: unknown): ProviderError {
    const message = typeof cause === 'string' ? cause : (cause as Error).message;
    const retryable = cause instanceof ProviderError && cause.retryable;
    const Kind = cause instanceof RefusedError ? RefusedError : ProviderError;
    return new Kind(`${pairTitle(this.#wanted)}: ${message}`, {
      ...{ system: trafficSystem, operation, retryable },
    });
  }
}

/** As they stand in the records, in relation to each other. */
type RecordWeights = Readonly<Record<Color, number>>;

function weightsOf({ blue, green }: Found['pair']): RecordWeights {
  return { blue: blue.Weight ?? 0, green: green.Weight ?? 0 };
}

function hasWeights({ pair }: Found, weights: Weights): boolean {
  return sameWeights(weightsOf(pair), weights);
}
