import type { Problem } from './errors.ts';
import { parseBoolean, parseDuration, parsePercentage, parseSize, QuantityError } from './quantities.ts';
import { quoted } from './quoted.ts';
import type { Secrets } from './secrets.ts';

/** How one input is read. `T` is what the action sees. */
export interface InputDefinition<T> {
  readonly kind: string;
  readonly required: boolean;
  /** The default exactly as action.yml writes it; an empty input counts as not given. */
  readonly default: string | undefined;
  readonly secret: boolean;
  /** Whether white space around the text means something and is kept. */
  readonly verbatim: boolean;
  /** Turns the text into a value or throws {@link QuantityError}; absent inputs never get here. */
  readonly parse: (text: string) => T;
}

/** The inputs of one action, by their names under `with:`. */
export type InputDefinitions = Readonly<Record<string, InputDefinition<unknown>>>;

/** The typed values that {@link readInputs} gives for a set of definitions. */
export type InputValues<D extends InputDefinitions> = {
  readonly [K in keyof D]: D[K] extends InputDefinition<infer T> ? T : never;
};

interface Options {
  readonly default?: string;
  readonly required?: true;
}

type Given<T, O extends Options> = O extends { default: string } | { required: true } ? T : T | undefined;

function define<T, const O extends Options>(
  kind: string,
  parse: (text: string) => T,
  options: O | undefined,
  { secret = false, verbatim = false } = {},
): InputDefinition<Given<T, O>> {
  return {
    kind,
    required: options?.required ?? false,
    default: options?.default,
    secret,
    verbatim,
    parse: parse as (text: string) => Given<T, O>,
  };
}

/** The kinds of input there are. Each takes `{ required: true }`, `{ default: '…' }` or nothing, which makes it optional. */
export const input = {
  /** Any text, surrounding white space removed. */
  text: <const O extends Options>(options?: O) => define('text', (text) => text, options),
  /** A secret: masked before anything else sees it. */
  secret: <const O extends Options>(options?: O) =>
    define('secret', (text) => text, options, { secret: true }),
  /** `true` or `false` as YAML 1.2 core writes them. */
  boolean: <const O extends Options>(options?: O) => define('boolean', parseBoolean, options),
  /** A whole number of at least `least`. */
  integer: <const O extends Options>(least: number, options?: O) =>
    define('integer', (text) => parseInteger(text, least), options),
  /** A duration such as `5m`, in milliseconds. */
  duration: <const O extends Options>(options?: O) => define('duration', parseDuration, options),
  /** A percentage such as `5%`, in percentage points. */
  percentage: <const O extends Options>(options?: O) => define('percentage', parsePercentage, options),
  /** A size such as `4GiB`, in bytes. */
  size: <const O extends Options>(options?: O) => define('size', parseSize, options),
  /** One of a fixed set of words. */
  choice: <const C extends string, const O extends Options>(choices: readonly C[], options?: O) =>
    define('choice', (text) => parseChoice(text, choices), options),
  /** Items separated by commas or line breaks; empty ones are dropped. */
  list: <const O extends Options>(options?: O) => define('list', parseList, options),
  /** Text that must match a pattern; `allowed` says in words what matches. */
  pattern: <const O extends Options>(pattern: RegExp, allowed: string, options?: O) =>
    define('pattern', (text) => parsePattern(text, pattern, allowed), options),
  /** A configuration section as YAML text, under the same schema as in the file. */
  section: <const O extends Options>(options?: O) =>
    define('section', (text) => text, options, { verbatim: true }),
};

/** Declares the inputs of an action; only keeps the types. */
export function defineInputs<const D extends InputDefinitions>(definitions: D): D {
  return definitions;
}

function parseInteger(text: string, least: number): number {
  const value = Number(text);
  if (!/^\d+$/.test(text) || !Number.isSafeInteger(value) || value < least) {
    throw new QuantityError(`found ${quoted(text)}, allowed is a whole number of at least ${least}`);
  }
  return value;
}

