import { access, constants } from 'node:fs/promises';
import { delimiter, dirname, join, resolve } from 'node:path';
import { type Problem, ProviderError, quoted, type ToolResult } from '@deploy-actions/action-kit';
import type { DatabaseAccess, ToolContext } from '../migration-tool.ts';
import { passwordsIn } from './database-environment.ts';
import { lastLinesOf, timeoutHint } from './tool-output.ts';

/** Questions to a tool take no longer than that; it may have to load a whole application. Milliseconds. */
const questionTimeout = 5 * 60_000;

/** Where a program may lie. */
export interface ProgramPlaces {
  /** What the section says. */
  readonly configured: readonly string[] | undefined;
  /** Names it usually goes by, with their first arguments; the first that is there is taken. */
  readonly usual: readonly (readonly [string, ...string[]])[];
  /** Names it has in `node_modules/.bin` of the folder or of one above it. */
  readonly nodeModule?: string;
  /** Files that must be in the folder for a usual name to be taken: `bin/rails`, `manage.py`. */
  readonly scripts?: readonly string[];
}

/** What a run of a tool is given. */
export interface ToolRun {
  readonly database?: DatabaseAccess;
  readonly environment?: Readonly<Record<string, string>>;
  /** Milliseconds. */
  readonly timeout?: number;
  readonly signal?: AbortSignal | undefined;
  readonly onLine?: ((line: string) => void) | undefined;
}

/** A migration tool's program in its folder. */
export class ToolProgram {
  readonly name: string;
  /** Absolute path of the folder it runs in. */
  readonly directory: string;
  readonly #places: ProgramPlaces;
  readonly #context: ToolContext;
  #words: Promise<readonly string[] | undefined> | undefined;

  constructor(name: string, directory: string, places: ProgramPlaces, context: ToolContext) {
    this.name = name;
    this.directory = resolve(context.workspace, directory);
    this.#places = places;
    this.#context = context;
  }

