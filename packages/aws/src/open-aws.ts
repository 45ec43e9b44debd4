import { ConfigurationError, formatDuration, isRunner, type Runtime } from '@deploy-actions/action-kit';
import type { AwsConfiguration } from '@deploy-actions/config';
import type { AwsAccess } from './aws-access.ts';
import { defaultCredentials, lifetimeOf } from './default-credentials.ts';
import { renewed } from './renewed-credentials.ts';
import { assumeRole, offersIdToken } from './web-identity.ts';

/** How long temporary credentials count as living that don't say so, in milliseconds: what a role gives by default. */
const defaultLifetime = 3_600_000;

/** What a role can give: https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRoleWithWebIdentity.html */
const shortestSession = 15 * 60_000;
const longestSession = 12 * 3_600_000;

type AwsRuntime = Pick<Runtime, 'environment' | 'http' | 'secrets' | 'run' | 'clock' | 'log'>;

/** What is open already: the state store, the router and the check of lifetimes share the credentials of a step. */
const opened = new WeakMap<AwsRuntime, Map<string, AwsAccess>>();

/**
 * Access to AWS as the `aws` section says, or as the environment of the step does; the same for the same section of one step.
 * Opened when the step starts; asks for nothing before the first credentials are needed. Throws ConfigurationError for a missing region, a session that no role
 * gives, and a role in a job without OIDC.
 */
export function openAws(configuration: AwsConfiguration | undefined, runtime: AwsRuntime): AwsAccess {
  const known = opened.get(runtime) ?? new Map<string, AwsAccess>();
  const key = JSON.stringify(configuration ?? {});
  const access = known.get(key) ?? newAccess(configuration, runtime);
  opened.set(runtime, known.set(key, access));
  return access;
}

function newAccess(configuration: AwsConfiguration | undefined, runtime: AwsRuntime): AwsAccess {
  const { environment, clock, log } = runtime;
  const region =
    configuration?.region ?? (environment['AWS_REGION'] || environment['AWS_DEFAULT_REGION'] || undefined);
  const { role, 'session-duration': duration = defaultLifetime } = configuration ?? {};
  const problems: string[] = [];
  if (region === undefined) {
    problems.push('no AWS region is known; set `aws.region`, or AWS_REGION in the environment of the step');
  }
  if (duration < shortestSession || duration > longestSession) {
    problems.push(
      `\`aws.session-duration\` is ${formatDuration(duration)}, but a role gives credentials for \`15m\` to \`12h\``,
    );
  }
  // Away from the runner there are no tokens for a role: whoever works by hand signs in as a person.
  const assumes = role !== undefined && (isRunner(environment) || offersIdToken(runtime));
  if (assumes && !offersIdToken(runtime)) {
    problems.push(
      '`aws.role` is assumed with the OIDC token of the run, and this job may not ask for one; give the job `permissions: id-token: write`, and so each workflow that calls it',
    );
  }
  if (region === undefined || problems.length > 0) {
    throw new ConfigurationError(problems.map((message) => ({ message })));
  }

  if (assumes) {
    const credentials = renewed(() => assumeRole({ role, region, duration }, runtime), { clock, log });
    return { region, credentials, lifetime: async () => ({ kind: 'unlimited' }) };
  }
  if (role !== undefined) {
    log.notice('`aws.role` is for runs in GitHub; here the AWS credentials of this machine are used');
  }
  const credentials = defaultCredentials(region, runtime);
  const started = clock.now();
  const assumed = configuration?.lifetime ?? defaultLifetime;
  return {
    region,
    credentials,
    lifetime: async () => lifetimeOf(await credentials(), { environment, started, assumed }),
  };
}
