import { ConfigurationError, formatDuration, quoted } from '@deploy-actions/action-kit';
import { openAws } from '@deploy-actions/aws';
import type { SourceOf } from '@deploy-actions/config';
import type {
  Answer,
  Failure,
  History,
  MetricProviderKind,
  ProviderContext,
  ProviderRuntime,
  TimeRange,
} from '../metric-provider.ts';
import { BucketProvider, type BucketSystem, type Buckets, type Stretch } from './buckets.ts';
import { type CloudWatchApi, type MetricData, openCloudWatch } from './cloudwatch/cloudwatch-api.ts';
import { findAbsent } from './cloudwatch/find-absent.ts';
import { MetricMathError, metricMathProblem } from './cloudwatch/metric-math.ts';
import { readResults } from './cloudwatch/read-results.ts';
import {
  type Batch,
  batchesOf,
  idOf,
  metricDataQueries,
  type Question,
  questionsOf,
} from './cloudwatch/requests.ts';

/** One call gives so many points: https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_GetMetricData.html */
const mostPoints = 100_800;
/** `RATE` and `DIFF` need what was before; so many buckets more are asked for than are looked at. */
const before = 2;

/**
 * Services of AWS send what happened in a minute in the course of the next one; a share of errors would be wrong while the requests
 * are there and the errors are not. In milliseconds.
 */
const longestSettling = 60_000;

type Source = SourceOf<'cloudwatch'>;

/** Metrics in Amazon CloudWatch; queries are metric math over the named metrics of the source, or Metrics Insights. */
export const cloudWatch: MetricProviderKind<Source> = {
  checkQuery: (query, { metrics, period }) => metricMathProblem(query, Object.keys(metrics), period / 1_000),
  span: (_, { period }) => period,
  keepsHistory: () => true,
  escape: refuseQuotes,
  create: (source, queries, context) => {
    const questions = questionsOrRefuse(queries);
    const api = openCloudWatch(openAws(context.aws, context.runtime), source.timeout, context.runtime);
    return new CloudWatchProvider(source, questions, { api, runtime: context.runtime });
  },
};

interface Connection {
  readonly api: CloudWatchApi;
  readonly runtime: ProviderContext['runtime'];
}

class CloudWatchProvider extends BucketProvider {
  readonly #source: Source;
  readonly #questions: readonly Question[];
  readonly #api: CloudWatchApi;
  readonly #runtime: ProviderRuntime;

  constructor(source: Source, questions: readonly Question[], { api, runtime }: Connection) {
    super(new CloudWatch(source, questions, { api, runtime }), runtime);
    this.#source = source;
    this.#questions = questions;
    this.#api = api;
    this.#runtime = runtime;
  }

  override async observe(): Promise<readonly Answer[]> {
    const answers = await super.observe();
    return answers.map((answer, index) => {
      if (answer.failure !== 'no-data') return answer;
      const { names = [] } = this.#questions[index]?.math ?? {};
      const [name = 'x'] = names;
      const remedy = `an expression has none where one of its metrics has none; where that means 0, write \`FILL(${name}, 0)\``;
      return { ...answer, detail: `${answer.detail}; ${remedy}` };
    });
  }

