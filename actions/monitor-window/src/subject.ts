import { ConfigurationError, type Runtime } from '@deploy-actions/action-kit';
import type { Color, PlaceholderValues } from '@deploy-actions/config';
import type { Inputs, WindowConfigured } from './inputs.ts';

/** What the placeholders of the metrics section stand for. Throws ConfigurationError when the active colour is needed but unknown. */
export async function findSubject(inputs: Inputs, runtime: Runtime): Promise<PlaceholderValues> {
  const { configuration, version } = inputs;
  const { service, environment, sections } = configuration;
  const color = inputs.color ?? (await activeColor(configuration, runtime));
  const known: PlaceholderValues = { service, environment, version, sha: runtime.run.sha, color };
  if (color === undefined || !sections.traffic) return known;
  const { expandPlaceholders } = await import('@deploy-actions/config');
  const url = expandPlaceholders(sections.traffic.colors[color].url, known);
  return { ...known, 'color-url': url.replace(/\/$/, '') };
}

/** The colour that serves, as the state tells it. */
async function activeColor({ sections }: WindowConfigured, runtime: Runtime): Promise<Color | undefined> {
  if (!sections.state || !/\{\{\s*color/.test(JSON.stringify(sections.metrics))) return undefined;
  const { openStateStore } = await import('@deploy-actions/state');
  const store = await openStateStore(sections.state, runtime);
  const { state } = await store.read();
  if (state?.active) return state.active;
  const message = 'is required: the state does not tell an active colour yet, because nothing was deployed';
  throw new ConfigurationError([{ input: 'color', message }]);
}
