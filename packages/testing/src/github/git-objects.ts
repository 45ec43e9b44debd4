import { createHash } from 'node:crypto';

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
  /** GitHub signed it; the id is that of the commit without the signature. False when absent. */
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

/** The objects of a git repository; nothing is ever removed. Ids are git's own SHA-1s. */
export class GitObjects {
  readonly #blobs = new Map<string, Buffer>();
  readonly #trees = new Map<string, ReadonlyMap<string, TreeEntry>>();
  readonly #commits = new Map<string, Commit>();
  readonly #tags = new Map<string, Tag>();

  /** Stores a file's bytes; gives the id. */
  addBlob(bytes: Uint8Array): string {
    const sha = objectId('blob', bytes);
    this.#blobs.set(sha, Buffer.from(bytes));
    return sha;
  }

  /** Stores a folder of names and what they are; gives the id. */
  addTree(entries: ReadonlyMap<string, TreeEntry>): string {
    // Git sorts bytewise, with a slash after the names of folders.
    const sorted = [...entries]
      .map(([name, entry]) => ({
        name,
        entry,
        key: Buffer.from(entry.mode === folderMode ? `${name}/` : name),
      }))
      .toSorted((a, b) => Buffer.compare(a.key, b.key));
    const lines = sorted.flatMap(({ name, entry }) => [
      Buffer.from(`${entry.mode.replace(/^0/, '')} ${name}\0`),
      Buffer.from(entry.sha, 'hex'),
    ]);
    const sha = objectId('tree', Buffer.concat(lines));
    this.#trees.set(sha, new Map(sorted.map(({ name, entry }) => [name, entry])));
    return sha;
  }

  /** Stores a commit; gives the id. */
  addCommit(commit: Commit): string {
    const text = [
      `tree ${commit.tree}`,
      ...commit.parents.map((parent) => `parent ${parent}`),
      `author ${written(commit.author)}`,
      `committer ${written(commit.committer)}`,
      '',
      commit.message,
    ].join('\n');
    const sha = objectId('commit', Buffer.from(text));
    this.#commits.set(sha, commit);
    return sha;
  }

  /** Stores an annotated tag; gives the id. */
  addTag(tag: Tag): string {
    const { object, name, tagger, message } = tag;
    const text = [
      `object ${object}`,
      `type ${this.type(object)}`,
      `tag ${name}`,
      `tagger ${written(tagger)}`,
      '',
      message,
    ].join('\n');
    const sha = objectId('tag', Buffer.from(text));
    this.#tags.set(sha, tag);
    return sha;
  }

  tag(sha: string): Tag | undefined {
    return this.#tags.get(sha);
  }

  blob(sha: string): Buffer | undefined {
    return this.#blobs.get(sha);
  }

  tree(sha: string): ReadonlyMap<string, TreeEntry> | undefined {
    return this.#trees.get(sha);
  }

  commit(sha: string): Commit | undefined {
    return this.#commits.get(sha);
  }

  /** What an id names; undefined for an unknown one. */
  type(sha: string): 'blob' | 'tree' | 'commit' | 'tag' | undefined {
    if (this.#blobs.has(sha)) return 'blob';
    if (this.#tags.has(sha)) return 'tag';
    if (this.#trees.has(sha)) return 'tree';
    return this.#commits.has(sha) ? 'commit' : undefined;
  }

  /** The entry at a path below a tree; the empty path is the tree itself. */
  entryAt(tree: string, path: string): TreeEntry | undefined {
    let entry: TreeEntry | undefined = { mode: folderMode, sha: tree };
    for (const name of path.split('/').filter((part) => part !== '')) {
      if (entry === undefined) return undefined;
      entry = this.tree(entry.sha)?.get(name);
    }
    return entry;
  }

  /** The id of a tree that differs from `tree` (empty when undefined) at a path only; undefined removes what is there. */
  withEntry(tree: string | undefined, path: string, entry: TreeEntry | undefined): string {
    const [name = '', ...rest] = path.split('/');
    const entries = new Map(tree === undefined ? [] : this.tree(tree));
    if (rest.length > 0) {
      const folder = entries.get(name);
      const inner = this.withEntry(
        folder?.mode === folderMode ? folder.sha : undefined,
        rest.join('/'),
        entry,
      );
      if (this.tree(inner)?.size === 0) entries.delete(name);
      else entries.set(name, { mode: folderMode, sha: inner });
    } else if (entry === undefined) entries.delete(name);
    else entries.set(name, entry);
    return this.addTree(entries);
  }

  /** All entries below a tree with their paths, folders before what they hold. */
  *walk(tree: string, prefix = ''): Generator<[string, TreeEntry]> {
    for (const [name, entry] of this.tree(tree) ?? []) {
      yield [`${prefix}${name}`, entry];
      if (entry.mode === folderMode) yield* this.walk(entry.sha, `${prefix}${name}/`);
    }
  }

  /** Whether `ancestor` is `commit` or can be reached from it. */
  isAncestor(ancestor: string, commit: string): boolean {
    const seen = new Set<string>();
    const waiting = [commit];
    for (let sha = waiting.pop(); sha !== undefined; sha = waiting.pop()) {
      if (sha === ancestor) return true;
      if (seen.has(sha)) continue;
      seen.add(sha);
      waiting.push(...(this.commit(sha)?.parents ?? []));
    }
    return false;
  }
}

/** The mode of a folder in a tree. */
export const folderMode = '040000';

function objectId(type: string, content: Uint8Array): string {
  return createHash('sha1').update(`${type} ${content.length}\0`).update(content).digest('hex');
}

function written({ name, email, seconds }: Signature): string {
  return `${name} <${email}> ${seconds} +0000`;
}
