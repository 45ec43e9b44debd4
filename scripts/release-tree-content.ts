import { posix } from 'node:path';
import { movedLinks } from './release-tree-links.ts';
import { gitLines, ReleaseTreeError, readText, type Source } from './release-tree-source.ts';
import { consumerName } from './workspace.ts';

/** A file that the release tree has in addition, or with another content than its commit. */
export interface ReleaseFile {
  readonly path: string;
  readonly mode: string;
  readonly content: string;
}

/** What an action's folder holds for those who use it. */
const parts = ['action.yml', 'README.md'] as const;

/**
 * What has to be added to a commit's own files: a folder for each action, under the name that consumers write. With a
 * version, addresses of files on `main` become those of its tag. Throws `ReleaseTreeError` with everything that stands
 * against it.
 */
export async function releaseFiles(source: Source, version?: string): Promise<ReleaseFile[]> {
  const problems = await danglingReferences(source);
  const folders = consumerFolders(source, problems);
  const files: ReleaseFile[] = [];
  for (const [action, folder] of folders) {
    for (const part of parts) {
      const path = `actions/${action}/${part}`;
      const file = source.files.get(path);
      if (!file || file.mode === '120000') {
        problems.push(`${path} is ${file ? 'a symbolic link' : 'missing'}`);
        continue;
      }
      const text = await readText(source, file);
      const content =
        part === 'action.yml'
          ? movedEntries(source, { text, path, folder }, problems)
          : movedLinks(text, `actions/${action}`, folder, (target) => consumerPath(target, folders));
      files.push({ path: `${folder}/${part}`, mode: file.mode, content });
    }
  }
  if (problems.length > 0) throw new ReleaseTreeError(problems);
  return version === undefined ? files : withAddresses(source, files, version);
}

/** The folder of each action. Names that are taken are problems, also where they differ in case alone: not every file system can tell. */
function consumerFolders({ files, commit }: Source, problems: string[]): ReadonlyMap<string, string> {
  const top = [...files.keys()].map((path) => path.split('/')[0] ?? '');
  const taken = new Map(top.map((name) => [name.toLowerCase(), `the commit has ${name} there already`]));
  const folders = new Map<string, string>();
  for (const path of files.keys()) {
    const action = /^actions\/([^/]+)\/action\.yml$/.exec(path)?.[1];
    if (action === undefined) continue;
    const folder = consumerName(action);
    const other = taken.get(folder.toLowerCase());
    if (other !== undefined) problems.push(`actions/${action} needs the folder ${folder}, but ${other}`);
    taken.set(folder.toLowerCase(), `actions/${action} needs it as well`);
    folders.set(action, folder);
  }
  if (folders.size === 0) problems.push(`commit ${commit} has no actions/<name>/action.yml`);
  return folders;
}

/** Where a path from the top of the tree is for those who came through an action's folder. */
function consumerPath(path: string, folders: ReadonlyMap<string, string>): string {
  const [, action = '', rest = ''] = /^actions\/([^/]+)(|\/action\.yml|\/README\.md)$/.exec(path) ?? [];
  const folder = folders.get(action);
  return folder === undefined ? path : `${folder}${rest}`;
}

interface ActionFile {
  readonly text: string;
  readonly path: string;
  readonly folder: string;
}

/** An action.yml whose entry points are found from its new folder; all else keeps every byte. */
function movedEntries(source: Source, { text, path, folder }: ActionFile, problems: string[]): string {
  const block = /^runs:[ \t]*\n(?:(?:[ \t]+.*|#.*|[ \t]*)(?:\n|$))+/m.exec(text)?.[0] ?? '';
  if (!/^ +using: *["']?node\d+["']? *$/m.test(block) || !/^ +main:/m.test(block)) {
    problems.push(`${path} describes no JavaScript action: no \`runs:\` with \`using: node…\` and \`main\``);
  }
  const moved = block.replaceAll(
    /^( +(?:main|pre|post): *)(["']?)([^\s"'#]+)\2/gm,
    (_, name: string, quote: string, entry: string) => {
      const file = posix.join(posix.dirname(path), entry);
      if (!source.files.has(file)) {
        problems.push(
          `${path} starts ${file}, which the commit doesn't have: \`npm run build\`, and commit it`,
        );
      }
      return `${name}${quote}${posix.relative(folder, file)}${quote}`;
    },
  );
  return text.replace(block, () => moved);
}

/** References of workflows and composite actions to this repository at their own ref, `$/path`, that lead nowhere. */
async function danglingReferences(source: Source): Promise<string[]> {
  const problems: string[] = [];
  for (const file of source.files.values()) {
    if (!/^\.github\/(workflows\/[^/]+|actions\/.+\/action)\.ya?ml$/.test(file.path)) continue;
    const text = await readText(source, file);
    for (const [, target = ''] of text.matchAll(/^[ \t-]*uses:\s*["']?\$\/([^\s"'#]+)/gm)) {
      const manifests = ['action.yml', 'action.yaml'].map((name) => posix.join(target, name));
      if ([target, ...manifests].some((path) => source.files.has(path))) continue;
      problems.push(`${file.path} uses $/${target}, which the commit doesn't have`);
    }
  }
  return problems;
}

/** An address of a file of this repository as it is on `main`; whoever reads a release wants the file of that release. */
const address = /(https:\/\/raw\.githubusercontent\.com\/[\w.-]+\/deploy-actions\/)main\//g;

async function withAddresses(
  source: Source,
  files: readonly ReleaseFile[],
  version: string,
): Promise<ReleaseFile[]> {
  const released = (text: string) => text.replaceAll(address, `$1${version}/`);
  const changed: ReleaseFile[] = [];
  for (const path of await pathsWithAddress(source)) {
    const file = source.files.get(path);
    if (!file || !/^(?!\.github\/)(.+\.md|schema\/.+\.json)$/.test(path)) continue;
    const text = await readText(source, file);
    changed.push({ path, mode: file.mode, content: released(text) });
  }
  return [...files.map((file) => ({ ...file, content: released(file.content) })), ...changed];
}

async function pathsWithAddress({ root, commit }: Source): Promise<string[]> {
  const search = [
    'grep',
    '-z',
    '-I',
    '--name-only',
    '-F',
    '-e',
    'https://raw.githubusercontent.com/',
    commit,
  ];
  // Finding nothing is a failure to grep.
  const found = await gitLines(root, search, '\0').catch(() => []);
  return found.map((line) => line.slice(commit.length + 1));
}
