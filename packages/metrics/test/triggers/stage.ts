import type { Runtime } from '@deploy-actions/action-kit';
import { type FakePod, fakeKubectl, runningPod, startFakeKubernetes } from '@deploy-actions/testing';
import { onTestFinished } from 'vitest';
import { metricName } from '../../src/labels.ts';
import { type Answerer, FakeService } from '../conformance/fake-service.ts';
import type { Situation } from '../conformance/provider-harness.ts';
import { FakePostgres } from '../fakes/postgres.ts';
import type { Course, Level } from './course.ts';
import { type FakeAlert, startFakeAlertmanager } from './fake-alertmanager.ts';
import { startFakePrometheus } from './fake-prometheus.ts';
import type { FakeSeries } from './series.ts';

/** What each kind of system shows of one indicator as things take their course. */
export interface Kinds {
  readonly prometheus: (course: Course) => readonly FakeSeries[];
  /** The service's own metrics page. */
  readonly page: (course: Course) => readonly FakeSeries[];
  /** The paths of the service that answer 500. */
  readonly service: Readonly<Record<Level, readonly string[]>>;
  readonly alertmanager: Readonly<Record<Level, readonly FakeAlert[]>>;
  /** The alerts of Dependabot. */
  readonly github: Readonly<Record<Level, readonly FakeVulnerability[]>>;
  /** What happens to the pod when a level is reached for the first time; `at` in milliseconds since 1970. */
  readonly kubernetes: Partial<Readonly<Record<Level, PodEvent>>>;
  /** The answer to the query that has `query` in it. */
  readonly postgres: {
    readonly query: string;
    readonly value: (course: Course) => (second: number) => number;
  };
}

/** An alert of Dependabot, as far as anybody reads it. */
export interface FakeVulnerability {
  readonly number: number;
  readonly state: string;
  readonly security_advisory: { readonly ghsa_id: string; readonly severity: string };
}

type PodEvent = (pod: FakePod, at: number) => void;

/** What one kind of system shows, and the course it takes. */
export interface Role<K extends keyof Kinds = keyof Kinds> {
  readonly shows: Kinds[K];
  readonly course: Course;
}

/** A system that stands in for a real one. */
export interface System {
  /** What stands for it in the document, and what has to stand there to reach it. */
  readonly place?: readonly [document: string, fake: string];
  /** Where the service itself answers. */
  readonly colorUrl?: string;
  readonly environment?: Readonly<Record<string, string>>;
  readonly runtime?: Partial<Runtime>;
  /** Lets everything happen that has to at this second; called before each look. */
  readonly proceed?: (second: number) => void;
  /** From now on it gives no values; which way it fails follows from the number. */
  readonly fail: (way: number) => void | Promise<void>;
}

/** When a watch began, and what time it is in it. */
export interface WatchClock {
  /** Milliseconds since 1970. */
  readonly start: number;
  /** Seconds since the start. */
  readonly second: () => number;
}

/** The token that GitHub takes. */
export const token = 'security-token-1234';

/** The password that PostgreSQL takes. */
const password = 'reader secret';

/** The type `float8`, by its number in pg_type.dat. */
const float8 = 701;

/** The ways to fail of anything that speaks HTTP. */
const ways: readonly Situation[] = [
  ...(['refusing', 'internal-error', 'html', 'too-many-requests', 'unavailable', 'unauthorized'] as const),
];

function overHttp(place: string | undefined, service: FakeService): System {
  return {
    ...(place === undefined ? { colorUrl: service.url } : { place: [place, service.url] }),
    fail: (way) => service.give({ situation: ways[way % ways.length] ?? 'refusing' }),
  };
}

type Start<K extends keyof Kinds> = (roles: readonly Role<K>[], clock: WatchClock) => Promise<System>;

