import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { type Manifest, readManifest, repository, workspaces } from './workspace.ts';

/** A third-party package that an action needs when it runs. */
export interface Dependency {
  /** Relative to the repository. */
  readonly folder: string;
  readonly manifest: Manifest;
}

/** Every third-party package that the workspaces need at run time, directly or not, in alphabetical order of their folders. */
export function productionDependencies(root = repository): Dependency[] {
  const found = new Map<string, Dependency>();
  const follow = (folder: string, manifest: Manifest) => {
    const { dependencies, optionalDependencies, peerDependencies } = manifest;
    for (const name of Object.keys({ ...dependencies, ...optionalDependencies, ...peerDependencies })) {
      if (name.startsWith('@deploy-actions/')) continue;
      // npm doesn't install these by itself, and nothing here asks for one.
      if (manifest.peerDependenciesMeta?.[name]?.optional) continue;
      const place = locate(root, folder, name);
      if (found.has(place)) continue;
      const dependency = { folder: place, manifest: readManifest(join(root, place)) };
      found.set(place, dependency);
      follow(place, dependency.manifest);
    }
  };
  for (const { folder, manifest } of workspaces(root)) follow(folder, manifest);
  return [...found.values()].sort((a, b) => (a.folder < b.folder ? -1 : 1));
}

/** Every full licence text once, under the names and versions of the dependencies that carry it. Throws when a package names none. */
export function licenseTexts(dependencies: readonly Dependency[], root = repository): string {
  const byText = Map.groupBy(dependencies, (dependency) => licenseText(dependency, root));
  return [...byText]
    .map(([text, packages]) => {
      const names = packages.map(
        ({ manifest: { name, version, license } }) => `${name} ${version} (${license ?? 'see below'})`,
      );
      return `${names.join('\n')}\n\n${text}\n`;
    })
    .join(`\n${'-'.repeat(80)}\n\n`);
}

function licenseText({ folder, manifest: { name, license } }: Dependency, root: string): string {
  const [file] = globSync('{LICENSE,LICENCE,license,licence,License}*', { cwd: join(root, folder) }).sort();
  if (file)
    return readFileSync(join(root, folder, file), 'utf8')
      .replaceAll('\r\n', '\n')
      .trim();
  return `Distributed under the licence ${license ?? fail(`${name} names no licence`)}; the package carries no text of it.`;
}

/** Where Node would find a package from a folder. */
function locate(root: string, from: string, name: string): string {
  for (let folder = from; ; folder = dirname(folder)) {
    const place = join(folder, 'node_modules', name);
    if (existsSync(join(root, place, 'package.json'))) return place;
    if (folder === '.' || folder === dirname(folder)) fail(`${name}, which ${from} needs, is not installed`);
  }
}

function fail(message: string): never {
  throw new Error(message);
}
