import type { AccessKeyMetadata } from '@aws-sdk/client-iam';
import { ConfigurationError, isoInstant } from '@deploy-actions/action-kit';
import type { CheckConfigurationOf } from '@deploy-actions/config';
import { formatAge, gradeAge } from '../ages.ts';
import { type AwsService, absent, awsService } from '../aws/service.ts';
import type { Check, CheckContext } from '../check.ts';
import { type Grade, gathered } from '../grades.ts';

type Configuration = CheckConfigurationOf<'access-key-age'>;
type Iam = AwsService<'iam'>;

/** So many users are asked about at once: IAM allows few requests a second. */
const usersAtOnce = 5;

/** Looks at the age of the access keys of IAM users. */
export function createAccessKeyAgeCheck(
  configuration: Configuration,
  { aws, runtime }: Pick<CheckContext, 'aws' | 'runtime'>,
): Check {
  const { users, 'path-prefix': prefix = '/' } = configuration;
  return {
    asks: `IAM about the access keys of ${users?.join(', ') ?? `all users under ${prefix}`}`,
    async ask(signal) {
      const iam = awsService('iam', { aws, runtime });
      const names = users ?? (await usersUnder(prefix, iam, signal));
      if (names.length === 0) {
        return { status: 'fail', finding: `there is no IAM user under \`${prefix}\``, answer: 'no users' };
      }
      const now = runtime.clock.now();
      const grades: Grade[] = [];
      const evidence: string[] = [];
      for (let first = 0; first < names.length; first += usersAtOnce) {
        const some = names.slice(first, first + usersAtOnce);
        const found = await Promise.all(some.map((name) => lookAt(configuration, name, iam, now, signal)));
        for (const { told, seen } of found) {
          grades.push(...told);
          evidence.push(...seen);
        }
      }
      const bad = grades.filter(({ status }) => status !== 'pass');
      if (bad.length > 0) return gathered(bad, evidence.join('\n'));
      return names.length <= 3
        ? gathered(grades, evidence.join('\n'))
        : { status: 'pass', finding: summary(names.length, evidence.length), answer: evidence.join('\n') };
    },
  };
}

function summary(users: number, lines: number): string {
  return `the access keys of ${users} users are young enough (${lines} looked at)`;
}

async function usersUnder(prefix: string, iam: Iam, signal: AbortSignal): Promise<string[]> {
  const question = { operation: `list the users under \`${prefix}\``, action: 'iam:ListUsers', signal };
  const names: string[] = [];
  for (let marker: string | undefined; ; ) {
    const page = await iam.ask(
      { ...question, resource: `iam::*:user${prefix}*` },
      ({ sdk, client }, options) =>
        client.send(
          new sdk.ListUsersCommand({ PathPrefix: prefix, ...(marker ? { Marker: marker } : {}) }),
          options,
        ),
    );
    names.push(...(page.Users ?? []).flatMap(({ UserName }) => UserName ?? []));
    if (!page.IsTruncated) return names;
    marker = page.Marker;
  }
}

/** What is to be told about one user, and a line of evidence for each key. */
interface Look {
  readonly told: readonly Grade[];
  readonly seen: readonly string[];
}

async function lookAt(
  configuration: Configuration,
  user: string,
  iam: Iam,
  now: number,
  signal: AbortSignal,
): Promise<Look> {
  const keys = await keysOf(user, iam, signal);
  if (keys === undefined) {
    const finding = `the user \`${user}\` does not exist in the account of these credentials`;
    return { told: [{ status: 'fail', finding }], seen: [`${user}: no such user`] };
  }
  const active = keys.filter(({ Status }) => Status !== 'Inactive');
  const told = await Promise.all(
    active.map((key) => gradeKey(configuration, user, key, { iam, now, signal })),
  );
  const inactive = keys.length - active.length;
  if (active.length === 0 && inactive === 0) {
    return {
      told: [{ status: 'pass', finding: `\`${user}\` has no access key` }],
      seen: [`${user}: no key`],
    };
  }
  const rest: Grade[] =
    inactive === 0
      ? []
      : [
          {
            status: configuration.inactive,
            finding: `\`${user}\` has ${inactive} inactive ${inactive === 1 ? 'key' : 'keys'}, to be deleted`,
          },
        ];
  return { told: [...told.flat(), ...rest], seen: keys.map((key) => line(user, key, now)) };
}

async function keysOf(user: string, iam: Iam, signal: AbortSignal): Promise<AccessKeyMetadata[] | undefined> {
  const question = { operation: `list the access keys of \`${user}\``, action: 'iam:ListAccessKeys', signal };
  const keys: AccessKeyMetadata[] = [];
  for (let marker: string | undefined; ; ) {
    const page = await iam.ask({ ...question, resource: `iam::*:user/${user}` }, ({ sdk, client }, options) =>
      client
        .send(
          new sdk.ListAccessKeysCommand({ UserName: user, ...(marker ? { Marker: marker } : {}) }),
          options,
        )
        .catch(absent('NoSuchEntity', 'NoSuchEntityException')),
    );
    if (page === undefined) return undefined;
    keys.push(...(page.AccessKeyMetadata ?? []));
    if (!page.IsTruncated) return keys;
    marker = page.Marker;
  }
}

async function gradeKey(
  configuration: Configuration,
  user: string,
  { AccessKeyId = '', CreateDate }: AccessKeyMetadata,
  { iam, now, signal }: { readonly iam: Iam; readonly now: number; readonly signal: AbortSignal },
): Promise<Grade[]> {
  const { 'rotated-within': longest, 'warn-before': warnBefore, 'never-used': unused } = configuration;
  const key = `key ${abridged(AccessKeyId)} of \`${user}\``;
  if (CreateDate === undefined) {
    throw new ConfigurationError(`IAM doesn’t say when the ${key} was made, so its age is unknown`);
  }
  const grade = gradeAge(`${key} was made`, now - CreateDate.getTime(), { longest, warnBefore });
  if (unused === 'pass') return [grade];
  const { AccessKeyLastUsed } = await iam.ask(
    {
      ...{ operation: `look when the ${key} was last used`, signal },
      ...{ action: 'iam:GetAccessKeyLastUsed', resource: `iam::*:user/${user}` },
    },
    ({ sdk, client }, options) => client.send(new sdk.GetAccessKeyLastUsedCommand({ AccessKeyId }), options),
  );
  if (AccessKeyLastUsed?.LastUsedDate !== undefined) return [grade];
  return [grade, { status: unused, finding: `${key} was never used` }];
}

function line(
  user: string,
  { AccessKeyId = '', Status, CreateDate }: AccessKeyMetadata,
  now: number,
): string {
  const made = CreateDate?.getTime();
  const age = made === undefined ? 'at an unknown time' : `${isoInstant(made)}, ${formatAge(now - made)} ago`;
  return `${user}: ${abridged(AccessKeyId)} ${Status}, made ${age}`;
}

/** Enough of an id to find the key: `AKIA…MPLE`. */
function abridged(id: string): string {
  return `${id.slice(0, 4)}…${id.slice(-4)}`;
}