  /** Why it can't be started: no such folder, no such program. */
  async problems(): Promise<readonly Problem[]> {
    if (!(await exists(this.directory))) {
      const message = `there is no folder ${quoted(this.directory)}; \`directory\` of \`migrations\` is that of the release with the new migrations`;
      return [{ message }];
    }
    if ((await this.#found()) !== undefined) return [];
    return [{ message: this.#missing() }];
  }

  /** Runs it to its end; a non-zero exit code is a result. What it writes is redacted. Throws ProviderError, and the signal's reason. */
  async run(args: readonly string[], run: ToolRun = {}): Promise<ToolResult> {
    const { database, environment = {}, signal = this.#context.signal, onLine } = run;
    for (const secret of database ? passwordsIn(database.address) : []) this.#context.secrets.add(secret);
    const words = await this.#found();
    if (words === undefined) {
      throw new ProviderError(this.#missing(), { system: this.name, operation: 'start' });
    }
    const [command = '', ...first] = words;
    const { redact } = { redact: (text: string) => this.#context.secrets.redact(text) };
    const result = await this.#context.processes.tool({
      ...{ command, args: [...first, ...args], directory: this.directory, signal },
      environment: { NO_COLOR: '1', ...environment },
      timeout: run.timeout ?? questionTimeout,
      ...(onLine ? { onLine: (line: string) => onLine(redact(line)) } : {}),
    });
    return { ...result, stdout: redact(result.stdout), stderr: redact(result.stderr) };
  }

  /** Runs it and gives its standard output. Throws ProviderError with its last lines for a non-zero exit code. */
  async answer(operation: string, args: readonly string[], run: ToolRun = {}): Promise<string> {
    const result = await this.run(args, run);
    if (result.exitCode !== 0) throw this.failure(operation, result, run.database);
    return result.stdout;
  }

  /** Runs what changes the database. Throws ProviderError with its last lines when it fails or takes too long. */
  async change(operation: string, args: readonly string[], run: ToolRun): Promise<ToolResult> {
    const lines: string[] = [];
    const onLine = (line: string) => {
      lines.push(line);
      if (lines.length > 40) lines.shift();
      run.onLine?.(line);
    };
    const result = await this.run(args, { ...run, onLine }).catch((error: unknown) => {
      if (!(error instanceof ProviderError) || lines.length === 0) throw error;
      // It was stopped: what it wrote before says how far it got.
      throw this.#failed(`${operation}: ${error.message}`, operation, lastLinesOf(lines.join('\n')), error);
    });
    if (result.exitCode !== 0) throw this.failure(operation, result, run.database);
    return result;
  }

  /** A failure in the tool's own last words. */
  failure(
    operation: string,
    { exitCode, stdout, stderr }: ToolResult,
    database?: DatabaseAccess,
  ): ProviderError {
    const hint = database ? timeoutHint(`${stdout}\n${stderr}`, database) : undefined;
    const about = `${operation}: ${this.name} ended with exit code ${exitCode}${hint === undefined ? '' : ` (${hint})`}`;
    const last = lastLinesOf(stderr) === '' ? lastLinesOf(stdout) : lastLinesOf(`${stdout}\n${stderr}`);
    return this.#failed(about, operation, last);
  }

  #failed(about: string, operation: string, last: string, cause?: unknown): ProviderError {
    const message = last === '' ? `${about}; it wrote nothing` : `${about}:\n${last}`;
    return new ProviderError(message, {
      system: this.name,
      operation,
      ...(cause === undefined ? {} : { cause }),
    });
  }

  #missing(): string {
    const { configured, usual, nodeModule, scripts } = this.#places;
    if (configured)
      return `there is no program ${quoted(configured[0] ?? '')}, which \`program\` of \`migrations\` names`;
    const looked = [
      ...(scripts ?? []).map((script) => `${script} in ${this.directory}`),
      ...(nodeModule === undefined
        ? []
        : [`node_modules/.bin/${nodeModule} in ${this.directory} and the folders above it`]),
      ...new Set(usual.map(([command]) => `${command} on the PATH`)),
    ];
    return `${this.name} isn't there; looked for ${looked.join(', ')}. Install the release's dependencies first, or say in \`program\` of \`migrations\` how it is started`;
  }

  #found(): Promise<readonly string[] | undefined> {
    this.#words ??= this.#find();
    return this.#words;
  }

  async #find(): Promise<readonly string[] | undefined> {
    const { configured, usual, nodeModule, scripts = [] } = this.#places;
    if (configured) return (await this.#locate(configured[0] ?? '')) === undefined ? undefined : configured;
    for (const script of scripts) if (!(await exists(join(this.directory, script)))) return undefined;
    if (nodeModule !== undefined) {
      const found = await this.#inNodeModules(nodeModule);
      if (found !== undefined) return [found];
    }
    for (const words of usual) if ((await this.#locate(words[0])) !== undefined) return words;
    return undefined;
  }

  /** npx would ask the registry for what isn't installed, even with `--no-install`. */
  async #inNodeModules(name: string): Promise<string | undefined> {
    for (let folder = this.directory; ; folder = dirname(folder)) {
      const path = join(folder, 'node_modules', '.bin', name);
      if (await isProgram(path)) return path;
      if (folder === dirname(folder)) return undefined;
    }
  }

  async #locate(command: string): Promise<string | undefined> {
    if (/[/\\]/.test(command)) {
      const path = resolve(this.directory, command);
      return (await isProgram(path)) ? path : undefined;
    }
    for (const folder of (this.#context.environment['PATH'] ?? '').split(delimiter)) {
      if (folder !== '' && (await isProgram(join(folder, command)))) return command;
    }
    return undefined;
  }
}

async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}

async function isProgram(path: string): Promise<boolean> {
  return access(path, constants.X_OK).then(
    () => true,
    () => false,
  );
}
