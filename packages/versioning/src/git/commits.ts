import { CommitParser } from 'conventional-commits-parser';
import type { Git } from './git.ts';

/** One commit as the conventional commits specification 1.0.0 reads it. */
export interface Commit {
  readonly hash: string;
  /** As the commit itself has them, also where a shallow clone ends. */
  readonly parents: readonly string[];
  /** Of the author, by `.mailmap`; empty when unknown. */
  readonly authorName: string;
  readonly authorEmail: string;
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

const footers = ['BREAKING CHANGE', 'BREAKING-CHANGE', 'DEPRECATED', 'Release-As', 'Source-Commit'];

const parser = new CommitParser({
  headerPattern: header,
  breakingHeaderPattern: breakingHeader,
  noteKeywords: footers,
  // Matches nothing: by default a line such as `-notes-` would overwrite what was parsed under that name.
  fieldPattern: /(?!)/,
  // The specification wants these in upper case; the parser's own pattern would take a sentence for a footer.
  notesPattern: (keywords) => new RegExp(`^(${keywords}):(?:[ \\t]+|$)(.*)`),
});

const firstFooter = new RegExp(`^(?:${footers.join('|')}):(?:[ \\t]|$)`, 'm');

/** Characters that act on a terminal, or that some programs (the runner's log among them) take for the end of a line. */
const control = /(?![\n\t])[\p{Cc}\u2028\u2029]/gu;

/** Beyond these nothing is read: the parser's time grows with the square of a line's length, and it calls itself for footers. */
const longestLine = 5_000;
const mostLines = 2_000;

/** What the parser has to see of a message: the title, and everything from the first footer on. */
function essence(title: string, text: string): string {
  const rest = text.slice(title.length);
  const start = rest.search(firstFooter);
  const lines = start < 0 ? [] : ['', ...rest.slice(start).split('\n', mostLines)];
  return [title, ...lines].map((line) => line.slice(0, longestLine)).join('\n');
}

/** Parses a commit message; line ends may be CRLF. Control characters become spaces. */
export function parseCommit(
  hash: string,
  parents: readonly string[],
  message: string,
  author = { name: '', email: '' },
): Commit {
  const lines = message.replaceAll('\r\n', '\n');
  const text = lines.replaceAll(control, ' ').trim() || '(no message)';
  const first = text.split('\n', 1)[0] ?? '';
  const parsed = parser.parse(essence(first, text));
  const notes = (...titles: string[]) =>
    parsed.notes.filter(({ title }) => titles.includes(title)).map((note) => note.text.trim());
  const breaking = notes('BREAKING CHANGE', 'BREAKING-CHANGE');
  const migration = breaking.filter((note) => note !== '');
  const marked = breakingHeader.test(first);
  const fromHeader = marked && migration.length === 1 && migration[0] === parsed['subject']?.trim();
  return {
    hash,
    parents,
    authorName: author.name,
    authorEmail: author.email,
    header: first,
    message: text,
    type: parsed['type']?.toLowerCase(),
    scope: parsed['scope']?.trim() || undefined,
    description: (parsed['subject'] ?? first).trim(),
    breaking: marked || breaking.length > 0,
    migration: fromHeader ? [] : migration,
    deprecations: notes('DEPRECATED'),
    releaseAs: firstWord(notes('Release-As')),
    source: firstWord(notes('Source-Commit')),
  };
}

function firstWord(texts: readonly string[]): string | undefined {
  return texts[0]?.split(/\s/, 1)[0] || undefined;
}

/**
 * The commits reachable from `to` but from none of `without`, newest first and children before parents. With `paths` (as seen
 * from git's folder), only those that change something there; of a merge counts what it brought into its first parent.
 */
export async function readCommits(
  git: Git,
  without: string | readonly string[] | undefined,
  to: string,
  paths: readonly string[] = [],
): Promise<Commit[]> {
  const ends = without === undefined ? [] : [without].flat();
  const question = ['commits', ...paths].join('\0');
  return git.remember(question, [to, ...ends], () =>
    readRange(git, ['--topo-order', to, '--not', ...ends], paths),
  );
}

async function readRange(git: Git, range: readonly string[], paths: readonly string[]): Promise<Commit[]> {
  if (paths.length === 0) return log(git, range);
  // By default git leaves out a branch whose changes were merged another way as well.
  const found = await log(git, ['--full-history', ...range], paths);
  const unchanged = await mergesWithout(git, found, paths);
  return found.filter(({ hash }) => !unchanged.has(hash));
}

/** Exactly the commits given; those that aren't in this clone are left out. */
export async function readCommitsAt(git: Git, hashes: readonly string[]): Promise<Commit[]> {
  if (hashes.length === 0) return [];
  const ask = () => log(git, ['--no-walk=unsorted', '--ignore-missing', ...hashes]);
  return git.remember('commits at', hashes, ask, (found) => found.length === new Set(hashes).size);
}

async function log(git: Git, args: readonly string[], paths: readonly string[] = []): Promise<Commit[]> {
  const output = await git.output([
    ...[
      '-c',
      'log.showSignature=false',
      '-c',
      'log.follow=false',
      'log',
      '-z',
      '--no-color',
      '--encoding=UTF-8',
    ],
    ...['--format=%H%x1f%P%x1f%aN%x1f%aE%x1f%B', ...args, '--', ...paths],
  ]);
  const commits = output
    .split('\0')
    .filter((record) => record !== '')
    .map((record) => {
      const [hash = '', parents = '', name = '', email = '', ...message] = record.split('\x1f');
      const author = { name, email };
      return parseCommit(hash.trim(), parents.split(' ').filter(Boolean), message.join('\x1f'), author);
    });
  const ends = commits.filter(({ parents }) => parents.length === 0).map(({ hash }) => hash);
  const parents = await rawParents(git, ends);
  return commits.map((commit) => ({ ...commit, parents: parents.get(commit.hash) ?? commit.parents }));
}

/** The parents as the commits themselves have them; elsewhere git shows none where a shallow clone ends. */
export async function rawParents(git: Git, hashes: readonly string[]): Promise<Map<string, string[]>> {
  if (hashes.length === 0) return new Map();
  const input = hashes.map((hash) => `${hash}\n`).join('');
  const args = ['-c', 'log.showSignature=false', 'log', '-z', '--no-walk=unsorted', '--format=raw'];
  const output = await git.output([...args, '--no-color', '--ignore-missing', '--stdin'], { input });
  return new Map(
    output.split('\0').flatMap((record) => {
      const head = record.split('\n\n', 1)[0] ?? '';
      const hash = /^commit ([0-9a-f]+)/.exec(head)?.[1];
      if (hash === undefined) return [];
      return [[hash, [...head.matchAll(/^parent ([0-9a-f]+)$/gm)].map(([, parent = '']) => parent)]];
    }),
  );
}

/** The merges that leave everything below the paths as their first parent has it. */
async function mergesWithout(
  git: Git,
  commits: readonly Commit[],
  paths: readonly string[],
): Promise<ReadonlySet<string>> {
  const merges = commits.filter(({ parents }) => parents.length > 1);
  if (merges.length === 0) return new Set();
  const input = merges.map(({ hash, parents }) => `${hash} ${parents[0]}\n`).join('');
  const args = ['diff-tree', '--stdin', '--name-only', '--no-renames', '-r', '--', ...paths];
  const changed = new Set(
    (await git.output(args, { input })).split('\n').map((line) => line.split(' ', 1)[0]),
  );
  return new Set(merges.map(({ hash }) => hash).filter((hash) => !changed.has(hash)));
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
