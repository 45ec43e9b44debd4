import { createHash } from 'node:crypto';
import {
  type Commit,
  decoded,
  encodedCommit,
  encodedTag,
  encodedTree,
  folderMode,
  type GitObject,
  type Tag,
  type TreeEntry,
} from './git-format.ts';

export { type Commit, folderMode, type Signature, type Tag, type TreeEntry } from './git-format.ts';

/** The objects of a git repository; nothing is ever removed. Ids are git's own SHA-1s. */
export class GitObjects {
  readonly #known = new Map<string, GitObject>();

  /** Stores a file's bytes; gives the id. */
  addBlob(bytes: Uint8Array): string {
    return this.#add('blob', Buffer.from(bytes));
  }

  /** Stores a folder of names and what they are; gives the id. */
  addTree(entries: ReadonlyMap<string, TreeEntry>): string {
    return this.#add('tree', encodedTree(entries));
  }

  /** Stores a commit; gives the id. */
  addCommit(commit: Commit): string {
    return this.#add('commit', encodedCommit(commit));
  }

  /** Stores an annotated tag; gives the id. */
  addTag(tag: Tag): string {
    return this.#add('tag', encodedTag(tag, this.type(tag.object)));
  }

  tag(sha: string): Tag | undefined {
    const object = this.#get(sha);
    return object?.type === 'tag' ? object.value : undefined;
  }

  blob(sha: string): Buffer | undefined {
    const object = this.#get(sha);
    return object?.type === 'blob' ? object.value : undefined;
  }

  tree(sha: string): ReadonlyMap<string, TreeEntry> | undefined {
    const object = this.#get(sha);
    return object?.type === 'tree' ? object.value : undefined;
  }

  commit(sha: string): Commit | undefined {
    const object = this.#get(sha);
    return object?.type === 'commit' ? object.value : undefined;
  }

  /** What an id names; undefined for an unknown one. */
  type(sha: string): GitObject['type'] | undefined {
    return this.#get(sha)?.type;
  }

  /** The id of what a tag names in the end; the id itself for anything else. */
  peeled(sha: string): string {
    const tag = this.tag(sha);
    return tag === undefined ? sha : this.peeled(tag.object);
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

  /** Keeps an object's bytes somewhere; gives the id. */
  protected keep(type: GitObject['type'], bytes: Buffer): string {
    return createHash('sha1').update(`${type} ${bytes.length}\0`).update(bytes).digest('hex');
  }

  /** Brings an object that isn't known yet, and others that may be asked for next. */
  protected *bring(_sha: string): Iterable<readonly [sha: string, type: string, bytes: Buffer]> {}

  #add(type: GitObject['type'], bytes: Buffer): string {
    const sha = this.keep(type, bytes);
    this.#learn(sha, type, bytes);
    return sha;
  }

  #get(sha: string): GitObject | undefined {
    if (!this.#known.has(sha)) for (const found of this.bring(sha)) this.#learn(...found);
    return this.#known.get(sha);
  }

  #learn(sha: string, type: string, bytes: Buffer): void {
    const object = decoded(type, bytes);
    if (object !== undefined) this.#known.set(sha, object);
  }
}
