import { expect, test } from 'vitest';
import { section } from '../asking.ts';
import { startFakeAws } from '../aws/fake-aws.ts';
import { outcomes } from '../outcomes.ts';

const role = 'arn:aws:iam::123456789012:role/ci/deploy';
const minute = 60_000;
const endsIn = (milliseconds: number) => ({
  AWS_SESSION_TOKEN: 'session',
  AWS_CREDENTIAL_EXPIRATION: new Date(Date.now() + milliseconds).toISOString(),
});

/** A check of whoever the fake says it is, and how AWS refuses it. */
async function scene(
  check: object,
  finding: RegExp,
  {
    environment = {},
    refusal,
  }: { environment?: Record<string, string | undefined>; refusal?: [string, number, string?] } = {},
) {
  const { fake, runtime } = await startFakeAws(environment);
  if (refusal) fake.refusals.set('GetCallerIdentity', refusal);
  return { check, runtime, finding };
}

outcomes('aws-identity', {
  passes: () =>
    scene(
      { account: '123456789012', role, 'lives-at-least': '1h' },
      /^credentials of role `deploy` in account 123456789012; they don’t end/,
    ),
  warns: () =>
    scene({ 'lives-at-least': '10m', 'warn-below': '1h' }, /^they end in (29m\d+s|30m), better 1h$/, {
      environment: endsIn(30 * minute),
    }),
  fails: {
    'another account': () =>
      scene({ account: '210987654321' }, /^credentials of account 123456789012, wanted 210987654321$/),
    'another role': () => scene({ role: 'admin' }, /assumed-role\/deploy\/\S+`, wanted role `admin`$/),
    'a role of that name elsewhere': () =>
      scene({ role: role.replace('1234', '9234') }, /wanted role `arn:aws:iam::9234/),
    'a role instead of a user': () => scene({ user: 'deploy' }, /wanted user `deploy`$/),
    'too short a life': () =>
      scene({ 'lives-at-least': '1h' }, /^they end in (29m\d+s|30m), wanted at least 1h$/, {
        environment: endsIn(30 * minute),
      }),
    'a life that nobody knows': () =>
      scene(
        { 'lives-at-least': '2h' },
        /^they end in (59m\d+s|1h), counted by `aws.lifetime`.*wanted at least 2h$/,
        {
          environment: { AWS_SESSION_TOKEN: 'session' },
        },
      ),
    'no credentials': () =>
      scene({}, /no AWS credentials were found: set `aws.role`/, {
        environment: { AWS_ACCESS_KEY_ID: undefined, AWS_SECRET_ACCESS_KEY: undefined },
      }),
    'no region': () => scene({}, /^no AWS region is known/, { environment: { AWS_REGION: undefined } }),
    'an unknown key': () =>
      scene({}, /AWS does not know the credentials of this step/, {
        environment: { AWS_ACCESS_KEY_ID: 'AKIAOLD' },
      }),
    'expired credentials': () =>
      scene({}, /The security token .* is expired; the AWS credentials of this step have expired/, {
        refusal: ['ExpiredToken', 403, 'The security token included in the request is expired'],
      }),
    'a refusal': () =>
      scene({}, /allow `sts:GetCallerIdentity`/, { refusal: ['AccessDenied', 403, 'explicit deny'] }),
    'a clock that is wrong': () =>
      scene({}, /put the clock of this machine right/, {
        refusal: [
          'SignatureDoesNotMatch',
          403,
          'Signature expired: 20260101T000000Z is now earlier than 20260101T010000Z',
        ],
      }),
  },
  unreachable: {
    'nobody listens': () =>
      scene({}, /ask AWS whose the credentials are: .*ECONNREFUSED/, {
        environment: { AWS_ENDPOINT_URL: 'http://127.0.0.1:9' },
      }),
    'AWS is broken': () => scene({}, /AWS said InternalFailure/, { refusal: ['InternalFailure', 500] }),
    'AWS is busy': () => scene({}, /Rate exceeded/, { refusal: ['Throttling', 400, 'Rate exceeded'] }),
    'no answer': async () => {
      const { fake, runtime } = await startFakeAws();
      fake.silent = true;
      return { check: { timeout: '200ms' }, runtime, finding: /^no answer within 200ms$/ };
    },
  },
});

test.each([
  [{ account: 123456789012 }, /must be the number of an account in quotation marks/],
  [{ account: '12345' }, /must be the 12 digits of an account/],
  [{ role: 'deploy', user: 'ci' }, /is about a user, and `role` about a role/],
  [{ 'lives-at-least': '1h', 'warn-below': '1h' }, /must be longer than `lives-at-least`/],
])('%j is refused', (check, message) => {
  expect(() => section({ kind: 'aws-identity', ...check })).toThrow(message);
});
