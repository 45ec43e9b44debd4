import { ConfigurationError, quoted } from '@deploy-actions/action-kit';
import type { SourceOf } from '@deploy-actions/config';
import { formatLabels } from '../labels.ts';
import type {
  Answer,
  Failure,
  InquiringProvider,
  MetricProviderKind,
  ProviderContext,
  ProviderRuntime,
} from '../metric-provider.ts';
import { QueryError } from '../promql/syntax.ts';
import { escapeInMatcher, formatMatcher, parseMatchers } from './alertmanager/matchers.ts';
import { askJson, authenticate } from './json-api.ts';

/** More alerts at once than this are a flood, whose names nobody reads. */
const mostNamed = 20;

/**
 * Two clocks may differ by so much, in milliseconds: an alert's start is told by the server that evaluates its rule, the watch's
 * by this machine.
 */
const skew = 60_000;

type Source = SourceOf<'alertmanager'>;

/** Counts the alerts that fire, by the API of Alertmanager. */
export const alertmanager: MetricProviderKind<Source> = {
  checkQuery: (query) => {
    try {
      parseMatchers(query);
      return undefined;
    } catch (error) {
      if (error instanceof QueryError) return error.message;
      throw error;
    }
  },
  span: () => 0,
  keepsHistory: () => false,
  escape: escapeInMatcher,
  create: (source, queries, context) => new AlertmanagerProvider(source, queries, context),
};

interface Alert {
  readonly key: string;
  readonly startsAt: number;
  readonly labels: Readonly<Record<string, string>>;
  readonly summary: string | undefined;
}

type Found =
  | { readonly alerts: readonly Alert[]; readonly failure?: never }
  | (Failure & { readonly alerts?: never });

class AlertmanagerProvider implements InquiringProvider {
  readonly type = 'alertmanager';
  readonly #source: Source;
  readonly #runtime: ProviderRuntime;
  readonly #addresses: readonly URL[];
  readonly #began: number;
  readonly #named = new Set<string>();
  /** For each query the alerts that its first answer showed to have been there before. */
  readonly #before: Set<string>[] = [];

  constructor(source: Source, queries: readonly string[], { runtime }: ProviderContext) {
    this.#source = source;
    this.#runtime = runtime;
    this.#addresses = queries.map((query) => addressOf(source, query));
    this.#began = runtime.clock.now();
  }

  async observe(): Promise<readonly Answer[]> {
    const found = await this.#askAll();
    const counted = found.map((answer, index) =>
      answer.failure === undefined ? this.#counted(answer.alerts, index) : answer,
    );
    this.#name(counted.flatMap((answer) => ('failure' in answer ? [] : answer)));
    return counted.map((answer) => ('failure' in answer ? answer : { value: answer.length }));
  }

  async findMistakes(): Promise<readonly (string | undefined)[]> {
    return (await this.#askAll()).map((answer) => {
      if (answer.failure === 'wrong-credentials') return `can't be asked: ${answer.detail}`;
      return answer.failure === 'bad-query' ? `can't be evaluated: ${answer.detail}` : undefined;
    });
  }

  async #askAll(): Promise<Found[]> {
    const found = await Promise.all(this.#addresses.map((address) => this.#ask(address)));
    for (const [index, { alerts }] of found.entries()) {
      if (alerts) this.#before[index] ??= this.#earlierOf(alerts);
    }
    return found;
  }

  /** In a first answer that came late, what started late may be new; in any other, a late start is a clock that runs ahead. */
  #earlierOf(alerts: readonly Alert[]): Set<string> {
    const late = this.#runtime.clock.now() - this.#began > skew;
    const earlier = alerts.filter(({ startsAt }) => !late || startsAt <= this.#began + skew);
    return new Set(earlier.map(({ key }) => key));
  }

  async #ask(address: URL): Promise<Found> {
    const { timeout } = this.#source;
    const request = { url: address.href, headers: authenticate(this.#source), timeout };
    const answer = await askJson(request, this.#runtime, (document) => {
      // A wrong filter is answered with a bare text.
      if (typeof document === 'string') return document;
      const { message } = (document ?? {}) as { message?: unknown };
      return typeof message === 'string' ? message : undefined;
    });
    if (answer.failure !== undefined) return answer;
    const alerts = Array.isArray(answer.document) ? answer.document.map(readAlert) : [undefined];
    if (alerts.every((alert) => alert !== undefined)) return { alerts };
    const place = `${address.origin}${address.pathname}`;
    return { failure: 'malformed', detail: `${place} answered with JSON that is no list of alerts` };
  }

  /** What wasn't seen at first may still be old: a silence may have ended. */
  #counted(alerts: readonly Alert[], query: number): readonly Alert[] {
    if (this.#source.counts === 'firing') return alerts;
    return alerts.filter(
      ({ key, startsAt }) => startsAt >= this.#began - skew && !this.#before[query]?.has(key),
    );
  }

  /** A count alone says nothing to those who are to act on it. */
  #name(alerts: readonly Alert[]): void {
    const { log } = this.#runtime;
    for (const { key, labels, startsAt, summary } of alerts) {
      if (this.#named.has(key)) continue;
      this.#named.add(key);
      if (this.#named.size > mostNamed) continue;
      const { alertname = 'without a name', ...others } = labels;
      const said = summary === undefined ? '' : `: ${quoted(summary)}`;
      const since = new Date(startsAt).toISOString();
      log.info(`Alert ${quoted(alertname)} ${quoted(formatLabels(others))} fires since ${since}${said}`);
    }
  }
}

/**
 * Alerts that Alertmanager has not worked through yet (`unprocessed`) are asked for too: they fire, and its API looks for
 * silences and inhibitions itself before it answers.
 * https://github.com/prometheus/alertmanager/blob/main/api/v2/openapi.yaml
 */
function addressOf({ url }: Source, query: string): URL {
  if (!URL.canParse(url)) throw new ConfigurationError(`${quoted(url)} is not an address`);
  const address = new URL(url);
  address.pathname = `${address.pathname.replace(/\/+$/, '')}/api/v2/alerts`;
  const states = { active: 'true', unprocessed: 'true', silenced: 'false', inhibited: 'false' };
  for (const [name, value] of Object.entries(states)) address.searchParams.append(name, value);
  for (const matcher of matchersOf(query)) address.searchParams.append('filter', formatMatcher(matcher));
  return address;
}

function matchersOf(query: string) {
  try {
    return parseMatchers(query);
  } catch (error) {
    if (error instanceof QueryError)
      throw new ConfigurationError(`the query ${quoted(query)} ${error.message}`);
    throw error;
  }
}

function readAlert(element: unknown): Alert | undefined {
  if (typeof element !== 'object' || element === null) return undefined;
  const { fingerprint, startsAt, labels, annotations } = element as Record<string, unknown>;
  const time = Date.parse(String(startsAt));
  if (typeof fingerprint !== 'string' || Number.isNaN(time) || !areTexts(labels)) return undefined;
  const summary = areTexts(annotations) ? (annotations['summary'] ?? annotations['description']) : undefined;
  // The same alert may end and fire again.
  return { key: `${fingerprint} ${time}`, startsAt: time, labels, summary };
}

function areTexts(value: unknown): value is Readonly<Record<string, string>> {
  if (typeof value !== 'object' || value === null) return false;
  return Object.values(value).every((text) => typeof text === 'string');
}
