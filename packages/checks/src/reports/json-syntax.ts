import { ConfigurationError, type Problem, type TextPosition } from '@deploy-actions/action-kit';

/** So deep may brackets be nested where a mistake is looked for. */
const deepest = 1_000;

/** The value of a JSON text; the error names the place and nothing of what stands there, which may be a secret. Throws ConfigurationError. */
export function parseJson(text: string, file: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    const { line, column } = positionOf(text);
    throw new ConfigurationError(`\`${file}\` is not JSON: line ${line}, column ${column}`);
  }
}

/** What keeps a text from being JSON, if anything does. */
export function jsonProblems(text: string, file: string): Problem[] {
  try {
    JSON.parse(text);
    return [];
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    const location = { file, ...positionOf(text) };
    // The message may go on with a piece of the text.
    return [{ location, message: error.message.replace(/(?: at position |, (?:\.\.\.)?").*/s, '') }];
  }
}

/** The place of the first mistake; the beginning where a text is too much for whoever looks. */
function positionOf(text: string): TextPosition {
  let offset = 0;
  try {
    offset = firstJsonError(text);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
  }
  const before = text.slice(0, offset).split('\n');
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
}

const space = /[ \t\n\r]*/y;
const scalar =
  /"(?:[^"\\\p{Cc}]|[\x7f-\x9f]|\\(?:["\\/bfnrt]|u[\da-fA-F]{4}))*"|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/uy;

/** Where in a text that isn't JSON the first mistake stands; JSON.parse tells it only for some mistakes. The grammar is RFC 8259's. */
function firstJsonError(text: string): number {
  let at = 0;
  let depth = 0;
  const skip = (pattern: RegExp): boolean => {
    pattern.lastIndex = at;
    const found = pattern.exec(text);
    at += found?.[0].length ?? 0;
    return found !== null;
  };
  const take = (character: string): boolean => {
    skip(space);
    if (text[at] !== character) return false;
    at += 1;
    return true;
  };
  const items = (end: string, item: () => boolean): boolean => {
    if (take(end)) return true;
    depth += 1;
    do if (depth > deepest || !item()) return false;
    while (take(','));
    depth -= 1;
    return take(end);
  };
  const value = (): boolean => {
    if (take('[')) return items(']', value);
    if (take('{')) return items('}', member);
    return skip(scalar);
  };
  const member = (): boolean => {
    skip(space);
    return text[at] === '"' && skip(scalar) && take(':') && value();
  };
  value();
  skip(space);
  return at;
}
