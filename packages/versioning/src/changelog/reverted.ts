import type { Commit } from '../git/commits.ts';
import { isRevert } from '../version/reverts.ts';

/** What a commit that takes another back says about it. */
export interface Reversal {
  /** The scope of what was taken back. */
  readonly scope: string | undefined;
  /** Its title without type and scope, behind a word that tells what became of it. */
  readonly text: string;
}

/** Types of conventional commits that stand in quoted titles; another word before a colon belongs to the title. */
const conventional =
  /^(?:feat|feature|fix|perf|refactor|deprecate|remove|security|docs|test|chore|ci|build|style)(?:\(([^()]+)\))?!?:[ \t]+(.+)$/i;

/** A title within that of its revert: git's, GitHub's, and that of a conventional commit. */
const wrapping = /^(?:(Reapply|Revert:?|revert:?) "(.+)"|(revert)(?:\([^()]+\))?!?:[ \t]+(.+))$/;

/**
 * Reads titles such as `revert: feat: start`, `Revert "feat: start"` and `Reapply "feat: start"`, which would otherwise sound as
 * if they brought what they take back; `undefined` for all others, also when they say by themselves that they revert something.
 */
export function reversalIn(commit: Commit, description: string): Reversal | undefined {
  if (!isRevert(commit)) return undefined;
  const [, words = '', number = ''] = /^(.*?)( \(#\d+\))?$/s.exec(description) ?? [];
  let back = commit.type === 'revert';
  let title = back ? words.replace(/^"(.+)"$/, '$1') : words;
  for (;;) {
    const [word, inner] = wrapping.exec(title)?.filter(Boolean).slice(1) ?? [];
    if (inner === undefined) break;
    title = inner.replace(/ \(#\d+\)$/, (own) => (/^Re(?:vert|apply)/.test(inner) ? '' : own));
    if (word !== 'Reapply') back = !back;
  }
  if (title === words && (commit.type !== 'revert' || /^revert/i.test(title))) return undefined;
  const [, scope, text = title] = conventional.exec(title) ?? [];
  return {
    scope: commit.scope ?? scope?.trim(),
    text: `${back ? 'Reverted' : 'Reapplied'}: ${text}${number}`,
  };
}
