import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { repositoryRoot } from '@deploy-actions/testing';
import { parseAllDocuments } from 'yaml';
import type { AccessRule } from './components/kubernetes/cluster.ts';

/** The rules of the first Role, or ClusterRole, on a page, by its path below `docs/`. Throws when there is none with rules. */
export function documentedRules(page: string, kind: 'Role' | 'ClusterRole' = 'Role'): readonly AccessRule[] {
  const text = readFileSync(join(repositoryRoot, 'docs', page), 'utf8');
  const objects = [...text.matchAll(/^```yaml\n(.*?)^```/gms)].flatMap(([, block = '']) =>
    [...parseAllDocuments(block)].map((document) => document.toJS()),
  );
  const rules: readonly AccessRule[] | undefined = objects.find((object) => object?.kind === kind)?.rules;
  if (rules === undefined || rules.length === 0) throw new Error(`${page} has no ${kind} with rules`);
  return rules;
}
