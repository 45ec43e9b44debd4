import { ConfigurationError, describeError, ProviderError } from '@deploy-actions/action-kit';

/** One call of AWS, for the message when it fails. */
export interface AwsCall {
  /** What the reader knows the other side as, e.g. `state store`. */
  readonly system: string;
  /** What the call was for, in words. */
  readonly operation: string;
  /** The permission it takes, e.g. `ssm:PutParameter`. */
  readonly action: string;
  /** What that permission must cover: an ARN, with `*` where the account is not known here. */
  readonly resource: string;
}

/** What an error of the SDK carries beside its message; see smithy's ServiceException and MetadataBearer. */
interface SdkError {
  readonly name?: string;
  readonly $metadata?: { readonly httpStatusCode?: number };
  readonly $retryable?: { readonly throttling?: boolean };
}

/** The names that services of the JSON and of the query protocol give to the same refusals. */
const denied = /^(AccessDenied|AccessDeniedException|AuthorizationError|UnauthorizedOperation)$/;
const expired = /^(ExpiredToken|ExpiredTokenException|TokenRefreshRequired)$/;
const unknownKey =
  /^(UnrecognizedClientException|InvalidClientTokenId|InvalidAccessKeyId|SignatureDoesNotMatch|InvalidSignatureException|IncompleteSignature|MissingAuthenticationToken)$/;
const badTime = /^(RequestExpired|RequestInTheFuture|RequestTimeTooSkewed)$/;
const throttled = /Throttl|TooManyRequests|TooManyUpdates|RequestLimitExceeded|SlowDown/;
const silent = /^(AbortError|TimeoutError|RequestTimeout|RequestTimeoutException)$/;

/**
 * What went wrong in a call of the SDK: a ConfigurationError for what the reader can put right (permissions, credentials), a
 * ProviderError otherwise, retryable when AWS was busy, broken or silent. Errors of ours pass through.
 */
export function awsFailure(error: unknown, call: AwsCall): Error {
  if (error instanceof ConfigurationError || error instanceof ProviderError) return error;
  const { name = '', $metadata, $retryable } = (error ?? {}) as SdkError;
  const why = withoutBreaks(describeError(error));
  const said = `${call.operation}: ${why}`;
  if (denied.test(name)) {
    return new ConfigurationError(
      `${said}; allow \`${call.action}\` on \`${call.resource}\` in the policy of the role`,
    );
  }
  if (expired.test(name)) {
    return new ConfigurationError(
      `${said}; the AWS credentials of this step have expired: set \`aws.role\` and \`permissions: id-token: write\`, so that they are renewed, or sign in again`,
    );
  }
  if (unknownKey.test(name)) {
    return new ConfigurationError(
      `${said}; AWS does not know the credentials of this step: look at where AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY and AWS_SESSION_TOKEN come from, all three from one place`,
    );
  }
  if (badTime.test(name)) {
    return new ConfigurationError(`${said}; put the clock of this machine right`);
  }
  if (/^(CredentialsProviderError|TokenProviderError)$/.test(name)) {
    return new ConfigurationError(
      `${said}; no AWS credentials were found: set \`aws.role\` and \`permissions: id-token: write\`, or run aws-actions/configure-aws-credentials in a step before`,
    );
  }
  const status = $metadata?.httpStatusCode;
  const busy = throttled.test(name) || status === 429 || $retryable !== undefined;
  // Without a status, AWS gave no answer that could be read.
  const retryable = busy || silent.test(name) || status === undefined || status >= 500;
  return new ProviderError(silent.test(name) ? `${call.operation}: no answer (${why})` : said, {
    system: call.system,
    operation: call.operation,
    retryable,
    cause: error,
  });
}

function withoutBreaks(message: string): string {
  return message.replaceAll(/\s*\r?\n\s*/g, ' ');
}
