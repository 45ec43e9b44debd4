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
import type { Baseline } from '@deploy-actions/metrics';
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
  'on-no-data': input.choice(['fail', 'pass'], { default: 'fail' }),
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
  readonly duration: number;
  readonly interval: number;
  readonly color: Color | undefined;
  readonly version: string | undefined;
  readonly baseline: Baseline | undefined;
  readonly onNoData: 'fail' | 'pass';
  readonly dryRun: boolean;
}

/** Reads and checks the configuration and the baseline. */
export async function resolve(values: InputValues<typeof inputs>, runtime: Runtime): Promise<Inputs> {
  const problems: Problem[] = [];
  const { configuration, baseline } = await readFiles(values, runtime, problems);
  if (configuration) problems.push(...(await contradictions(values, configuration)));
  if (values.lookback !== undefined) problems.push(noHistory(configuration));
  if (problems.length > 0 || !configuration) throw new ConfigurationError(problems);
  return {
    configuration,
    githubToken: values['github-token'],
    duration: values.duration,
    interval: values.interval ?? configuration.sections.metrics.interval,
    color: values.color,
    version: values.version,
    baseline,
    onNoData: values['on-no-data'],
    dryRun: values['dry-run'],
  };
}

async function readFiles(
  values: InputValues<typeof inputs>,
  runtime: Runtime,
  problems: Problem[],
): Promise<{ configuration: WindowConfigured | undefined; baseline: Baseline | undefined }> {
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

async function readBaseline(path: string, workspace: string): Promise<Baseline> {
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
  const { checkQueries } = await import('@deploy-actions/metrics');
  const problems = (await checkQueries(sections.metrics)).map(({ path, message }) =>
    problem('metrics', path, `\`${path.join('.')}\` ${message}`),
  );
  const say = (name: string, message: string) => problems.push({ input: name, message });
  const interval = values.interval ?? sections.metrics.interval;
  if (interval <= 0) say('interval', 'must be more than 0s');
  if (values.duration < interval) say('duration', 'is shorter than the interval between two looks');
  if (usesPlaceholder(sections.metrics, 'color-url') && !sections.traffic) {
    say(
      'traffic',
      'is required: the metrics section uses `{{color-url}}`, which stands there; or name an address as `url` in the metrics section',
    );
  }
  return problems;
}

function noHistory(configuration: WindowConfigured | undefined): Problem {
  const provider = configuration ? ` \`${configuration.sections.metrics.provider}\`` : '';
  const message = `a time already past can only be judged from stored history, which the metrics provider${provider} doesn't have; it is not available yet with any provider: watch with \`duration\` instead`;
  return { input: 'lookback', message };
}
