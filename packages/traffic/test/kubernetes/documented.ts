import { readFileSync } from 'node:fs';
import { parse } from 'yaml';

/** An object of Kubernetes in the documentation. */
export interface DocumentedObject {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: { readonly name: string; readonly namespace: string };
  readonly [field: string]: unknown;
}

/** What stands in the page of a router: its text, its sections of the configuration, and the objects of Kubernetes. */
export function documented(router: string) {
  const file = new URL(`../../../../docs/providers/traffic-${router}.md`, import.meta.url);
  const text = readFileSync(file, 'utf8');
  const snippets = [...text.matchAll(/```yaml\n(.*?)```/gs)].map(([, yaml = '']) => parse(yaml));
  return {
    text,
    configurations: snippets.filter((each) => 'traffic' in each) as { traffic: Record<string, unknown> }[],
    objects: snippets.filter((each) => 'kind' in each) as DocumentedObject[],
  };
}
