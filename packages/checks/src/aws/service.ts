import { describeError, ProviderError } from '@deploy-actions/action-kit';
import { type AwsAccess, awsFailure, clientSettings, openAws } from '@deploy-actions/aws';
import type { CheckContext } from '../check.ts';

type Settings = ReturnType<typeof clientSettings> & {
  /** Addresses of buckets with the bucket in the path, as everything but AWS itself wants them. */
  readonly forcePathStyle: boolean;
};

const services = {
  cloudfront: async (settings: Settings) => {
    const sdk = await import('@aws-sdk/client-cloudfront');
    return { sdk, client: new sdk.CloudFrontClient(settings) };
  },
  iam: async (settings: Settings) => {
    const sdk = await import('@aws-sdk/client-iam');
    return { sdk, client: new sdk.IAMClient(settings) };
  },
  rds: async (settings: Settings) => {
    const sdk = await import('@aws-sdk/client-rds');
    return { sdk, client: new sdk.RDSClient(settings) };
  },
  s3: async (settings: Settings) => {
    const sdk = await import('@aws-sdk/client-s3');
    return { sdk, client: new sdk.S3Client(settings) };
  },
  secretsmanager: async (settings: Settings) => {
    const sdk = await import('@aws-sdk/client-secrets-manager');
    return { sdk, client: new sdk.SecretsManagerClient(settings) };
  },
  sts: async (settings: Settings) => {
    const sdk = await import('@aws-sdk/client-sts');
    return { sdk, client: new sdk.STSClient(settings) };
  },
};

const systems: { readonly [S in ServiceName]: string } = {
  cloudfront: 'CloudFront',
  iam: 'IAM',
  rds: 'RDS',
  s3: 'S3',
  secretsmanager: 'Secrets Manager',
  sts: 'STS',
};

/** A service of AWS that checks ask. */
export type ServiceName = keyof typeof services;

/** The commands of a service, and the client that sends them. */
export type OpenedService<S extends ServiceName> = Awaited<ReturnType<(typeof services)[S]>>;

/** One question to AWS, for the message when it isn't answered. */
export interface AwsQuestion {
  /** What it is for, in words. */
  readonly operation: string;
  /** The permission it takes, e.g. `s3:ListBucket`. */
  readonly action: string;
  /** What the permission must cover: an ARN, or what follows `arn:PARTITION:`. */
  readonly resource: string;
  readonly signal: AbortSignal;
}

/** A service of AWS in one region. */
export interface AwsService<S extends ServiceName> {
  readonly region: string;
  readonly access: AwsAccess;
  /**
   * What `send` gives. Throws ConfigurationError when the credentials or the permissions aren't right, ProviderError when AWS
   * doesn't answer, and the signal's reason when it fired.
   */
  ask<T>(
    question: AwsQuestion,
    send: (opened: OpenedService<S>, options: { readonly abortSignal: AbortSignal }) => Promise<T>,
  ): Promise<T>;
}

type Context = Pick<CheckContext, 'aws' | 'runtime'>;

/** The clients of a run: checks of the same service and region share one, and its connections. */
const clients = new WeakMap<AwsAccess, Map<string, Promise<unknown>>>();

/**
 * A service in the region of the section `aws`, or in another one. Its client is made when the first check asks. Throws
 * ConfigurationError as openAws does.
 */
export function awsService<S extends ServiceName>(
  name: S,
  { aws, runtime }: Context,
  elsewhere?: string | undefined,
): AwsService<S> {
  const access = openAws(aws, runtime);
  const region = regionOf(name, elsewhere ?? access.region);
  return {
    region,
    access,
    async ask(question, send) {
      const { signal } = question;
      signal.throwIfAborted();
      const ended = new AbortController();
      try {
        const opened = await clientOf(name, access, region, runtime.environment);
        // The signal reaches requests only, not the wait for credentials before them.
        const answer = send(opened, { abortSignal: signal });
        return await Promise.race([answer, rejectedBy(signal, ended.signal)]);
      } catch (error) {
        signal.throwIfAborted();
        throw explained(error, { ...question, system: systems[name] }, region);
      } finally {
        ended.abort();
      }
    },
  };
}

/**
 * Services without regions are reached, and signed for, in one: the SDK knows that, but not when its endpoint is another one.
 * See https://docs.aws.amazon.com/general/latest/gr/iam-service.html and cf_region.html there.
 */
function regionOf(name: ServiceName, region: string): string {
  const everywhere = name === 'iam' || name === 'cloudfront';
  return everywhere && partitionOf(region) === 'aws' ? 'us-east-1' : region;
}

/** For `catch`: nothing where AWS says by one of these error codes that there is nothing; any other error goes on. */
export function absent(...codes: readonly string[]): (error: unknown) => undefined {
  return (error) => {
    if (!codes.includes((error as Error).name)) throw error;
    return undefined;
  };
}

function clientOf<S extends ServiceName>(
  name: S,
  access: AwsAccess,
  region: string,
  environment: Context['runtime']['environment'],
): Promise<OpenedService<S>> {
  const known = clients.get(access) ?? new Map<string, Promise<unknown>>();
  clients.set(access, known);
  const key = `${name} ${region}`;
  // A store that only behaves like S3 has no host name for each bucket.
  const forcePathStyle = Boolean(environment['AWS_ENDPOINT_URL_S3'] || environment['AWS_ENDPOINT_URL']);
  const client = known.get(key) ?? services[name]({ ...clientSettings(access), region, forcePathStyle });
  known.set(key, client);
  return client as Promise<OpenedService<S>>;
}

function rejectedBy(signal: AbortSignal, ended: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    if (signal.aborted) reject(signal.reason);
    signal.addEventListener('abort', () => reject(signal.reason), { once: true, signal: ended });
  });
}

/** What an error of the SDK carries beside its message. */
interface SdkError extends Error {
  readonly code?: string;
  readonly $metadata?: { readonly httpStatusCode?: number };
}

function explained(error: unknown, call: Omit<AwsQuestion, 'signal'> & { system: string }, region: string) {
  const { system, operation, action } = call;
  const resource = call.resource.startsWith('arn:') ? call.resource : arn(region, call.resource);
  const { name, code, message, $metadata } = error as SdkError;
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN') {
    const hint = `there may be no region \`${region}\`, or no ${system} in it`;
    const details = { system, operation, retryable: code === 'EAI_AGAIN', cause: error };
    return new ProviderError(`${operation}: ${describeError(error)}; ${hint}`, details);
  }
  // Some services say by the code that the signature is wrong, and only in words that it is the time in it.
  const late = /SignatureDoesNotMatch|InvalidSignature/.test(name) && /expired|not yet current/.test(message);
  const named = late
    ? Object.assign(new Error(message, { cause: error }), { name: 'RequestTimeTooSkewed', $metadata })
    : error;
  return awsFailure(named, { system, operation, action, resource });
}

/** See https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html. */
function arn(region: string, rest: string): string {
  return `arn:${partitionOf(region)}:${rest}`;
}

function partitionOf(region: string): string {
  if (region.startsWith('cn-')) return 'aws-cn';
  return region.startsWith('us-gov-') ? 'aws-us-gov' : 'aws';
}
