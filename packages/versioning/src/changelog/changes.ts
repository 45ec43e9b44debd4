import type { Preset } from 'conventional-changelog';
import type { Commit } from '../git/commits.ts';
import { isRevert } from '../version/reverts.ts';
import { CreditFinder, type CreditOptions } from './credits.ts';
import { GivenCommits } from './given-commits.ts';
import { markdownSafe } from './markdown.ts';
import { reversalIn } from './reverted.ts';

type WriterOptions = NonNullable<Preset['writer']>;

/** The sections of a release in the order of Keep a Changelog 2.0.0, and the notes for those who must act. */
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

/** An entry on its way into a section. */
interface Note {
  readonly title: SectionTitle;
  /** The entry without credits. */
  readonly text: string;
  /** Whether the entry is made of the commit's title, and names who made the change. */
  readonly credited: boolean;
}

type NoteGroups = readonly { readonly title: string; readonly notes: readonly CreditedNote[] }[];

interface CreditedNote {
  readonly text: string;
  readonly credited?: boolean;
  readonly source?: Commit;
}

/**
 * Keep a Changelog as the preset of conventional-changelog: every entry is a note under the title of its section, sections in
 * their order. The groups are taken as they are; a text made of them would only be split again.
 */
function keepAChangelog(take: (groups: NoteGroups) => void): WriterOptions {
  return {
    ignoreReverted: false,
    doFlush: true,
    generateOn: null,
    transform: () => ({}),
    noteGroupsSort: (a, b) => positionOf(a.title) - positionOf(b.title),
    notesSort: () => 0,
    finalizeContext: (context) => {
      take(context.noteGroups ?? []);
      // What stays in the context is written out for debugging, whether anybody looks or not.
      return { ...context, commitGroups: [], noteGroups: [] };
    },
    template: () => '',
  };
}

function positionOf(title: string): number {
  return (sectionTitles as readonly string[]).indexOf(title);
}

/** The entries of a release by section, oldest first, breaking ones in front; Markdown, lines joined by LF. */
export async function describeChanges(
  newestFirst: readonly Commit[],
  options: CreditOptions = {},
): Promise<ReadonlyMap<SectionTitle, readonly string[]>> {
  const finder = new CreditFinder(newestFirst, options);
  const oldestFirst = newestFirst.toReversed().toSorted((a, b) => Number(b.breaking) - Number(a.breaking));
  const commits = oldestFirst.map((commit) => ({
    ...bareCommit,
    header: commit.header,
    notes: notesOf(commit, finder).map((note) => ({ ...note, source: commit })),
  }));
  let groups: NoteGroups = [];
  const { ConventionalChangelog } = await import('conventional-changelog');
  const writer = keepAChangelog((found) => {
    groups = found;
  });
  const changelog = new ConventionalChangelog(new GivenCommits(commits)).config({ writer });
  for await (const _part of changelog.write());
  return new Map(
    groups.map(({ title, notes }) => [title as SectionTitle, withCredits(notes, finder)] as const),
  );
}

/**
 * The commits about which a host should be asked, newest first: those that make entries whose pull request or author is not
 * known yet. Of the commits of one unknown author the newest is enough.
 */
export function commitsToCredit(newestFirst: readonly Commit[], options: CreditOptions): string[] {
  const finder = new CreditFinder(newestFirst, options);
  const addresses = new Set<string>();
  return newestFirst.flatMap((commit) => {
    if (ruleOf(commit) === undefined || !finder.isOpen(commit)) return [];
    const repeated = addresses.has(commit.authorEmail);
    addresses.add(commit.authorEmail);
    const enough = repeated && (!options.pullRequests || finder.pullRequest(commit) !== undefined);
    return enough ? [] : [commit.hash];
  });
}

const bareCommit = { merge: null, revert: null, body: null, footer: null, mentions: [], references: [] };

function notesOf(commit: Commit, finder: CreditFinder): Note[] {
  const rule = ruleOf(commit);
  const words = finder.description(commit);
  const { scope, text } = reversalIn(commit, words) ?? { scope: commit.scope, text: words };
  const title = rule && entry(scope, text, commit.breaking);
  return [
    ...(rule && title ? [{ title: rule.section, text: title, credited: true }] : []),
    ...commit.deprecations.map((text) => footer('Deprecated', commit, text)),
    ...commit.migration.map((text) => footer('Migration notes', commit, text)),
  ];
}

function footer(title: SectionTitle, commit: Commit, text: string): Note {
  return { title, text: entry(commit.scope, text), credited: false };
}

/** A merge commit that repeats the title of what it merges makes the same entry; one is kept, with the credits of both. */
function withCredits(notes: readonly CreditedNote[], finder: CreditFinder): string[] {
  const entries = new Map<string, Commit[]>();
  for (const { text, source, credited } of notes) {
    const sources = entries.get(text) ?? [];
    if (credited && source) sources.push(source);
    entries.set(text, sources);
  }
  return [...entries].map(([text, commits]) => `${text}${finder.suffix(commits)}`);
}

function entry(scope: string | undefined, text: string, breaking = false): string {
  const named = scope && scope.toLowerCase() !== 'security';
  const where = named ? `**${markdownSafe(scope)}:** ` : '';
  const indented = markdownSafe(text).replaceAll(/\n(?=[^\n])/g, '\n  ');
  return `- ${breaking ? '**Breaking:** ' : ''}${where}${indented}`;
}
