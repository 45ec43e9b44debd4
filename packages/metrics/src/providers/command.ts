import {
  describeError,
  formatDuration,
  isoInstant,
  ProviderError,
  quoted,
  type ScriptResult,
} from '@deploy-actions/action-kit';
import type { PlaceholderValues, SourceOf } from '@deploy-actions/config';
import type {
  Answer,
  Failure,
  HistoricalProvider,
  History,
  MetricProvider,
  MetricProviderKind,
  Point,
  ProviderContext,
  ProviderRuntime,
  TimeRange,
} from '../metric-provider.ts';
import { timeInSeconds } from './time-in-seconds.ts';

/** EX_TEMPFAIL of sysexits.h: "try again later". */
const tryLater = 75;

const number = /^[+-]?(\d+(\.\d*)?|\.\d+)(e[+-]?\d+)?$/i;
const notANumber = /^[+-]?(nan|inf|infinity)$/i;

type Source = SourceOf<'command'>;

/** Values from the author's own scripts. */
export const command: MetricProviderKind<Source> = {
  checkQuery: (query) =>
    query.includes('\0') ? 'has a NUL in it, which no environment variable can hold' : undefined,
  span: () => 0,
  keepsHistory: ({ history }) => history,
  // It is handed over in an environment variable, and is code to nobody but the script.
  escape: (value) => value,
  readsRelease: true,
  create: (source, queries, context) =>
    source.history
      ? new HistoricalCommandProvider(source, queries, context)
      : new CommandProvider(source, queries, context),
};

class CommandProvider implements MetricProvider {
  readonly type = 'command';
  readonly #source: Source;
  readonly #queries: readonly string[];
  readonly #runtime: ProviderRuntime;
  readonly #variables: Readonly<Record<string, string>>;

  constructor(source: Source, queries: readonly string[], { runtime, release }: ProviderContext) {
    this.#source = source;
    this.#queries = queries;
    this.#runtime = runtime;
    this.#variables = variablesOf(release);
  }

