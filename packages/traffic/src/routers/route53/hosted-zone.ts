import type {
  ChangeBatch,
  HealthCheckConfig,
  HealthCheckObservation,
  ResourceRecordSet,
  RRType,
} from '@aws-sdk/client-route-53';
import { ConfigurationError, ProviderError } from '@deploy-actions/action-kit';
import { type AwsAccess, awsFailure, clientSettings } from '@deploy-actions/aws';
import { trafficSystem } from '../../traffic-router.ts';

/** AWS refuses whoever asks: a right or a login is missing. */
export class RefusedError extends ProviderError {}

/** The batch was not carried out: a record is not, or no longer, as it says. */
export class BatchRefusedError extends ProviderError {}

/** The request was certainly not carried out, and may be sent again after a pause. */
export class BusyError extends ProviderError {}

/** A change as Route 53 knows it. */
export interface SubmittedChange {
  readonly id: string;
  readonly inSync: boolean;
}

/** A health check: how it is judged, and what its checkers say. */
export interface HealthCheckReport {
  readonly config: HealthCheckConfig;
  readonly observations: readonly HealthCheckObservation[];
}

/** The few calls of Route 53 that are needed here. All throw ProviderError, also when the signal fires. */
export interface HostedZone {
  /** The records of a name in the form of listedName and a type, those with weight 0 too. */
  records(name: string, type: RRType, operation: string, signal: AbortSignal): Promise<ResourceRecordSet[]>;
  /** Throws {@link BatchRefusedError} when a record isn't as the batch says, {@link BusyError} when Route 53 is. */
  change(batch: ChangeBatch, operation: string, signal: AbortSignal): Promise<SubmittedChange>;
  isInSync(changeId: string, operation: string, signal: AbortSignal): Promise<boolean>;
  healthCheck(id: string, operation: string, signal: AbortSignal): Promise<HealthCheckReport>;
}

/** A name and type have at most 100 weighted records; a page may have 300. */
const pageSize = 100;

/** Not carried out, and not to be sent again at once: https://docs.aws.amazon.com/Route53/latest/APIReference/requests-rate-limits.html */
const busy = /^(PriorRequestNotComplete|Throttling|ThrottlingException|TooManyRequestsException)$/;

/** Opens a zone, https://docs.aws.amazon.com/Route53/latest/APIReference/; the SDK knows the one endpoint of each partition. */
export async function openHostedZone(access: AwsAccess, zoneId: string): Promise<HostedZone> {
  return new AwsHostedZone(await import('@aws-sdk/client-route-53'), access, zoneId);
}

type Sdk = typeof import('@aws-sdk/client-route-53');

class AwsHostedZone implements HostedZone {
  readonly #sdk: Sdk;
  readonly #reader: InstanceType<Sdk['Route53Client']>;
  readonly #writer: InstanceType<Sdk['Route53Client']>;
  readonly #id: string;
  /** What the ARNs of everything in Route 53 begin with. */
  readonly #arn: string;

  constructor(sdk: Sdk, access: AwsAccess, zoneId: string) {
    const settings = clientSettings(access);
    this.#sdk = sdk;
    this.#reader = new sdk.Route53Client(settings);
    // A batch is repeated by whoever looked again at the records first.
    this.#writer = new sdk.Route53Client({ ...settings, maxAttempts: 1 });
    this.#id = zoneId.replace(/^\/hostedzone\//, '');
    this.#arn = `arn:${partitionOf(access.region)}:route53:::`;
  }

