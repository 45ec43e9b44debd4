import { existsSync, globSync, readFileSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';

/** The folder of this repository. */
export const repository = resolve(import.meta.dirname, '..');

/** Names of the actions in a repository: every folder below `actions/` with an `action.yml`, in alphabetical order. */
export function actionNames(root = repository): string[] {
  return globSync('actions/*/action.yml', { cwd: root })
    .map((file) => basename(dirname(file)))
    .sort();
}

/** The folder that consumers write behind `uses: org/deploy-actions/`. */
export function consumerName(action: string): string {
  return action === 'blue-green-shift' ? 'blue-green' : action;
}

/** The phases an action has: `main`, and `post` where there is a `src/post.ts`. */
export function phasesOf(action: string, root = repository): ('main' | 'post')[] {
  return (['main', 'post'] as const).filter((phase) =>
    existsSync(join(root, 'actions', action, 'src', `${phase}.ts`)),
  );
}

/** What this project reads from a package.json. */
export interface Manifest {
  readonly name: string;
  readonly version: string;
  readonly license?: string;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly peerDependencies?: Readonly<Record<string, string>>;
  readonly peerDependenciesMeta?: Readonly<Record<string, { readonly optional?: boolean }>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

/** A workspace: its folder relative to the repository and its package.json. */
export interface Workspace {
  readonly folder: string;
  readonly manifest: Manifest;
}

/** All workspaces of a repository, in alphabetical order of their folders. */
export function workspaces(root = repository): Workspace[] {
  return globSync('{actions,packages}/*/package.json', { cwd: root })
    .map((file) => dirname(file).replaceAll('\\', '/'))
    .sort()
    .map((folder) => ({ folder, manifest: readManifest(join(root, folder)) }));
}

/** The package.json in a folder. */
export function readManifest(folder: string): Manifest {
  return JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as Manifest;
}
