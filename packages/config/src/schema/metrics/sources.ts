import { quoted } from '@deploy-actions/action-kit';
import * as z from 'zod/mini';
import { requestStepSchema } from '../probes.ts';
import { described, headers, text, timespan, url } from '../values.ts';

/** How a server lets a request in; a header does for every other way. */
export const auth = {
  headers: z.optional(described('Headers of each request; give tokens as `env:NAME`.', headers())),
  token: z.optional(described('A bearer token; give it as `env:NAME`.', text())),
  username: z.optional(described('User name for basic authentication.', text())),
  password: z.optional(described('Password for basic authentication; give it as `env:NAME`.', text())),
};

const timeout = (milliseconds: number) =>
  described('Time limit of one request.', z._default(timespan(), milliseconds));

const period = (milliseconds: number) =>
  described(
    'The length of the buckets that are asked for; one that is still filling is left out.',
    z._default(timespan(), milliseconds),
  );

const openmetrics = {
  provider: z.literal('openmetrics'),
  url: described("The application's own metrics page.", z._default(url(), '{{color-url}}/metrics')),
  headers: auth.headers,
  timeout: timeout(5_000),
};

const prometheus = {
  provider: z.literal('prometheus'),
  url: described('The server, or anything that speaks its API; without `/api/v1`.', url()),
  ...auth,
  timeout: timeout(10_000),
};

/** https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/Statistics-definitions.html */
const statistic =
  /^(SampleCount|Sum|Average|Minimum|Maximum|IQM|(p|tm|wm|tc|ts)\d{1,2}(\.\d{1,10})?|(p|tm|wm|tc|ts)100|(TM|WM|TC|TS|PR)\([\d.]*%?:[\d.]*%?\))$/;

const cloudwatchMetric = z.strictObject({
  namespace: described('The namespace, such as `AWS/ApplicationELB`.', text()),
  metric: described('The name of the metric.', text()),
  dimensions: described('Its dimensions.', z._default(z.record(text(), text()), {})),
  statistic: described(
    '`Sum`, `Average`, `Maximum`, `p99` and whatever else CloudWatch knows.',
    text().check(z.regex(statistic, 'must be a statistic of CloudWatch, such as `Sum`, `Average` or `p99`')),
  ),
});

/** Lengths of buckets below a minute that CloudWatch has, in milliseconds. */
const shortPeriods = [1_000, 5_000, 10_000, 20_000, 30_000];

const cloudwatch = {
  provider: z.literal('cloudwatch'),
  metrics: described(
    'The metrics that queries compute with, by the name they have there.',
    z._default(
      z.record(
        z
          .string()
          .check(z.regex(/^[a-z]\w*$/, 'must start with a lower-case letter, then letters, digits and `_`')),
        cloudwatchMetric,
      ),
      {},
    ),
  ),
  period: described(
    'The length of the buckets that are asked for, whole minutes or 1, 5, 10, 20 or 30 s; one that is still filling is left out.',
    z._default(
      timespan().check(
        z.refine((length) => length % 60_000 === 0 || shortPeriods.includes(length), {
          error: 'must be whole minutes, or `1s`, `5s`, `10s`, `20s` or `30s` for metrics of high resolution',
        }),
      ),
      60_000,
    ),
  ),
  timeout: timeout(10_000),
};

const datadog = {
  provider: z.literal('datadog'),
  site: described('The Datadog site.', z._default(text(), 'datadoghq.com')),
  url: z.optional(described('The API, where it is not `https://api.<site>`.', url())),
  'api-key': described('The API key; give it as `env:NAME`.', text()),
  'application-key': described('The application key; give it as `env:NAME`.', text()),
  period: period(60_000),
  timeout: timeout(10_000),
};

const newrelic = {
  provider: z.literal('newrelic'),
  region: described('Where the account is.', z._default(z.enum(['us', 'eu']), 'us')),
  url: z.optional(described('The GraphQL API, where it is not the one of the region.', url())),
  account: described('The number of the account.', z.int().check(z.positive())),
  'api-key': described('A user key; give it as `env:NAME`.', text()),
  period: period(60_000),
  timeout: timeout(15_000),
};

