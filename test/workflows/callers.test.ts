import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { repositoryRoot } from '@deploy-actions/testing';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { readWorkflow } from './workflow-files.ts';

type Permissions = Readonly<Record<string, string>>;
type Jobs = Readonly<Record<string, { readonly uses?: string; readonly permissions?: Permissions }>>;

const read = (file: string) => readFileSync(join(repositoryRoot, file), 'utf8');
const levels = ['none', 'read', 'write'];

/** Jobs that call a workflow of this repository, in the documentation and in the examples. */
const callers = [
  ...[...read('docs/workflows.md').matchAll(/```yaml\n(.*?)```/gs)].map(([, text = '']) => ({
    place: 'docs/workflows.md',
    jobs: ((parse(text) as { jobs?: Jobs } | null)?.jobs ?? {}) as Jobs,
  })),
  ...['deploy', 'rolling'].map((name) => {
    const place = `examples/musicgen/.github/workflows/${name}.yml`;
    return { place, jobs: (parse(read(place)) as { jobs: Jobs }).jobs };
  }),
].flatMap(({ place, jobs }) =>
  Object.entries(jobs).flatMap(([job, { uses, permissions }]) => {
    const called = /^org\/deploy-actions\/(\.github\/workflows\/[\w-]+\.yml)@/.exec(uses ?? '')?.[1];
    return called === undefined ? [] : [{ place, job, called, permissions: permissions ?? {} }];
  }),
);

/** What the jobs of a called workflow ask for and their caller doesn't grant: GitHub would not start it. */
function missing(called: string, granted: Permissions): string[] {
  const { jobs } = readWorkflow(called);
  const asked = Object.values(jobs).flatMap(({ permissions }) => Object.entries(permissions ?? {}));
  const lacking = asked.filter(
    ([scope, access]) => levels.indexOf(granted[scope] ?? 'none') < levels.indexOf(String(access)),
  );
  return [...new Set(lacking.map(([scope, access]) => `${scope}: ${access}`))];
}

describe('whoever calls a workflow here', () => {
  test('is found', () => expect(callers.length).toBeGreaterThanOrEqual(6));

  test.each(callers)('grants what it asks for: $job in $place', ({ called, permissions }) => {
    expect(missing(called, permissions)).toEqual([]);
  });

  test('would be told what is missing', () => {
    const permissions = { contents: 'read', actions: 'read', 'id-token': 'write', checks: 'read' };
    expect(missing('.github/workflows/deploy.yml', permissions)).toEqual(
      expect.arrayContaining(['contents: write', 'checks: write', 'issues: write', 'statuses: read']),
    );
  });
});
