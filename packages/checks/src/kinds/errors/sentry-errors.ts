import { isoInstant, quoted, type Runtime } from '@deploy-actions/action-kit';
import type { CheckConfigurationOf } from '@deploy-actions/config';
import type { Explain } from '@deploy-actions/metrics';
import * as z from 'zod/mini';
import { MonitoringApi } from '../../monitoring/monitoring-api.ts';
import type { ErrorGroup, ErrorSource, NewErrors } from './error-source.ts';

/** https://docs.sentry.io/api/events/list-an-organizations-issues/ */
const issuesSchema = z.array(
  z.object({
    title: z.string(),
    count: z.union([z.string(), z.number()]),
    firstSeen: z.string(),
    permalink: z.nullish(z.string()),
    metadata: z.optional(z.object({ type: z.optional(z.string()) })),
  }),
);

type Source = Extract<CheckConfigurationOf<'errors'>['source'], { provider: 'sentry' }>;
type Issue = z.output<typeof issuesSchema>[number];

/** At most so many on a page. */
const pageSize = 100;
const mostPages = 10;

/** Asks Sentry for issues that are not resolved and were first seen in a time. Throws ConfigurationError for an address that is none. */
export function sentryErrors(
  source: Source,
  timeout: number,
  runtime: Pick<Runtime, 'http' | 'secrets'>,
): ErrorSource {
  const { url, token, organization } = source;
  const path = `/api/0/organizations/${encodeURIComponent(organization)}/issues/`;
  const explain = explainFor(source);
  const api = new MonitoringApi('Sentry', { url, token }, runtime, { timeout, explain });
  return {
    asks: `GET ${api.place(path)} for new errors`,
    async read(since, now, signal): Promise<NewErrors> {
      const groups: ErrorGroup[] = [];
      let cursor: string | undefined;
      for (let page = 0; page < mostPages; page += 1) {
        const parameters = [
          ...Object.entries(parametersOf(source, since, now)),
          ...(cursor === undefined ? [] : [['cursor', cursor] as const]),
        ];
        const { document, headers } = await api.ask({ path, parameters }, issuesSchema, signal);
        groups.push(...document.map(groupOf));
        cursor = nextCursor(headers['link']);
        if (cursor === undefined) return { groups, doubts: [] };
      }
      const finding = `Sentry has more than ${groups.length} new issues; those beyond were not looked at`;
      return { groups, doubts: [{ status: 'fail', finding }] };
    },
  };
}

function parametersOf(source: Source, since: number, now: number): Record<string, string> {
  const { project, 'sentry-environment': environment, release } = source;
  const search = [
    `is:unresolved issue.category:error firstSeen:>=${isoInstant(since)}`,
    ...(release === undefined ? [] : [`firstRelease:"${release.replaceAll(/["\\]/g, '\\$&')}"`]),
  ];
  const numbered = project === undefined || /^\d+$/.test(project);
  return {
    ...{ query: search.join(' '), sort: 'new', limit: String(pageSize) },
    ...{ start: isoInstant(since), end: isoInstant(Math.max(now, since + 1_000)) },
    // -1 is all that the token may see; without it, only projects that its user is a member of.
    [numbered ? 'project' : 'projectSlug']: project ?? '-1',
    ...(environment === undefined ? {} : { environment }),
  };
}

function groupOf({ title, count, firstSeen, permalink, metadata }: Issue): ErrorGroup {
  const link = permalink ?? undefined;
  return {
    type: metadata?.type ?? title,
    title,
    count: Number(count),
    firstSeen: Date.parse(firstSeen),
    link,
  };
}

/** https://docs.sentry.io/api/pagination/: there is always a next page, and `results` says whether anything is on it. */
function nextCursor(link: string | undefined): string | undefined {
  const next = link?.split(/,\s*(?=<)/).find((part) => part.includes('rel="next"'));
  if (!next?.includes('results="true"')) return undefined;
  return /cursor="([^"]+)"/.exec(next)?.[1];
}

function explainFor({ project, organization }: Source): Explain {
  return (document, { status }) => {
    const { detail } = (document ?? {}) as { readonly detail?: unknown };
    const said = typeof detail === 'string' ? detail : undefined;
    const words = said === undefined ? '' : ` (${said.replace(/\.$/, '')})`;
    if (status === 403) {
      const what = project === undefined ? '' : `, or there is no project ${quoted(project)} that it may see`;
      return `the token lacks the scope \`event:read\`${what}${words}`;
    }
    if (status === 404 && said !== undefined) {
      return `there is no organization ${quoted(organization)} that the token may see${words}`;
    }
    return said;
  };
}
