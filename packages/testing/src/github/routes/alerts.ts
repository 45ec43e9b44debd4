import { assertGranted } from '../access.ts';
import { notFound, ok, Refusal } from '../answer.ts';
import { pageUrl, repositoryUrl, time } from '../git-shapes.ts';
import type { Alerts, CodeScanningAlert, DependabotAlert, SecretScanningAlert } from '../project.ts';
import { onRepository, paged, type RepositoryCall, type RouteTable } from '../route.ts';

/**
 * Security alerts, which even those of public repositories need a permission for: https://docs.github.com/rest/code-scanning,
 * https://docs.github.com/rest/dependabot/alerts, https://docs.github.com/rest/secret-scanning. How GitHub words that one
 * of them is off, is in no documentation; these are the words it uses.
 */
export const alertRoutes: RouteTable = {
  'code-scanning/list-alerts-for-repo': onRepository('security-events', 'read', (call) => {
    assertGranted(call.token, call.repository, ['security-events', 'read']);
    const { codeScanning } = call.repository.project;
    if (codeScanning.state === 'off') {
      throw new Refusal(
        403,
        'Code scanning is not enabled for this repository. Please enable code scanning in the repository settings.',
      );
    }
    if (codeScanning.state === 'unanalysed') throw notFound('no analysis found');
    const ref = call.query.get('ref') ?? `refs/heads/${call.repository.defaultBranch}`;
    const found = matching(call, codeScanning).filter((alert) => alert.ref === ref);
    const { items, headers } = paged(call, found);
    return { ...ok(items.map((alert) => shownCodeAlert(call, alert))), headers };
  }),

  // The default branch is analysed, and each ref that ever had an alert; of others there is nothing, and nobody says why.
  'code-scanning/list-recent-analyses': onRepository('security-events', 'read', (call) => {
    assertGranted(call.token, call.repository, ['security-events', 'read']);
    const { repository, query } = call;
    const { state, list } = repository.project.codeScanning;
    if (state !== 'on') throw notFound('no analysis found');
    const refs = new Set([`refs/heads/${repository.defaultBranch}`, ...list.map(({ ref }) => ref)]);
    const asked = [...refs].filter((ref) => query.get('ref') === null || query.get('ref') === ref);
    const { items, headers } = paged(call, asked);
    return { ...ok(items.map((ref, index) => shownAnalysis(call, ref, index + 1))), headers };
  }),

  'dependabot/list-alerts-for-repo': onRepository('vulnerability-alerts', 'read', (call) => {
    assertGranted(call.token, call.repository, ['vulnerability-alerts', 'read']);
    const { dependabot } = call.repository.project;
    if (dependabot.state === 'off') {
      throw new Refusal(403, 'Dependabot alerts are disabled for this repository.');
    }
    const severities = call.query.get('severity')?.split(',');
    const scope = call.query.get('scope');
    const found = matching(call, dependabot).filter(
      (alert) =>
        (severities === undefined || severities.includes(alert.severity)) &&
        (scope === null || scope === alert.scope),
    );
    return continued(call, found, (alert) => shownDependabotAlert(call, alert));
  }),

  'secret-scanning/list-alerts-for-repo': onRepository('secret-scanning-alerts', 'read', (call) => {
    assertGranted(call.token, call.repository, ['secret-scanning-alerts', 'read']);
    const { secretScanning } = call.repository.project;
    if (secretScanning.state === 'off') throw notFound('Secret scanning is disabled on this repository.');
    const { items, headers } = paged(call, matching(call, secretScanning));
    return { ...ok(items.map((alert) => shownSecretAlert(call, alert))), headers };
  }),
};

function matching<T extends { state: string }>({ query }: RepositoryCall, { list }: Alerts<T>): T[] {
  const states = query.get('state')?.split(',');
  return list.filter(({ state }) => states === undefined || states.includes(state)).toReversed();
}

// Dependabot's list has no page numbers, only a mark where the last page ended.
function continued<T extends { number: number }>(
  call: RepositoryCall,
  all: readonly T[],
  show: (item: T) => unknown,
) {
  const size = Number(call.query.get('per_page') ?? 30);
  const after = call.query.get('after');
  const start = after === null ? 0 : all.findIndex(({ number }) => cursorOf(number) === after) + 1;
  const items = all.slice(start, start + size);
  const last = items.at(-1);
  if (last === undefined || start + size >= all.length) return ok(items.map(show));
  const query = new URLSearchParams(call.query);
  query.set('after', cursorOf(last.number));
  return {
    ...ok(items.map(show)),
    headers: { link: `<${call.api}${call.path}?${query}>; rel="next"` },
  };
}

