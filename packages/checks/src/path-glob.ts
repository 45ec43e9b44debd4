import { matchesGlob } from 'node:path';

/** Whether a glob means a path. Unlike those of a shell, its stars mean hidden files and folders, too: `infra/**` has `infra/.terraform.lock.hcl`. */
export function pathMatches(path: string, glob: string): boolean {
  return matchesGlob(unhidden(path), unhidden(glob));
}

/** Whether one of the globs means a path. */
export function matchesAny(path: string, globs: readonly string[]): boolean {
  return globs.some((glob) => pathMatches(path, glob));
}

// A mark before a leading dot, in path and glob alike, makes it a letter like others.
function unhidden(text: string): string {
  return text.replaceAll(/(^|\/)\.(?=[^./])/g, '$1\u0001.');
}
