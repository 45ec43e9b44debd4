import { readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { parse } from 'yaml';

/** This repository. */
export const repositoryRoot = resolve(import.meta.dirname, '../../..');

/** What stands in an action.yml, as far as the runner cares. */
export interface ActionManifest {
  readonly name: string;
  readonly inputs: Readonly<Record<string, { readonly default?: unknown; readonly required?: boolean }>>;
  readonly outputs: Readonly<Record<string, unknown>>;
  /** Absolute paths of the bundles. */
  readonly main: string;
  readonly post: string | undefined;
}

/** Reads `actions/<action>/action.yml` below `root`. Throws when there is none. */
export function readActionManifest(action: string, root = repositoryRoot): ActionManifest {
  const file = join(root, 'actions', action, 'action.yml');
  const { name, inputs, outputs, runs } = parse(readFileSync(file, 'utf8')) as {
    readonly name: string;
    readonly inputs?: ActionManifest['inputs'];
    readonly outputs?: ActionManifest['outputs'];
    readonly runs: { readonly main: string; readonly post?: string };
  };
  const bundle = (path: string) => resolve(dirname(file), path);
  return {
    name,
    inputs: inputs ?? {},
    outputs: outputs ?? {},
    main: bundle(runs.main),
    post: runs.post === undefined ? undefined : bundle(runs.post),
  };
}
