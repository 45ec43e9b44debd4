import { posix } from 'node:path';
import { movedLinks } from './release-tree-links.ts';
import { ReleaseTreeError, readTexts, type Source } from './release-tree-source.ts';
import { consumerName } from './workspace.ts';

/** A file that the release tree has in addition, or with another content than its commit. */
export interface ReleaseFile {
  readonly path: string;
  readonly mode: string;
  readonly content: string;
}

/**
 * What has to be added to a commit's own files: a folder for each action, under the name that consumers write. With a
 * version, addresses of files on `main` become those of its tag. Throws `ReleaseTreeError` with everything that stands
 * against it.
 */
export async function releaseFiles(source: Source, version?: string): Promise<ReleaseFile[]> {
  const problems: string[] = [];
  const folders = consumerFolders(source, problems);
  const parts = [...folders].flatMap(([action, folder]) => partsOf(source, action, folder, problems));
  const callers = [...source.files.values()].filter(({ path }) => caller.test(path));
  const texts = await readTexts(source, [...parts.map(({ file }) => file), ...callers], problems);
  for (const { path } of callers) problems.push(...danglingReferences(source, path, texts.get(path) ?? ''));
  const files = parts.map(({ file, folder }): ReleaseFile => {
    const text = texts.get(file.path) ?? '';
    const [action, name] = [posix.dirname(file.path), posix.basename(file.path)];
    const content =
      name === 'action.yml'
        ? movedEntries(source, { text, path: file.path, folder }, problems)
        : movedLinks(text, action, folder, (target) => consumerPath(target, folders));
    return { path: `${folder}/${name}`, mode: file.mode, content };
  });
  if (problems.length > 0) throw new ReleaseTreeError(problems);
  return version === undefined ? files : withAddresses(source, files, version);
}

/** What is to be in an action's folder for those who use it. */
function partsOf({ files }: Source, action: string, folder: string, problems: string[]) {
  return ['action.yml', 'README.md'].flatMap((name) => {
    const path = `actions/${action}/${name}`;
    const file = files.get(path);
    if (file && file.mode !== '120000') return [{ file, folder }];
    problems.push(`${path} is ${file ? 'a symbolic link' : 'missing'}`);
    return [];
  });
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

/** Workflows, and composite actions. */
const caller = /^\.github\/(workflows\/[^/]+|actions\/.+\/action)\.ya?ml$/;

/** References of a file to this repository at its own ref, `$/path`, that lead nowhere. */
function danglingReferences({ files }: Source, path: string, text: string): string[] {
  const references = [...text.matchAll(/^[ \t-]*uses:\s*["']?\$\/([^\s"'#]+)/gm)];
  return references.flatMap(([, target = '']) => {
    const places = [target, posix.join(target, 'action.yml'), posix.join(target, 'action.yaml')];
    const found = places.some((place) => files.has(place));
    return found ? [] : [`${path} uses $/${target}, which the commit doesn't have`];
  });
}

/** An address of a file of this repository as it is on `main`; whoever reads a release wants the file of that release. */
const address = /(https:\/\/raw\.githubusercontent\.com\/[\w.-]+\/deploy-actions\/)main\//g;

async function withAddresses(
  source: Source,
  files: readonly ReleaseFile[],
  version: string,
): Promise<ReleaseFile[]> {
  const released = (text: string) => text.replaceAll(address, `$1${version}/`);
  // Not found by `git grep`, which looks at settings, and at the attributes of the work tree.
  const documents = [...source.files.values()].filter(
    ({ path, mode }) => mode.startsWith('100') && /^(?!\.github\/)(.+\.md|schema\/.+\.json)$/.test(path),
  );
  const problems: string[] = [];
  const texts = await readTexts(source, documents, problems);
  if (problems.length > 0) throw new ReleaseTreeError(problems);
  const named = documents.filter(({ path }) => texts.get(path)?.search(address) !== -1);
  const all = [...files, ...named.map(({ path, mode }) => ({ path, mode, content: texts.get(path) ?? '' }))];
  return all.map((file) => ({ ...file, content: released(file.content) }));
}
