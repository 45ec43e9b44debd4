import type { AwsConfiguration, MetricsConfiguration, PlaceholderValues } from '@deploy-actions/config';
import { isCompared } from './check-metrics.ts';
import type { Look, RawAnswer } from './look.ts';
import type {
  Answer,
  HistoricalProvider,
  History,
  InquiringProvider,
  MetricProvider,
  ProviderRuntime,
  TimeRange,
} from './metric-provider.ts';
import { type ExpandedQuestion, expandQuestions } from './questions.ts';

/** Asks everything that one look needs, all at once. */
export interface Panel {
  ask(): Promise<Look>;
  /** The looks that could have been made in a time already past. */
  past(range: TimeRange): Promise<readonly Look[]>;
  /** What the systems say is certainly wrong with a query. */
  findMistakes(): Promise<readonly Mistake[]>;
  /** The time that one value of an indicator covers, in milliseconds. */
  span(indicator: string): number;
  /** The query of an indicator as it is asked. */
  query(indicator: string): string;
}

/** A query and what is wrong with it, as the end of a sentence that starts with its place. */
export interface Mistake {
  readonly path: readonly PropertyKey[];
  readonly message: string;
}

/** Whom a panel is about. */
export interface PanelOptions {
  readonly metrics: MetricsConfiguration;
  readonly subject: PlaceholderValues;
  /** What is asked beside it, for indicators that are compared. */
  readonly reference?: PlaceholderValues | undefined;
  readonly aws?: AwsConfiguration | undefined;
}

/** A question, and where its answer will be found. */
interface Placed {
  readonly question: ExpandedQuestion;
  readonly side: 'subject' | 'reference';
  readonly provider: number;
  readonly index: number;
}

/** A panel over all sources of a section. Throws ConfigurationError. */
export async function createPanel(options: PanelOptions, runtime: ProviderRuntime): Promise<Panel> {
  const { metrics, subject, reference, aws } = options;
  const desk = new Desk();
  for (const question of await expandQuestions(metrics, subject)) desk.place(question, 'subject', subject);
  if (reference) {
    for (const question of await expandQuestions(metrics, reference)) {
      if (isCompared(metrics, question.indicator)) desk.place(question, 'reference', reference);
    }
  }
  const providers = desk.sources.map(({ kind, from, queries, release }) =>
    kind.create(from, queries, { runtime, release, aws }),
  );
  return new SourcePanel(desk.placed, providers, runtime);
}

interface OpenSource extends Pick<ExpandedQuestion, 'kind' | 'from'> {
  readonly queries: string[];
  readonly release: PlaceholderValues;
}

/** Sorts questions by whom they go to; the same question to the same source is asked once. */
class Desk {
  readonly sources: OpenSource[] = [];
  readonly placed: Placed[] = [];
  readonly #known = new Map<string, number>();

  place(question: ExpandedQuestion, side: Placed['side'], release: PlaceholderValues): void {
    const { kind, from, query } = question;
    // Where a provider knows the release, that alone may tell two colours apart.
    const key = JSON.stringify(kind.readsRelease ? [from, release] : [from]);
    const provider = this.#known.get(key) ?? this.sources.push({ kind, from, queries: [], release }) - 1;
    this.#known.set(key, provider);
    const queries = this.sources[provider]?.queries ?? [];
    const known = queries.indexOf(query);
    const index = known >= 0 ? known : queries.push(query) - 1;
    this.placed.push({ question, side, provider, index });
  }
}

/** Stands where a provider gave no answer at all. */
const nothingAsked: Answer = { failure: 'no-data', detail: 'the provider gave no answer' };

class SourcePanel implements Panel {
  readonly #placed: readonly Placed[];
  readonly #providers: readonly MetricProvider[];
  readonly #runtime: ProviderRuntime;

  constructor(placed: readonly Placed[], providers: readonly MetricProvider[], runtime: ProviderRuntime) {
    this.#placed = placed;
    this.#providers = providers;
    this.#runtime = runtime;
  }

