import { readFileSync } from 'node:fs';
import { loadConfiguration, type MetricsConfiguration } from '@deploy-actions/config';
import { createTestRuntime } from '@deploy-actions/testing';
import { parse, stringify } from 'yaml';

/** The first example of a provider's page, as the configuration reads it; throws for one that nobody could copy. */
export async function exampleOf(provider: string): Promise<MetricsConfiguration> {
  const page = readFileSync(new URL(`../../../../docs/providers/${provider}.md`, import.meta.url), 'utf8');
  const [, text = ''] = /```yaml\n(.*?)```/s.exec(page) ?? [];
  const names = [...text.matchAll(/env:(\w+)/g)].map(([, name = '']) => [name, `secret of ${name}`]);
  const runtime = await createTestRuntime({ environment: Object.fromEntries(names) });
  const metrics = stringify((parse(text) as { metrics: unknown }).metrics);
  const { sections } = await loadConfiguration(
    { file: undefined, environment: undefined, overrides: { metrics }, needs: ['metrics'], uses: [] },
    runtime,
  );
  return sections.metrics;
}