/** Starts a fake of each kind of system. */
export const stages: { readonly [K in keyof Kinds]: Start<K> } = {
  prometheus: async (roles, { start }) => {
    const series = roles.flatMap(({ shows, course }) => shows(course));
    return overHttp('http://prometheus:9090', await startFakePrometheus(series, start));
  },
  page: async (roles, { second }) => {
    const series = roles.flatMap(({ shows, course }) => shows(course));
    const answer: Answerer = ({ url }, { situation }) => {
      if (url.pathname !== '/metrics') throw new Error(`nothing is at ${url.pathname}`);
      return situation === 'values' ? { body: pageOf(series, second()) } : undefined;
    };
    return overHttp(undefined, await FakeService.start(answer));
  },
  service: async (roles, clock) => {
    const service = await FakeService.start(({ url }) => {
      const broken = at(roles, clock).flat();
      return { status: broken.includes(url.pathname) ? 500 : 200, body: 'ok' };
    });
    return { colorUrl: service.url, fail: () => {} };
  },
  alertmanager: async (roles, clock) => {
    const firing = () => at(roles, clock).flat();
    return overHttp('http://alertmanager:9093', await startFakeAlertmanager(firing, clock.start));
  },
  github: async (roles, clock) => {
    const answer: Answerer = ({ url, headers }, { situation }) => {
      if (situation !== 'values') return undefined;
      if (headers.authorization !== `Bearer ${token}`)
        return { status: 401, body: { message: 'Bad credentials' } };
      if (url.pathname !== '/repos/acme/shop/dependabot/alerts')
        throw new Error(`nothing is at ${url.pathname}`);
      return { body: filtered(at(roles, clock).flat(), url.searchParams) };
    };
    return overHttp('https://api.github.com', await FakeService.start(answer));
  },
  postgres: async (roles, { second }) => {
    const known = roles.map(({ shows: { query, value }, course }) => ({ query, value: value(course) }));
    const postgres = await FakePostgres.start(password, (asked) => {
      const [found, ...more] = known.filter(({ query }) => asked.includes(query));
      if (!found || more.length > 0)
        throw new Error(`${more.length} answers too many, or none, for ${asked}`);
      return { type: float8, rows: [String(found.value(Math.floor(second())))] };
    });
    const url = `postgres://reader:${encodeURIComponent(password)}@${postgres.address}/shop`;
    return { environment: { DATABASE_URL: url }, fail: () => postgres.close() };
  },
  kubernetes: startCluster,
};

function at<K extends 'service' | 'alertmanager' | 'github', T extends Kinds[K][Level]>(
  roles: readonly { readonly shows: Readonly<Record<Level, T>>; readonly course: Course }[],
  { second }: WatchClock,
): T[] {
  return roles.map(({ shows, course }) => shows[course(second())]);
}

function pageOf(series: readonly FakeSeries[], second: number): string {
  const lines = series.map(({ labels: { [metricName]: name = '', ...labels }, cumulative, at: value }) => {
    const pairs = Object.entries(labels).map(([label, text]) => `${label}="${text}"`);
    return {
      type: `# TYPE ${name} ${cumulative ? 'counter' : 'gauge'}`,
      line: `${name}{${pairs}} ${value(second)}`,
    };
  });
  const types = new Set(lines.map(({ type }) => type));
  return [...types]
    .map((type) =>
      [type, ...lines.filter((each) => each.type === type).map(({ line }) => line), ''].join('\n'),
    )
    .join('');
}

/** https://docs.github.com/en/rest/dependabot/alerts#list-dependabot-alerts-for-a-repository */
function filtered(
  alerts: readonly FakeVulnerability[],
  asked: URLSearchParams,
): readonly FakeVulnerability[] {
  const fits = (name: string, value: string) => asked.get(name)?.split(',').includes(value) ?? true;
  return alerts.filter(
    ({ state, security_advisory: { severity } }) => fits('state', state) && fits('severity', severity),
  );
}

/** A cluster with one pod of the version. */
async function startCluster(roles: readonly Role<'kubernetes'>[], { start }: WatchClock): Promise<System> {
  const api = await startFakeKubernetes();
  onTestFinished(() => api.close());
  const pod = runningPod('shop-green-1', { labels: { app: 'shop', color: 'green', component: 'api' } });
  api.pods = [pod];
  const login = { url: api.url, token: api.token, contexts: [] };
  const happened = new Set<PodEvent>();
  return {
    // The only namespace that the fake has pods in.
    place: ['namespace: musicgen-{{color}}', 'namespace: shop'],
    runtime: { processes: fakeKubectl(login) },
    proceed: (second) => {
      for (const { shows, course } of roles) {
        const event = shows[course(second)];
        if (event === undefined || happened.has(event)) continue;
        happened.add(event);
        event(pod, start + second * 1_000);
      }
    },
    fail: () => {
      login.url = 'http://127.0.0.1:1';
    },
  };
}