  async ask(): Promise<Look> {
    const answers = await Promise.all(this.#providers.map((provider) => provider.observe()));
    return this.#look(this.#runtime.clock.now(), (place) => answers[place.provider]?.[place.index]);
  }

  async past(range: TimeRange): Promise<readonly Look[]> {
    const histories = await Promise.all(
      this.#providers.map((provider) => (provider as HistoricalProvider).history(range)),
    );
    const answers = new Map(
      this.#placed.map((place) => {
        const { provider, index, question } = place;
        const span = question.kind.span(question.query, question.from);
        const { delay = 0 } = this.#providers[provider] as HistoricalProvider;
        return [place, answersOver(histories[provider]?.[index], range, { span, delay })];
      }),
    );
    return timesOf(range).map((at, step) => this.#look(at, (place) => answers.get(place)?.[step]));
  }

  async findMistakes(): Promise<readonly Mistake[]> {
    const found = await Promise.all(
      this.#providers.map((provider) => (inquires(provider) ? provider.findMistakes() : [])),
    );
    const placesOf = found.map(() => new Map<string, (readonly PropertyKey[])[]>());
    for (const { question, side, provider, index } of this.#placed) {
      const message = side === 'subject' ? found[provider]?.[index] : undefined;
      const told = placesOf[provider];
      if (message === undefined || !told) continue;
      told.set(message, [...(told.get(message) ?? []), question.path]);
    }
    return placesOf.flatMap((told) => [...told].map(([message, paths]) => mistakeAt(paths, message)));
  }

  span(indicator: string): number {
    return Math.max(
      0,
      ...this.#of(indicator).map(({ question }) => question.kind.span(question.query, question.from)),
    );
  }

  query(indicator: string): string {
    const parts = this.#of(indicator).map(({ question }) => question.query);
    return parts.join(' of ');
  }

  #of(indicator: string): readonly Placed[] {
    return this.#placed.filter(
      ({ side, question }) => side === 'subject' && question.indicator === indicator,
    );
  }

  #look(at: number, answerTo: (place: Placed) => Answer | undefined): Look {
    const sides = { subject: new Map<string, RawAnswer>(), reference: new Map<string, RawAnswer>() };
    let requests: Answer | undefined;
    for (const place of this.#placed) {
      const { side, question } = place;
      const answer = answerTo(place) ?? nothingAsked;
      if (question.indicator === undefined) {
        requests = answer;
      } else {
        const known = sides[side].get(question.indicator);
        const whole =
          question.part === 'of' ? { answer: nothingAsked, ...known, of: answer } : { ...known, answer };
        sides[side].set(question.indicator, whole);
      }
    }
    const subject = Object.fromEntries(sides.subject);
    const reference = Object.fromEntries(sides.reference);
    return requests ? { at, subject, reference, requests } : { at, subject, reference };
  }
}

function inquires(provider: MetricProvider): provider is InquiringProvider {
  return 'findMistakes' in provider;
}

/** What is wrong with all queries of a source, as its credentials are, is said once. */
function mistakeAt(paths: readonly (readonly PropertyKey[])[], message: string): Mistake {
  const [path = [], ...others] = paths;
  const places = others.map((other) => `\`${other.join('.')}\``);
  return { path, message: places.length === 0 ? message : `${message} (the same: ${places.join(', ')})` };
}

function timesOf({ from, to, step }: TimeRange): number[] {
  return Array.from({ length: Math.floor((to - from) / step) + 1 }, (_, index) => from + index * step);
}

/**
 * What would have been seen at each time of a range: the newest point up to then, if it isn't older than a step or the `span` of a
 * value. Within the `delay` at the end of the range newer ones can't be there yet.
 */
function answersOver(
  history: History | undefined,
  range: TimeRange,
  { span, delay }: { readonly span: number; readonly delay: number },
): Answer[] {
  const times = timesOf(range);
  if (history?.failure !== undefined) return times.map(() => history);
  const points = history?.points ?? [];
  const longest = Math.max(range.step, span);
  const known = range.to - delay;
  let next = 0;
  return times.map((at) => {
    while ((points[next]?.time ?? Number.POSITIVE_INFINITY) <= at) next += 1;
    const point = points[next - 1];
    if (point && point.time > Math.min(at, known) - longest) return point;
    return { failure: 'no-data', detail: 'there is no value for this time' };
  });
}
