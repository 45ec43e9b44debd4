import { expect, test } from 'vitest';
import { ask, section } from '../asking.ts';
import { type FakeAws, startFakeAws } from '../aws/fake-aws.ts';
import type { FakeUser } from '../aws/fake-iam.ts';
import { outcomes } from '../outcomes.ts';

const day = 86_400_000;
const ago = (days: number) => Date.now() - days * day;
const quarterly = { 'rotated-within': '90d', 'warn-before': '14d' };
const id = 'AKIAIOSFODNN7EXAMPLE';

/** A check of the user `ci`, or of what `check` says. */
async function scene(
  check: object,
  users: readonly FakeUser[],
  finding: RegExp,
  change?: (fake: FakeAws) => void,
) {
  const { fake, runtime } = await startFakeAws();
  fake.users.push(...users);
  change?.(fake);
  const whose = 'path-prefix' in check ? {} : { users: ['ci'] };
  return { check: { ...whose, ...quarterly, ...check }, runtime, finding };
}

outcomes('access-key-age', {
  passes: async () => ({
    ...(await scene(
      {},
      [{ name: 'ci', keys: [{ id, created: ago(30) }] }],
      /^key AKIA…MPLE of `ci` was made 30d ago$/,
    )),
    answer: /^ci: AKIA…MPLE Active, made 20\d\d-\S+, 30d ago$/,
  }),
  warns: () =>
    scene(
      {},
      [{ name: 'ci', keys: [{ id, created: ago(80) }] }],
      /was made 80d ago, in 9d23h it will be more than 90d$/,
    ),
  fails: {
    'an old key': () =>
      scene(
        {},
        [{ name: 'ci', keys: [{ id, created: ago(100) }] }],
        /was made 100d ago, wanted at most 90d$/,
      ),
    'a key that nobody uses': () =>
      scene(
        { 'never-used': 'fail' },
        [{ name: 'ci', keys: [{ id, created: ago(1) }] }],
        /^key AKIA…MPLE of `ci` was never used$/,
      ),
    'an inactive key': () =>
      scene(
        { inactive: 'fail' },
        [{ name: 'ci', keys: [{ id, created: ago(400), inactive: true }] }],
        /^`ci` has 1 inactive key, to be deleted$/,
      ),
    'no such user': () => scene({}, [], /^the user `ci` does not exist in the account/),
    'no users under a path': () =>
      scene({ 'path-prefix': '/ci/' }, [{ name: 'alice' }], /^there is no IAM user under `\/ci\/`$/),
    'a permission that is missing': () =>
      scene({}, [], /allow `iam:ListAccessKeys` on `arn:aws:iam::\*:user\/ci`/, (fake) =>
        fake.refusals.set('ListAccessKeys', ['AccessDenied', 403]),
      ),
    'users that may not be listed': () =>
      scene({ 'path-prefix': '/' }, [], /allow `iam:ListUsers` on `arn:aws:iam::\*:user\/\*`/, (fake) =>
        fake.refusals.set('ListUsers', ['AccessDenied', 403]),
      ),
  },
  unreachable: {
    'expired credentials': () =>
      scene({}, [], /have expired: set `aws.role`/, (fake) =>
        fake.refusals.set('ListAccessKeys', ['ExpiredToken', 403]),
      ),
    'IAM is busy': () =>
      scene({}, [], /Rate exceeded/, (fake) =>
        fake.refusals.set('ListAccessKeys', ['Throttling', 400, 'Rate exceeded']),
      ),
  },
});

test('all users of a path are looked at, page by page, and those without a key pass', async () => {
  const { fake, runtime } = await startFakeAws();
  fake.pageSize = 2;
  const users = Array.from({ length: 7 }, (_, n) => ({ name: `ci-${n}`, path: '/ci/' }));
  const keys = [1, 2, 3].map((n) => ({ id: `AKIA00000000000000${n}`, created: ago(n === 3 ? 91 : 1) }));
  fake.users.push({ name: 'alice', keys: [{ id, created: ago(500) }] }, ...users, {
    name: 'last',
    path: '/ci/',
    keys,
  });
  const check = { kind: 'access-key-age', 'path-prefix': '/ci/', ...quarterly };
  expect(await ask(check, runtime)).toMatchObject({
    status: 'fail',
    finding: 'key AKIA…0003 of `last` was made 91d ago, wanted at most 90d',
  });
  fake.users.splice(-1);
  expect(await ask(check, runtime)).toMatchObject({
    status: 'pass',
    finding: 'the access keys of 7 users are young enough (7 looked at)',
  });
});

test('a user without a key passes, and it is said; a key that was used counts as such', async () => {
  const { fake, runtime } = await startFakeAws();
  fake.users.push({ name: 'ci' }, { name: 'cd', keys: [{ id, created: ago(3), used: ago(1) }] });
  const check = { kind: 'access-key-age', users: ['ci', 'cd'], 'never-used': 'warn', ...quarterly };
  expect(await ask(check, runtime)).toMatchObject({
    status: 'pass',
    finding: '`ci` has no access key; key AKIA…MPLE of `cd` was made 3d ago',
  });
});

test.each([
  [{}, /or `path-prefix` is needed, one of the two/],
  [{ users: ['ci'], 'path-prefix': '/' }, /one of the two/],
  [{ 'path-prefix': 'ci' }, /must begin and end with `\/`/],
  [{ users: ['ci'], 'warn-before': '90d' }, /must be shorter than `rotated-within`/],
])('%j is refused', (check, message) => {
  expect(() => section({ kind: 'access-key-age', 'rotated-within': '90d', ...check })).toThrow(message);
});
