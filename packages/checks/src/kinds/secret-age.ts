import { describeError, isoInstant, type Runtime } from '@deploy-actions/action-kit';
import type { CheckConfigurationOf } from '@deploy-actions/config';
import { gradeAge } from '../ages.ts';
import { type AwsService, awsService } from '../aws/service.ts';
import type { Check, CheckContext } from '../check.ts';
import { type Grade, gathered } from '../grades.ts';
import { currentVersionSince, describeSecret, notHere, secretValue } from './secret-age/secrets-manager.ts';
import { formatPlace, secretTexts, sharedValues } from './secret-age/shared-values.ts';

type Configuration = CheckConfigurationOf<'secret-age'>;
type SecretsManager = AwsService<'secretsmanager'>;

/** Looks at secrets in Secrets Manager: whether they are there, how old their values are, and whether others have them too. */
export function createSecretAgeCheck(
  configuration: Configuration,
  { aws, runtime }: Pick<CheckContext, 'aws' | 'runtime'>,
): Check {
  const { secrets, region, 'not-shared-with': others = [] } = configuration;
  return {
    asks: `Secrets Manager about ${[...secrets, ...others].join(', ')}`,
    async ask(signal) {
      const manager = awsService('secretsmanager', { aws, runtime }, region);
      const now = runtime.clock.now();
      const looked = await Promise.allSettled(
        secrets.map((name) => gradeSecret(configuration, name, manager, now, signal)),
      );
      const grades = looked.flatMap((one) => (one.status === 'fulfilled' ? one.value : failed(one.reason)));
      signal.throwIfAborted();
      // What keeps every secret from being seen is one thing, and is told once.
      if (looked.every(({ status }) => status === 'rejected'))
        throw (looked[0] as PromiseRejectedResult).reason;
      const shared = others.length === 0 ? [] : await gradeSharing(configuration, manager, runtime, signal);
      const all = [...grades, ...shared];
      return gathered(all, [`region ${manager.region}`, ...all.map(({ finding }) => finding)].join('\n'));
    },
  };
}

function failed(reason: unknown): Grade {
  return { status: 'fail', finding: describeError(reason) };
}

async function gradeSecret(
  configuration: Configuration,
  name: string,
  manager: SecretsManager,
  now: number,
  signal: AbortSignal,
): Promise<Grade[]> {
  const { 'rotated-within': longest, 'warn-before': warnBefore, 'no-rotation': unrotated } = configuration;
  const secret = await describeSecret(manager, name, signal);
  if (secret === undefined) return [{ status: 'fail', finding: `\`${name}\` ${notHere(manager)}` }];
  if (secret.deleted !== undefined) {
    const finding = `\`${name}\` is scheduled for deletion since ${isoInstant(secret.deleted)}`;
    return [{ status: 'fail', finding }];
  }
  const still: Grade[] =
    secret.rotates || unrotated === 'pass'
      ? []
      : [{ status: unrotated, finding: `\`${name}\` is not rotated by Secrets Manager` }];
  if (longest === undefined) return [{ status: 'pass', finding: `\`${name}\` is there` }, ...still];
  const since = secret.rotated ?? (await currentVersionSince(manager, name, signal));
  if (since === undefined) {
    return [{ status: 'fail', finding: `\`${name}\` has no value, wanted one` }, ...still];
  }
  const what = secret.rotated === undefined ? 'was never rotated, its value was set' : 'was rotated';
  return [gradeAge(`\`${name}\` ${what}`, now - since, { longest, warnBefore }), ...still];
}

/** So many equal values are told, and how many more there are. */
const mostTold = 5;

async function gradeSharing(
  configuration: Configuration,
  manager: SecretsManager,
  { secrets: masked }: Pick<Runtime, 'secrets'>,
  signal: AbortSignal,
): Promise<Grade[]> {
  const { secrets, 'not-shared-with': others = [], 'may-share': harmless } = configuration;
  const read = (names: readonly string[]) =>
    Promise.all(names.map((name) => secretValue(manager, name, signal)));
  const [mine, theirs] = await Promise.allSettled([read(secrets), read(others)]);
  if (mine.status === 'rejected') return [failed(mine.reason)];
  if (theirs.status === 'rejected') return [failed(theirs.reason)];
  for (const value of [...mine.value, ...theirs.value]) {
    for (const [text] of secretTexts(value, harmless)) masked.add(text);
  }
  const shared = sharedValues(mine.value, theirs.value, harmless);
  const told = shared.slice(0, mostTold).map(
    ([one, other]): Grade => ({
      status: 'fail',
      finding: `${formatPlace(one)} has the same value as ${formatPlace(other)}`,
    }),
  );
  const more = shared.length - told.length;
  if (more > 0) told.push({ status: 'fail', finding: `${more} more values are the same` });
  return told.length > 0
    ? told
    : [
        {
          status: 'pass',
          finding: `no value is the same as in ${others.map((name) => `\`${name}\``).join(', ')}`,
        },
      ];
}
