import { createPlainLog } from '@deploy-actions/action-kit';
import { expect, test } from 'vitest';
import { ask, section } from '../asking.ts';
import { type FakeAws, startFakeAws } from '../aws/fake-aws.ts';
import type { FakeSecret } from '../aws/fake-secrets.ts';
import { outcomes } from '../outcomes.ts';

const day = 86_400_000;
const ago = (days: number) => Date.now() - days * day;
const secret = 'shop/production';
const password = 'correct-horse-battery';

/** A check of what stands in Secrets Manager. */
async function scene(
  check: object,
  secrets: readonly FakeSecret[],
  finding: RegExp,
  change?: (fake: FakeAws) => void,
) {
  const { fake, runtime } = await startFakeAws();
  fake.secrets.push(...secrets);
  change?.(fake);
  return { check: { secrets: [secret], ...check }, runtime, finding };
}

const quarterly = { 'rotated-within': '90d', 'warn-before': '14d' };
const other = 'shop/staging';
const apart = { 'not-shared-with': [other] };

outcomes('secret-age', {
  passes: () =>
    scene(
      quarterly,
      [{ name: secret, rotates: true, rotated: ago(30) }],
      /^`shop\/production` was rotated 30d ago$/,
    ),
  warns: () =>
    scene(
      quarterly,
      [{ name: secret, rotated: ago(80) }],
      /^`shop\/production` was rotated 80d ago, in 9d23h it will be more than 90d$/,
    ),
  fails: {
    'rotated long ago': () =>
      scene(quarterly, [{ name: secret, rotated: ago(93) }], /was rotated 93d ago, wanted at most 90d$/),
    'never rotated, whatever else was changed': () =>
      scene(
        quarterly,
        [{ name: secret, changed: ago(1), versions: [ago(400), ago(200)] }],
        /was never rotated, its value was set 200d ago, wanted at most 90d$/,
      ),
    'without a value': () => scene(quarterly, [{ name: secret }], /has no value, wanted one$/),
    'not there': () => scene({}, [], /^`shop\/production` does not exist in region `eu-central-1`$/),
    'to be deleted': () =>
      scene({}, [{ name: secret, deleted: ago(1) }], /is scheduled for deletion since 20\d\d-/),
    'not rotated by itself': () =>
      scene(
        { 'no-rotation': 'fail' },
        [{ name: secret }],
        /^`shop\/production` is not rotated by Secrets Manager$/,
      ),
    'a value of another environment': () =>
      scene(
        apart,
        [
          { name: secret, value: JSON.stringify({ db: { user: 'shop_user', password } }) },
          { name: other, value: JSON.stringify({ token: password }) },
        ],
        /^`shop\/production` key `db.password` has the same value as `shop\/staging` key `token`$/,
      ),
    'another environment that is not there': () =>
      scene(apart, [{ name: secret, value: password }], /the secret `shop\/staging` does not exist/),
    'several things at once': () =>
      scene(
        { ...quarterly, secrets: ['a', 'b', 'c'] },
        [
          { name: 'a', rotated: ago(91) },
          { name: 'c', rotated: ago(80) },
        ],
        /^`a` was rotated 91d ago, .*; `b` does not exist .*; `c` was rotated 80d ago, in 9d23h/,
      ),
    'a permission that is missing': () =>
      scene(
        {},
        [],
        /allow `secretsmanager:DescribeSecret` on `arn:aws:secretsmanager:\*:\*:secret:shop\/production-\*`/,
        (fake) => fake.refusals.set('DescribeSecret', ['AccessDeniedException', 400]),
      ),
  },
  unreachable: {
    'expired credentials': () =>
      scene(
        { secrets: ['a', 'b'] },
        [],
        /^look at the secret `a`: .*have expired: set `aws.role`[^`]*`permissions[^`]*`[^`]*$/,
        (fake) => fake.refusals.set('DescribeSecret', ['ExpiredTokenException', 400]),
      ),
    'AWS is busy': () =>
      scene({}, [], /AWS said ThrottlingException/, (fake) =>
        fake.refusals.set('DescribeSecret', ['ThrottlingException', 400]),
      ),
  },
});

test('a value set by hand counts, on whichever page its version is', async () => {
  const { fake, runtime } = await startFakeAws();
  fake.pageSize = 1;
  fake.secrets.push({ name: secret, versions: [ago(400), ago(200), ago(3)] });
  const result = await ask({ kind: 'secret-age', secrets: [secret], ...quarterly }, runtime);
  expect(result).toMatchObject({
    status: 'pass',
    finding: '`shop/production` was never rotated, its value was set 3d ago',
  });
  expect(fake.asked.filter((each) => each === 'ListSecretVersionIds')).toHaveLength(3);
});

test('no rotation may be a warning', async () => {
  const { fake, runtime } = await startFakeAws();
  fake.secrets.push({ name: secret });
  const result = await ask({ kind: 'secret-age', secrets: [secret], 'no-rotation': 'warn' }, runtime);
  expect(result.status).toBe('warn');
});

test('values are compared, masked, and told nowhere; what is no secret may be the same', async () => {
  const { fake, runtime } = await startFakeAws();
  const shared = {
    engine: 'postgresql',
    username: 'shop-service',
    debug: 'true',
    port: 5432,
    tls: true,
    empty: '',
  };
  fake.secrets.push(
    { name: secret, value: JSON.stringify({ ...shared, password }) },
    { name: 'shop/binary', binary: Buffer.from('0123456789') },
    { name: other, value: JSON.stringify({ ...shared, password: `${password}-2` }) },
    { name: 'other/binary', binary: Buffer.from('9876543210') },
  );
  const check = {
    kind: 'secret-age',
    secrets: [secret, 'shop/binary'],
    'not-shared-with': [other, 'other/binary'],
  };
  const result = await ask(check, runtime);
  expect(result).toMatchObject({
    status: 'pass',
    finding: expect.stringMatching(/no value is the same as in/),
  });
  expect(JSON.stringify(result)).not.toContain('horse');
  const lines: string[] = [];
  const log = createPlainLog(runtime.secrets, { write: (text) => lines.push(text) });
  log.info(`${password} and shop-service`);
  expect(lines.join('')).toContain('*** and shop-service');

  const strict = await ask({ ...check, 'may-share': [] }, runtime);
  expect(strict.finding).toMatch(/key `engine` has the same value .* key `username` has the same value/);
});

test('equal bytes, and equal texts that are no JSON, are found', async () => {
  const { fake, runtime } = await startFakeAws();
  const binary = Buffer.from('0123456789');
  fake.secrets.push(
    { name: 'a', value: password },
    { name: 'b', binary },
    { name: 'x', value: password },
    { name: 'y', binary },
  );
  const check = { kind: 'secret-age', secrets: ['a', 'b'], 'not-shared-with': ['x', 'y'] };
  expect((await ask(check, runtime)).finding).toBe(
    '`a` has the same value as `x`; `b` has the same value as `y`',
  );
});

test.each([
  [{ 'warn-before': '1d' }, /needs `rotated-within`/],
  [{ 'rotated-within': '1d', 'warn-before': '1d' }, /must be shorter than `rotated-within`/],
  [{ 'not-shared-with': [secret] }, /which is in `secrets` as well/],
])('%j is refused', (check, message) => {
  expect(() => section({ kind: 'secret-age', secrets: [secret], ...check })).toThrow(message);
});
