import { expect, test } from 'vitest';
import { ask, realRuntime, section } from '../asking.ts';
import { fakeApi, outOfReach } from '../monitoring/fake-api.ts';
import { outcomes } from '../outcomes.ts';

const day = 86_400_000;

/** A dashboard as in https://grafana.com/docs/grafana/latest/developers/http_api/dashboard/#get-dashboard-by-uid */
function dashboard(age: number, version = 12) {
  const updated = new Date(Date.now() - age).toISOString();
  return {
    dashboard: {
      id: 1,
      uid: 'shop-prod',
      title: 'Shop',
      tags: [],
      timezone: 'browser',
      schemaVersion: 39,
      version,
    },
    meta: {
      ...{ isStarred: false, url: '/d/shop-prod/shop', folderId: 0, slug: 'shop' },
      updated,
      updatedBy: 'ann',
      version,
    },
  };
}

/** Answers as Grafana does to a service account that may see the dashboards, and nobody else. */
async function grafana(found: object = dashboard(day)) {
  const authorized = (headers: { authorization?: string | undefined }) =>
    headers.authorization === 'Bearer glsa_good';
  const refused = { status: 401, body: { message: 'Unauthorized', traceID: '' } };
  const missing = { status: 404, body: { message: 'Dashboard not found', traceID: '' } };
  const { url } = await fakeApi({
    'GET /api/dashboards/uid/shop-prod': ({ headers }) => (authorized(headers) ? { body: found } : refused),
    'GET /api/dashboards/uid/other': ({ headers }) => (authorized(headers) ? missing : refused),
  });
  return url;
}

const seeing = (found: object, check: object, finding: RegExp, answer?: RegExp) => async () => ({
  check: { url: await grafana(found), uid: 'shop-prod', token: 'glsa_good', ...check },
  finding,
  ...(answer ? { answer } : {}),
});

const answering = (status: number, body: object, finding: RegExp) => async () => {
  const { url } = await fakeApi({ 'GET /api/dashboards/uid/shop-prod': () => ({ status, body }) });
  return { check: { url, uid: 'shop-prod' }, finding };
};

outcomes('grafana-dashboard', {
  passes: seeing(
    dashboard(day),
    {
      'version-at-least': 12,
      'dashboard-title': 'Shop',
      'updated-within': '90d',
      'warn-updated-within': '30d',
    },
    /^`Shop` is there in version 12, wanted 12 at least$/,
    /^`Shop`, version 12, saved \S+Z by ann$/,
  ),
  warns: seeing(
    dashboard(40 * day),
    { 'updated-within': '90d', 'warn-updated-within': '30d' },
    /^was saved 40d ago \(\S+\), wanted at most 30d$/,
  ),
  fails: {
    'an old version': seeing(
      dashboard(day, 11),
      { 'version-at-least': 12 },
      /^has version 11, wanted 12 at least$/,
    ),
    'saved too long ago': seeing(
      dashboard(91 * day),
      { 'updated-within': '90d' },
      /^was saved 91d ago .* at most 90d$/,
    ),
    'another title': seeing(
      dashboard(day),
      { 'dashboard-title': 'Cart' },
      /^is titled `Shop`, wanted `Cart`$/,
    ),
    'not there': seeing(
      dashboard(day),
      { uid: 'other' },
      /status 404: there is no dashboard with the uid `other`/,
    ),
    'never saved': seeing(
      { ...dashboard(day), meta: { updated: '0001-01-01T00:00:00Z' } },
      { 'updated-within': '90d' },
      /^Grafana does not say when it was saved/,
    ),
  },
  unreachable: {
    ...outOfReach('Grafana', (url) => ({ url, uid: 'shop-prod' })),
    'a wrong token': seeing({}, { token: 'glsa_bad' }, /status 401: Unauthorized; check the credentials/),
    'a token without the right': answering(
      403,
      { message: "You'll need additional permissions to perform this action.", title: 'Access denied' },
      /status 403: the token lacks `dashboards:read` for `shop-prod`/,
    ),
    'a failed precondition': answering(
      412,
      { message: 'version mismatch' },
      /status 412: .*version mismatch/,
    ),
  },
});

test('a uid stays within its place in the address', async () => {
  const { url, requests } = await fakeApi({});
  await ask({ kind: 'grafana-dashboard', url, uid: '../../admin?x=1' }, await realRuntime());
  expect(requests[0]?.path).toBe('/api/dashboards/uid/..%2F..%2Fadmin%3Fx%3D1');
});

test('a warning that could never come is refused', () => {
  const fields = { url: 'http://a', uid: 'u', 'updated-within': '30d', 'warn-updated-within': '60d' };
  expect(() => section({ kind: 'grafana-dashboard', ...fields })).toThrow(
    'must be shorter than `updated-within`',
  );
});
