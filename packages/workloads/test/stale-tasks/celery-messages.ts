import { readFileSync } from 'node:fs';

/** A message, and the list of Redis that it stood in. */
export interface RecordedMessage {
  readonly list: string;
  readonly text: string;
}

/** When the messages were recorded, within a second. */
export const recorded = Date.parse('2026-11-21T22:46:42.5Z');

const fixture = new URL('celery-messages.json', import.meta.url);

/** Messages as Celery wrote them, by what is special about each. */
export const messages: Readonly<Record<string, RecordedMessage>> = JSON.parse(
  readFileSync(fixture, 'utf8'),
).messages;

/** One of them. */
export function message(name: string): RecordedMessage {
  const found = messages[name];
  if (!found) throw new Error(`no message ${name}`);
  return found;
}
