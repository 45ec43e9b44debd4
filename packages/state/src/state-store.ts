import type { StateDocument } from './state-document.ts';

/** The state and the revision it was read at. */
export interface StateSnapshot {
  /** `undefined` before the first write. */
  readonly state: StateDocument | undefined;
  /** Opaque; handed back to {@link StateStore.write}. */
  readonly revision: string | undefined;
}

/** Keeps one state document, with compare-and-swap. */
export interface StateStore {
  readonly type: string;
  /** The newest state. Throws ConfigurationError for a document this version can't read. */
  read(): Promise<StateSnapshot>;
  /** Writes if `expected` is still the newest revision, and gives the new one; else throws {@link StateConflictError}. */
  write(state: StateDocument, expected: string | undefined): Promise<string>;
}

/** Somebody else wrote first: read again and decide again. */
export class StateConflictError extends Error {
  constructor() {
    super('the state was changed by another run in the meantime');
    this.name = 'StateConflictError';
  }
}
