import { glob, readFile } from 'node:fs/promises';
import { basename, join, relative } from 'node:path';
import type { DeclaredKind } from '../migration-tool.ts';

/** `deploy-actions: expand` or `contract` behind the beginning of a comment: `--`, `#`, `//`, `/*` or `*`. */
const marker = /^[ \t]*(?:--|#|\/\/|\/?\*+)[ \t]*deploy-actions:[ \t]*(expand|contract)\b/gim;

/** What a migration says of itself; the stricter of several. */
export function markerIn(text: string): DeclaredKind | undefined {
  const kinds = [...text.matchAll(marker)].map(([, kind = '']) => kind.toLowerCase());
  if (kinds.includes('contract')) return 'contract';
  return kinds.includes('expand') ? 'expand' : undefined;
}

/** The first words behind `deploy-actions:` in comments that are no marker. */
export function misspeltMarkers(text: string): readonly string[] {
  const words = [...text.matchAll(/^[ \t]*(?:--|#|\/\/|\/?\*+)[ \t]*deploy-actions:[ \t]*(\S*)/gim)];
  return words.map(([, word = '']) => word).filter((word) => !/^(?:expand|contract)\b/i.test(word));
}

/** A migration's file: where it is below the workspace, and what it says of itself. Nothing for a file that isn't there. */
export async function fileFacts(
  path: string,
  workspace: string,
): Promise<{ readonly file?: string; readonly declared?: DeclaredKind; readonly text?: string }> {
  const text = await readFile(path, 'utf8').catch(() => undefined);
  if (text === undefined) return {};
  const declared = markerIn(text);
  return { file: relative(workspace, path), text, ...(declared === undefined ? {} : { declared }) };
}

/** Folders that hold other people's migrations, or none. */
const skipped = new Set(['node_modules', '.git', '.venv', 'venv', 'vendor', 'site-packages', '__pycache__']);

/** The files below a folder that a pattern finds, sorted; not in folders of dependencies. */
export async function filesBelow(folder: string, pattern: string): Promise<readonly string[]> {
  const found: string[] = [];
  const exclude = (path: string) => skipped.has(basename(path));
  for await (const path of glob(pattern, { cwd: folder, exclude })) found.push(join(folder, path));
  return found.sort();
}

/** A name as the part of a pattern that finds nothing but itself. */
export function literally(name: string): string {
  return name.replaceAll(/[\\*?[\]{}()!+@]/g, '\\$&');
}
