import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import {
  ConfigurationError,
  describeError,
  type Problem,
  quoted,
  readRunIdentity,
  Secrets,
} from '@deploy-actions/action-kit';
import { type Configuration, loadConfiguration, type MetricsConfiguration } from '@deploy-actions/config';
import { checkMetrics } from '../check-metrics.ts';
import { loadProviderKind } from '../metric-providers.ts';
import { questionsOf, sourceOf } from '../questions.ts';

/** What reports are judged by. */
export interface ReplayPolicy {
  readonly metrics: MetricsConfiguration;
  /** The time that one value of an indicator covers, in milliseconds. */
  readonly spans: ReadonlyMap<string, number>;
}

/** Where a policy stands. */
export interface PolicyFile {
  /** A configuration with environments, or a `metrics` section alone; relative to `folder`. */
  readonly file: string;
  /** Which environment of a configuration is meant; may be absent when it has just one. */
  readonly environment: string | undefined;
  readonly folder: string;
  /** For `env:NAME`; what isn't set gets a stand-in, because nobody is asked. */
  readonly variables: Readonly<Record<string, string | undefined>>;
}

/** Reads a policy and checks it as an action would. Throws ConfigurationError with every problem. */
export async function loadPolicy(given: PolicyFile): Promise<ReplayPolicy> {
  const { sections, problem } = await loadSection(given);
  const { metrics } = sections;
  const problems = (await checkMetrics(metrics)).map(({ path, message }) =>
    problem('metrics', path, `\`${path.join('.')}\` ${message}`),
  );
  if (problems.length > 0) throw new ConfigurationError(problems.map((one) => inFile(one, given.file)));
  return { metrics, spans: await spansOf(metrics) };
}

async function loadSection({
  file,
  environment,
  folder,
  variables,
}: PolicyFile): Promise<Configuration<'metrics'>> {
  const text = await read(file, folder);
  const whole = /^(\{\s*)?["']?environments["']?\s*:/m.test(text);
  if (!whole && environment !== undefined) {
    throw new ConfigurationError([
      {
        input: 'environment',
        message: `is given, but ${quoted(file)} is a \`metrics\` section without environments`,
      },
    ]);
  }
  const section = whole
    ? { file, overrides: {} }
    : { file: undefined, overrides: { metrics: withoutHeading(text) } };
  const context = {
    environment: { ...standIns(text), ...set(variables) },
    // A section alone must not meet the configuration of the folder it stands in.
    workspace: whole ? folder : join(folder, `${file}.nothing`),
    secrets: new Secrets(),
    run: readRunIdentity({}),
  };
  try {
    return await loadConfiguration({ ...section, environment, needs: ['metrics'], uses: [] }, context);
  } catch (error) {
    if (!(error instanceof ConfigurationError)) throw error;
    throw new ConfigurationError(error.problems.map((one) => inFile(one, file)));
  }
}

async function read(file: string, folder: string): Promise<string> {
  try {
    return await readFile(resolve(folder, file), 'utf8');
  } catch (error) {
    throw new ConfigurationError([
      { input: 'policy', message: `${quoted(file)} can't be read: ${describeError(error)}` },
    ]);
  }
}

/** A section as documentation shows it, under its name; what stands below keeps its lines. */
function withoutHeading(text: string): string {
  return /^provider\s*:/m.test(text) ? text : text.replace(/^metrics:/m, ' '.repeat('metrics:'.length));
}

/** A problem of the section is one of the file that has nothing else in it. */
function inFile({ input, position, ...problem }: Problem, file: string): Problem {
  if (input !== 'metrics' || position === undefined) {
    return { ...problem, ...(input === undefined ? {} : { input }), ...(position && { position }) };
  }
  return { ...problem, location: { file, ...position } };
}

/** Good for an address and for any other text. */
const standIn = 'http://not-set.invalid';

function standIns(text: string): Record<string, string> {
  const names = [...text.matchAll(/\benv:([A-Za-z_][A-Za-z0-9_]*)/g)].map(([, name = '']) => name);
  return Object.fromEntries(names.map((name) => [name, standIn]));
}

function set(variables: PolicyFile['variables']): PolicyFile['variables'] {
  return Object.fromEntries(
    Object.entries(variables).filter(([, value]) => value !== undefined && value !== ''),
  );
}

async function spansOf(metrics: MetricsConfiguration): Promise<Map<string, number>> {
  const spans = new Map<string, number>();
  for (const { indicator, text, source } of questionsOf(metrics)) {
    if (indicator === undefined) continue;
    const from = sourceOf(metrics, source);
    const kind = await loadProviderKind(from);
    const span = kind.span(text.replaceAll(/\{\{[^{}]*\}\}/g, 'placeholder'), from);
    spans.set(indicator, Math.max(span, spans.get(indicator) ?? 0));
  }
  return spans;
}
