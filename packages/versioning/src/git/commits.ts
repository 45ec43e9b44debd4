import { CommitParser } from 'conventional-commits-parser';
import type { Git } from './git.ts';

/** One commit as the conventional commits specification 1.0.0 reads it. */
export interface Commit {
  readonly hash: string;
  readonly parents: readonly string[];
  readonly header: string;
  readonly message: string;
  /** Lower case; `undefined` when the header isn't conventional. */
  readonly type: string | undefined;
  readonly scope: string | undefined;
  /** The header behind the type, or the whole header. */
  readonly description: string;
  /** Marked by `!` or a footer. */
  readonly breaking: boolean;
  /** Texts of the `BREAKING CHANGE` footers. */
  readonly migration: readonly string[];
  /** Texts of the `DEPRECATED` footers. */
  readonly deprecations: readonly string[];
  /** The version of a `Release-As` footer, unchecked. */
  readonly releaseAs: string | undefined;
  /** The parent whose release the commit carries (trailer `Source-Commit`), unchecked. */
  readonly source: string | undefined;
}

const header = /^([a-z][\w-]*)(?:\(([^()]+)\))?!?:[ \t]+(.+)$/i;
const breakingHeader = /^([a-z][\w-]*)(?:\(([^()]+)\))?!:[ \t]+(.+)$/i;

const parser = new CommitParser({
  headerPattern: header,
  breakingHeaderPattern: breakingHeader,
  noteKeywords: ['BREAKING CHANGE', 'BREAKING-CHANGE', 'DEPRECATED', 'Release-As', 'Source-Commit'],
  // Matches nothing: by default a line such as `-notes-` would overwrite what was parsed under that name.
  fieldPattern: /(?!)/,
  // The specification wants these in upper case; the parser's own pattern would take a sentence for a footer.
  notesPattern: (keywords) => new RegExp(`^(${keywords}):[ \\t]+(.*)`),
});

/** Parses a commit message; line ends may be CRLF. */
export function parseCommit(hash: string, parents: readonly string[], message: string): Commit {
  const text = message.replaceAll('\r\n', '\n').trim() || '(no message)';
  const parsed = parser.parse(text);
  const notes = (...titles: string[]) =>
    parsed.notes.filter(({ title }) => titles.includes(title)).map((note) => note.text.trim());
  const first = text.split('\n', 1)[0] ?? '';
  const migration = notes('BREAKING CHANGE', 'BREAKING-CHANGE');
  const marked = breakingHeader.test(first);
  const fromHeader = marked && migration.length === 1 && migration[0] === parsed['subject']?.trim();
  return {
    hash,
    parents,
    header: first,
    message: text,
    type: parsed['type']?.toLowerCase(),
    scope: parsed['scope']?.trim() || undefined,
    description: (parsed['subject'] ?? first).trim(),
    breaking: marked || migration.length > 0,
    migration: fromHeader ? [] : migration,
    deprecations: notes('DEPRECATED'),
    releaseAs: firstWord(notes('Release-As')),
    source: firstWord(notes('Source-Commit')),
  };
}

function firstWord(texts: readonly string[]): string | undefined {
  return texts[0]?.split(/\s/, 1)[0] || undefined;
}

/** The commits reachable from `to` but not from `from` (all of them without it), newest first and children before parents. */
export async function readCommits(git: Git, from: string | undefined, to: string): Promise<Commit[]> {
  return log(git, ['--topo-order', to, ...(from === undefined ? [] : ['--not', from])]);
}

/** Exactly the commits given; those that aren't in this clone are left out. */
export async function readCommitsAt(git: Git, hashes: readonly string[]): Promise<Commit[]> {
  if (hashes.length === 0) return [];
  return log(git, ['--no-walk=unsorted', '--ignore-missing', ...hashes]);
}

async function log(git: Git, args: readonly string[]): Promise<Commit[]> {
  const output = await git.output([
    ...['-c', 'log.showSignature=false', 'log', '-z', '--no-color', '--encoding=UTF-8'],
    ...['--format=%H%x1f%P%x1f%B', ...args, '--'],
  ]);
  return output
    .split('\0')
    .filter((record) => record !== '')
    .map((record) => {
      const [hash = '', parents = '', ...message] = record.split('\x1f');
      return parseCommit(hash.trim(), parents.split(' ').filter(Boolean), message.join('\x1f'));
    });
}

/** The parent of a commit that only carries a release of that parent (its trailer `Source-Commit` says so), or the commit itself. */
export function sourceOf(commit: Commit): string {
  return commit.source !== undefined && commit.parents.includes(commit.source) ? commit.source : commit.hash;
}

/** The commit each of the given ones stands for in the end, through any number of release commits; those the clone lacks are left out. */
export async function readSources(git: Git, hashes: readonly string[]): Promise<Map<string, string>> {
  const steps = new Map((await readCommitsAt(git, hashes)).map((commit) => [commit.hash, sourceOf(commit)]));
  const further = [...steps].filter(([hash, source]) => hash !== source).map(([, source]) => source);
  const ends = further.length > 0 ? await readSources(git, further) : steps;
  return new Map([...steps].map(([hash, source]) => [hash, ends.get(source) ?? source]));
}
