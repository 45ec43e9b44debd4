import { readFileSync } from 'node:fs';
import { type MetricsConfiguration, sections } from '@deploy-actions/config';
import { parse } from 'yaml';
import * as z from 'zod/mini';

/** The `metrics` sections of a page in docs/providers, as the configuration gives them. Throws for one that is not valid. */
export function documentedSections(page: string): MetricsConfiguration[] {
  const text = readFileSync(new URL(`../../../../docs/providers/${page}.md`, import.meta.url), 'utf8');
  // What `env:NAME` stands for is put in before anything is checked.
  const filled = text.replaceAll(/\benv:\w+/g, 'from-the-environment');
  const blocks = [...filled.matchAll(/^```yaml\n(.*?)^```$/gms)].map(([, yaml = '']) => parse(yaml));
  return blocks.flatMap(({ metrics }) => (metrics === undefined ? [] : [z.parse(sections.metrics, metrics)]));
}
