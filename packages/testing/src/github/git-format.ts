/** A person and a time (seconds since 1970, UTC) in a commit. */
export interface Signature {
  readonly name: string;
  readonly email: string;
  readonly seconds: number;
}

/** A line of a tree. Modes as git writes them in the API: `100644`, `100755`, `120000`, `040000`, `160000`. */
export interface TreeEntry {
  readonly mode: string;
  readonly sha: string;
}

/** A commit. */
export interface Commit {
  readonly tree: string;
  readonly parents: readonly string[];
  readonly author: Signature;
  readonly committer: Signature;
  readonly message: string;
  /** GitHub signed it. False when absent. */
  readonly verified?: boolean;
}

/** An annotated tag. */
export interface Tag {
  readonly name: string;
  /** The id of what it names, which may be a tag again. */
  readonly object: string;
  readonly tagger: Signature;
  readonly message: string;
  /** False when absent. */
  readonly verified?: boolean;
}

/** An object of git, with what its bytes say. */
export type GitObject =
  | { readonly type: 'blob'; readonly value: Buffer }
  | { readonly type: 'tree'; readonly value: ReadonlyMap<string, TreeEntry> }
  | { readonly type: 'commit'; readonly value: Commit }
  | { readonly type: 'tag'; readonly value: Tag };

/** The mode of a folder in a tree. */
export const folderMode = '040000';

// Nobody can check it, but it stands where GitHub's own signature stands.
const signature = '-----BEGIN PGP SIGNATURE-----\n\nRmFrZSBHaXRIdWI=\n-----END PGP SIGNATURE-----';

/** The bytes of a tree. Git sorts bytewise, with a slash after the names of folders. */
export function encodedTree(entries: ReadonlyMap<string, TreeEntry>): Buffer {
  const lines = [...entries]
    .map(([name, { mode, sha }]) => ({
      key: Buffer.from(mode === folderMode ? `${name}/` : name),
      line: [Buffer.from(`${mode.replace(/^0/, '')} ${name}\0`), Buffer.from(sha, 'hex')],
    }))
    .toSorted((a, b) => Buffer.compare(a.key, b.key));
  return Buffer.concat(lines.flatMap(({ line }) => line));
}

/** The bytes of a commit. */
export function encodedCommit(commit: Commit): Buffer {
  const text = [
    `tree ${commit.tree}`,
    ...commit.parents.map((parent) => `parent ${parent}`),
    `author ${written(commit.author)}`,
    `committer ${written(commit.committer)}`,
    ...(commit.verified ? [`gpgsig ${signature.replaceAll('\n', '\n ')}`] : []),
    '',
    commit.message,
  ].join('\n');
  return Buffer.from(text);
}

/** The bytes of an annotated tag; `type` is that of what it names. */
export function encodedTag(
  { object, name, tagger, message, verified }: Tag,
  type: string | undefined,
): Buffer {
  const head = [`object ${object}`, `type ${type}`, `tag ${name}`, `tagger ${written(tagger)}`];
  return Buffer.from([...head, '', verified ? `${message}\n${signature}\n` : message].join('\n'));
}

/** What the bytes of an object say. */
export function decoded(type: string, bytes: Buffer): GitObject | undefined {
  if (type === 'blob') return { type, value: bytes };
  if (type === 'tree') return { type, value: decodedTree(bytes) };
  const text = bytes.toString();
  const end = text.indexOf('\n\n');
  const headers = (end < 0 ? text : text.slice(0, end)).split(/\n(?! )/).map(splitHeader);
  const first = (name: string) => headers.find(([key]) => key === name)?.[1] ?? '';
  const message = end < 0 ? '' : text.slice(end + 2);
  if (type === 'commit') {
    const value: Commit = {
      tree: first('tree'),
      parents: headers.filter(([key]) => key === 'parent').map(([, parent]) => parent),
      author: read(first('author')),
      committer: read(first('committer')),
      message,
      verified: first('gpgsig').replaceAll('\n ', '\n') === signature,
    };
    return { type, value };
  }
  if (type !== 'tag') return undefined;
  const signed = message.endsWith(`\n${signature}\n`);
  const value: Tag = {
    name: first('tag'),
    object: first('object'),
    tagger: read(first('tagger')),
    message: signed ? message.slice(0, -signature.length - 2) : message,
    verified: signed,
  };
  return { type, value };
}

function decodedTree(bytes: Buffer): Map<string, TreeEntry> {
  const entries = new Map<string, TreeEntry>();
  for (let at = 0; at < bytes.length; ) {
    const end = bytes.indexOf(0, at);
    const [mode = '', ...name] = bytes.subarray(at, end).toString().split(' ');
    const sha = bytes.subarray(end + 1, end + 21).toString('hex');
    entries.set(name.join(' '), { mode: mode.padStart(6, '0'), sha });
    at = end + 21;
  }
  return entries;
}

function splitHeader(line: string): [string, string] {
  const space = line.indexOf(' ');
  return [line.slice(0, space), line.slice(space + 1)];
}

function written({ name, email, seconds }: Signature): string {
  return `${name} <${email}> ${seconds} +0000`;
}

function read(text: string): Signature {
  const [, name = '', email = '', seconds = '0'] = /^(.*?) ?<([^>]*)> (-?\d+)/.exec(text) ?? [];
  return { name, email, seconds: Number(seconds) };
}
