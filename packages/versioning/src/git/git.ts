import { ProviderError, type Runtime, type ToolResult } from '@deploy-actions/action-kit';
import { credentialRemedy } from './credentials.ts';

const localLimit = 60_000;
/** Fetching the whole history of a large repository takes minutes. */
const networkLimit = 10 * 60_000;

/** A file that can't be: an empty one of grafts would make git give advice on them. */
const nowhere = '/dev/null/grafts';

/** What would have git work on another repository than the one in its folder, as it does for hooks, or read paths as patterns. */
const elsewhere = Object.fromEntries(
  [
    ...['DIR', 'WORK_TREE', 'COMMON_DIR', 'INDEX_FILE', 'OBJECT_DIRECTORY', 'ALTERNATE_OBJECT_DIRECTORIES'],
    ...[
      'NAMESPACE',
      'SHALLOW_FILE',
      'QUARANTINE_PATH',
      'GLOB_PATHSPECS',
      'NOGLOB_PATHSPECS',
      'ICASE_PATHSPECS',
    ],
  ].map((name) => [`GIT_${name}`, undefined]),
);

/** How one git command is run. */
export interface GitOptions {
  readonly input?: string;
  readonly environment?: Readonly<Record<string, string>>;
  /** Whether the command talks to a remote; it then gets more time. */
  readonly network?: boolean;
}

/** The git program in one folder: never a prompt, never a shell, the same words in every locale. */
export class Git {
  readonly #runtime: Pick<Runtime, 'processes' | 'signal'>;
  readonly #directory: string;
  readonly #environment: Readonly<Record<string, string>>;
  readonly #answers = new Map<string, unknown>();

  /** `environment` is given to every command, e.g. `GIT_CONFIG_*` with credentials. */
  constructor(
    runtime: Pick<Runtime, 'processes' | 'signal'>,
    directory: string,
    environment: Readonly<Record<string, string>> = {},
  ) {
    this.#runtime = runtime;
    this.#directory = directory;
    this.#environment = environment;
  }

  /** Runs a command and gives its standard output. Throws ProviderError with git's own words when it fails. */
  async output(args: readonly string[], options: GitOptions = {}): Promise<string> {
    const result = await this.attempt(args, options);
    if (result.exitCode === 0) return result.stdout;
    throw gitError(args, result, options.network);
  }

  /** Like {@link output}, without surrounding white space. */
  async line(args: readonly string[], options: GitOptions = {}): Promise<string> {
    return (await this.output(args, options)).trim();
  }

  /**
   * What was answered before to a question about objects: when all are given by their full hash, what they say never changes.
   * `lasting` tells which answers stay true when the clone gets more objects.
   */
  async remember<T>(
    question: string,
    objects: readonly string[],
    ask: () => Promise<T>,
    lasting: (answer: T) => boolean = () => true,
  ): Promise<T> {
    const key = [question, ...objects].join('\n');
    if (this.#answers.has(key)) return this.#answers.get(key) as T;
    const answer = await ask();
    if (objects.every((object) => /^[0-9a-f]{40,64}$/.test(object)) && lasting(answer))
      this.#answers.set(key, answer);
    return answer;
  }

  /** Runs a command whose failure is an answer, too. */
  attempt(args: readonly string[], options: GitOptions = {}): Promise<ToolResult> {
    return this.#runtime.processes.tool({
      command: 'git',
      args,
      directory: this.#directory,
      environment: {
        ...elsewhere,
        ...this.#environment,
        ...options.environment,
        LC_ALL: 'C',
        GIT_TERMINAL_PROMPT: '0',
        GIT_LITERAL_PATHSPECS: '1',
        // Both are settings of one clone; a release is the same from each.
        GIT_NO_REPLACE_OBJECTS: '1',
        GIT_GRAFT_FILE: nowhere,
      },
      timeout: options.network ? networkLimit : localLimit,
      signal: this.#runtime.signal,
      ...(options.input === undefined ? {} : { input: options.input }),
    });
  }
}

/** What a failed git command means to the reader. */
export function gitError(args: readonly string[], result: ToolResult, network = false): ProviderError {
  const words = (result.stderr.trim() || result.stdout.trim()).split('\n').slice(-6).join('; ');
  const operation = args.find((arg) => /^[a-z]/.test(arg)) ?? 'git';
  const remedy = network ? credentialRemedy(words) : undefined;
  return new ProviderError(remedy ? `${words}. ${remedy}` : words || `exit code ${result.exitCode}`, {
    system: 'git',
    operation,
    retryable: network && remedy === undefined,
  });
}
