import { createHash } from 'node:crypto';

/** What a draft's text says about how it was made. */
export interface DraftText {
  /** The text without the marker, with LF. */
  readonly text: string;
  /** The commit the draft was prepared for. */
  readonly commit: string;
  /** Whether somebody changed the text since. */
  readonly edited: boolean;
}

const marker = /(?:^|\n)<!-- release-tag commit=([0-9a-f]{40,64}) notes=([0-9a-f]{16}) -->$/;

/** Characters that the marker adds to a text at most. */
export const markerLength = 140;

/** A draft's text: `text` with a last line, unseen when rendered, that names the commit and has a digest of the generated notes. */
export function markDraft(text: string, commit: string, notes = text): string {
  return `${tidy(text)}\n\n<!-- release-tag commit=${commit} notes=${digestOf(notes)} -->`.trimStart();
}

/** Reads a draft's text; `undefined` when it has no marker, so that a person made the draft or took it over. */
export function readDraft(body: string): DraftText | undefined {
  const whole = tidy(body);
  const [line, commit, digest] = marker.exec(whole) ?? [];
  if (line === undefined || commit === undefined) return undefined;
  const text = tidy(whole.slice(0, -line.length));
  return { text, commit, edited: digestOf(text) !== digest };
}

/** GitHub's editor sends CRLF; that alone is no change. */
function tidy(text: string): string {
  return text.replaceAll('\r\n', '\n').trim();
}

function digestOf(text: string): string {
  return createHash('sha256').update(tidy(text)).digest('hex').slice(0, 16);
}
