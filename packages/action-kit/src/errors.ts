/** A place in a text; lines and columns count from 1. */
export interface TextPosition {
  readonly line: number;
  readonly column: number;
}

/** A place in a file. */
export interface SourceLocation extends TextPosition {
  readonly file: string;
}

/** One thing the reader can put right: which input or place in a file, what was found there and what is allowed. */
export interface Problem {
  readonly message: string;
  /** Name of the action's input, as written under `with:`. */
  readonly input?: string;
  /** Where in the text of the input, when that is YAML. */
  readonly position?: TextPosition;
  readonly location?: SourceLocation;
}

/** Renders a problem as one line that starts with the input's name or `file:line:column`. */
export function formatProblem(problem: Problem): string {
  const { input, location, position } = problem;
  const message = position
    ? `line ${position.line}, column ${position.column}: ${problem.message}`
    : problem.message;
  const inFile = location ? `${location.file}:${location.line}:${location.column}` : undefined;
  const inInput = input === undefined ? undefined : `input \`${input}\``;
  const place = inInput && inFile ? `${inInput} (${inFile})` : (inInput ?? inFile);
  return place ? `${place}: ${message}` : message;
}

/** The reader can fix it: wrong inputs, configuration or preconditions. Carries every problem found, never only the first. */
export class ConfigurationError extends Error {
  readonly problems: readonly Problem[];

  constructor(problems: readonly Problem[] | string) {
    const all = typeof problems === 'string' ? [{ message: problems }] : problems;
    super(all.map(formatProblem).join('\n'));
    this.name = 'ConfigurationError';
    this.problems = all;
  }
}

/** Another system failed us: which one, during which operation, and whether trying again can help. */
export class ProviderError extends Error {
  readonly system: string;
  readonly operation: string;
  readonly retryable: boolean;

  constructor(
    message: string,
    details: { system: string; operation: string; retryable?: boolean; cause?: unknown },
  ) {
    super(message, details.cause === undefined ? undefined : { cause: details.cause });
    this.name = 'ProviderError';
    this.system = details.system;
    this.operation = details.operation;
    this.retryable = details.retryable ?? false;
  }
}

/** The message of anything thrown, with the messages of its causes behind it. */
export function describeError(error: unknown): string {
  const messages: string[] = [];
  const seen = new Set<unknown>();
  let current = error;
  do {
    seen.add(current);
    messages.push(ownMessage(current));
    current = current instanceof Error ? current.cause : undefined;
  } while (current !== undefined && !seen.has(current));
  return messages.join(': ');
}

function ownMessage(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (error.message !== '') return error.message;
  // A connection tried over IPv4 and IPv6 fails with one error for each and no message of its own.
  if (error instanceof AggregateError) return error.errors.map(describeError).join('; ');
  return error.name;
}
