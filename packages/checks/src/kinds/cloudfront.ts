import type { Distribution, DistributionConfig } from '@aws-sdk/client-cloudfront';
import { ConfigurationError, formatDuration, isoInstant, ProviderError } from '@deploy-actions/action-kit';
import type { CheckConfigurationOf } from '@deploy-actions/config';
import { formatAge } from '../ages.ts';
import { absent, awsService } from '../aws/service.ts';
import type { Check, CheckContext } from '../check.ts';
import { valueAt } from '../dotted-path.ts';
import { type Grade, gathered } from '../grades.ts';

type Configuration = CheckConfigurationOf<'cloudfront'>;

/** Looks whether a distribution is on, deployed to all edges, and configured as wanted. */
export function createCloudfrontCheck(
  configuration: Configuration,
  { aws, runtime }: Pick<CheckContext, 'aws' | 'runtime'>,
): Check {
  const { distribution: id } = configuration;
  return {
    asks: `the CloudFront distribution ${id}`,
    async ask(signal) {
      const operation = `read the distribution \`${id}\``;
      const cloudfront = awsService('cloudfront', { aws, runtime });
      const resource = `cloudfront::*:distribution/${id}`;
      const answer = await cloudfront.ask(
        { operation, action: 'cloudfront:GetDistribution', resource, signal },
        ({ sdk, client }, options) =>
          client
            .send(new sdk.GetDistributionCommand({ Id: id }), options)
            .catch(absent('NoSuchDistribution')),
      );
      if (answer === undefined) {
        throw new ConfigurationError(
          `there is no distribution \`${id}\` in the account of these credentials`,
        );
      }
      const found = answer.Distribution;
      const config = found?.DistributionConfig;
      if (found === undefined || config === undefined) {
        throw new ProviderError(`${operation}: the answer has none in it`, {
          system: 'CloudFront',
          operation,
        });
      }
      const now = runtime.clock.now();
      return gathered(
        [
          gradeDeployment(configuration, found, config),
          ...gradeNames('alias', configuration.aliases, config.Aliases?.Items),
          ...gradeNames(
            'origin',
            configuration.origins,
            config.Origins?.Items?.flatMap(({ DomainName }) => DomainName ?? []),
          ),
          ...gradeConfig(configuration.config ?? {}, config),
          ...gradeChange(configuration['changed-within'], found, now),
        ],
        evidence(found, config),
      );
    },
  };
}

function gradeDeployment(
  { distribution: id, 'in-progress': underWay }: Configuration,
  { Status, InProgressInvalidationBatches: invalidations = 0 }: Distribution,
  { Enabled }: DistributionConfig,
): Grade {
  if (Enabled !== true) return { status: 'fail', finding: `distribution \`${id}\` is disabled` };
  if (Status !== 'Deployed') {
    return {
      status: Status === 'InProgress' ? underWay : 'fail',
      finding: `distribution \`${id}\` is \`${Status}\`, wanted \`Deployed\`: its last change hasn’t reached all edges yet`,
    };
  }
  if (invalidations > 0) {
    return {
      status: 'warn',
      finding: `distribution \`${id}\` has ${invalidations} invalidations under way: edges may still serve what is old`,
    };
  }
  return { status: 'pass', finding: `distribution \`${id}\` is enabled and deployed` };
}

function gradeNames(what: string, wanted: readonly string[] = [], found: readonly string[] = []): Grade[] {
  const missing = wanted.filter((name) => !found.includes(name));
  if (missing.length === 0) return [];
  const there =
    found.length === 0 ? 'it has none' : `it has ${found.map((name) => `\`${name}\``).join(', ')}`;
  const names = missing.map((name) => `\`${name}\``).join(', ');
  return [{ status: 'fail', finding: `the ${what} ${names} is missing, ${there}` }];
}

function gradeConfig(wanted: Readonly<Record<string, unknown>>, config: DistributionConfig): Grade[] {
  return Object.entries(wanted).flatMap(([path, value]) => {
    const found = valueAt(config, path);
    if (found === value) return [];
    const is = found === undefined ? 'is missing' : `is ${JSON.stringify(found)?.slice(0, 80)}`;
    return [{ status: 'fail', finding: `\`${path}\` ${is}, wanted ${JSON.stringify(value)}` }];
  });
}

function gradeChange(wanted: number | undefined, { LastModifiedTime }: Distribution, now: number): Grade[] {
  if (wanted === undefined) return [];
  const age = LastModifiedTime === undefined ? Number.NaN : now - LastModifiedTime.getTime();
  if (age <= wanted) return [];
  const found = Number.isNaN(age) ? 'doesn’t say when it was changed' : `was changed ${formatAge(age)} ago`;
  return [{ status: 'fail', finding: `it ${found}, wanted at most ${formatDuration(wanted)}` }];
}

function evidence(found: Distribution, config: DistributionConfig): string {
  const { ACMCertificateArn, CloudFrontDefaultCertificate } = config.ViewerCertificate ?? {};
  const certificate = ACMCertificateArn ?? (CloudFrontDefaultCertificate ? 'the default one' : 'another one');
  return [
    `${found.Status}, ${config.Enabled ? 'enabled' : 'disabled'}, domain ${found.DomainName}`,
    `changed ${found.LastModifiedTime ? isoInstant(found.LastModifiedTime.getTime()) : 'at an unknown time'}, invalidations under way: ${found.InProgressInvalidationBatches ?? 0}`,
    `aliases: ${config.Aliases?.Items?.join(', ') || 'none'}`,
    `origins: ${config.Origins?.Items?.map(({ DomainName }) => DomainName).join(', ') || 'none'}`,
    `certificate: ${certificate}`,
  ].join('\n');
}