const sentry = {
  provider: z.literal('sentry'),
  url: described('The server.', z._default(url(), 'https://sentry.io')),
  organization: described('The slug of the organization.', text()),
  project: z.optional(described('The slug of the project; all of them when absent.', text())),
  'sentry-environment': z.optional(described('The environment in Sentry; all of them when absent.', text())),
  token: described('A token that may read events; give it as `env:NAME`.', text()),
  period: period(60_000),
  timeout: timeout(15_000),
};

const parameter = (what: string) => described(`The query parameter that takes ${what}.`, text());

const http = {
  provider: z.literal('http'),
  url: described('The address that answers with JSON.', url()),
  ...auth,
  method: described('The method.', z._default(z.enum(['GET', 'POST']), 'GET')),
  body: z.optional(described('The body, as text; with `method: POST`.', z.string())),
  history: z.optional(
    described(
      'How a time already past is asked for; times are in seconds since 1970. The query must then give a list of pairs of time and value.',
      z.strictObject({
        from: parameter('the start'),
        to: parameter('the end'),
        step: z.optional(parameter('the time between two points')),
      }),
    ),
  ),
  timeout: timeout(10_000),
};

const command = {
  provider: z.literal('command'),
  run: described(
    'Shell code that prints the value of the query in METRIC_QUERY, or nothing when there is none. Never templated.',
    text(),
  ),
  history: described(
    'Whether it also answers for the time from METRIC_FROM to METRIC_TO, with a line `<seconds since 1970> <value>` for each METRIC_STEP.',
    z._default(z.boolean(), false),
  ),
  timeout: described('Time limit of one start.', z._default(timespan(), 30_000)),
};

const alertmanager = {
  provider: z.literal('alertmanager'),
  url: described('The server, without `/api/v2`.', url()),
  ...auth,
  counts: described(
    'Which alerts count: those that `started` since the watch began, or all that are `firing`.',
    z._default(z.enum(['started', 'firing']), 'started'),
  ),
  timeout: timeout(10_000),
};

const kubernetes = {
  provider: z.literal('kubernetes'),
  namespace: described('The namespace of the pods.', text()),
  selector: described('Which pods, as a label selector: `app=shop,color={{color}}`.', text()),
  container: z.optional(described('Only this container of each pod; all of them when absent.', text())),
  context: z.optional(described('The context of the kubeconfig; its current one when absent.', text())),
};

const probe = {
  provider: z.literal('probe'),
  probes: described(
    'The requests, each with what counts as success.',
    z.array(requestStepSchema).check(z.minLength(1)),
  ),
};

const sql = {
  provider: z.literal('sql'),
  database: described(
    'The address, with the password: `postgres://…`, `mysql://…` or `sqlite:path`; give it as `env:NAME`.',
    text(),
  ),
  timeout: timeout(5_000),
};

/** The fields of every kind of source, by the name of its provider. */
export const sourceFields = {
  ...{ openmetrics, prometheus, cloudwatch, datadog, newrelic, sentry },
  ...{ http, command, alertmanager, kubernetes, probe, sql },
} as const;

/** The name of a metrics provider. */
export type MetricProviderName = keyof typeof sourceFields;

/** Refuses two ways in at once, and half of one. */
export const oneWayIn = z.check<object>((context) => {
  const { token, username, password, headers: given } = context.value as Record<string, unknown>;
  const say = (key: string, message: string) =>
    context.issues.push({ code: 'custom', message, path: [key], input: context.value });
  if (username !== undefined && password === undefined) say('username', 'needs `password` beside it');
  if (password !== undefined && username === undefined && 'url' in context.value)
    say('password', 'needs `username` beside it');
  if (token !== undefined && username !== undefined)
    say('token', 'contradicts `username`: one way in is enough');
  const named = Object.keys((given as object | undefined) ?? {}).some(
    (name) => name.toLowerCase() === 'authorization',
  );
  if (named && (token !== undefined || username !== undefined)) {
    say(
      'headers',
      `has ${quoted('authorization')} beside \`${token === undefined ? 'username' : 'token'}\`: one way in is enough`,
    );
  }
});
