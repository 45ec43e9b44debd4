import {
  ConfigurationError,
  describeError,
  formatDuration,
  isoInstant,
  ProviderError,
  quoted,
} from '@deploy-actions/action-kit';
import type { GithubOperation } from './github-client.ts';
import { type FailedResponse, isRuleRefusal, rateLimitOf, readResponse } from './github-response.ts';
import { excluding } from './rules.ts';

/** What a ProviderError names as the system that failed, unless the operation says otherwise. */
export const githubSystem = 'GitHub';

/** What to call an error of Octokit: the reader's to fix, or GitHub's. `now` in milliseconds. */
export function githubFailure(error: unknown, operation: GithubOperation, now: number): Error {
  const response = readResponse(error);
  if (response) return failureOf(response, operation, now);
  // Octokit throws for its own mistakes as well; those are ours.
  if (!(error instanceof Error) || !('status' in error)) return error as Error;
  return providerError(`GitHub gave no answer: ${describeError(error.cause ?? error)}`, operation, true);
}

function failureOf(response: FailedResponse, operation: GithubOperation, now: number): Error {
  const { status, message } = response;
  const { name, repository } = operation;
  const limit = rateLimitOf(response, now);
  if (limit) return limitError(limit, operation, now);
  if (isRuleRefusal(response)) return ruleError(response, operation);
  const said = `(${status}, ${quoted(message)})`;
  if (status === 401) {
    return new ConfigurationError(
      `GitHub doesn't accept the token ${said}: it has expired, was revoked, or is for another GitHub; give a current one as \`github-token\`. That of a run ends with its job, that of a GitHub App after an hour`,
    );
  }
  if (status === 403) return forbidden(response, operation);
  if (status === 404) {
    return new ConfigurationError(
      `could not ${name}: the repository ${repository} isn't there for this token ${said}. GITHUB_TOKEN reaches the repository of its run alone; for another one, give \`github-token\` the token of a GitHub App that is installed there with ${asPermission(operation)}`,
    );
  }
  const outage = status >= 500 ? '; see https://www.githubstatus.com' : '';
  const retryable = status >= 500 || status === 408 || status === 409;
  return providerError(`GitHub answered ${status}: ${quoted(message)}${outage}`, operation, retryable);
}

function forbidden({ status, message }: FailedResponse, operation: GithubOperation): Error {
  const { name, repository, remedies = {} } = operation;
  const said = `(${status}, ${quoted(message)})`;
  const may = `the token may not ${name} in ${repository} ${said}`;
  if (/not accessible by integration/i.test(message)) {
    return new ConfigurationError(
      `${may}: give the job ${asPermission(operation)}, and so each workflow that calls it; a workflow from a fork gets none${orElse(remedies.permission)}`,
    );
  }
  if (/not permitted to create or approve/i.test(message)) {
    return new ConfigurationError(
      `${may}: allow it in the settings of the repository and of its organization (Actions, General, Workflow permissions), or give \`github-token\` the token of a GitHub App`,
    );
  }
  if (/not accessible by|must have admin rights|write access/i.test(message)) {
    return new ConfigurationError(`${may}: the token needs ${asPermission(operation)} for this repository`);
  }
  if (/archived/i.test(message)) return new ConfigurationError(`${may}: unarchive it, or name another one`);
  if (/SAML|single sign-on/i.test(message)) {
    return new ConfigurationError(`${may}: authorize the token for the organization's single sign-on`);
  }
  if (/IP allow list/i.test(message)) {
    return new ConfigurationError(`${may}: allow the addresses of these runners in the organization`);
  }
  return new ConfigurationError(`${may}; it needs ${asPermission(operation)}`);
}

function ruleError({ status, message }: FailedResponse, operation: GithubOperation): Error {
  const { name, repository, branch, tag, remedies = {} } = operation;
  const which = branch === undefined ? '' : ` on the branch \`${branch}\``;
  const exclude =
    branch !== undefined
      ? `exclude \`${excluding(branch)}\` from the ruleset or branch protection, or let the owner of the token bypass it`
      : tag !== undefined
        ? `exclude the tag \`${tag}\` from the ruleset, or let the owner of the token bypass it`
        : 'allow it there';
  return new ConfigurationError(
    `rules of ${repository} forbid to ${name}${which} (${status}, ${quoted(message)}): ${exclude}${orElse(remedies.rules)}`,
  );
}

function orElse(remedy: string | undefined): string {
  return remedy === undefined ? '' : `, or ${remedy}`;
}

function limitError(
  { kind, wait }: NonNullable<ReturnType<typeof rateLimitOf>>,
  operation: GithubOperation,
  now: number,
): Error {
  const until =
    wait === undefined
      ? 'in some minutes'
      : `at ${isoInstant(now + wait)}, ${wait === 0 ? 'now' : `in ${formatDuration(wait)}`}`;
  const remedy =
    kind === 'primary'
      ? 'Run the job again then. All workflows of a repository share the requests of GITHUB_TOKEN; the token of a GitHub App, given as `github-token`, has an allowance of its own'
      : 'Run the job again then, and look for what else sends many requests with this token';
  const what =
    kind === 'primary'
      ? 'the requests this token may send in an hour are used up'
      : 'GitHub wants fewer requests with this token (its secondary rate limit)';
  return providerError(`${what}; it takes more ${until}. ${remedy}`, operation, false);
}

function asPermission({ permission }: GithubOperation): string {
  return `\`permissions: ${permission}\``;
}

function providerError(message: string, operation: GithubOperation, retryable: boolean): ProviderError {
  const { name, system = githubSystem } = operation;
  return new ProviderError(message, { system, operation: name, retryable });
}