  override async history(range: TimeRange): Promise<readonly History[]> {
    const { period } = this.#source;
    const kept = keptFor(period);
    if (range.from - before * period >= this.#runtime.clock.now() - kept) return super.history(range);
    const detail = `CloudWatch keeps buckets of ${formatDuration(period)} for ${formatDuration(kept)} only; set a longer \`period\``;
    return this.#questions.map(() => ({ failure: 'no-data', detail }));
  }

  override async findMistakes(): Promise<readonly (string | undefined)[]> {
    const answers = await this.observe();
    return Promise.all(
      this.#questions.map(async ({ math, index }) => {
        const answer = answers[index];
        if (answer?.failure === 'bad-query' || answer?.failure === 'wrong-credentials') {
          return `can't be asked: ${answer.detail}`;
        }
        if (answer?.failure !== 'no-data') return undefined;
        const absent = await Promise.all(math.names.map((name) => this.#absent(name, math.filled)));
        return absent.find((each) => each !== undefined);
      }),
    );
  }

  async #absent(name: string, filled: readonly string[]): Promise<string | undefined> {
    const metric = this.#source.metrics[name];
    if (!metric) return undefined;
    return findAbsent(name, metric, filled.includes(name), { api: this.#api, log: this.#runtime.log });
  }
}

/** The queries of a source, asked together. */
class CloudWatch implements BucketSystem {
  readonly type = 'cloudwatch';
  readonly name = 'CloudWatch';
  readonly settles: number;
  readonly period: number;
  readonly queries: number;
  readonly most: number;
  readonly #source: Source;
  readonly #batches: readonly Batch[];
  readonly #api: CloudWatchApi;
  readonly #runtime: ProviderRuntime;
  readonly #told = new Set<string>();

  constructor(source: Source, questions: readonly Question[], { api, runtime }: Connection) {
    this.#source = source;
    this.#batches = batchesOf(questions, source);
    this.#api = api;
    this.#runtime = runtime;
    this.period = source.period;
    this.settles = Math.min(source.period, longestSettling);
    this.queries = questions.length;
    const largest = Math.max(
      1,
      ...this.#batches.map((batch) => batch.questions.length + batch.metrics.length),
    );
    this.most = Math.floor(mostPoints / largest) - before;
  }

  async read(stretch: Stretch, retries: number): Promise<readonly (Buckets | Failure)[]> {
    const found = await Promise.all(this.#batches.map((batch) => this.#ask(batch, stretch, retries)));
    const answers = new Map(found.flat());
    return Array.from({ length: this.queries }, (_, index) => answers.get(index) ?? { buckets: [] });
  }

  async #ask(batch: Batch, stretch: Stretch, retries: number): Promise<[number, Buckets | Failure][]> {
    const data = await this.#api.metricData(
      {
        MetricDataQueries: metricDataQueries(batch, this.#source),
        StartTime: new Date(stretch.from - before * this.period),
        EndTime: new Date(stretch.to),
        ScanBy: 'TimestampDescending',
      },
      retries,
    );
    if (data.failure === undefined) {
      this.#tell(data);
      return batch.questions.map((question) => [question.index, this.#read(question, data, stretch)]);
    }
    // One wrong query makes CloudWatch refuse all that are asked with it.
    if (data.failure === 'bad-query' && batch.questions.length > 1) {
      const alone = batch.questions.flatMap((question) => batchesOf([question], this.#source));
      return (await Promise.all(alone.map((each) => this.#ask(each, stretch, retries)))).flat();
    }
    return batch.questions.map(({ index }) => [index, data]);
  }

  #read(question: Question, { results }: MetricData, stretch: Stretch): Buckets | Failure {
    const id = idOf(question, this.#source);
    const own = results.filter(({ Id }) => Id === id);
    const found = readResults(own, { period: this.period, stretch });
    if (found.failure === undefined) return found;
    return { ...found, detail: this.#runtime.secrets.redact(found.detail) };
  }

  /** What CloudWatch says about a whole call: that it left something out. */
  #tell({ messages }: MetricData): void {
    for (const { Code = '', Value = '' } of messages) {
      if (this.#told.has(Code)) continue;
      this.#told.add(Code);
      this.#runtime.log.warning(`CloudWatch: ${Value} (${Code})`);
    }
  }
}

/** How long buckets are kept, in milliseconds: https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_GetMetricData.html */
function keptFor(period: number): number {
  const hour = 3_600_000;
  if (period < 60_000) return 3 * hour;
  if (period % 300_000 !== 0) return 15 * 24 * hour;
  return (period % hour === 0 ? 455 : 63) * 24 * hour;
}

/** Neither metric math nor Metrics Insights says how a quote is written inside of quotes. */
function refuseQuotes(value: string): string {
  if (!/["'`\\\p{Cc}]/u.test(value)) return value;
  throw new ConfigurationError(
    `${quoted(value)} can't stand in a query of CloudWatch: it has a quote or a backslash in it`,
  );
}

function questionsOrRefuse(queries: readonly string[]): Question[] {
  try {
    return questionsOf(queries);
  } catch (error) {
    if (error instanceof MetricMathError) throw new ConfigurationError(`a query ${error.message}`);
    throw error;
  }
}
