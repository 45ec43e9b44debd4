import {
  ConfigurationError,
  defineInputs,
  type InputValues,
  input,
  type Runtime,
} from '@deploy-actions/action-kit';
import type { CheckContext, GithubSource, Selection } from '@deploy-actions/checks';
import type { Configuration, SectionName } from '@deploy-actions/config';
import { planPhase } from './plan-check.ts';

/** The inputs of `verify-readiness`. */
export const inputs = defineInputs({
  phase: input.text({ default: 'pre-deploy' }),
  profile: input.text({ default: 'standard' }),
  version: input.text(),
  'previous-version': input.text(),
  sha: input.pattern(/^[0-9a-f]{40}([0-9a-f]{24})?$/, 'a full commit SHA in lower case'),
  'fail-on': input.choice(['no-go', 'conditional-go'], { default: 'no-go' }),
  concurrency: input.integer(1, { default: '64' }),
  notes: input.text(),
  'window-override': input.text(),
  'check-run': input.boolean({ default: 'false' }),
  checks: input.section(),
  presets: input.section(),
  waivers: input.section(),
  state: input.section(),
  traffic: input.section(),
  workload: input.section(),
  health: input.section(),
  'warm-up': input.section(),
  smoke: input.section(),
  hooks: input.section(),
  stages: input.section(),
  metrics: input.section(),
  backup: input.section(),
  aws: input.section(),
  config: input.text(),
  environment: input.text(),
  'github-token': input.secret(),
  'dry-run': input.boolean({ default: 'false' }),
});

/** The sections a plan is made of, all optional here. */
const planSections = [
  'state',
  'traffic',
  'workload',
  'health',
  'warm-up',
  'smoke',
  'hooks',
  'stages',
  'metrics',
  'backup',
  'aws',
] as const satisfies readonly SectionName[];

/** Those that checks use, in every phase. */
const askedSections = ['metrics', 'aws'] as const satisfies readonly SectionName[];

/** The configuration as this action knows it. */
export type ReadinessConfiguration = Configuration<
  never,
  'checks' | 'presets' | 'waivers' | (typeof planSections)[number]
>;

/** What `verify-readiness` was asked to do. */
export interface Inputs {
  readonly configuration: ReadinessConfiguration;
  readonly subject: CheckContext['subject'];
  readonly githubToken: string | undefined;
  readonly github: GithubSource;
  readonly phase: string;
  readonly profile: string;
  readonly selection: Selection;
  readonly failOn: 'no-go' | 'conditional-go';
  readonly concurrency: number;
  readonly notes: string | undefined;
  readonly windowOverride: string | undefined;
  readonly checkRun: boolean;
  readonly dryRun: boolean;
}

/** Reads the configuration and prepares the checks of the phase. Throws ConfigurationError with every problem. */
export async function resolve(values: InputValues<typeof inputs>, runtime: Runtime): Promise<Inputs> {
  const { loadConfiguration } = await import('@deploy-actions/config');
  const { phase, profile, version, 'window-override': windowOverride } = values;
  const configuration: ReadinessConfiguration = await loadConfiguration(
    {
      file: values.config,
      environment: values.environment,
      overrides: values,
      needs: [],
      uses: ['checks', 'presets', 'waivers', ...(phase === planPhase ? planSections : askedSections)],
      inUse: { checks: (entry) => runsIn(entry, { phase, profile }) },
    },
    runtime,
  );
  const { service, environment, sections } = configuration;
  if (!sections.checks && !sections.presets) {
    const message = 'is required, or `presets`: give one of them here as YAML or in the configuration file';
    throw new ConfigurationError([{ input: 'checks', message }]);
  }
  const { GithubSource, selectChecks } = await import('@deploy-actions/checks');
  const previousVersion = values['previous-version'];
  const subject = { service, environment, version, previousVersion, sha: values.sha ?? runtime.run.sha };
  const github = new GithubSource(runtime, values['github-token']);
  const { aws, metrics } = sections;
  const context = { runtime, subject, phase, profile, github, aws, metrics, windowOverride };
  return {
    ...{ configuration, subject, phase, profile, github, githubToken: values['github-token'] },
    selection: await selectChecks(sections, context, configuration.problem),
    ...{ notes: values.notes, windowOverride, checkRun: values['check-run'] },
    failOn: values['fail-on'],
    concurrency: values.concurrency,
    dryRun: values['dry-run'],
  };
}

/** Whether an entry of the section `checks`, as it is written, runs in a phase and profile; one that is no mapping counts as if it did. */
function runsIn(entry: unknown, { phase, profile }: Pick<Inputs, 'phase' | 'profile'>): boolean {
  if (typeof entry !== 'object' || entry === null) return true;
  const written = entry as { readonly phase?: unknown; readonly profiles?: unknown };
  const inPhase = (written.phase ?? planPhase) === phase;
  return inPhase && (!Array.isArray(written.profiles) || written.profiles.includes(profile));
}
