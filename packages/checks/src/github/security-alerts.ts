import type { GithubApi, GithubOperation } from '@deploy-actions/github';
import type { GithubFacts, GithubRepository } from './github-source.ts';
import { allPages } from './pages.ts';

/** How bad an alert is. */
export type AlertSeverity = 'low' | 'medium' | 'high' | 'critical';

/** An open alert. */
export interface SecurityAlert {
  readonly severity: AlertSeverity;
  /** What it is about, without anything secret. */
  readonly what: string;
  readonly address: string;
}

/** Open alerts, or GitHub's words for why there can't be any. */
export type AlertList = readonly SecurityAlert[] | { readonly off: string };

/**
 * What the level of a result counts as when its tool gives no severity: as Trivy and others write a high, a medium and a
 * low one as SARIF.
 */
const ofLevel: Readonly<Record<string, AlertSeverity>> = {
  error: 'high',
  warning: 'medium',
  note: 'low',
  none: 'low',
};

/** The open alerts of code scanning on a ref, or on the default branch. */
export function codeScanningAlerts(facts: GithubFacts, ref: string | undefined): Promise<AlertList> {
  return facts.once(`code scanning of ${ref ?? ''}`, (repository) => {
    const { owner, repo, fullName } = repository;
    const operation = {
      name: 'list the alerts of code scanning',
      repository: fullName,
      permission: 'security-events: read',
    };
    return unlessOff(repository, operation, async (get) => {
      const alerts = await allPages('the alerts of code scanning', async (page) => {
        const found = await get((api) =>
          api.codeScanning.listAlertsForRepo({
            ...{ owner, repo, state: 'open', ...page },
            ...(ref !== undefined && { ref }),
          }),
        );
        return found.map(({ rule, most_recent_instance: { location }, html_url }) => ({
          severity: rule.security_severity_level ?? ofLevel[rule.severity ?? 'none'] ?? 'low',
          what: `${rule.id ?? rule.name}${location?.path ? ` in ${location.path}` : ''}`,
          address: html_url,
        }));
      });
      // The list of a ref that was never analysed, or doesn't exist, is just as empty as that of a clean one.
      if (ref !== undefined && alerts.length === 0) {
        const analyses = await get((api) =>
          api.codeScanning.listRecentAnalyses({ owner, repo, ref, per_page: 1 }),
        );
        if (analyses.length === 0) throw new Off(`no analysis found of ${ref}`);
      }
      return alerts;
    });
  });
}

/** The open alerts of secret scanning, each of them critical: a secret is out. */
export function secretScanningAlerts(facts: GithubFacts): Promise<AlertList> {
  return facts.once('secret scanning', (repository) => {
    const { owner, repo, fullName } = repository;
    const operation = {
      name: 'list the alerts of secret scanning',
      repository: fullName,
      permission: 'secret-scanning-alerts: read',
    };
    return unlessOff(repository, operation, (get) =>
      allPages('the alerts of secret scanning', async (page) => {
        const found = await get((api) =>
          api.secretScanning.listAlertsForRepo({ owner, repo, state: 'open', hide_secret: true, ...page }),
        );
        return found.map(({ secret_type_display_name: name, secret_type: type, html_url }) => ({
          severity: 'critical' as const,
          what: name ?? type ?? 'a secret',
          address: html_url ?? '',
        }));
      }),
    );
  });
}

/** The open alerts of Dependabot of these severities; its list goes on from a mark and has no page numbers. */
export function dependabotAlerts(
  facts: GithubFacts,
  severities: readonly AlertSeverity[],
  scope: 'runtime' | 'development' | undefined,
): Promise<AlertList> {
  const severity = severities.join(',');
  return facts.once(`dependabot ${severity} ${scope ?? ''}`, (repository) => {
    const { owner, repo, fullName } = repository;
    const operation = {
      name: 'list the alerts of Dependabot',
      repository: fullName,
      permission: 'vulnerability-alerts: read',
    };
    return unlessOff(repository, operation, async (get) => {
      const alerts: SecurityAlert[] = [];
      let after: string | undefined;
      do {
        const page = await get(async (api) => {
          const { data, status, headers } = await api.dependabot.listAlertsForRepo({
            ...{ owner, repo, state: 'open', severity, per_page: 100 },
            ...(scope !== undefined && { scope }),
            ...(after !== undefined && { after }),
          });
          return { status, data: { alerts: data, next: markIn(headers.link) } };
        });
        for (const {
          security_vulnerability: vulnerability,
          security_advisory: advisory,
          html_url,
        } of page.alerts) {
          alerts.push({
            severity: vulnerability.severity,
            what: `${vulnerability.package.name} (${advisory.ghsa_id})`,
            address: html_url,
          });
        }
        after = page.next;
      } while (after !== undefined);
      return alerts;
    });
  });
}

function markIn(link: string | undefined): string | undefined {
  const next = link?.split(',').find((part) => part.includes('rel="next"'));
  const address = /<([^>]+)>/.exec(next ?? '')?.[1];
  return address === undefined ? undefined : (new URL(address).searchParams.get('after') ?? undefined);
}

/** How GitHub says that there are no alerts to list, as 403 or 404 and beside what it says of permissions. */
const off = /not enabled|must be enabled|(is|are) disabled|no analysis found|not available/i;

type Get = <T>(
  call: (api: GithubApi) => Promise<{ readonly data: T; readonly status: number }>,
) => Promise<T>;

class Off extends Error {}

async function unlessOff(
  { client }: GithubRepository,
  operation: GithubOperation,
  list: (get: Get) => Promise<readonly SecurityAlert[]>,
): Promise<AlertList> {
  const get: Get = (call) =>
    client.send(operation, (api) =>
      call(api).catch((error: unknown) => {
        const status = error instanceof Error && 'status' in error ? error.status : undefined;
        const message = error instanceof Error ? (error.message.split(' - https:')[0] ?? '') : '';
        if ((status === 403 || status === 404) && off.test(message)) throw new Off(message);
        throw error;
      }),
    );
  try {
    return await list(get);
  } catch (error) {
    if (error instanceof Off) return { off: error.message };
    throw error;
  }
}
