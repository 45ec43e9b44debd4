import type { Problem, SourceLocation } from '@deploy-actions/action-kit';
import { type Document, isMap, isNode, isScalar, LineCounter, parseDocument } from 'yaml';

/** A path into a document: keys and indexes. */
export type Path = readonly PropertyKey[];

/** A YAML text that can tell where in it a value stands: a file, or the text of an input. */
export class YamlSource {
  readonly #document: Document.Parsed;
  readonly #lines = new LineCounter();
  readonly #origin: { readonly file: string } | { readonly input: string };

  constructor(text: string, origin: { readonly file: string } | { readonly input: string }) {
    this.#origin = origin;
    this.#document = parseDocument(text, { lineCounter: this.#lines, merge: true, prettyErrors: false });
  }

  /** What the text means, or `undefined` when it isn't YAML; {@link syntaxProblems} then says why. */
  get value(): unknown {
    return this.#document.errors.length > 0 ? undefined : this.#document.toJS();
  }

  /** Everything that keeps the text from being YAML. */
  syntaxProblems(): Problem[] {
    return this.#document.errors.map((error) =>
      this.#problemAt(error.pos[0], `is not valid YAML: ${error.message}`),
    );
  }

  /** A problem with the value at a path, or with the nearest value above when nothing is there. */
  problem(path: Path, message: string, { atKey = false } = {}): Problem {
    return this.#problemAt(this.#offset(path, atKey), message);
  }

  #problemAt(offset: number, message: string): Problem {
    const { line, col } = this.#lines.linePos(offset);
    if ('file' in this.#origin) {
      const location: SourceLocation = {
        file: this.#origin.file,
        line: Math.max(1, line),
        column: Math.max(1, col),
      };
      return { location, message };
    }
    return {
      input: this.#origin.input,
      message: `line ${Math.max(1, line)}, column ${Math.max(1, col)}: ${message}`,
    };
  }

  #offset(path: Path, atKey: boolean): number {
    if (atKey) {
      const parent = this.#document.getIn(path.slice(0, -1), true);
      const pair =
        isMap(parent) && parent.items.find(({ key }) => isScalar(key) && key.value === path.at(-1));
      if (pair && isNode(pair.key)) return pair.key.range?.[0] ?? 0;
    }
    for (let length = path.length; length >= 0; length -= 1) {
      const node = length === 0 ? this.#document.contents : this.#document.getIn(path.slice(0, length), true);
      if (isNode(node) && node.range) return node.range[0];
    }
    return 0;
  }
}
