import type { CheckConfigurationOf } from '@deploy-actions/config';
import { mentionedEntitled } from './entitlement.ts';

/** What somebody has to say, as it stands in the checklist. */
export interface ChecklistItem {
  /** The check's. */
  readonly id: string;
  /** The heading it stands under. */
  readonly role: string;
  /** Each box is ticked by one person. */
  readonly boxes: readonly Box[];
  /** Who may tick it and what to look at first, in Markdown. */
  readonly about: string;
}

/** One line of the task list. */
export interface Box {
  /** Found again by this, whatever the line says. */
  readonly key: string;
  /** The whole text of the line, or all of it before the number. */
  readonly text: string;
  /** Whether a number follows the text. */
  readonly counted: boolean;
}

/** A box as a version of the description has it. */
export type BoxState =
  | { readonly kind: 'absent' }
  /** Somebody changed its words, or made two of it. */
  | { readonly kind: 'altered' }
  | { readonly kind: 'open'; readonly value: string }
  | { readonly kind: 'ticked'; readonly value: string };

/** What a number is to be written in place of. */
const blank = '___';

/** The item of a check. */
export function itemOf(
  configuration: Pick<
    CheckConfigurationOf<'sign-off'>,
    'id' | 'title' | 'statement' | 'role' | 'by' | 'independent' | 'approvals' | 'links' | 'count'
  >,
): ChecklistItem {
  const { title, statement = title, role, by, independent, approvals, links, count } = configuration;
  const id = configuration.id ?? plain(statement ?? role);
  const boxes = Array.from({ length: approvals }, (_, index) => {
    const which = approvals > 1 ? ` (${index + 1} of ${approvals})` : '';
    const what = count === undefined ? '' : ` – ${plain(count.label)}:`;
    return {
      key: `${encoded(id)}:${index + 1}`,
      text: `${plain(statement ?? id)}${which}${what}`,
      counted: count !== undefined,
    };
  });
  const who = `Who: ${plain(mentionedEntitled(by))}${independent ? ', but not who started the run' : ''}.`;
  const shown = links.map((link) => `[${plain(link.title).replaceAll(/[[\]]/g, '')}](${link.url})`);
  return { id, role: plain(role), boxes, about: [who, ...shown].join(' · ') };
}

/** The line of a box, with its number when there is one. */
export function boxLine(box: Box, ticked: boolean, value = ''): string {
  const number = box.counted ? ` ${value || blank}` : '';
  return `- [${ticked ? 'x' : ' '}] ${box.text}${number} ${boxMarker(box)}`;
}

/** What a description says of a box. */
export function readBox(body: string, box: Box): BoxState {
  const found = linesOf(body).filter((line) => line.includes(boxMarker(box)));
  if (found.length === 0) return { kind: 'absent' };
  // With single spaces alone no line, however long, keeps the pattern busy.
  const [, tick = '', text = ''] = taskLine.exec((found[0] ?? '').replaceAll(/\s+/g, ' ').trim()) ?? [];
  const words = text.trim();
  const value = box.counted ? words.slice(box.text.length).replaceAll('_', '').trim() : '';
  const asWritten = box.counted ? words.startsWith(box.text) : words === box.text;
  if (found.length > 1 || tick === '' || !asWritten) return { kind: 'altered' };
  return { kind: tick === ' ' ? 'open' : 'ticked', value };
}

/** Up to its end: what stands behind the marker is read by people as well. */
const taskLine = /^[-*+] \[([ xX])\] (.*?)<!-- sign-off \S+ -->$/;

/** What a box is found by; Markdown doesn't show it. */
export function boxMarker({ key }: Box): string {
  return `<!-- sign-off ${key} -->`;
}

/** What the line about an item is found by. */
export function aboutMarker({ id }: ChecklistItem): string {
  return `<!-- about ${encoded(id)} -->`;
}

/** The lines of a text; browsers send theirs with carriage returns. */
export function linesOf(text: string): string[] {
  return text.split(/\r?\n/);
}

/** A text on one line that opens and ends no comment, so that nothing of a configuration passes for a marker. */
export function plain(text: string): string {
  return text.replaceAll(/\s+/g, ' ').trim().replaceAll('<!--', '&lt;!--').replaceAll('-->', '--&gt;');
}

/** A text as part of a marker; GitHub's Markdown takes no comment with two hyphens in it. */
export function encoded(text: string): string {
  return encodeURIComponent(text).replaceAll('--', '-%2D');
}