function parseChoice<C extends string>(text: string, choices: readonly C[]): C {
  const found = choices.find((choice) => choice === text);
  if (found !== undefined) return found;
  throw new QuantityError(
    `found ${quoted(text)}, allowed are ${choices.map((choice) => `\`${choice}\``).join(', ')}`,
  );
}

function parsePattern(text: string, pattern: RegExp, allowed: string): string {
  if (pattern.test(text)) return text;
  throw new QuantityError(`found ${quoted(text)}, allowed is ${allowed}`);
}

function parseList(text: string): readonly string[] {
  return text
    .split(/[\n,]/)
    .map((item) => item.trim())
    .filter((item) => item !== '');
}

/** What {@link readInputs} found: all values that could be read and everything wrong with the others. */
export interface InputReading<D extends InputDefinitions> {
  readonly values: InputValues<D>;
  readonly problems: readonly Problem[];
}

/**
 * Reads all inputs from `INPUT_*` variables. The runner upper-cases names and keeps hyphens; for use from a shell,
 * which can't set such names, underscores are understood too. An invalid input has its default as value, or `undefined`.
 */
export function readInputs<D extends InputDefinitions>(
  definitions: D,
  environment: Readonly<Record<string, string | undefined>>,
  secrets: Secrets,
): InputReading<D> {
  const problems: Problem[] = [];
  const values: Record<string, unknown> = {};
  const given = givenInputs(environment);
  for (const [name, definition] of Object.entries(definitions)) {
    const text = givenText(given.get(name) ?? '', definition);
    given.delete(name);
    if (definition.secret && text !== undefined) secrets.add(text);
    if (text === undefined && definition.required) {
      problems.push({ input: name, message: 'is required, but was not given' });
    }
    values[name] = readOne(name, definition, text, problems);
  }
  const known = Object.keys(definitions);
  for (const name of given.keys()) {
    const near = nearest(name, known);
    const hint = near
      ? `did you mean \`${near}\`?`
      : `known inputs are ${known.map((k) => `\`${k}\``).join(', ')}`;
    problems.push({ input: name, message: `is not an input of this action; ${hint}` });
  }
  return { values: values as InputValues<D>, problems };
}

/** White space alone counts as not given. */
function givenText(raw: string, { verbatim }: { readonly verbatim: boolean }): string | undefined {
  const trimmed = raw.trim();
  if (trimmed === '') return undefined;
  return verbatim ? raw : trimmed;
}

function givenInputs(environment: Readonly<Record<string, string | undefined>>): Map<string, string> {
  const given = new Map<string, string>();
  for (const [variable, value] of Object.entries(environment)) {
    if (!variable.startsWith('INPUT_') || value === undefined) continue;
    const name = variable.slice('INPUT_'.length).toLowerCase().replaceAll('_', '-');
    if (variable.includes('-') || !given.has(name)) given.set(name, value);
  }
  return given;
}

function readOne(
  name: string,
  definition: InputDefinition<unknown>,
  given: string | undefined,
  problems: Problem[],
): unknown {
  const fallback = definition.default || undefined;
  const text = given ?? fallback;
  if (text === undefined) return undefined;
  try {
    return definition.parse(text);
  } catch (error) {
    if (!(error instanceof QuantityError)) throw error;
    problems.push({ input: name, message: definition.secret ? 'has a malformed value' : error.message });
    return fallback === undefined || given === undefined ? undefined : definition.parse(fallback);
  }
}

/** The known name closest to a misspelled one (edit distance of at most a third of its length), if any. */
export function nearest(name: string, known: readonly string[]): string | undefined {
  let best: string | undefined;
  let bestDistance = Math.max(1, Math.floor(name.length / 3)) + 1;
  for (const candidate of known) {
    const distance = editDistance(name, candidate);
    if (distance < bestDistance && distance < name.length) [best, bestDistance] = [candidate, distance];
  }
  return best;
}

function editDistance(a: string, b: string): number {
  let previous = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i += 1) {
    const current = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const substitution = (previous[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      current.push(Math.min(substitution, (previous[j] ?? 0) + 1, (current[j - 1] ?? 0) + 1));
    }
    previous = current;
  }
  return previous[b.length] ?? 0;
}