  async records(name: string, type: RRType, operation: string, signal: AbortSignal) {
    const found: ResourceRecordSet[] = [];
    const start = { StartRecordName: name, StartRecordType: type, MaxItems: pageSize };
    const resource = `${this.#arn}hostedzone/${this.#id}`;
    for (let identifier: string | undefined; ; ) {
      const command = new this.#sdk.ListResourceRecordSetsCommand({
        ...{ HostedZoneId: this.#id, ...start },
        ...(identifier === undefined ? {} : { StartRecordIdentifier: identifier }),
      });
      const page = await call((options) => this.#reader.send(command, options), {
        ...{ operation, action: 'ListResourceRecordSets', resource, signal },
      });
      found.push(...(page.ResourceRecordSets ?? []));
      // Sorted by name and type: what comes after them is of no interest.
      const more = page.IsTruncated && page.NextRecordName === name && page.NextRecordType === type;
      if (!more || page.NextRecordIdentifier === undefined) return found;
      identifier = page.NextRecordIdentifier;
    }
  }

  async change(ChangeBatch: ChangeBatch, operation: string, signal: AbortSignal) {
    const command = new this.#sdk.ChangeResourceRecordSetsCommand({ HostedZoneId: this.#id, ChangeBatch });
    const resource = `${this.#arn}hostedzone/${this.#id}`;
    const { ChangeInfo } = await call((options) => this.#writer.send(command, options), {
      ...{ operation, action: 'ChangeResourceRecordSets', resource, signal },
    });
    if (ChangeInfo?.Id === undefined) {
      const message = 'the answer to the change names no change';
      throw new ProviderError(message, { system: trafficSystem, operation, retryable: true });
    }
    return { id: ChangeInfo.Id, inSync: ChangeInfo.Status === 'INSYNC' };
  }

  async isInSync(Id: string, operation: string, signal: AbortSignal) {
    const command = new this.#sdk.GetChangeCommand({ Id });
    const { ChangeInfo } = await call((options) => this.#reader.send(command, options), {
      ...{ operation, action: 'GetChange', resource: `${this.#arn}change/*`, signal },
    });
    return ChangeInfo?.Status === 'INSYNC';
  }

  async healthCheck(HealthCheckId: string, operation: string, signal: AbortSignal) {
    const resource = `${this.#arn}healthcheck/${HealthCheckId}`;
    const look = new this.#sdk.GetHealthCheckCommand({ HealthCheckId });
    const ask = new this.#sdk.GetHealthCheckStatusCommand({ HealthCheckId });
    const [check, status] = await Promise.all([
      call((options) => this.#reader.send(look, options), {
        ...{ operation, action: 'GetHealthCheck', resource, signal },
      }),
      call((options) => this.#reader.send(ask, options), {
        ...{ operation, action: 'GetHealthCheckStatus', resource, signal },
      }),
    ]);
    return {
      config: check.HealthCheck?.HealthCheckConfig ?? { Type: 'HTTP' as const },
      observations: status.HealthCheckObservations ?? [],
    };
  }
}

/** One call, for its failure. */
interface Call {
  readonly operation: string;
  readonly action: string;
  readonly resource: string;
  readonly signal: AbortSignal;
}

async function call<T>(
  send: (options: { abortSignal: AbortSignal }) => Promise<T>,
  { operation, action, resource, signal }: Call,
): Promise<T> {
  try {
    // The signal reaches requests only, not the wait for credentials before them.
    return await Promise.race([send({ abortSignal: signal }), aborted(signal)]);
  } catch (error) {
    const details = { system: trafficSystem, operation };
    if (signal.aborted) {
      throw new ProviderError('no answer within the time limit', { ...details, retryable: true });
    }
    const failure = awsFailure(error, { ...details, action: `route53:${action}`, resource });
    const { message } = failure;
    // A shift under way finds its way back from a ProviderError, so that everything that comes up here is one.
    if (failure instanceof ConfigurationError) throw new RefusedError(message, details);
    const { name, messages = [] } = error as { name?: string; messages?: string[] };
    if (name === 'InvalidChangeBatch') {
      throw new BatchRefusedError([message, ...messages].join('; '), details);
    }
    if (busy.test(name ?? '')) throw new BusyError(message, { ...details, retryable: true });
    throw new ProviderError(message, {
      ...details,
      retryable: failure instanceof ProviderError && failure.retryable,
    });
  }
}

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html; only for messages: it names what a policy must cover. */
function partitionOf(region: string): string {
  if (region.startsWith('cn-')) return 'aws-cn';
  return region.startsWith('us-gov-') ? 'aws-us-gov' : 'aws';
}

function aborted(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    if (signal.aborted) return reject(signal.reason);
    signal.addEventListener('abort', () => reject(signal.reason), { once: true });
  });
}
