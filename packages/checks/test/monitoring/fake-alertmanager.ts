import { type FakeApi, fakeApi, type Reply, type Seen } from './fake-api.ts';

type Labels = Readonly<Record<string, string>>;

/** How the fake is set up. */
export interface FakeAlertmanagerOptions {
  /** The receivers of an alert; `default` for all when absent. */
  readonly route?: (labels: Labels) => readonly string[];
  /** Ids of silences that an alert is under. */
  readonly silencedBy?: readonly string[];
  readonly inhibitedBy?: readonly string[];
  /** Is told of each alert that begins to fire. */
  readonly notify?: (labels: Labels) => void;
  /** Forgets what it is sent. */
  readonly forgetful?: boolean;
  /** Answers all posts after the first so. */
  readonly afterwards?: Reply;
}

/** An Alertmanager that remembers alerts. */
export interface FakeAlertmanager extends FakeApi {
  /** The alerts that fire now. */
  readonly firing: () => readonly Labels[];
}

interface Stored {
  readonly labels: Labels;
  readonly startsAt: string;
  readonly endsAt: string;
}

const datetime = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/;

/**
 * An Alertmanager with the alerts of its API, which refuses what the description says is none: other media types, names
 * that are no labels, times in other formats, an end before the start.
 * https://github.com/prometheus/alertmanager/blob/main/api/v2/openapi.yaml
 */
export async function fakeAlertmanager(options: FakeAlertmanagerOptions = {}): Promise<FakeAlertmanager> {
  const stored = new Map<string, Stored>();
  const firing = () => [...stored.values()].filter(({ endsAt }) => Date.parse(endsAt) > Date.now());
  let posts = 0;
  const api = await fakeApi({
    'POST /api/v2/alerts': (request) => {
      posts += 1;
      if (posts > 1 && options.afterwards) return options.afterwards;
      const problem = problemOf(request);
      if (problem) return problem;
      for (const alert of JSON.parse(request.body) as Stored[]) {
        if (Date.parse(alert.endsAt) > Date.now()) options.notify?.(alert.labels);
        if (!options.forgetful) stored.set(JSON.stringify(alert.labels), alert);
      }
      return { status: 200 };
    },
    'GET /api/v2/alerts': ({ parameters }) => {
      const { silencedBy = [], inhibitedBy = [], route = () => ['default'] } = options;
      const quiet = silencedBy.length + inhibitedBy.length > 0;
      const [, name = '', value] = /^(\w+)="(.*)"$/.exec(parameters.get('filter') ?? '') ?? [];
      if (quiet && parameters.get('silenced') === 'false') return { body: [] };
      const shown = firing().filter(({ labels }) => labels[name] === value);
      return {
        body: shown.map((alert) => ({
          ...{ ...alert, annotations: {}, fingerprint: '1', updatedAt: alert.startsAt },
          receivers: route(alert.labels).map((receiver) => ({ name: receiver })),
          status: { state: quiet ? 'suppressed' : 'active', silencedBy, inhibitedBy },
        })),
      };
    },
  });
  return { ...api, firing: () => firing().map(({ labels }) => labels) };
}

function problemOf({ headers, body }: Seen): Reply | undefined {
  if (headers['content-type'] !== 'application/json') {
    const message = `unsupported media type "${headers['content-type']}", only [application/json] are allowed`;
    return { status: 415, body: { code: 415, message } };
  }
  for (const { labels, startsAt, endsAt } of JSON.parse(body) as Stored[]) {
    if (!Object.keys(labels).every((name) => /^[a-zA-Z_]\w*$/.test(name))) {
      return { status: 400, body: 'invalid label set: invalid name' };
    }
    if (![startsAt, endsAt].every((time) => datetime.test(time))) {
      return {
        status: 400,
        body: { code: 400, message: `parsing alerts body: ${startsAt} is no date-time` },
      };
    }
    if (Date.parse(endsAt) < Date.parse(startsAt)) {
      return { status: 400, body: 'start time must be before end time' };
    }
  }
  return undefined;
}
