import { type Answerer, FakeService } from '../conformance/fake-service.ts';

/** An alert that fires. */
export interface FakeAlert {
  readonly labels: Readonly<Record<string, string>>;
  /** When it began to fire, in seconds since the watch began. */
  readonly since: number;
}

const filter = /^(\w+)(=~|!~|!=|=)"((?:[^"\\]|\\.)*)"$/;

/**
 * The list of alerts of Alertmanager (https://github.com/prometheus/alertmanager/blob/main/api/v2/openapi.yaml), filtered as
 * it filters. `start` is when the watch begins, in milliseconds since 1970.
 */
export function startFakeAlertmanager(now: () => readonly FakeAlert[], start: number): Promise<FakeService> {
  const answer: Answerer = ({ url }, { situation }) => {
    if (situation !== 'values') return undefined;
    if (url.pathname !== '/api/v2/alerts') throw new Error(`nothing is at ${url.pathname}`);
    const filters = url.searchParams.getAll('filter').map(matcherOf);
    const found = now().filter(({ labels }) => filters.every((matches) => matches(labels)));
    return { body: found.map((alert) => written(alert, start)) };
  };
  return FakeService.start(answer);
}

function matcherOf(text: string): (labels: FakeAlert['labels']) => boolean {
  const [, name = '', operator, value = ''] = filter.exec(text) ?? [];
  if (operator === undefined) throw new Error(`bad matcher format: ${text}`);
  const pattern = new RegExp(`^(?:${value})$`);
  return (labels) => {
    const found = labels[name] ?? '';
    const same = operator.endsWith('~') ? pattern.test(found) : found === value;
    return same === !operator.startsWith('!');
  };
}

function written({ labels, since }: FakeAlert, start: number): object {
  const time = (second: number) => new Date(start + second * 1_000).toISOString();
  return {
    annotations: { summary: `${labels['alertname']} fires` },
    endsAt: time(since + 86_400),
    fingerprint: Buffer.from(JSON.stringify(labels)).toString('hex').slice(0, 16),
    receivers: [{ name: 'on-call' }],
    startsAt: time(since),
    status: { inhibitedBy: [], mutedBy: [], silencedBy: [], state: 'active' },
    updatedAt: time(since),
    labels,
  };
}
