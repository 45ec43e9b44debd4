import type { Commit } from './commits.ts';
import { isRevert } from './reverts.ts';

/** The sections of a release in the order of Keep a Changelog 1.1.0, and the notes for those who must act. */
export const sectionTitles = [
  'Added',
  'Changed',
  'Deprecated',
  'Removed',
  'Fixed',
  'Security',
  'Migration notes',
] as const;

/** Title of a section of a release. */
export type SectionTitle = (typeof sectionTitles)[number];

/** How much a version must grow, the most first. */
export type Level = 'major' | 'minor' | 'patch';

const levels: readonly Level[] = ['major', 'minor', 'patch'];

interface Rule {
  readonly section: SectionTitle;
  /** Absent when the change alone is no reason for a release. */
  readonly level?: Level;
}

/** What each commit type means; types that aren't here are work behind the scenes. */
const rules: Readonly<Record<string, Rule>> = {
  feat: { section: 'Added', level: 'minor' },
  feature: { section: 'Added', level: 'minor' },
  fix: { section: 'Fixed', level: 'patch' },
  perf: { section: 'Changed', level: 'patch' },
  revert: { section: 'Changed', level: 'patch' },
  refactor: { section: 'Changed' },
  deprecate: { section: 'Deprecated', level: 'minor' },
  remove: { section: 'Removed', level: 'patch' },
  security: { section: 'Security', level: 'patch' },
};

function ruleOf(commit: Commit): Rule | undefined {
  const rule = rules[commit.type ?? ''] ?? (isRevert(commit) ? rules['revert'] : undefined);
  if (commit.scope?.toLowerCase() === 'security') return { ...rule, section: 'Security' };
  return rule ?? (commit.breaking ? { section: 'Changed' } : undefined);
}

/** The level a commit asks for by itself, if any. */
export function levelOf(commit: Commit): Level | undefined {
  if (commit.breaking) return 'major';
  // semver.org, item 7: what is marked deprecated raises the minor version.
  return commit.deprecations.length > 0 ? 'minor' : ruleOf(commit)?.level;
}

/** The highest level any of the commits asks for, if one does. */
export function highestLevel(commits: readonly Commit[]): Level | undefined {
  const found = new Set(commits.map(levelOf));
  return levels.find((level) => found.has(level));
}

/** The entries of a release by section, oldest first, breaking ones in front; Markdown, lines joined by LF. */
export function describeChanges(
  newestFirst: readonly Commit[],
): ReadonlyMap<SectionTitle, readonly string[]> {
  const commits = newestFirst.toReversed();
  const sections = new Map<SectionTitle, Set<string>>();
  // A merge commit that repeats the title of what it merges makes the same entry; a set keeps one.
  const add = (title: SectionTitle, entry: string) =>
    sections.set(title, (sections.get(title) ?? new Set()).add(entry));
  for (const commit of commits.toSorted((a, b) => Number(b.breaking) - Number(a.breaking))) {
    const rule = ruleOf(commit);
    if (rule) add(rule.section, entry(commit, commit.description, commit.breaking));
    for (const text of commit.deprecations) add('Deprecated', entry(commit, text));
    for (const text of commit.migration) add('Migration notes', entry(commit, text));
  }
  return new Map(
    sectionTitles.flatMap((title) => {
      const entries = sections.get(title);
      return entries ? [[title, [...entries]] as const] : [];
    }),
  );
}

function entry(commit: Commit, text: string, breaking = false): string {
  const scope = commit.scope && commit.scope.toLowerCase() !== 'security' ? `**${commit.scope}:** ` : '';
  const indented = markdownSafe(text).replaceAll(/\n(?=[^\n])/g, '\n  ');
  return `- ${breaking ? '**Breaking:** ' : ''}${scope}${indented}`;
}

/** Outside of code, `<` would start an HTML tag and swallow what follows: `Array<string>`. */
function markdownSafe(text: string): string {
  return text.replaceAll(/(`+)[\s\S]*?\1|</g, (match) => (match === '<' ? '\\<' : match));
}
