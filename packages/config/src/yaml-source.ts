import type { Problem } from '@deploy-actions/action-kit';
import {
  type Alias,
  type Document,
  isAlias,
  isMap,
  isNode,
  isScalar,
  isSeq,
  LineCounter,
  parseDocument,
  visit,
} from 'yaml';

/** A path into a document: keys and indexes. */
export type Path = readonly PropertyKey[];

/** Where a text comes from. */
export type Origin = { readonly file: string } | { readonly input: string };

/** Deeper than any section; keeps whatever walks through the value from running out of stack. */
const deepest = 50;

const plainWords: Readonly<Record<string, string>> = {
  DUPLICATE_KEY: 'this key stands in its mapping twice',
  MULTIPLE_DOCS: 'a second document begins here, but there can be only one',
  TAB_AS_INDENT: 'a tab cannot indent; use spaces',
  RESOURCE_EXHAUSTION: 'this is nested too deeply',
};

interface Fault {
  readonly offset: number;
  readonly message: string;
}

/** A YAML text that can tell where in it a value stands: a file, or the text of an input. */
export class YamlSource {
  /** What the text means, or `undefined` when it isn't valid; {@link syntaxProblems} then says why. */
  readonly value: unknown;
  readonly #document: Document.Parsed;
  readonly #lines = new LineCounter();
  readonly #origin: Origin;
  readonly #faults: readonly Fault[];

  constructor(text: string, origin: Origin) {
    this.#origin = origin;
    this.#document = parseDocument(text.replace(/^\uFEFF/, ''), {
      lineCounter: this.#lines,
      merge: true,
      prettyErrors: false,
      logLevel: 'error',
    });
    const syntax = syntaxFaults(this.#document);
    const { value, fault } = syntax.length > 0 ? {} : evaluate(this.#document);
    this.value = value;
    this.#faults = fault ? [fault] : syntax;
  }

  /** Everything that keeps the text from being YAML that can be used. */
  syntaxProblems(): Problem[] {
    return this.#faults.map(({ offset, message }) =>
      this.#problemAt(offset, `is not valid YAML: ${message}`),
    );
  }

  /** A problem with the value at a path, or with the nearest value above when nothing is there. */
  problem(path: Path, message: string, { atKey = false } = {}): Problem {
    return this.#problemAt(this.#offset(path, atKey), message);
  }

  #problemAt(offset: number, message: string): Problem {
    const { line, col } = this.#lines.linePos(offset);
    const position = { line: Math.max(1, line), column: Math.max(1, col) };
    if ('file' in this.#origin) return { location: { file: this.#origin.file, ...position }, message };
    return { input: this.#origin.input, position, message };
  }

  #offset(path: Path, atKey: boolean): number {
    let found = startOf(this.#document.contents) ?? 0;
    let node: unknown = this.#document.contents;
    for (const [index, step] of path.entries()) {
      const next = child(isAlias(node) ? node.resolve(this.#document) : node, step);
      if (!next) break;
      const key = startOf(next.key);
      const empty = isScalar(next.value) && next.value.value === null && next.value.source === '';
      const wanted = (atKey && index === path.length - 1) || empty ? key : startOf(next.value);
      found = wanted ?? key ?? found;
      node = next.value;
    }
    return found;
  }
}

function syntaxFaults({ errors, warnings }: Document.Parsed): Fault[] {
  const faults = [...errors, ...warnings].map(({ code, message, pos }) => ({
    offset: pos[0],
    message: plainWords[code] ?? message,
  }));
  const tooDeep = errors.findIndex(({ code }) => code === 'RESOURCE_EXHAUSTION');
  if (tooDeep >= 0) return faults.slice(tooDeep, tooDeep + 1);
  // What follows at the same place only repeats the first in other words.
  return faults.filter(({ offset }, index) => faults.findIndex((one) => one.offset === offset) === index);
}

function evaluate(document: Document.Parsed): { value?: unknown; fault?: Fault } {
  const offset = startOf(document.contents) ?? 0;
  try {
    const value: unknown = document.toJS();
    return isDeeperThan(deepest, value)
      ? { fault: { offset, message: `it is nested more than ${deepest} levels deep` } }
      : { value };
  } catch (error) {
    // What only shows when aliases are followed: unknown anchors, merges of something else than mappings, too many aliases.
    const message = error instanceof Error ? error.message : String(error);
    return { fault: { offset: startOf(unresolvedAlias(document)) ?? offset, message } };
  }
}

function unresolvedAlias(document: Document.Parsed): Alias | undefined {
  let found: Alias | undefined;
  visit(document, {
    Alias: (_, alias) => {
      if (alias.resolve(document) !== undefined) return undefined;
      found = alias;
      return visit.BREAK;
    },
  });
  return found;
}

/** Also true of a value that contains itself. */
function isDeeperThan(levels: number, value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return levels === 0 || Object.values(value).some((item) => isDeeperThan(levels - 1, item));
}

/** The entry of a mapping or list, with its key if it has one. */
function child(
  node: unknown,
  step: PropertyKey,
): { readonly key?: unknown; readonly value: unknown } | undefined {
  if (isSeq(node)) {
    const value = node.items[Number(step)];
    return value === undefined ? undefined : { value };
  }
  if (!isMap(node)) return undefined;
  return node.items.find(({ key }) => isScalar(key) && String(key.value) === String(step));
}

function startOf(node: unknown): number | undefined {
  return isNode(node) ? node.range?.[0] : undefined;
}
