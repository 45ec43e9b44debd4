import { ConfigurationError, type Runtime } from '@deploy-actions/action-kit';
import { type Color, expandPlaceholders } from '@deploy-actions/config';
import { colorUrl, type ShiftConfigured } from './deployment-configuration.ts';

/** Who serves before the shift; its metrics are there already. */
interface Serving {
  readonly color: Color;
  readonly version: string | undefined;
  readonly sha: string | undefined;
}

/**
 * Throws ConfigurationError for queries that can never have a value: better now than after a deployment that nobody can judge.
 * Metrics that don't answer are no reason: they may be back until the first stage.
 */
export async function refuseMetricsMistakes(
  configuration: ShiftConfigured,
  { color, version, sha }: Serving,
  runtime: Runtime,
): Promise<void> {
  const { service, environment, sections, problem } = configuration;
  if (!sections.metrics) return;
  const known = { service, environment, version: version ?? '', sha: sha ?? '', color };
  const url = expandPlaceholders(colorUrl(configuration, color), known);
  const { createJudge } = await import('@deploy-actions/metrics');
  const judge = await createJudge(
    { metrics: sections.metrics, subject: { ...known, 'color-url': url }, aws: sections.aws },
    runtime,
  );
  const mistakes = await judge.findMistakes();
  if (mistakes.length === 0) return;
  throw new ConfigurationError(
    mistakes.map(({ path, message }) => problem('metrics', path, `\`${path.join('.')}\` ${message}`)),
  );
}
