/** A part of a text and what takes its place. */
export interface TextEdit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** Makes an edit of the characters from `start` to before `end`. */
export function edit(start: number, end: number, text: string): TextEdit {
  return { start, end, text };
}

/** Applies edits that don't overlap; what none of them names keeps every byte. */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
  let result = '';
  let position = 0;
  for (const each of edits.toSorted((a, b) => a.start - b.start)) {
    result += text.slice(position, each.start) + each.text;
    position = each.end;
  }
  return result + text.slice(position);
}
