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
  const sdk = await import('@aws-sdk/client-route-53');
  const settings = clientSettings(access);
  const reader = new sdk.Route53Client(settings);
  // A batch is repeated by whoever looked again at the records first.
  const writer = new sdk.Route53Client({ ...settings, maxAttempts: 1 });
  const HostedZoneId = zoneId.replace(/^\/hostedzone\//, '');
  const arn = `arn:${partitionOf(access.region)}:route53:::`;
  const zoneArn = `${arn}hostedzone/${HostedZoneId}`;

  return {
    async records(name, type, operation, signal) {
      const found: ResourceRecordSet[] = [];
      const start = { StartRecordName: name, StartRecordType: type, MaxItems: pageSize };
      const details = { operation, action: 'ListResourceRecordSets', resource: zoneArn, signal };
      for (let identifier: string | undefined; ; ) {
        const command = new sdk.ListResourceRecordSetsCommand({
          ...{ HostedZoneId, ...start },
          ...(identifier === undefined ? {} : { StartRecordIdentifier: identifier }),
        });
        const page = await call((options) => reader.send(command, options), details);
        found.push(...(page.ResourceRecordSets ?? []));
        // Sorted by name and type: what comes after them is of no interest.
        const more = page.IsTruncated && page.NextRecordName === name && page.NextRecordType === type;
        if (!more || page.NextRecordIdentifier === undefined) return found;
        identifier = page.NextRecordIdentifier;
      }
    },

    async change(ChangeBatch, operation, signal) {
      const command = new sdk.ChangeResourceRecordSetsCommand({ HostedZoneId, ChangeBatch });
      const details = { operation, action: 'ChangeResourceRecordSets', resource: zoneArn, signal };
      const { ChangeInfo } = await call((options) => writer.send(command, options), details);
      if (ChangeInfo?.Id === undefined) {
        const message = 'the answer to the change names no change';
        throw new ProviderError(message, { system: trafficSystem, operation, retryable: true });
      }
      return { id: ChangeInfo.Id, inSync: ChangeInfo.Status === 'INSYNC' };
    },

    async isInSync(Id, operation, signal) {
      const command = new sdk.GetChangeCommand({ Id });
      const details = { operation, action: 'GetChange', resource: `${arn}change/*`, signal };
      const { ChangeInfo } = await call((options) => reader.send(command, options), details);
      return ChangeInfo?.Status === 'INSYNC';
    },

    async healthCheck(HealthCheckId, operation, signal) {
      const details = { operation, resource: `${arn}healthcheck/${HealthCheckId}`, signal };
      const [check, status] = await Promise.all([
        call((options) => reader.send(new sdk.GetHealthCheckCommand({ HealthCheckId }), options), {
          ...details,
          action: 'GetHealthCheck',
        }),
        call((options) => reader.send(new sdk.GetHealthCheckStatusCommand({ HealthCheckId }), options), {
          ...details,
          action: 'GetHealthCheckStatus',
        }),
      ]);
      return {
        config: check.HealthCheck?.HealthCheckConfig ?? { Type: 'HTTP' },
        observations: status.HealthCheckObservations ?? [],
      };
    },
  };
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
