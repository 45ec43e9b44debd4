import { ProviderError } from '@deploy-actions/action-kit';
import type { StateDocument } from './state-document.ts';

/** What every ProviderError of a store names as the system that failed. */
export const stateSystem = 'state store';

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
  /** The newest state, or one that was the newest a moment ago. Throws ConfigurationError for a document this version can't read, ProviderError when the store doesn't answer. */
  read(): Promise<StateSnapshot>;
  /**
   * Writes if `expected` is still the newest revision, and gives the new one; else throws {@link StateConflictError}. Any
   * other error leaves open whether the write happened, or will: {@link writeState} finds that out.
   */
  write(state: StateDocument, expected: string | undefined): Promise<string>;
  /**
   * Completes a write that happened although its answer was lost, or its writer died: what belongs to it beside the document.
   * Needs no lock, and doesn't throw.
   */
  complete?(state: StateDocument, revision: string): Promise<void>;
  /** Whatever would stop a write, before the first one is tried: permissions, rules of the branch; empty when nothing would. */
  preflight?(): Promise<readonly string[]>;
}

/** Somebody else wrote first: read again and decide again. The same write is of no use any more. */
export class StateConflictError extends ProviderError {
  constructor() {
    super('the state was changed by another run in the meantime', {
      ...{ system: stateSystem, operation: 'write the state' },
    });
    this.name = 'StateConflictError';
  }
}
