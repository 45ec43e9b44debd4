import { type FakeApi, fakeApi, type Reply } from './fake-api.ts';

/** An issue in the fake: what it is, how often, and when it was first seen, in milliseconds since 1970. */
export interface FakeIssue {
  readonly type: string;
  readonly value: string;
  readonly count?: number;
  readonly firstSeen: number;
  readonly release?: string;
  readonly environment?: string;
}

const refused = (status: number, detail: string): Reply => ({ status, body: { detail } });

/** Whether Sentry takes a search, and what it means; https://docs.sentry.io/concepts/search/ */
function readSearch(
  query: string,
): { readonly since: number; readonly release: string | undefined } | undefined {
  const terms = [...query.matchAll(/([\w.]+):((?:>=)?(?:"[^"]*"|\S+))\s*/g)];
  if (terms.map(([whole]) => whole).join('') !== query) return undefined;
  const given = new Map(terms.map(([, key = '', value = '']) => [key, value]));
  const known = ['is', 'issue.category', 'firstSeen', 'firstRelease'];
  if (![...given.keys()].every((key) => known.includes(key))) return undefined;
  if (given.get('is') !== 'unresolved' || given.get('issue.category') !== 'error') return undefined;
  const time = /^>=(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ)$/.exec(given.get('firstSeen') ?? '')?.[1];
  if (time === undefined) return undefined;
  return { since: Date.parse(time), release: given.get('firstRelease')?.replaceAll('"', '') };
}

/**
 * The issues of the organization `acme`, whose project is `shop`, two on a page however many are asked for.
 * https://docs.sentry.io/api/events/list-an-organizations-issues/
 */
export function fakeSentry(issues: readonly FakeIssue[]): Promise<FakeApi> {
  const unknown = () => refused(404, 'The requested resource does not exist');
  return fakeApi({
    'GET /api/0/organizations/other/issues/': unknown,
    'GET /api/0/organizations/acme/issues/': ({ headers, parameters }) => {
      if (headers.authorization !== 'Bearer token') return refused(401, 'Invalid token');
      const {
        project,
        projectSlug,
        environment,
        start,
        end,
        cursor = '0:0:0',
      } = Object.fromEntries(parameters);
      if (project !== '-1' && projectSlug !== 'shop')
        return refused(403, 'You do not have permission to perform this action.');
      const search = readSearch(parameters.get('query') ?? '');
      if (!search) return refused(400, 'Error parsing search query');
      if (!(Date.parse(start ?? '') < Date.parse(end ?? ''))) return refused(400, 'start must be before end');
      const found = issues.filter(
        ({ firstSeen, release, environment: where }) =>
          firstSeen >= search.since &&
          (search.release === undefined || release === search.release) &&
          (environment === undefined || where === environment),
      );
      const offset = Number(cursor.split(':')[1]);
      const link = (rel: string, to: number, results: boolean) =>
        `<http://sentry/api/0/organizations/acme/issues/?&cursor=0:${to}:0>; rel="${rel}"; results="${results}"; cursor="0:${to}:0"`;
      const page = found.slice(offset, offset + 2).map(({ type, value, count = 1, firstSeen }, index) => ({
        ...{
          id: String(index),
          shortId: `SHOP-${index}`,
          title: `${type}: ${value}`,
          culprit: 'app',
          level: 'error',
        },
        ...{ status: 'unresolved', count: String(count), userCount: 1, metadata: { type, value } },
        firstSeen: new Date(firstSeen).toISOString(),
        permalink: `https://acme.sentry.io/issues/${offset + index}/`,
      }));
      const links = [link('previous', 0, offset > 0), link('next', offset + 2, offset + 2 < found.length)];
      return { body: page, headers: { link: links.join(', ') } };
    },
  });
}
