import { quoted } from '@deploy-actions/action-kit';
import jsonata from 'jsonata';
import type { Failure } from '../../metric-provider.ts';

/**
 * What stops an expression that would not end: milliseconds, nested evaluations, elements of a list. A regular expression
 * that backtracks for ever and one call of a built-in function are not stopped by them.
 */
const guards = { timeout: 1_000, stack: 500, sequence: 100_000 };

/** Errors of JSONata that lie in the expression, whatever the document is: no such function, and the guards. */
const ownFault = /^(T100[5-8]|D1011|D1012|D2014|D2015)$/;

/** What JSONata throws; it is no Error. https://docs.jsonata.org/embedding-extending */
interface JsonataError {
  readonly code: string;
  readonly message: string;
  readonly position?: number;
}

/** A query that is no JSONata expression; the message is the end of a sentence that starts with the query. */
export class JsonataSyntaxError extends Error {}

/** What an expression gives for a document, or why it gives nothing. */
export type Evaluated = { readonly result: unknown; readonly failure?: never } | Failure;

/** An expression, ready to be evaluated. `redact` takes secrets out of a text, before that is cut for a message. */
export type JsonataQuery = (document: unknown, redact: (text: string) => string) => Promise<Evaluated>;

/** Parses an expression. Throws {@link JsonataSyntaxError}, also for `$eval`: what a server answers must not become code. */
export function parseJsonata(query: string): JsonataQuery {
  const expression = parse(query);
  if (usesEval(expression.ast())) {
    throw new JsonataSyntaxError('uses `$eval`, which would run what the server answers; it is not allowed');
  }
  return async (document, redact) => {
    try {
      return { result: await expression.evaluate(document) };
    } catch (error) {
      if (isJsonataError(error)) return explain({ ...error, message: redact(error.message) }, query);
      if (!(error instanceof RangeError)) throw error;
      return {
        failure: 'malformed',
        detail: `${quoted(query)} can't be evaluated: the answer is too deep or too long for it`,
      };
    }
  };
}

/** A value as it stands between the quotes of a JSONata string: whatever could end it is written as an escape. */
export function escapeInJsonata(value: string): string {
  return value.replaceAll(/[^\w .:@/+-]/g, (character) => {
    const code = character.charCodeAt(0).toString(16).padStart(4, '0');
    return `\\u${code}`;
  });
}

function parse(query: string): jsonata.Expression {
  try {
    return jsonata(query, guards);
  } catch (error) {
    if (!isJsonataError(error)) throw error;
    throw new JsonataSyntaxError(`is no JSONata expression: ${inWords(error)}`);
  }
}

function isJsonataError(error: unknown): error is JsonataError {
  const { code, message } = (error ?? {}) as Partial<JsonataError>;
  return typeof code === 'string' && /^[A-Z]\d{4}$/.test(code) && typeof message === 'string';
}

function inWords({ message, position }: JsonataError): string {
  // The look-behind keeps it from trying anew at each full stop of many.
  const text = quotedSafely(message.replace(/(?<![.\s])[.\s]+$/, ''));
  return position === undefined ? text : `${text} (at character ${position})`;
}

/** The message may repeat what the server answered. */
function quotedSafely(message: string): string {
  return quoted(message).slice(1, -1);
}

function explain(error: JsonataError, query: string): Failure {
  if (error.code === 'D1001') {
    return { failure: 'not-a-number', detail: `the result of ${quoted(query)} is beyond all numbers` };
  }
  const why = `${quoted(query)} can't be evaluated: ${inWords(error)}`;
  if (ownFault.test(error.code)) return { failure: 'bad-query', detail: why };
  return { failure: 'malformed', detail: `${why}; the answer is not as the query expects it` };
}

function usesEval(node: unknown, seen = new Set<unknown>()): boolean {
  if (typeof node !== 'object' || node === null || seen.has(node)) return false;
  seen.add(node);
  const { type, value } = node as { type?: unknown; value?: unknown };
  if (type === 'variable' && value === 'eval') return true;
  return Object.values(node).some((child) => usesEval(child, seen));
}
