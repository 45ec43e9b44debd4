import {
  ConfigurationError,
  formatDuration,
  parseDuration,
  QuantityError,
  quoted,
} from '@deploy-actions/action-kit';
import type { RequestStep, SourceOf } from '@deploy-actions/config';
import { addressOf, type RequestOutcome, sendRequests } from '@deploy-actions/probes';
import type { Answer, MetricProvider, MetricProviderKind, ProviderContext } from '../metric-provider.ts';

type Source = SourceOf<'probe'>;

/** Sends requests of its own at each look, and measures how many fail and how long they take. */
export const probe: MetricProviderKind<Source> = {
  checkQuery: (query) => {
    const parsed = parseQuery(query);
    return typeof parsed === 'string' ? parsed : undefined;
  },
  span: (query) => {
    const parsed = parseQuery(query);
    return typeof parsed === 'string' ? 0 : parsed.range;
  },
  keepsHistory: () => false,
  readsRelease: true,
  create: (source, queries, context) => new ProbeProvider(source, queries, context),
};

interface Query {
  readonly of: 'failing' | 'slowest';
  /** Milliseconds; 0 for this look alone. */
  readonly range: number;
}

/** One look, as far as it is remembered. */
interface Look {
  readonly at: number;
  readonly failed: number;
}

class ProbeProvider implements MetricProvider {
  readonly type = 'probe';
  readonly #probes: readonly RequestStep[];
  readonly #queries: readonly Query[];
  readonly #context: ProviderContext;
  readonly #longest: number;
  /** The names of the probes that failed at the last look. */
  #failing: ReadonlySet<string> = new Set();
  #looks: readonly Look[] = [];
  #first = true;

  constructor({ probes }: Source, queries: readonly string[], context: ProviderContext) {
    refuse(probes, queries, context.release['color-url']);
    this.#probes = probes;
    this.#queries = queries.map(parseQuery).filter((query) => typeof query !== 'string');
    this.#context = context;
    this.#longest = Math.max(0, ...this.#queries.map(({ range }) => range));
  }

  async observe(): Promise<readonly Answer[]> {
    const { clock } = this.#context.runtime;
    const at = clock.now();
    const outcomes = await this.#send();
    if (!Array.isArray(outcomes)) return this.#queries.map(() => outcomes);
    this.#tell(outcomes);
    const failed = outcomes.filter(({ failure }) => failure !== undefined).length;
    this.#looks = [...this.#looks.filter((look) => look.at > at - this.#longest), { at, failed }];
    const slowest = Math.max(...outcomes.map((outcome) => outcome.slowest)) / 1_000;
    const answers = this.#queries.map(({ of, range }): Answer => {
      if (of === 'slowest') return { value: slowest };
      return range === 0 ? { value: failed / this.#probes.length } : this.#share(at, range);
    });
    this.#first = false;
    return answers;
  }

  /** What came of all probes, or an answer where a probe can't be sent at all. */
  async #send(): Promise<RequestOutcome[] | Answer> {
    const { runtime, release } = this.#context;
    try {
      return await Promise.all(this.#probes.map((step) => sendRequests(step, release['color-url'], runtime)));
    } catch (error) {
      if (error instanceof ConfigurationError) return { failure: 'refused', detail: error.message };
      throw error;
    }
  }

  #share(at: number, range: number): Answer {
    if (this.#first)
      return { failure: 'too-young', detail: 'a share over time needs two looks, this was the first' };
    const looks = this.#looks.filter((look) => look.at > at - range);
    if (looks.length < 2) {
      const detail = `there was one look in the last ${formatDuration(range)}, a share over time needs two; look more often, or ask for a longer time`;
      return { failure: 'no-data', detail };
    }
    const failed = looks.reduce((sum, look) => sum + look.failed, 0);
    return { value: failed / (looks.length * this.#probes.length) };
  }

  /** Says what changed since the last look. */
  #tell(outcomes: readonly RequestOutcome[]): void {
    const { log } = this.#context.runtime;
    const failing = new Set<string>();
    for (const [index, { failure }] of outcomes.entries()) {
      const name = this.#nameOf(index);
      if (failure !== undefined) failing.add(name);
      if (failure !== undefined && !this.#failing.has(name)) log.info(`Probe ${name} fails: ${failure}`);
      if (failure === undefined && this.#failing.has(name)) log.info(`Probe ${name} no longer fails.`);
    }
    this.#failing = failing;
  }

  #nameOf(index: number): string {
    const name = this.#probes[index]?.name;
    return name === undefined ? `${index + 1}` : `${index + 1} (${name})`;
  }
}

/** Reads `failing`, `failing[5m]` or `slowest`; a text is what is wrong with it. */
function parseQuery(query: string): Query | string {
  if (query === 'slowest' || query === 'failing') return { of: query, range: 0 };
  const [, duration] = /^failing\[(.*)\]$/.exec(query) ?? [];
  if (duration === undefined)
    return `is ${quoted(query)}, but probes answer \`failing\`, \`failing[5m]\` and \`slowest\``;
  try {
    const range = parseDuration(duration);
    return range > 0 ? { of: 'failing', range } : `is ${quoted(query)}, a share over no time at all`;
  } catch (error) {
    if (error instanceof QuantityError) return `is ${quoted(query)}: ${error.message}`;
    throw error;
  }
}

function refuse(
  probes: readonly RequestStep[],
  queries: readonly string[],
  colorUrl: string | undefined,
): void {
  const inQueries = queries.map(parseQuery).filter((query) => typeof query === 'string');
  const inProbes = probes.flatMap((step, index) => {
    try {
      const address = addressOf(step, colorUrl);
      return URL.canParse(address) ? [] : [`probe ${index + 1}: ${quoted(address)} is not an address`];
    } catch (error) {
      if (error instanceof ConfigurationError) return [`probe ${index + 1}: ${error.message}`];
      throw error;
    }
  });
  const problems = [...inQueries.map((problem) => `the query ${problem}`), ...inProbes];
  if (problems.length > 0) throw new ConfigurationError(problems.map((message) => ({ message })));
}
