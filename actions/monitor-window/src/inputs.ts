import { readFile } from 'node:fs/promises';
import { resolve as resolvePath } from 'node:path';
import {
  ConfigurationError,
  defineInputs,
  type InputValues,
  input,
  type Problem,
  type Runtime,
} from '@deploy-actions/action-kit';
import type { Color, Configuration } from '@deploy-actions/config';
import type { StoredBaseline, VerdictPolicies } from '@deploy-actions/metrics';
import { usesPlaceholder } from './subject.ts';

/** The inputs of `monitor-window`. */
export const inputs = defineInputs({
  duration: input.duration({ default: '30m' }),
  interval: input.duration(),
  lookback: input.duration(),
  metrics: input.section(),
  color: input.choice(['blue', 'green']),
  version: input.text(),
  baseline: input.text(),
  'on-regression': input.choice(['rollback', 'hold']),
  'on-no-data': input.choice(['fail', 'pass']),
  traffic: input.section(),
  state: input.section(),
  aws: input.section(),
  config: input.text(),
  environment: input.text(),
  'github-token': input.secret(),
  'dry-run': input.boolean({ default: 'false' }),
});

/** What a window needs to know. */
export type WindowConfigured = Configuration<'metrics', 'traffic' | 'state' | 'aws'>;

/** What is to be watched. Times in milliseconds. */
export interface Inputs {
  readonly configuration: WindowConfigured;
  readonly githubToken: string | undefined;
  /** How long is watched, from now on or up to now. */
  readonly duration: number;
  /** Whether that time is past. */
  readonly past: boolean;
  readonly interval: number;
  readonly color: Color | undefined;
  readonly version: string | undefined;
  readonly baseline: StoredBaseline | undefined;
  readonly policies: VerdictPolicies;
  readonly dryRun: boolean;
}

/** Reads and checks the configuration and the baseline. */
export async function resolve(values: InputValues<typeof inputs>, runtime: Runtime): Promise<Inputs> {
  const problems: Problem[] = [];
  const { configuration, baseline } = await readFiles(values, runtime, problems);
  if (configuration) problems.push(...(await contradictions(values, configuration)));
  if (problems.length > 0 || !configuration) throw new ConfigurationError(problems);
  const { policiesOf } = await import('@deploy-actions/metrics');
  const { metrics } = configuration.sections;
  const silence = values['on-no-data'];
  const given = {
    regress: values['on-regression'],
    'insufficient-sample': silence && (silence === 'pass' ? ('continue' as const) : ('hold' as const)),
  };
  return {
    configuration,
    githubToken: values['github-token'],
    duration: values.lookback ?? values.duration,
    past: values.lookback !== undefined,
    interval: values.interval ?? metrics.interval,
    color: values.color,
    version: values.version,
    baseline,
    policies: policiesOf(metrics, given, 'hold'),
    dryRun: values['dry-run'],
  };
}

async function readFiles(
  values: InputValues<typeof inputs>,
  runtime: Runtime,
  problems: Problem[],
): Promise<{ configuration: WindowConfigured | undefined; baseline: StoredBaseline | undefined }> {
  const { loadConfiguration } = await import('@deploy-actions/config');
  const configuration = await collect(problems, () =>
    loadConfiguration(
      {
        file: values.config,
        environment: values.environment,
        overrides: {
          metrics: values.metrics,
          traffic: values.traffic,
          state: values.state,
          aws: values.aws,
        },
        needs: ['metrics'],
        uses: ['traffic', 'state', 'aws'],
      },
      runtime,
    ),
  );
  const path = values.baseline;
  const baseline =
    path === undefined ? undefined : await collect(problems, () => readBaseline(path, runtime.workspace));
  return { configuration, baseline };
}

/** Both files are read before anything is said, so that all problems come at once. */
async function collect<T>(problems: Problem[], read: () => Promise<T>): Promise<T | undefined> {
  try {
    return await read();
  } catch (error) {
    if (!(error instanceof ConfigurationError)) throw error;
    problems.push(...error.problems);
    return undefined;
  }
}

async function readBaseline(path: string, workspace: string): Promise<StoredBaseline> {
  const { parseBaseline } = await import('@deploy-actions/metrics');
  const refuse = (message: string) => new ConfigurationError([{ input: 'baseline', message }]);
  let text: string;
  try {
    text = await readFile(resolvePath(workspace, path), 'utf8');
  } catch {
    throw refuse(`there is no file \`${path}\` to read in ${workspace}`);
  }
  try {
    return parseBaseline(text, path);
  } catch (error) {
    throw error instanceof ConfigurationError ? refuse(error.message) : error;
  }
}

async function contradictions(
  values: InputValues<typeof inputs>,
  { sections, problem }: WindowConfigured,
): Promise<Problem[]> {
  const { checkMetrics } = await import('@deploy-actions/metrics');
  const { metrics, traffic } = sections;
  const interval = values.interval ?? metrics.interval;
  const past = values.lookback !== undefined;
  const duration = values.lookback ?? values.duration;
  const problems = (await checkMetrics(metrics, { watched: duration, past })).map(({ path, message }) =>
    problem('metrics', path, `\`${path.join('.')}\` ${message}`),
  );
  const say = (name: string, message: string) => problems.push({ input: name, message });
  if (interval <= 0) say('interval', 'must be more than 0s');
  if (duration < interval) {
    say(past ? 'lookback' : 'duration', 'is shorter than the interval between two looks');
  }
  if (usesPlaceholder(metrics, 'color-url') && !traffic) {
    say(
      'traffic',
      'is required: the metrics section asks for the address of the colour, `{{color-url}}` or a `path`, which stands there; or name whole addresses in the metrics section',
    );
  }
  return problems;
}
