import type { Readable, Writable } from 'node:stream';

/** A workflow author's own shell code. Values reach it as environment variables only; it is never templated. */
export interface ScriptRequest {
  readonly script: string;
  /** Added to the step's own environment, which it gets without the action's inputs. */
  readonly environment: Readonly<Record<string, string>>;
  readonly directory: string;
  /** Milliseconds until the script and everything it started is stopped. */
  readonly timeout: number;
  readonly signal?: AbortSignal;
  /** Sees each line of output as it comes. What the script leaves running in the background is heard for 500 ms more. */
  readonly onLine?: (line: string) => void;
}

/** How a script ended. */
export interface ScriptResult {
  /** `undefined` when it was stopped. */
  readonly exitCode: number | undefined;
  readonly timedOut: boolean;
  /** What it wrote to standard output, at most the last MiB. */
  readonly stdout: string;
  /** Its last lines of output, both streams in the order they came; at most 20. */
  readonly lastLines: readonly string[];
}

/** A program called with an argument list; no shell is between. */
export interface ToolRequest {
  readonly command: string;
  readonly args: readonly string[];
  readonly directory: string;
  readonly input?: string;
  /** Added to the step's own environment, or taken out of it by `undefined`; secrets reach a tool this way, never as arguments. */
  readonly environment?: Readonly<Record<string, string | undefined>>;
  /** Keeps the step's own environment, and the secrets in it, from the tool; it gets what every program needs. */
  readonly bare?: boolean;
  /** Milliseconds until the tool is stopped; without a limit when absent. */
  readonly timeout?: number;
  readonly signal?: AbortSignal;
  /** Sees each line of both streams as it comes. */
  readonly onLine?: (line: string) => void;
}

/** How a tool ended. */
export interface ToolResult {
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** A tool that works beside the action, such as a proxy. */
export interface BackgroundRequest {
  readonly command: string;
  readonly args: readonly string[];
  readonly directory: string;
  /** Added to the step's own environment. */
  readonly environment?: Readonly<Record<string, string>>;
  /** Keeps the step's own environment, and the secrets in it, from the tool; it gets what every program needs. */
  readonly bare?: boolean;
  /** Sees each line of output as it comes. */
  readonly onLine?: (line: string) => void;
}

/** How a tool in the background ended. */
export interface BackgroundEnd {
  /** `undefined` when a signal ended it. */
  readonly exitCode: number | undefined;
  /** Whether it ever ran: a program that isn't there does not. */
  readonly started: boolean;
  /** Its last lines of output, both streams in the order they came; at most 20. */
  readonly lastLines: readonly string[];
}

/** A tool in the background. */
export interface BackgroundTool {
  /** Settles when it has ended, by itself or because it was stopped; never rejects. */
  readonly ended: Promise<BackgroundEnd>;
  /** Stops it with everything it started: SIGTERM, and SIGKILL for what is left 2 s later. */
  stop(): Promise<void>;
}

/** A tool between two streams, as a dump on its way to a file. */
export interface PipedRequest {
  readonly command: string;
  readonly args: readonly string[];
  readonly directory: string;
  /** All it gets beside what every program needs (`PATH`, `HOME` and the like): the secrets of the step stay with the step. */
  readonly environment?: Readonly<Record<string, string>>;
  /** Its standard input; empty when absent. */
  readonly stdin?: Readable;
  /** Takes its standard output, and is not ended with it: what a failed tool wrote must not look complete. Thrown away when absent. */
  readonly stdout?: Writable;
  /** Milliseconds until the tool is stopped; without a limit when absent. */
  readonly timeout?: number;
  readonly signal?: AbortSignal;
  /** Sees each line of its standard error as it comes. */
  readonly onLine?: (line: string) => void;
}

/** How a tool between two streams ended. */
export interface PipedResult {
  readonly exitCode: number;
  /** The last lines of its standard error; at most 20. */
  readonly lastLines: readonly string[];
}

/** Starts other programs. */
export interface ProcessRunner {
  /**
   * Runs a script to its end or time limit. Throws ProviderError when it can't be started, and the signal's reason when it fired,
   * after stopping the script.
   */
  script(request: ScriptRequest): Promise<ScriptResult>;
  /**
   * Runs a tool to its end; a non-zero exit code is a result. Throws ProviderError when the tool can't be started or was
   * stopped at its time limit, and the signal's reason when it fired.
   */
  tool(request: ToolRequest): Promise<ToolResult>;
  /**
   * Runs a tool whose input and output are streams, however long they are; a non-zero exit code is a result. Throws as `tool` does,
   * and what a stream failed with, after stopping the tool.
   */
  piped(request: PipedRequest): Promise<PipedResult>;
  /**
   * Starts a tool that runs until it is stopped, or until this process is gone, however it went. It keeps this process from
   * nothing, and a cancel of the step doesn't reach it. Throws ProviderError when the system refuses at once.
   */
  background(request: BackgroundRequest): BackgroundTool;
}
