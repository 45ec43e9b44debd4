import type { Problem } from '@deploy-actions/action-kit';
import { isScalar, LineCounter, parseAllDocuments, visit } from 'yaml';

/** Everything that keeps a text from being YAML, over all its documents. Throws RangeError for what is nested too deeply. */
export function yamlProblems(text: string, file: string): Problem[] {
  const lineCounter = new LineCounter();
  const documents = parseAllDocuments(text, { lineCounter, prettyErrors: false, uniqueKeys: false });
  if ('empty' in documents) return [];
  const problem = (offset: number, message: string): Problem => {
    const { line, col } = lineCounter.linePos(offset);
    return { location: { file, line: Math.max(1, line), column: Math.max(1, col) }, message };
  };
  return documents.flatMap((document) => {
    // The parser reports the end of its stack as if it were a mistake in the text.
    const exhausted = document.errors.find(({ message }) => message.startsWith('Maximum call stack'));
    if (exhausted) throw new RangeError(exhausted.message);
    const problems = document.errors.map(({ pos, message }) => problem(pos[0], message));
    visit(document, {
      Alias: (_, alias) => {
        if (alias.resolve(document) !== undefined) return;
        problems.push(problem(alias.range?.[0] ?? 0, `the alias \`*${alias.source}\` stands for nothing`));
      },
      // The parser compares each key with all others, which takes minutes for a large file.
      Map: (_, map) => {
        const seen = new Set<unknown>();
        for (const { key } of map.items) {
          if (!isScalar(key)) continue;
          if (seen.has(key.value)) problems.push(problem(key.range?.[0] ?? 0, 'Map keys must be unique'));
          seen.add(key.value);
        }
      },
    });
    return problems;
  });
}
