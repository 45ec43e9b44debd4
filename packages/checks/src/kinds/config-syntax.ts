import type { Problem } from '@deploy-actions/action-kit';
import { isAlias, LineCounter, parseAllDocuments, visit } from 'yaml';

/** Everything that keeps a text from being YAML, over all its documents. */
export function yamlProblems(text: string, file: string): Problem[] {
  const lineCounter = new LineCounter();
  const documents = parseAllDocuments(text, { lineCounter, prettyErrors: false });
  if ('empty' in documents) return [];
  const problem = (offset: number, message: string): Problem => {
    const { line, col } = lineCounter.linePos(offset);
    return { location: { file, line: Math.max(1, line), column: Math.max(1, col) }, message };
  };
  return documents.flatMap((document) => {
    const problems = document.errors.map(({ pos, message }) => problem(pos[0], message));
    visit(document, (_, node) => {
      if (isAlias(node) && node.resolve(document) === undefined) {
        problems.push(problem(node.range?.[0] ?? 0, `the alias \`*${node.source}\` stands for nothing`));
      }
    });
    return problems;
  });
}

/** What keeps a text from being JSON, if anything does. */
export function jsonProblems(text: string, file: string): Problem[] {
  try {
    JSON.parse(text);
    return [];
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    const before = text.slice(0, firstJsonError(text)).split('\n');
    const location = { file, line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
    return [{ location, message: error.message.replace(/ at position .*/s, '') }];
  }
}

const space = /[ \t\n\r]*/y;
const scalar =
  /"(?:[^"\\\p{Cc}]|[\x7f-\x9f]|\\(?:["\\/bfnrt]|u[\da-fA-F]{4}))*"|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/uy;

/** Where in a text that isn't JSON the first mistake stands; JSON.parse tells it only for some mistakes. The grammar is RFC 8259's. */
function firstJsonError(text: string): number {
  let at = 0;
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
    do if (!item()) return false;
    while (take(','));
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