  observe(): Promise<readonly Answer[]> {
    // Set even without a meaning, so that what the step has under these names doesn't reach the script.
    const none = { METRIC_FROM: '', METRIC_TO: '', METRIC_STEP: '' };
    return this.runAll(none, (output) => this.#value(output));
  }

  /** Starts the script for every query, and reads the output of those that ended well. Throws the signal's reason once all have ended. */
  protected async runAll<T>(
    variables: Readonly<Record<string, string>>,
    read: (output: string) => T,
  ): Promise<(T | Failure)[]> {
    this.#runtime.signal.throwIfAborted();
    // All of them, whatever one throws: a cancelled run must not go on before every script has been stopped.
    const ended = await Promise.allSettled(this.#queries.map((query) => this.#run(query, variables)));
    return ended.map((outcome) => {
      if (outcome.status === 'rejected') throw outcome.reason;
      return typeof outcome.value === 'string' ? read(outcome.value) : outcome.value;
    });
  }

  /** What was found instead of what is wanted, by its first line. */
  protected malformed(wanted: string, found: string): Failure {
    const detail = `\`run\` must print ${wanted}; it printed ${quoted(this.#runtime.secrets.redact(found))}`;
    return { failure: 'malformed', detail: `${detail}; send everything else to standard error` };
  }

  async #run(query: string, variables: Readonly<Record<string, string>>): Promise<string | Failure> {
    const { processes, workspace, signal, log } = this.#runtime;
    const { run, timeout } = this.#source;
    try {
      const result = await processes.script({
        script: run,
        environment: { ...this.#variables, ...variables, METRIC_QUERY: query },
        directory: workspace,
        timeout,
        signal,
        onLine: (line) => log.debug(`  ${line}`),
      });
      return result.exitCode === 0 ? result.stdout : this.#failed(result);
    } catch (error) {
      signal.throwIfAborted();
      if (!(error instanceof ProviderError)) throw error;
      return { failure: 'refused', detail: `\`run\`: ${describeError(error)}` };
    }
  }

  #failed({ exitCode, timedOut, lastLines }: ScriptResult): Failure {
    const last = lastLines.findLast((line) => line.trim() !== '');
    const said =
      last === undefined
        ? ', without output'
        : `; its last line is ${quoted(this.#runtime.secrets.redact(last))}`;
    if (timedOut) {
      const limit = formatDuration(this.#source.timeout);
      return { failure: 'unreachable', detail: `\`run\` did not end within ${limit} and was stopped${said}` };
    }
    const how = exitCode === undefined ? 'was stopped by a signal' : `ended with exit code ${exitCode}`;
    return { failure: exitCode === tryLater ? 'not-ready' : 'refused', detail: `\`run\` ${how}${said}` };
  }

  #value(output: string): Answer {
    const lines = linesOf(output);
    const [first, ...more] = lines;
    if (first === undefined) {
      const detail = '`run` printed nothing, which says that there is no value; where that means 0, print 0';
      return { failure: 'no-data', detail };
    }
    if (more.length > 0 && lines.every(isValue)) {
      const found = lines.slice(0, 3).map(quoted).join(', ');
      const detail = `\`run\` printed ${lines.length} values (${found}${lines.length > 3 ? ', …' : ''}) where one is expected`;
      return { failure: 'several-series', detail };
    }
    if (more.length > 0 || !isValue(first)) return this.malformed('one number alone, or nothing', first);
    const value = numberIn(first);
    if (Number.isFinite(value)) return { value };
    const why = 'as it is when something was divided by 0';
    return { failure: 'not-a-number', detail: `\`run\` printed ${quoted(first)}, ${why}` };
  }
}

class HistoricalCommandProvider extends CommandProvider implements HistoricalProvider {
  history({ from, to, step }: TimeRange): Promise<readonly History[]> {
    const seconds = (milliseconds: number) => String(Math.round(milliseconds) / 1_000);
    return this.runAll(
      { METRIC_FROM: seconds(from), METRIC_TO: seconds(to), METRIC_STEP: seconds(step) },
      (output) => this.#points(output, from, to),
    );
  }

  #points(output: string, from: number, to: number): History {
    const points: Point[] = [];
    for (const line of linesOf(output)) {
      const [seconds = '', text = '', ...more] = line.split(/\s+/);
      const time = number.test(seconds) ? timeInSeconds(Number(seconds)) : undefined;
      if (time === undefined || !isValue(text) || more.length > 0) {
        return this.malformed('lines `<seconds since 1970> <value>`', line);
      }
      const value = numberIn(text);
      if (Number.isFinite(value) && time >= from && time <= to) points.push({ time, value });
    }
    points.sort((a, b) => a.time - b.time);
    const twice = points.find(({ time }, index) => time === points[index + 1]?.time);
    if (twice === undefined) return { points };
    const at = `${twice.time / 1_000} (${isoInstant(twice.time)})`;
    return {
      failure: 'several-series',
      detail: `\`run\` printed two values for ${at} where one is expected`,
    };
  }
}

function linesOf(output: string): string[] {
  return output
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

function isValue(text: string): boolean {
  return number.test(text) || notANumber.test(text);
}

/** Not finite for all that is no number. */
function numberIn(text: string): number {
  return number.test(text) ? Number(text) : Number.NaN;
}

/** Under the names that scripts of a workload and of a check have them, too. */
function variablesOf(release: PlaceholderValues): Record<string, string> {
  const named = {
    DEPLOY_SERVICE: release.service,
    DEPLOY_ENVIRONMENT: release.environment,
    DEPLOY_COLOR: release.color,
    DEPLOY_VERSION: release.version,
    DEPLOY_SHA: release.sha,
    DEPLOY_URL: release['color-url'],
  };
  return Object.fromEntries(
    Object.entries(named).filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
}
