import { type FakeApi, fakeApi, type Reply, type Seen } from './fake-api.ts';

/** A line in the fake: the labels of its stream, when it was written in milliseconds since 1970, and what it says. */
export interface FakeLine {
  readonly labels: Readonly<Record<string, string>>;
  readonly at: number;
  readonly text: string;
}

/** How the fake is set up. */
export interface FakeLokiOptions {
  readonly lines?: readonly FakeLine[];
  /** Requests must name this tenant. */
  readonly tenant?: string;
  /** Lines can be found so many milliseconds after they were pushed. */
  readonly delay?: number;
  /** Loki's `max_entries_limit_per_query`. */
  readonly mostEntries?: number;
}

interface Stored extends FakeLine {
  readonly nanoseconds: bigint;
  readonly visible: number;
}

const million = 1_000_000n;
const text = (status: number, words: string): Reply => ({ status, text: `${words}\n` });

/**
 * A Loki that takes and gives lines as https://grafana.com/docs/loki/latest/reference/loki-http-api/ says, and refuses
 * with its words: other media types, times in other units, queries without a selector, limits above its own.
 */
export async function fakeLoki(options: FakeLokiOptions = {}): Promise<FakeApi> {
  const stored: Stored[] = (options.lines ?? []).map((line) => ({
    ...{ ...line, visible: 0 },
    nanoseconds: BigInt(line.at) * million,
  }));
  const entitled = (answer: (request: Seen) => Reply) => (request: Seen) =>
    options.tenant !== undefined && request.headers['x-scope-orgid'] !== options.tenant
      ? text(401, 'no org id')
      : answer(request);
  return fakeApi({
    'POST /loki/api/v1/push': entitled((request) => push(request, stored, options.delay ?? 0)),
    'GET /loki/api/v1/query_range': entitled((request) =>
      query(request, stored, options.mostEntries ?? 5_000),
    ),
  });
}

interface Pushed {
  readonly streams?: readonly { readonly stream?: Record<string, string>; readonly values?: unknown[][] }[];
}

function push({ headers, body }: Seen, stored: Stored[], delay: number): Reply {
  if (headers['content-type'] !== 'application/json')
    return text(400, 'unexpected EOF: snappy: corrupt input');
  const { streams } = JSON.parse(body) as Pushed;
  if (!streams) return text(400, 'error at least one stream is required');
  for (const { stream = {}, values = [] } of streams) {
    if (Object.keys(stream).length === 0)
      return text(400, 'error at least one label pair is required per stream');
    for (const [time, line] of values) {
      if (typeof time !== 'string' || typeof line !== 'string')
        return text(400, 'Value looks like Number, wants string');
      const at = Number(BigInt(time) / million);
      if (Math.abs(at - Date.now()) > 600_000) return text(400, 'entry has timestamp too old or too new');
      stored.push({ labels: stream, at, text: line, nanoseconds: BigInt(time), visible: Date.now() + delay });
    }
  }
  return { status: 204 };
}

function query({ parameters }: Seen, stored: readonly Stored[], most: number): Reply {
  const given = parameters.get('query') ?? '';
  const [start, end] = [parameters.get('start') ?? '', parameters.get('end') ?? ''];
  const limit = Number(parameters.get('limit') ?? 100);
  const selects = selector(given);
  if (typeof selects === 'string') return text(400, selects);
  if (!/^\d{19}$/.test(start) || !/^\d{19}$/.test(end))
    return text(400, `cannot parse ${start} as nanoseconds`);
  if (BigInt(end) <= BigInt(start))
    return text(400, 'end timestamp must not be before or equal to start time');
  if (limit > most) {
    return text(
      400,
      `max entries limit per query exceeded, limit > max_entries_limit_per_query (${limit} > ${most})`,
    );
  }
  const [from, to, now] = [BigInt(start), BigInt(end), Date.now()];
  const forward = parameters.get('direction') === 'forward';
  const ordered = stored.toSorted((a, b) => Number(a.nanoseconds - b.nanoseconds) * (forward ? 1 : -1));
  const found: Stored[] = [];
  for (const line of ordered) {
    if (found.length === limit) break;
    const { nanoseconds, visible } = line;
    if (visible <= now && nanoseconds >= from && nanoseconds < to && selects(line)) found.push(line);
  }
  const streams = Map.groupBy(found, ({ labels }) => JSON.stringify(labels));
  const result = [...streams.values()].map((lines) => ({
    stream: lines[0]?.labels,
    values: lines.map(({ nanoseconds, text: line }) => [String(nanoseconds), line]),
  }));
  return { body: { status: 'success', data: { resultType: 'streams', result, stats: {} } } };
}

/** Equality and patterns of labels, and filters for text in lines; what is wrong with a query, in Loki's words. */
function selector(given: string): ((line: FakeLine) => boolean) | string {
  const [, inside, rest = ''] = /^\s*\{([^}]*)\}([\s\S]*)$/.exec(given) ?? [];
  const matchers = [...(inside ?? '').matchAll(/\s*(\w+)\s*(=~|=)\s*"([^"]*)"\s*(?:,|$)/g)];
  if (inside === undefined || matchers.map(([whole]) => whole).join('') !== inside) {
    return 'parse error at line 1, col 1: syntax error: unexpected IDENTIFIER';
  }
  if (!matchers.some(([, , , value]) => value !== '' && value !== '.*')) {
    return 'parse error : queries require at least one regexp or equality matcher that does not have an empty-compatible value';
  }
  const filters = [...rest.matchAll(/\s*(\|=|\| json)\s*(?:"([^"]*)")?/g)];
  if (filters.map(([whole]) => whole).join('') !== rest.trimEnd())
    return 'parse error : syntax error in the pipeline';
  return ({ labels, text: line }) =>
    matchers.every(([, name = '', operator, value = '']) =>
      operator === '=' ? labels[name] === value : new RegExp(`^(?:${value})$`).test(labels[name] ?? ''),
    ) && filters.every(([, operator, wanted = '']) => operator !== '|=' || line.includes(wanted));
}
