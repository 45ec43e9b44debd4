import { glob } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { ConfigurationError } from '@deploy-actions/action-kit';

/** Neither holds files of the service itself, and both are large. */
const leftOut = new Set(['node_modules', '.git']);

/** The files that a glob matches, relative to the workspace, sorted. */
export async function filesOf(pattern: string, workspace: string, signal: AbortSignal): Promise<string[]> {
  const files: string[] = [];
  const entries = glob(pattern, {
    cwd: workspace,
    withFileTypes: true,
    exclude: ({ name }) => leftOut.has(name),
  });
  for await (const entry of entries) {
    signal.throwIfAborted();
    if (!entry.isDirectory()) files.push(relative(workspace, join(entry.parentPath, entry.name)));
  }
  return files.sort();
}

/**
 * The files that globs match, each once, relative to the workspace. Throws ConfigurationError for globs that match
 * nothing: a check that looks at nothing proves nothing.
 */
export async function matchingFiles(
  patterns: readonly string[],
  workspace: string,
  signal: AbortSignal,
): Promise<string[]> {
  const files = new Set<string>();
  const empty: string[] = [];
  for (const pattern of patterns) {
    const found = await filesOf(pattern, workspace, signal);
    if (found.length === 0) empty.push(pattern);
    for (const file of found) files.add(file);
  }
  if (empty.length > 0) {
    throw new ConfigurationError(empty.map((pattern) => ({ message: `\`${pattern}\` matches no file` })));
  }
  return [...files];
}
