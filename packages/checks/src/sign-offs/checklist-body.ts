import type { RunIdentity } from '@deploy-actions/action-kit';
import type { Subject } from '../check-context.ts';
import {
  aboutMarker,
  type Box,
  boxLine,
  boxMarker,
  type ChecklistItem,
  encoded,
  linesOf,
  plain,
  readBox,
} from './checklist-item.ts';

/** The deployment and phase that a checklist is for. */
export interface ChecklistPurpose {
  readonly subject: Subject;
  readonly phase: string;
}

/** What a checklist is found by among others; Markdown doesn't show it. */
export function checklistMarker({ subject, phase }: ChecklistPurpose): string {
  const { service, environment, version, sha } = subject;
  const parts = Object.entries({ service, environment, version, sha, phase }).flatMap(([name, value]) =>
    value === undefined ? [] : [`${name}=${encoded(value)}`],
  );
  return `<!-- deployment-checklist ${parts.join(' ')} -->`;
}

/**
 * Whether a text is the checklist with a marker, and no other one's: ticks that were meant for one deployment don't
 * count for another because somebody wrote its marker into the same text.
 */
export function isChecklistWith(marker: string, body: string): boolean {
  return body.includes(marker) && body.split('<!-- deployment-checklist ').length === 2;
}

/** The title of a checklist. */
export function checklistTitle({ subject, phase }: ChecklistPurpose): string {
  return plain(`Deployment checklist: ${deployed(subject)} to ${subject.environment}, ${phase}`);
}

/** The description of a new checklist. */
export function newChecklist(
  purpose: ChecklistPurpose,
  run: RunIdentity,
  items: readonly ChecklistItem[],
): string {
  const { subject, phase } = purpose;
  const { sha } = subject;
  const where = run.url === undefined ? '' : ` in [this run](${run.url})`;
  const head = [
    checklistMarker(purpose),
    `**${plain(deployed(subject))}** goes to **${plain(subject.environment)}**${sha === undefined ? '' : ` (${sha})`}, phase \`${plain(phase).replaceAll('`', "'")}\`. @${run.actor} started it${where}.`,
    '',
    'Tick what you answer for. The check reads from the history of this text who ticked what, and when; a tick that is taken back no longer counts. Change no words of the items; anything else can be written here.',
  ];
  return updatedChecklist(head.join('\n'), items, () => ({ ticked: false }));
}

function deployed({ service, version, sha }: Subject): string {
  return `${service} ${version ?? sha?.slice(0, 12) ?? ''}`.trim();
}

/** What a box is to show. */
export interface Shown {
  readonly ticked: boolean;
  readonly value?: string | undefined;
}

/**
 * A description with all items in it, each as `shown` says; items that were not there stand under their role. Nothing else
 * changes, and neither does a description that is as it should be.
 */
export function updatedChecklist(
  body: string,
  items: readonly ChecklistItem[],
  shown: (box: Box) => Shown,
): string {
  const lines = linesOf(body);
  for (const item of items) {
    const missing = item.boxes.filter((box) => !replaced(lines, body, box, shown(box)));
    const about = `  ${item.about} ${aboutMarker(item)}`;
    const place = lines.findIndex((line) => line.includes(aboutMarker(item)));
    if (place >= 0) lines[place] = about;
    if (missing.length === 0 && place >= 0) continue;
    const added = missing.map((box) => {
      const { ticked, value } = shown(box);
      return boxLine(box, ticked, value);
    });
    insert(lines, item.role, place >= 0 ? added : [...added, about]);
  }
  const updated = lines.join('\n');
  return updated === linesOf(body).join('\n') ? body : updated;
}

/** Puts the line of a box right; false when there is none. Of several the first stays. */
function replaced(lines: string[], body: string, box: Box, { ticked, value }: Shown): boolean {
  const places = lines.flatMap((line, index) => (line.includes(boxMarker(box)) ? [index] : []));
  const [first, ...others] = places;
  if (first === undefined) return false;
  for (const index of others.toReversed()) lines.splice(index, 1);
  const state = readBox(body, box);
  const isRight =
    (state.kind === 'ticked') === ticked &&
    (state.kind === 'ticked' || state.kind === 'open') &&
    (value === undefined || state.value === value);
  if (!isRight) {
    const number = value ?? (state.kind === 'open' || state.kind === 'ticked' ? state.value : '');
    lines[first] = boxLine(box, ticked, number);
  }
  return true;
}

/** Adds lines at the end of a role's section, which is made when there is none. */
function insert(lines: string[], role: string, added: readonly string[]): void {
  const heading = `## ${role}`;
  const start = lines.findIndex((line) => line.trim() === heading);
  if (start < 0) {
    while (lines.at(-1)?.trim() === '') lines.pop();
    lines.push('', heading, '', ...added);
    return;
  }
  const next = lines.findIndex((line, index) => index > start && /^#{1,2} /.test(line));
  let end = next < 0 ? lines.length : next;
  while (lines[end - 1]?.trim() === '') end -= 1;
  lines.splice(end, 0, ...(end === start + 1 ? [''] : []), ...added);
}
