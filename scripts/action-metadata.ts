import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { actionNames, repository } from './workspace.ts';

/** One input as action.yml declares it. */
export interface InputMetadata {
  readonly description: string;
  readonly required?: boolean;
  readonly default?: unknown;
}

/** What `action.yml` says about an action. */
export interface ActionMetadata {
  readonly name: string;
  readonly description: string;
  readonly author: string;
  readonly branding: { readonly icon: string; readonly color: string };
  readonly inputs?: Readonly<Record<string, InputMetadata>>;
  readonly outputs?: Readonly<Record<string, { readonly description: string }>>;
  readonly runs: { readonly using: string; readonly main: string; readonly post?: string };
}

/** A permission of the job's token and why the action needs it. */
export interface Permission {
  /** `contents: read`, as written under `permissions:`. */
  readonly scope: string;
  readonly reason: string;
}

/** An action as its folder describes it. */
export interface DescribedAction {
  /** Name of the folder below `actions/`. */
  readonly folder: string;
  readonly metadata: ActionMetadata;
  /** From the comment at the top of action.yml; `undefined` when there is none. */
  readonly permissions: readonly Permission[] | undefined;
}

/** All actions of a repository, in alphabetical order. Throws when a metadata file is not YAML. */
export function describedActions(root = repository): DescribedAction[] {
  return actionNames(root).map((folder) => {
    const text = readFileSync(join(root, 'actions', folder, 'action.yml'), 'utf8');
    return { folder, metadata: parse(text) as ActionMetadata, permissions: readPermissions(text) };
  });
}

/** The text of an action's README, or `undefined` when it has none. */
export function readReadme(folder: string, root = repository): string | undefined {
  const file = join(root, 'actions', folder, 'README.md');
  return existsSync(file) ? readFileSync(file, 'utf8') : undefined;
}

/**
 * Reads the comment that action.yml starts with: `# permissions:`, then a line `#   contents: read — reason` each, or
 * `#   none`. A line that is indented further continues the reason before it.
 */
function readPermissions(text: string): Permission[] | undefined {
  const [heading, ...lines] = text.split('\n').filter((line) => line.trim() !== '#');
  if (heading?.trim() !== '# permissions:') return undefined;
  const permissions: Permission[] = [];
  for (const line of lines) {
    const item = /^# {3}(\S.*)$/.exec(line)?.[1];
    const more = /^# {4,}(\S.*)$/.exec(line)?.[1];
    if (more !== undefined) {
      const last = permissions.pop();
      if (last) permissions.push({ ...last, reason: `${last.reason} ${more}` });
    } else if (item === undefined || item === 'none') break;
    else {
      const [scope = '', reason = ''] = item.split(' — ');
      permissions.push({ scope, reason });
    }
  }
  return permissions;
}
