import { ConfigurationError } from '@deploy-actions/action-kit';
import { type StateDocument, schemaVersion } from './state-document.ts';

/** The document as text, with a line break at its end. */
export function formatState(state: StateDocument): string {
  return `${JSON.stringify(state, undefined, 2)}\n`;
}

/**
 * The document in a text that stands at `place`. Throws ConfigurationError, with `remedy` as what to do, when it is none, or
 * one of a newer version.
 */
export function parseState(text: string, place: string, remedy: string): StateDocument {
  const unreadable = (why: string) =>
    new ConfigurationError(`${place} is not a state document: ${why}; ${remedy} (a rollback needs no state)`);
  let document: Partial<StateDocument> | null;
  try {
    document = JSON.parse(text);
  } catch {
    throw unreadable('it is no JSON');
  }
  if (document === null || typeof document !== 'object') throw unreadable('it is no JSON object');
  const { versions, lastToken, sequence } = document;
  if (document.schemaVersion === schemaVersion) {
    if (versions && typeof lastToken === 'number' && typeof sequence === 'number')
      return document as StateDocument;
    throw unreadable('`versions`, `sequence` or `lastToken` is missing');
  }
  throw new ConfigurationError(
    `${place} has schema version ${String(document.schemaVersion)}, but this version of deploy-actions reads only ${schemaVersion}; use the version that wrote it, or a newer one`,
  );
}
