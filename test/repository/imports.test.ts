import { describe, expect, test } from 'vitest';
import { workspaces } from '../../scripts/workspace.ts';
import { findImports, packageOf, resolveRelative, type SourceFile, sourceFiles } from './source-code.ts';

const scope = '@deploy-actions/';
const sources = await sourceFiles(/^(actions|packages)\/[^/]+\/src\//);

/** `packages/config` of `packages/config/src/load.ts`. */
function workspaceOf(path: string): string {
  return path.split('/', 2).join('/');
}

/** Every import that a rule forbids, as `file imports what`. */
function offenders(
  files: readonly SourceFile[],
  forbidden: (specifier: string, file: SourceFile) => boolean,
): string[] {
  return files.flatMap((file) =>
    file.imports
      .filter(({ specifier }) => forbidden(specifier, file))
      .map(({ specifier }) => `${file.path} imports ${specifier}`),
  );
}

test('imports of every shape are found', () => {
  const text = `import a from './a';
import type { B } from './b';
import { type C, c } from './c';
import {
  d,
} from './d';
import './e';
export * from './f';
export type { G } from './g';
const h = await import('./h');
type I = typeof import('./i');
// import 'not-this';
`;
  const found = Object.fromEntries(
    findImports(text).map(({ specifier, kind }) => [specifier.slice('./'.length), kind]),
  );
  expect(found).toEqual({
    ...{ a: 'static', b: 'type', c: 'static', d: 'static', e: 'static', f: 'static', g: 'type' },
    ...{ h: 'dynamic', i: 'type' },
  });
  expect(sources.length).toBeGreaterThan(50);
});

describe('imports flow from actions to packages to action-kit', () => {
  test('nothing imports an action', () => {
    expect(
      offenders(
        sources,
        (specifier) => specifier.startsWith(`${scope}action-`) && specifier !== `${scope}action-kit`,
      ),
    ).toEqual([]);
  });

  test('no relative import leaves its workspace', () => {
    const leaves = (specifier: string, { path }: SourceFile) =>
      specifier.startsWith('.') && workspaceOf(resolveRelative(path, specifier)) !== workspaceOf(path);
    expect(offenders(sources, leaves)).toEqual([]);
  });

  test('a package is entered through its index', () => {
    const deep = (specifier: string) => specifier.startsWith(scope) && specifier.split('/').length > 2;
    expect(offenders(sources, deep)).toEqual([]);
  });

  test('action-kit imports no other package of ours', () => {
    const kit = sources.filter(({ path }) => path.startsWith('packages/action-kit/'));
    expect(offenders(kit, (specifier) => specifier.startsWith(scope))).toEqual([]);
  });

  test('what is for tests is imported by tests alone', () => {
    expect(offenders(sources, (specifier) => specifier === `${scope}testing`)).toEqual([]);
  });
});

describe('there are no cycles', () => {
  test('among packages', () => {
    const graph = new Map(
      workspaces().map(({ manifest }) => [
        manifest.name,
        Object.keys(manifest.dependencies ?? {}).filter((name) => name.startsWith(scope)),
      ]),
    );
    expect(cycles(graph)).toEqual([]);
  });

  test('among the files of a package, as far as they are loaded together', () => {
    const graph = new Map(
      sources.map(({ path, imports }) => [
        path,
        imports
          .filter(({ specifier, kind }) => specifier.startsWith('.') && kind === 'static')
          .map(({ specifier }) => resolveRelative(path, specifier)),
      ]),
    );
    expect(cycles(graph)).toEqual([]);
  });

  test('and one would be found', () => {
    const graph = new Map([
      ['a', ['b']],
      ['b', ['c']],
      ['c', ['b']],
    ]);
    expect(cycles(graph)).toEqual(['b → c → b']);
  });
});

describe('an action starts cheaply', () => {
  const files = new Map(sources.map((file) => [file.path, file]));

  /** All packages that are loaded before an action has read its inputs. */
  function loadedAtStart(path: string, seen = new Set<string>()): Set<string> {
    const packages = new Set<string>();
    if (seen.has(path)) return packages;
    seen.add(path);
    for (const { specifier, kind } of files.get(path)?.imports ?? []) {
      if (kind !== 'static') continue;
      const name = packageOf(specifier);
      if (name !== undefined) packages.add(name);
      const next = name?.startsWith(scope)
        ? `packages/${name.slice(scope.length)}/src/index.ts`
        : resolveRelative(path, specifier);
      for (const more of loadedAtStart(next, seen)) packages.add(more);
    }
    return packages;
  }

  const entries = [...files.keys()].filter((path) => /^actions\/[^/]+\/src\/(main|post)\.ts$/.test(path));

  test.each(entries)('%s loads nothing but the kit before inputs are read', (entry) => {
    const loaded = [...loadedAtStart(entry)];
    expect(loaded.filter((name) => name !== `${scope}action-kit` && name !== '@actions/core')).toEqual([]);
  });
});

/** Each cycle of a graph once, as `a → b → a`. */
function cycles(graph: ReadonlyMap<string, readonly string[]>): string[] {
  const found: string[] = [];
  const done = new Set<string>();
  const visit = (node: string, trail: readonly string[]) => {
    const start = trail.indexOf(node);
    if (start >= 0) found.push([...trail.slice(start), node].join(' → '));
    if (start >= 0 || done.has(node)) return;
    for (const next of graph.get(node) ?? []) visit(next, [...trail, node]);
    done.add(node);
  };
  for (const node of graph.keys()) visit(node, []);
  return found;
}
