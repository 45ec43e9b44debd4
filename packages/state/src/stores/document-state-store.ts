import type { StateDocument } from '../state-document.ts';
import type { StateSnapshot, StateStore } from '../state-store.ts';
import { formatState, parseState } from '../state-text.ts';

/** One text in a system that compares a version before it replaces it: a blob on a branch, a ConfigMap. */
export interface VersionedText {
  /** `github` or `kubernetes`. */
  readonly type: string;
  /** Where the text stands, for messages. */
  readonly place: string;
  /** `undefined` when there is none yet. */
  read(): Promise<{ readonly text: string; readonly version: string } | undefined>;
  /** Creates the text and gives its version; throws StateConflictError when there is one already. `summary` says what changes, in a line. */
  create(text: string, summary: string): Promise<string>;
  /** Replaces the text if `version` is still its version, and gives the new one; else throws StateConflictError. */
  replace(text: string, version: string, summary: string): Promise<string>;
  /** Whatever would stop a write. */
  preflight?(): Promise<readonly string[]>;
}

/** Compare-and-swap by the version that the system itself gives to each text. */
export class DocumentStateStore implements StateStore {
  readonly type: string;
  readonly #document: VersionedText;

  constructor(document: VersionedText) {
    this.type = document.type;
    this.#document = document;
  }

  async read(): Promise<StateSnapshot> {
    const found = await this.#document.read();
    if (found === undefined) return { state: undefined, revision: undefined };
    const remedy = 'bring its last good version back';
    return { state: parseState(found.text, this.#document.place, remedy), revision: found.version };
  }

  async write(state: StateDocument, expected: string | undefined): Promise<string> {
    const text = formatState(state);
    return expected === undefined
      ? this.#document.create(text, summaryOf(state))
      : this.#document.replace(text, expected, summaryOf(state));
  }

  async preflight(): Promise<readonly string[]> {
    return (await this.#document.preflight?.()) ?? [];
  }
}

/** What this write is about, for a history that people read. */
function summaryOf({ service, environment, journal, settled, lock }: StateDocument): string {
  const subject = `${service} in ${environment}`;
  if (journal) {
    const { operation, phase, to, version, intended } = journal;
    return `${subject}: ${operation} of ${version} to ${to}, ${phase} (blue ${intended.blue}% / green ${intended.green}%)`;
  }
  if (lock && lock.acquired >= (settled?.at ?? '')) return `${subject}: locked by ${lock.holder.actor}`;
  if (settled) return `${subject}: ${settled.outcome}, ${settled.version} (${settled.reasonCode})`;
  return `${subject}: unlocked`;
}
