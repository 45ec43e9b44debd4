import type { Preset } from 'conventional-changelog';
import type { Commit } from '../git/commits.ts';
import { isRevert } from '../version/reverts.ts';
import { GivenCommits } from './given-commits.ts';

type WriterOptions = NonNullable<Preset['writer']>;

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

/**
 * Keep a Changelog as conventional-changelog writes it: every entry is a note under the title of its section, sections in their
 * order. A merge commit that repeats the title of what it merges makes the same entry; one is kept.
 */
const keepAChangelog: WriterOptions = {
  ignoreReverted: false,
  doFlush: true,
  generateOn: null,
  transform: ({ notes }) => ({ notes }),
  noteGroupsSort: (a, b) => positionOf(a.title) - positionOf(b.title),
  notesSort: () => 0,
  template: ({ noteGroups = [] }) =>
    noteGroups
      .map(({ title, notes }) => `### ${title}\n\n${[...new Set(notes.map(({ text }) => text))].join('\n')}`)
      .join('\n\n'),
};

function positionOf(title: string): number {
  return (sectionTitles as readonly string[]).indexOf(title);
}

/** The entries of a release by section, oldest first, breaking ones in front; Markdown, lines joined by LF. */
export async function describeChanges(
  newestFirst: readonly Commit[],
): Promise<ReadonlyMap<SectionTitle, readonly string[]>> {
  const oldestFirst = newestFirst.toReversed().toSorted((a, b) => Number(b.breaking) - Number(a.breaking));
  const commits = oldestFirst.map((commit) => ({
    ...bareCommit,
    header: commit.header,
    notes: entriesOf(commit),
  }));
  const { ConventionalChangelog } = await import('conventional-changelog');
  const changelog = new ConventionalChangelog(new GivenCommits(commits)).config({ writer: keepAChangelog });
  let text = '';
  for await (const part of changelog.write()) text += part;
  return new Map(
    sectionTitles.flatMap((title) => {
      const body = text.split(new RegExp(`^### ${title}\\n\\n`, 'm'))[1]?.split(/\n\n### /)[0];
      // Further lines of an entry are indented, so that a dash in the first column begins one.
      return body === undefined ? [] : [[title, body.trimEnd().split(/\n(?=- )/)] as const];
    }),
  );
}

const bareCommit = { merge: null, revert: null, body: null, footer: null, mentions: [], references: [] };

function entriesOf(commit: Commit): { title: SectionTitle; text: string }[] {
  const rule = ruleOf(commit);
  return [
    ...(rule ? [{ title: rule.section, text: entry(commit, commit.description, commit.breaking) }] : []),
    ...commit.deprecations.map((text) => ({ title: 'Deprecated' as const, text: entry(commit, text) })),
    ...commit.migration.map((text) => ({ title: 'Migration notes' as const, text: entry(commit, text) })),
  ];
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
