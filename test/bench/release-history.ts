import { execFileSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';

/** How large a history is; merge commits count like any other. */
export interface HistorySize {
  /** Commits up to the last release, the tagged one included; there is a release each 500 commits. */
  readonly older: number;
  /** Commits since then. */
  readonly since: number;
}

/** A repository as a project has it after some years. */
export interface ReleaseHistory {
  /** The remote, without a work tree. */
  readonly bare: string;
  /** A full clone of it with main checked out. */
  readonly clone: string;
  /** The newest release tag; `undefined` when nothing is older. */
  readonly lastTag: string | undefined;
}

const releaseEvery = 500;
const start = Date.UTC(2020, 0, 6) / 1_000;

/**
 * Makes a repository with a history of conventional commits: features, fixes, chores, bodies and footers, reverts, and topic
 * branches merged as GitHub does. The same size makes the same commits.
 */
export function createReleaseHistory(folder: string, size: HistorySize): ReleaseHistory {
  const [bare, clone] = [join(folder, 'remote.git'), join(folder, 'clone')];
  mkdirSync(bare, { recursive: true });
  git(bare, ['init', '--quiet', '--bare', '--template=', '--initial-branch=main']);
  git(bare, ['config', 'core.fsync', 'none']);
  const { stream, lastTag } = describeHistory(size);
  git(bare, ['fast-import', '--quiet'], stream);
  git(bare, ['repack', '-adq']);
  git(folder, ['clone', '--quiet', `file://${bare}`, clone]);
  return { bare, clone, lastTag };
}

/** Runs git without this machine's own configuration. */
function git(directory: string, args: readonly string[], input = ''): void {
  const env = { ...process.env, GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_SYSTEM: '/dev/null' };
  execFileSync('git', args, { cwd: directory, input, env, stdio: ['pipe', 'ignore', 'inherit'] });
}

/** The history in the language of git-fast-import(1), and its newest release tag. */
function describeHistory({ older, since }: HistorySize): { stream: string; lastTag: string | undefined } {
  const parts: string[] = [];
  let lastTag: string | undefined;
  for (let mark = 1, releases = 0; mark <= older + since; mark += 1) {
    // The last three of each twenty: two commits beside main, and the merge of both.
    const merge = mark % 20 === 19;
    const fork = mark - (mark % 20) + 16;
    const parents = merge ? [fork, mark - 1] : [mark - 1].filter((parent) => parent > 0);
    const message = merge
      ? `Merge pull request #${mark} from acme/topic-${mark}\n\n${headerOf(mark - 1)}\n`
      : messageOf(mark);
    parts.push(commit(mark, parents, message));
    if (mark !== older && (mark > older || mark % releaseEvery > 0)) continue;
    lastTag = `v1.${releases}.0`;
    releases += 1;
    parts.push(tag(lastTag, mark));
  }
  return { stream: parts.join(''), lastTag };
}

function commit(mark: number, parents: readonly number[], message: string): string {
  const seconds = start + mark * 3_600;
  const who = `Developer ${mark % 25} <developer-${mark % 25}@example.org> ${seconds} +0000`;
  const [first, second] = parents;
  // A merge has the files of both its branches.
  const changed = second === undefined ? [mark] : [second - 1, second];
  return [
    `commit refs/heads/main\nmark :${mark}\nauthor ${who}\ncommitter ${who}`,
    data(message),
    ...(first === undefined ? [] : [`from :${first}`]),
    ...(second === undefined ? [] : [`merge :${second}`]),
    ...changed.map((by) => `M 100644 inline ${pathOf(by)}\n${data(`export const value = ${by * 7_919};\n`)}`),
    '',
  ].join('\n');
}

function tag(name: string, mark: number): string {
  const tagger = `tagger Robot <robot@example.org> ${start + mark * 3_600 + 60} +0000`;
  return `tag ${name}\nfrom :${mark}\n${tagger}\n${data(`Release ${name}\n`)}\n`;
}

/** The length in bytes, then the text. */
function data(text: string): string {
  return `data ${Buffer.byteLength(text)}\n${text}`;
}

function pathOf(mark: number): string {
  return `packages/part-${mark % 40}/src/file-${mark % 9}.ts`;
}

const scopes = ['api', 'web', 'cli', 'store', undefined, 'auth', undefined];
const subjects = [
  'accept several currencies in one order',
  'show the price before tax — as the law wants it',
  'keep the session while the page is open',
  'the list of orders has pages',
  'answer with 404 where nothing is',
  'retry when the store is busy',
];

/** Types in the shares that projects have them. */
const types =
  'feat fix fix chore docs fix feat test refactor chore ci fix perf chore(deps) build style words'.split(' ');

function messageOf(mark: number): string {
  const type = types[mark % types.length] ?? 'fix';
  const scope = type.includes('(') ? undefined : scopes[mark % scopes.length];
  const subject = `${subjects[mark % subjects.length]}, part ${mark} (#${mark})`;
  // Its commit was made right before, and may itself be such a revert.
  if (mark % 97 === 0) return `Revert "${headerOf(mark - 1)}"\n\nReverts acme/shop#${mark - 1}\n`;
  if (type === 'words') return `${subject}\n`;
  const header = `${type}${scope === undefined ? '' : `(${scope})`}: ${subject}`;
  return `${header}\n${bodyOf(mark)}`;
}

function bodyOf(mark: number): string {
  if (mark % 3 > 0) return '';
  const why =
    'It was asked for by those who use it every day, and what was there before took\nthem several steps.';
  const breaking = mark % 333 === 0 ? '\n\nBREAKING CHANGE: give the new field in requests' : '';
  return `\n${why}${breaking}\n\nCloses #${mark + 5}\nCo-authored-by: Grace <grace@example.org>\n`;
}

function headerOf(mark: number): string {
  return messageOf(mark).split('\n', 1)[0] ?? '';
}
