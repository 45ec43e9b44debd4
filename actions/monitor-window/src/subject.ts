import { ConfigurationError, type Runtime } from '@deploy-actions/action-kit';
import type { Color, MetricsConfiguration, PlaceholderValues } from '@deploy-actions/config';
import type { Inputs } from './inputs.ts';

/** Whether a metrics section asks for a placeholder; `color` includes `color-url`, which the path of a probe asks for, too. */
export function usesPlaceholder(
  metrics: MetricsConfiguration,
  name: 'color' | 'color-url' | 'version',
): boolean {
  const written = JSON.stringify(metrics);
  if (name !== 'version' && probesPaths(metrics)) return true;
  const names = name === 'color' ? 'color(-url)?' : name;
  return new RegExp(`\\{\\{\\s*${names}\\s*\\}\\}`).test(written);
}

function probesPaths(metrics: MetricsConfiguration): boolean {
  const sources = [metrics, ...Object.values(metrics.sources ?? {})];
  return sources.some(
    (source) => source.provider === 'probe' && source.probes.some((probe) => 'path' in probe),
  );
}

/** What the placeholders of the metrics section stand for. Throws ConfigurationError when the active colour is needed but unknown. */
export async function findSubject(inputs: Inputs, runtime: Runtime): Promise<PlaceholderValues> {
  const { configuration } = inputs;
  const { service, environment, sections } = configuration;
  const serving = await whatServes(inputs, runtime);
  const { color, version } = { ...serving, color: inputs.color ?? serving.color };
  const known: PlaceholderValues = { service, environment, version, sha: runtime.run.sha, color };
  if (color === undefined || !sections.traffic) return known;
  const { expandPlaceholders } = await import('@deploy-actions/config');
  const url = expandPlaceholders(sections.traffic.colors[color].url, known);
  return { ...known, 'color-url': url.replace(/\/$/, '') };
}

interface Serving {
  readonly color: Color | undefined;
  readonly version: string | undefined;
}

/** The inputs, and where they are silent the state: its active colour, and the version that was put onto that colour. */
async function whatServes(inputs: Inputs, runtime: Runtime): Promise<Serving> {
  const { color, version, configuration } = inputs;
  const { metrics } = configuration.sections;
  const wantsColor = color === undefined && usesPlaceholder(metrics, 'color');
  const wantsVersion = version === undefined && usesPlaceholder(metrics, 'version');
  if (!wantsColor && !wantsVersion) return { color, version };
  const state = await readState(inputs, runtime);
  const serving = color ?? state?.active;
  const running = version ?? (serving && state?.versions[serving]);
  const missing = [
    ...(wantsColor && serving === undefined ? ['color'] : []),
    ...(wantsVersion && running === undefined ? ['version'] : []),
  ];
  if (missing.length === 0) return { color: serving, version: running };
  const message = 'is required: the metrics section uses it, and the state does not tell it yet';
  throw new ConfigurationError(missing.map((name) => ({ input: name, message })));
}

async function readState({ configuration, githubToken }: Inputs, runtime: Runtime) {
  const { service, environment, sections } = configuration;
  if (!sections.state) return undefined;
  const { openStateStore } = await import('@deploy-actions/state');
  const store = await openStateStore(sections.state, {
    ...{ service, environment, runtime, githubToken },
    aws: sections.aws,
  });
  return (await store.read()).state;
}
