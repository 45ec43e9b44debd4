import type { CheckConfigurationOf } from '@deploy-actions/config';
import type { Check, CheckContext } from '../check.ts';
import type { GithubFacts } from '../github/github-source.ts';
import { listed } from '../github/listed.ts';
import {
  type AlertList,
  type AlertSeverity,
  codeScanningAlerts,
  dependabotAlerts,
  type SecurityAlert,
  secretScanningAlerts,
} from '../github/security-alerts.ts';
import { type Grade, gathered } from '../grades.ts';

type Configuration = CheckConfigurationOf<'security-alerts'>;
type Source = Configuration['sources'][number];

/** From the worst on. */
const order: readonly AlertSeverity[] = ['critical', 'high', 'medium', 'low'];

/** So many alerts are in the evidence. */
const mostLines = 40;

/** Asks GitHub for open alerts that are too severe. */
export function createSecurityAlertsCheck(
  configuration: Configuration,
  { github }: Pick<CheckContext, 'github'>,
): Check {
  const { sources, unavailable } = configuration;
  const failing = order.slice(0, order.indexOf(configuration['fail-on']) + 1);
  const warning = warningSeverities(configuration, failing);
  const nextTry = github.tries();
  return {
    asks: `open alerts of ${sources.join(', ')}: ${[...failing, ...warning].join(', ')}`,
    async ask() {
      const facts = nextTry();
      const asked = await Promise.all(
        sources.map(async (source) => ({
          source,
          list: await alertsOf(facts, source, [...failing, ...warning], configuration),
        })),
      );
      const alerts = asked.flatMap(({ source, list }) =>
        'off' in list ? [] : list.map((alert) => ({ ...alert, source })),
      );
      const grades: Grade[] = [
        ...graded(alerts, failing, 'fail'),
        ...asked.flatMap(({ source, list }) =>
          'off' in list
            ? [{ status: unavailable, finding: `${source} tells nothing: \`${list.off}\`; switch it on` }]
            : [],
        ),
        ...graded(alerts, warning, 'warn'),
        {
          status: 'pass',
          finding: `no open alert of ${sources.join(', ')} is ${[...failing, ...warning].join(' or ')}`,
        },
      ];
      return gathered(grades, evidence(asked, [...failing, ...warning]));
    },
  };
}

function warningSeverities(
  { 'warn-on': warn }: Configuration,
  failing: readonly AlertSeverity[],
): readonly AlertSeverity[] {
  if (warn === 'none') return [];
  const last = warn === undefined ? failing.length : order.indexOf(warn);
  return order.slice(failing.length, last + 1);
}

function alertsOf(
  facts: GithubFacts,
  source: Source,
  severities: readonly AlertSeverity[],
  { ref, scope }: Configuration,
): Promise<AlertList> {
  if (source === 'code-scanning') return codeScanningAlerts(facts, ref);
  if (source === 'dependabot') return dependabotAlerts(facts, severities, scope);
  return secretScanningAlerts(facts);
}

function graded(
  alerts: readonly (SecurityAlert & { readonly source: Source })[],
  severities: readonly AlertSeverity[],
  status: 'fail' | 'warn',
): Grade[] {
  return severities.flatMap((severity) => {
    const found = alerts.filter((alert) => alert.severity === severity);
    if (found.length === 0) return [];
    const names = listed(found.map(({ what, source }) => `${what} (${source})`));
    return [{ status, finding: `${found.length} open ${severity}: ${names}, wanted none` }];
  });
}

function evidence(
  asked: readonly { readonly source: Source; readonly list: AlertList }[],
  severities: readonly AlertSeverity[],
): string {
  const counts = asked.map(({ source, list }) =>
    'off' in list ? `${source}: ${list.off}` : `${source}: ${list.length} open`,
  );
  const alerts = asked
    .flatMap(({ list }) => ('off' in list ? [] : list))
    .filter(({ severity }) => severities.includes(severity))
    .sort((one, other) => order.indexOf(one.severity) - order.indexOf(other.severity))
    .map(({ severity, what, address }) => `${severity}: ${what} ${address}`);
  return [...counts, ...alerts.slice(0, mostLines)].join('\n');
}
