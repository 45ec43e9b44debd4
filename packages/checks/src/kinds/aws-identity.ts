import { formatDuration, isoInstant, ProviderError } from '@deploy-actions/action-kit';
import type { CredentialLifetime } from '@deploy-actions/aws';
import type { CheckConfigurationOf } from '@deploy-actions/config';
import { awsService } from '../aws/service.ts';
import type { Check, CheckContext } from '../check.ts';
import { type Grade, gathered } from '../grades.ts';

type Configuration = CheckConfigurationOf<'aws-identity'>;

/** Asks AWS whose credentials these are, and looks at how long they live. */
export function createAwsIdentityCheck(
  configuration: Configuration,
  { aws, runtime }: Pick<CheckContext, 'aws' | 'runtime'>,
): Check {
  return {
    asks: 'AWS whose the credentials are (sts:GetCallerIdentity)',
    async ask(signal) {
      const sts = awsService('sts', { aws, runtime }, configuration.region);
      const question = { operation: 'ask AWS whose the credentials are', signal };
      const { Account, Arn, UserId } = await sts.ask(
        { ...question, action: 'sts:GetCallerIdentity', resource: 'arn:*' },
        ({ sdk, client }, options) => client.send(new sdk.GetCallerIdentityCommand({}), options),
      );
      if (Account === undefined || Arn === undefined) {
        const details = { system: 'STS', operation: question.operation };
        throw new ProviderError('STS answered without account or ARN', details);
      }
      const lifetime = await sts.access.lifetime();
      const grades = [
        gradeIdentity(configuration, Account, Arn),
        gradeLifetime(configuration, lifetime, runtime.clock.now()),
      ];
      const ends = lifetime.kind === 'unlimited' ? 'no end' : `end ${isoInstant(lifetime.until)}`;
      return gathered(grades, `${Arn}\naccount ${Account}, user id ${UserId}, region ${sts.region}, ${ends}`);
    },
  };
}

function gradeIdentity({ account, role, user }: Configuration, found: string, arn: string): Grade {
  const who = ownerIn(arn);
  const wrong = [
    ...(account !== undefined && account !== found ? [`of account ${found}, wanted ${account}`] : []),
    ...(role !== undefined && !isNamed(who, 'role', role, found)
      ? [`\`${arn}\`, wanted role \`${role}\``]
      : []),
    ...(user !== undefined && !isNamed(who, 'user', user, found)
      ? [`\`${arn}\`, wanted user \`${user}\``]
      : []),
  ];
  if (wrong.length === 0)
    return { status: 'pass', finding: `credentials of ${who.type} \`${who.name}\` in account ${found}` };
  return { status: 'fail', finding: `credentials ${wrong.join('; ')}` };
}

interface Owner {
  readonly type: string;
  readonly name: string;
}

/**
 * Who stands in an ARN. An assumed role is there without its path, and with the name of the session:
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html#identifiers-arns
 */
function ownerIn(arn: string): Owner {
  const [resource = ''] = arn.split(':').slice(5);
  const [type = '', ...names] = resource.split('/');
  if (type === 'assumed-role') return { type: 'role', name: names[0] ?? '' };
  return { type, name: names.at(-1) ?? '' };
}

/** `wanted` is a name, or an ARN whose account has to be right as well; paths can't be compared. */
function isNamed(who: Owner, type: string, wanted: string, account: string): boolean {
  if (who.type !== type) return false;
  if (!wanted.startsWith('arn:')) return who.name === wanted;
  const owner = ownerIn(wanted);
  return owner.type === type && owner.name === who.name && wanted.split(':')[4] === account;
}

function gradeLifetime(configuration: Configuration, lifetime: CredentialLifetime, now: number): Grade {
  const { 'lives-at-least': least = 0, 'warn-below': warnBelow = 0 } = configuration;
  if (lifetime.kind === 'unlimited') return { status: 'pass', finding: 'they don’t end during the run' };
  const left = lifetime.until - now;
  const counted = lifetime.assumed ? ', counted by `aws.lifetime` as they don’t say so' : '';
  const found = `${left > 0 ? `they end in ${formatDuration(left)}` : 'they have ended'}${counted}`;
  if (left <= 0 || left < least) {
    return { status: 'fail', finding: `${found}, wanted at least ${formatDuration(least)}` };
  }
  if (left < warnBelow) return { status: 'warn', finding: `${found}, better ${formatDuration(warnBelow)}` };
  return { status: 'pass', finding: found };
}