function cursorOf(number: number): string {
  return Buffer.from(`v2:${number}`).toString('base64');
}

function addresses(call: RepositoryCall, area: string, number: number) {
  return {
    url: `${repositoryUrl(call, call.repository)}/${area}/alerts/${number}`,
    html_url: `${pageUrl(call.repository)}/security/${area}/${number}`,
  };
}

function shownCodeAlert(call: RepositoryCall, alert: CodeScanningAlert) {
  const { url, html_url } = addresses(call, 'code-scanning', alert.number);
  const { rule, severity, securitySeverity, ref, path, state } = alert;
  return {
    ...{ number: alert.number, url, html_url, state, instances_url: `${url}/instances` },
    ...{ created_at: time(alert.createdAt), updated_at: time(alert.createdAt), fixed_at: null },
    ...{ dismissed_by: null, dismissed_at: null, dismissed_reason: null, dismissed_comment: null },
    rule: {
      ...{ id: rule, name: rule, severity, security_severity_level: securitySeverity },
      ...{ description: rule, tags: [] },
    },
    tool: { name: 'CodeQL', guid: null, version: '2.20.0' },
    most_recent_instance: {
      ...{ ref, analysis_key: '.github/workflows/codeql.yml:analyze', environment: '{}', category: '' },
      ...{ state, commit_sha: call.repository.refs.get(ref) ?? '', message: { text: rule } },
      location: { path, start_line: 1, end_line: 1, start_column: 1, end_column: 2 },
      classifications: [],
    },
  };
}

function shownAnalysis(call: RepositoryCall, ref: string, id: number) {
  const { repository } = call;
  return {
    ...{
      id,
      ref,
      commit_sha: repository.refs.get(ref) ?? '0'.repeat(40),
      created_at: time(repository.createdAt),
    },
    ...{ analysis_key: '.github/workflows/codeql.yml:analyze', environment: '{}', category: '' },
    ...{ error: '', warning: '', results_count: 0, rules_count: 1, sarif_id: String(id), deletable: true },
    url: `${repositoryUrl(call, repository)}/code-scanning/analyses/${id}`,
    tool: { name: 'CodeQL', guid: null, version: '2.20.0' },
  };
}

function shownDependabotAlert(call: RepositoryCall, alert: DependabotAlert) {
  const since = time(alert.createdAt);
  const vulnerability = {
    package: { ecosystem: 'npm', name: alert.package },
    severity: alert.severity,
    vulnerable_version_range: '< 4.17.21',
    first_patched_version: { identifier: '4.17.21' },
  };
  return {
    ...{ number: alert.number, state: alert.state, ...addresses(call, 'dependabot', alert.number) },
    dependency: {
      package: vulnerability.package,
      ...{ manifest_path: 'package-lock.json', scope: alert.scope, relationship: 'transitive' },
    },
    security_advisory: {
      ...{ ghsa_id: 'GHSA-35jh-r3h4-6jhm', cve_id: 'CVE-2021-23337', summary: 'Command injection' },
      ...{ description: 'Command injection', severity: alert.severity, vulnerabilities: [vulnerability] },
      ...{ cvss: { score: 7.2, vector_string: null }, cwes: [], references: [] },
      identifiers: [{ type: 'GHSA', value: 'GHSA-35jh-r3h4-6jhm' }],
      ...{ published_at: since, updated_at: since, withdrawn_at: null },
    },
    security_vulnerability: vulnerability,
    ...{ created_at: since, updated_at: since, fixed_at: null, auto_dismissed_at: null },
    ...{ dismissed_at: null, dismissed_by: null, dismissed_reason: null, dismissed_comment: null },
  };
}

function shownSecretAlert(call: RepositoryCall, alert: SecretScanningAlert) {
  const { url, html_url } = addresses(call, 'secret-scanning', alert.number);
  // Whoever doesn't ask to hide it gets the secret itself.
  const secret = call.query.get('hide_secret') === 'true' ? {} : { secret: alert.secret };
  return {
    ...{ number: alert.number, url, html_url, locations_url: `${url}/locations`, state: alert.state },
    ...{ created_at: time(alert.createdAt), updated_at: null, resolution: null, ...secret },
    ...{ resolved_at: null, resolved_by: null, resolution_comment: null },
    ...{ secret_type: alert.type, secret_type_display_name: alert.type, validity: 'unknown' },
    ...{ publicly_leaked: false, multi_repo: false, push_protection_bypassed: false },
    ...{ push_protection_bypassed_by: null, push_protection_bypassed_at: null },
  };
}
