/** A part of a page that can be told at less length. */
export interface Part {
  /** The part from the longest to the shortest version. */
  readonly versions: readonly (() => string)[];
  /** What is shortened first, where space runs out; the lowest goes first. */
  readonly weight: number;
}

/** A part that always stays as it is. */
export function fixed(text: string): Part {
  return { versions: [() => text], weight: Number.POSITIVE_INFINITY };
}

/**
 * The parts one below the other, in at most `limit` bytes of UTF-8 as long as the shortest versions fit: what weighs least
 * is shortened first, step by step.
 */
export function fitting(parts: readonly Part[], limit: number): string {
  const texts = parts.map(({ versions }) => versions[0]?.() ?? '');
  const order = [...parts.entries()].sort(([, a], [, b]) => a.weight - b.weight);
  for (const [index, { versions }] of order) {
    for (const shorter of versions.slice(1)) {
      if (Buffer.byteLength(joined(texts)) <= limit) return joined(texts);
      texts[index] = shorter();
    }
  }
  return joined(texts);
}

function joined(texts: readonly string[]): string {
  return texts.filter((text) => text !== '').join('\n\n');
}
