import { ConfigurationError, ProviderError } from '@deploy-actions/action-kit';
import { describe, expect, it } from 'vitest';
import { awsFailure } from '../src/index.ts';

const call = {
  system: 'load balancer',
  operation: 'write weights',
  action: 'elasticloadbalancing:ModifyRule',
  resource: 'arn:aws:elasticloadbalancing:eu-central-1:1:listener-rule/x',
};

/** An error as the SDK throws it for an answer of AWS, or for none when there is no status. */
const sdkError = (name: string, status?: number, message = 'AWS said so', more: object = {}) =>
  Object.assign(new Error(message), { name, $metadata: { httpStatusCode: status }, ...more });

describe('an error of the SDK', () => {
  // Names from https://docs.aws.amazon.com/systems-manager/latest/APIReference/CommonErrors.html and, for the query protocol,
  // https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/CommonErrors.html
  it.each([
    ['AccessDenied', 403, /allow `elasticloadbalancing:ModifyRule` on `arn:aws:elasticload.*rule\/x`/],
    ['AccessDeniedException', 400, /allow `elasticloadbalancing:ModifyRule`/],
    ['ExpiredToken', 403, /have expired: set `aws.role`/],
    ['ExpiredTokenException', 400, /have expired: set `aws.role`/],
    ['InvalidClientTokenId', 403, /does not know the credentials/],
    ['UnrecognizedClientException', 400, /does not know the credentials/],
    ['RequestExpired', 400, /put the clock of this machine right/],
    ['CredentialsProviderError', undefined, /no AWS credentials were found/],
  ])('%s is one of configuration, and says what to do', (name, status, remedy) => {
    const failure = awsFailure(sdkError(name, status), call);
    expect(failure).toBeInstanceOf(ConfigurationError);
    expect(failure.message).toMatch(/^write weights: AWS said so; /);
    expect(failure.message).toMatch(remedy);
  });

  it.each([
    ['Throttling', 400, true],
    ['ThrottlingException', 400, true],
    ['TooManyUpdates', 400, true],
    ['RequestLimitExceeded', 503, true],
    ['InternalFailure', 500, true],
    ['ServiceUnavailable', 503, true],
    ['TimeoutError', undefined, true],
    ['AbortError', undefined, true],
    ['Error', undefined, true],
    ['ValidationException', 400, false],
    ['RuleNotFound', 400, false],
  ])('%s (%s) is one of AWS; worth another try: %s', (name, status, retryable) => {
    const failure = awsFailure(sdkError(name, status), call);
    expect(failure).toBeInstanceOf(ProviderError);
    expect(failure).toMatchObject({ system: 'load balancer', operation: 'write weights', retryable });
    expect(failure.message).toContain('AWS said so');
  });

  it('keeps on one line, with its cause', () => {
    const cause = sdkError('InternalFailure', 500, 'first\n  second', { cause: new Error('ECONNRESET') });
    const failure = awsFailure(cause, call);
    expect(failure.message).toBe('write weights: first second: ECONNRESET');
    expect(failure.cause).toBe(cause);
  });

  it('passes through when it is ours already', () => {
    const ours = new ConfigurationError('the role was not given');
    expect(awsFailure(ours, call)).toBe(ours);
  });
});
