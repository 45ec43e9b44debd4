import { formatDuration, isoInstant, quoted } from '@deploy-actions/action-kit';
import type { CheckConfigurationOf } from '@deploy-actions/config';
import type { Explain } from '@deploy-actions/metrics';
import * as z from 'zod/mini';
import { formatAge } from '../ages.ts';
import type { Check, CheckContext } from '../check.ts';
import { type Grade, gathered } from '../grades.ts';
import { MonitoringApi } from '../monitoring/monitoring-api.ts';

/** https://grafana.com/docs/grafana/latest/developers/http_api/dashboard/#get-dashboard-by-uid */
const answerSchema = z.object({
  dashboard: z.object({ title: z.string(), version: z.number() }),
  meta: z.object({
    updated: z.string(),
    updatedBy: z.optional(z.string()),
    version: z.optional(z.number()),
    url: z.optional(z.string()),
    provisioned: z.optional(z.boolean()),
  }),
});

type Dashboard = z.output<typeof answerSchema>;

/** Asks Grafana for a dashboard and compares its title, version and age. Throws ConfigurationError for an address that is none. */
export function createGrafanaDashboardCheck(
  configuration: CheckConfigurationOf<'grafana-dashboard'>,
  { runtime }: Pick<CheckContext, 'runtime'>,
): Check {
  const { uid, timeout } = configuration;
  const path = `/api/dashboards/uid/${encodeURIComponent(uid)}`;
  const grafana = new MonitoringApi('Grafana', configuration, runtime, { timeout, explain: explainFor(uid) });
  return {
    asks: `GET ${grafana.place(path)}`,
    async ask(signal) {
      const { document } = await grafana.ask({ path }, answerSchema, signal);
      const { dashboard, meta } = document;
      const grades = [
        ...gradeTitle(document, configuration),
        ...gradeVersion(document, configuration),
        ...gradeAge(document, configuration, runtime.clock.now()),
      ];
      const by = meta.updatedBy ? ` by ${meta.updatedBy}` : '';
      const origin = meta.provisioned ? ', from a file' : '';
      const answer = `${quoted(dashboard.title)}, version ${dashboard.version}, saved ${meta.updated}${by}${origin}`;
      if (grades.length > 0) return gathered(grades, answer);
      const finding = `${quoted(dashboard.title)} is there in version ${dashboard.version}${wantedVersion(configuration)}`;
      return { status: 'pass', finding, answer };
    },
  };
}

type Wanted = CheckConfigurationOf<'grafana-dashboard'>;

function wantedVersion({ 'version-at-least': least }: Wanted): string {
  return least === undefined ? '' : `, wanted ${least} at least`;
}

function gradeTitle({ dashboard }: Dashboard, { 'dashboard-title': wanted }: Wanted): Grade[] {
  if (wanted === undefined || wanted === dashboard.title) return [];
  return [{ status: 'fail', finding: `is titled ${quoted(dashboard.title)}, wanted ${quoted(wanted)}` }];
}

function gradeVersion({ dashboard }: Dashboard, wanted: Wanted): Grade[] {
  const least = wanted['version-at-least'];
  if (least === undefined || dashboard.version >= least) return [];
  return [{ status: 'fail', finding: `has version ${dashboard.version}${wantedVersion(wanted)}` }];
}

function gradeAge({ meta }: Dashboard, wanted: Wanted, now: number): Grade[] {
  const { 'updated-within': longest, 'warn-updated-within': warnable } = wanted;
  if (longest === undefined && warnable === undefined) return [];
  const saved = Date.parse(meta.updated);
  // The zero of Go's time: a dashboard that was never saved.
  if (Number.isNaN(saved) || saved < 0) {
    return [
      { status: 'fail', finding: `Grafana does not say when it was saved, but ${quoted(meta.updated)}` },
    ];
  }
  const found = `was saved ${formatAge(now - saved)} ago (${isoInstant(saved)}), wanted at most`;
  if (longest !== undefined && now - saved > longest) {
    return [{ status: 'fail', finding: `${found} ${formatDuration(longest)}` }];
  }
  if (warnable === undefined || now - saved <= warnable) return [];
  return [{ status: 'warn', finding: `${found} ${formatDuration(warnable)}` }];
}

function explainFor(uid: string): Explain {
  return (document, { status }) => {
    const { message } = (document ?? {}) as { readonly message?: unknown };
    const said = typeof message === 'string' ? message : undefined;
    if (status === 404 && said !== undefined) {
      return `there is no dashboard with the uid ${quoted(uid)} in this organization, or the token may not see it`;
    }
    if (status === 412) return `the dashboard is not as Grafana expects it (${said ?? 'no reason given'})`;
    if (status === 403)
      return `the token lacks \`dashboards:read\` for ${quoted(uid)} (${said ?? 'no reason given'})`;
    return said;
  };
}
