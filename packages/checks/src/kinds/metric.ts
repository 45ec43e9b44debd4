import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import {
  ConfigurationError,
  describeError,
  formatDuration,
  isoInstant,
  nearest,
  quoted,
} from '@deploy-actions/action-kit';
import type { CheckConfigurationOf, MetricsConfiguration } from '@deploy-actions/config';
import type { Baseline } from '@deploy-actions/metrics';
import { formatAge } from '../ages.ts';
import type { Answer, Check, CheckContext } from '../check.ts';
import { decidingReading, evidenceOf, newestValue, spreadOf } from './metric/evidence.ts';
import { inOwnWords, limitNames, sectionFor } from './metric/indicator-section.ts';
import { lookWith, quiet, type Seen } from './metric/looks.ts';

type Configuration = CheckConfigurationOf<'metric'>;
type Context = Pick<CheckContext, 'runtime' | 'subject' | 'metrics' | 'aws'>;
type Outcome = Pick<Answer, 'status' | 'finding'>;

/** Measures once, or the time already past, and judges it as a watch would. Throws ConfigurationError for a source that isn't there. */
export function createMetricCheck(configuration: Configuration, context: Context): Check {
  const name = configuration.indicator ?? configuration.id ?? 'metric';
  const section = sectionFor(configuration, name, context.metrics);
  const { lookback, query, source } = configuration;
  const system = typeof source === 'string' ? source : section.provider;
  const past = lookback === undefined ? '' : ` over the last ${formatDuration(lookback)}`;
  return {
    asks: `${system}: ${query.run.replaceAll(/\s+/g, ' ').trim()}${past}`,
    async ask(signal) {
      const seen = await measure(configuration, { name, section }, { ...context, signal });
      const { status, finding } = outcomeOf(configuration, seen, context.runtime.clock.now());
      const redact = (text: string) => context.runtime.secrets.redact(text);
      return { status, finding: redact(finding), answer: redact(evidenceOf(seen)) };
    },
  };
}

async function measure(
  configuration: Configuration,
  { name, section }: { readonly name: string; readonly section: MetricsConfiguration },
  { runtime, subject, aws, signal }: Context & { readonly signal: AbortSignal },
): Promise<Seen> {
  const { checkMetrics, createJudge } = await import('@deploy-actions/metrics');
  const { lookback, source } = configuration;
  const past = lookback !== undefined;
  const problems = await checkMetrics(section, past ? { past, watched: lookback } : {});
  if (problems.length > 0) {
    throw new ConfigurationError(
      problems.map(({ path, message }) => ({ message: `\`${ownKey(path.at(-1))}\` ${message}` })),
    );
  }
  const provider = typeof source === 'string' ? section.sources?.[source]?.provider : section.provider;
  // AWS credentials are known by the runtime itself, and shared with whoever else asks.
  const own = provider === 'cloudwatch' ? runtime : { ...runtime, signal, log: quiet(runtime.log) };
  const { previousVersion: _, ...values } = subject;
  const reference = await baselineOf(configuration, name, runtime);
  const judge = await createJudge({ metrics: section, subject: values, reference, aws }, own);
  return untilFired(signal, lookWith(judge, configuration, { clock: runtime.clock, signal }));
}

function ownKey(key: PropertyKey | undefined): string {
  const own = Object.entries(limitNames).find(([, judges]) => judges === key);
  return own?.[0] ?? String(key);
}

async function untilFired<T>(signal: AbortSignal, work: Promise<T>): Promise<T> {
  const fired = Promise.withResolvers<never>();
  const onAbort = () => fired.reject(signal.reason);
  signal.addEventListener('abort', onAbort, { once: true });
  try {
    signal.throwIfAborted();
    return await Promise.race([work, fired.promise]);
  } finally {
    signal.removeEventListener('abort', onAbort);
  }
}

/** The stored baseline. Throws ConfigurationError when it can't be read or knows no such indicator. */
async function baselineOf(
  { baseline: path }: Configuration,
  name: string,
  { workspace }: Context['runtime'],
): Promise<Baseline | undefined> {
  if (path === undefined) return undefined;
  const { parseBaseline } = await import('@deploy-actions/metrics');
  const text = await readFile(resolve(workspace, path), 'utf8').catch((error: unknown) => {
    throw new ConfigurationError(`the baseline ${quoted(path)} can't be read: ${describeError(error)}`);
  });
  const stored = parseBaseline(text, path);
  if (Object.hasOwn(stored.indicators, name)) return stored;
  const known = Object.keys(stored.indicators);
  const near = nearest(name, known);
  const help = near ? `did you mean ${quoted(near)}?` : `it has ${known.map(quoted).join(', ') || 'none'}`;
  throw new ConfigurationError(
    `the baseline ${quoted(path)} has no indicator ${quoted(name)}; ${help} (\`indicator\` names it)`,
  );
}

function outcomeOf(configuration: Configuration, seen: Seen, now: number): Outcome {
  const judged = judgedOutcome(configuration, seen);
  const longest = configuration['data-younger-than'];
  const newest = newestValue(seen);
  if (longest === undefined || newest === undefined || judged.status === 'fail') return judged;
  const age = now - newest;
  if (age <= longest) return judged;
  return {
    status: 'fail',
    finding: `the newest value is ${formatAge(age)} old (${isoInstant(newest)}), wanted at most ${formatDuration(longest)}`,
  };
}

function judgedOutcome(configuration: Configuration, seen: Seen): Outcome {
  const { verdict, reasonCode, reason } = seen.conclusion;
  const reading = decidingReading(seen);
  const said = reading === undefined ? reason : `${reading.detail}${conditionIn(reading.condition)}`;
  const words = inOwnWords(said);
  if (verdict === 'regress') return { status: 'fail', finding: `${words}${when(seen)}` };
  if (reading?.cause === 'stale') {
    return { status: configuration['on-no-data'], finding: `no recent data: ${reading.detail}` };
  }
  if (verdict === 'provider-error' || reading?.state === 'error') {
    const finding = `the source could not be read: ${inOwnWords(reading?.state === 'error' ? reading.detail : reason)}`;
    return { status: configuration['on-provider-error'], finding };
  }
  if (verdict === 'insufficient-sample' || reading?.state === 'no-data') {
    const finding = reading?.state === 'no-data' ? reading.detail : reason;
    return { status: configuration['on-no-data'], finding: `no data to judge: ${inOwnWords(finding)}` };
  }
  // Where nothing but warnings can be judged, no verdict is the usual one.
  if (verdict === 'inconclusive' && reasonCode !== 'nothing-judged') {
    return { status: configuration['on-inconclusive'], finding: `${words}, but not for long enough yet` };
  }
  const warned = seen.looks.findLast(({ readings }) => readings[0]?.state === 'warn');
  const warning = warned?.readings[0];
  if (warning) {
    const at = warned === seen.looks.at(-1) ? '' : ` at ${isoInstant(warned.at)}`;
    return { status: 'warn', finding: inOwnWords(`${warning.detail}${conditionIn(warning.condition)}${at}`) };
  }
  const spread = spreadOf(seen);
  return { status: 'pass', finding: spread === undefined ? words : `${words}, ${spread}` };
}

function conditionIn(condition: string | undefined): string {
  return condition === undefined ? '' : ` (${condition})`;
}

/** A regression in the past says when it was. */
function when({ looks }: Seen): string {
  const last = looks.at(-1);
  return looks.length > 2 && last ? ` at ${isoInstant(last.at)}` : '';
}
