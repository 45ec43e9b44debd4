import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { GitObjects } from './git-objects.ts';

/** A bare git repository on disk and the git program in it. Every look is at the disk, so that others may write there, too. */
export class BareRepository {
  readonly path: string;
  readonly #environment: Readonly<Record<string, string>>;

  /** `environment` is added to that of every command. */
  constructor(path: string, environment: Readonly<Record<string, string>> = {}) {
    this.path = path;
    this.#environment = environment;
  }

  /** The repository in a folder, made there when there is none. */
  static at(path: string, defaultBranch: string): BareRepository {
    const repository = new BareRepository(path);
    if (!existsSync(join(path, 'HEAD'))) {
      mkdirSync(path, { recursive: true });
      repository.output(['init', '--quiet', '--bare', '--template=', '.']);
      repository.output(['config', 'core.fsync', 'none']);
    }
    repository.output(['symbolic-ref', 'HEAD', `refs/heads/${defaultBranch}`]);
    return repository;
  }

  /** The environment of commands that see nothing of the machine's own git configuration. */
  get environment(): NodeJS.ProcessEnv {
    return {
      PATH: process.env['PATH'],
      HOME: this.path,
      GIT_DIR: this.path,
      GIT_CONFIG_NOSYSTEM: '1',
      GIT_CONFIG_GLOBAL: '/dev/null',
      LC_ALL: 'C',
      ...this.#environment,
    };
  }

  /** Runs git; gives the exit code and what it wrote. */
  run(args: readonly string[], input: string | Uint8Array = '') {
    const { status, stdout, stderr, error } = spawnSync('git', args, {
      cwd: this.path,
      env: this.environment,
      input,
      maxBuffer: 1024 ** 3,
    });
    if (error !== undefined) throw error;
    return { status, stdout, words: stderr.toString().trim() };
  }

  /** What git writes. Throws with git's words when it fails. */
  output(args: readonly string[], input?: string | Uint8Array): Buffer {
    const { status, stdout, words } = this.run(args, input);
    if (status !== 0) throw new Error(`git ${args.join(' ')}: ${words}`);
    return stdout;
  }

  /** All refs by name, as gitrepository-layout(5) describes where they stand. */
  refs(): Map<string, string> {
    const names = readdirSync(join(this.path, 'refs'), { recursive: true, encoding: 'utf8' });
    const loose = names.map((name) => [`refs/${name.replaceAll('\\', '/')}`, this.#looseRef(name)] as const);
    const packed = existsSync(join(this.path, 'packed-refs'))
      ? readFileSync(join(this.path, 'packed-refs'), 'utf8').matchAll(/^([0-9a-f]{40}) (refs\/\S+)$/gm)
      : [];
    const refs = new Map([...packed].map(([, sha = '', ref = '']) => [ref, sha]));
    for (const [ref, sha] of loose) if (sha !== undefined) refs.set(ref, sha);
    return new Map([...refs].toSorted(([a], [b]) => (a < b ? -1 : 1)));
  }

  #looseRef(name: string): string | undefined {
    if (name.endsWith('.lock')) return undefined;
    try {
      return /^[0-9a-f]{40}$/m.exec(readFileSync(join(this.path, 'refs', name), 'utf8'))?.[0];
    } catch {
      // A folder, or a ref that was packed or deleted a moment ago.
      return undefined;
    }
  }
}

/** The refs of a repository on disk. */
export class BareRefs extends Map<string, string> {
  readonly #repository: BareRepository;

  constructor(repository: BareRepository) {
    super();
    this.#repository = repository;
  }

  override get size(): number {
    return this.#repository.refs().size;
  }
  override get(ref: string): string | undefined {
    return this.#repository.refs().get(ref);
  }
  override has(ref: string): boolean {
    return this.#repository.refs().has(ref);
  }
  override set(ref: string, sha: string): this {
    this.#repository.output(['update-ref', ref, sha]);
    return this;
  }
  override delete(ref: string): boolean {
    const there = this.has(ref);
    if (there) this.#repository.output(['update-ref', '-d', ref]);
    return there;
  }
  override clear(): void {
    for (const ref of this.keys()) this.delete(ref);
  }
  override forEach(each: (sha: string, ref: string, refs: Map<string, string>) => void): void {
    for (const [ref, sha] of this.entries()) each(sha, ref, this);
  }
  override entries() {
    return this.#repository.refs().entries();
  }
  override keys() {
    return this.#repository.refs().keys();
  }
  override values() {
    return this.#repository.refs().values();
  }
  override [Symbol.iterator]() {
    return this.entries();
  }
}

// Histories are asked for commit by commit, and each command of git takes some milliseconds.
const ancestorsAtOnce = 250;

/** The objects of a repository on disk, looked up when they are asked for. */
export class BareObjects extends GitObjects {
  readonly #repository: BareRepository;

  constructor(repository: BareRepository) {
    super();
    this.#repository = repository;
  }

  override isAncestor(ancestor: string, commit: string): boolean {
    return this.#repository.run(['merge-base', '--is-ancestor', ancestor, commit]).status === 0;
  }

  protected override keep(type: string, bytes: Buffer): string {
    return this.#repository.output(['hash-object', '-w', '-t', type, '--stdin'], bytes).toString().trim();
  }

  protected override *bring(sha: string) {
    if (!/^[0-9a-f]{40}$/.test(sha)) return;
    for (const object of this.#read(`${sha}\n`)) {
      yield object;
      if (object[1] !== 'commit') continue;
      // A shallow or broken history has no list of ancestors.
      const { status, stdout } = this.#repository.run(['rev-list', `--max-count=${ancestorsAtOnce}`, sha]);
      if (status === 0) yield* this.#read(stdout);
    }
  }

  *#read(ids: string | Buffer): Generator<readonly [string, string, Buffer]> {
    const output = this.#repository.output(['cat-file', '--batch'], ids);
    for (let at = 0; at < output.length; ) {
      const end = output.indexOf('\n', at);
      const [sha = '', type = '', size = '0'] = output.subarray(at, end).toString().split(' ');
      at = end + 1;
      if (type === 'missing') continue;
      yield [sha, type, output.subarray(at, at + Number(size))];
      at += Number(size) + 1;
    }
  }
}
