import { type Answer, type Failure, isAbsence } from '../metric-provider.ts';

/** How many requests there were since the first look. */
export interface RequestCount {
  readonly count: number;
  /** Why this look could not count them, unless the counter is just not there. */
  readonly failure: Failure | undefined;
}

/** Counts the requests since the first look, over restarts of the process that counts them. */
export class RequestCounter {
  #previous: number | undefined;
  #count = 0;

  /**
   * Takes the newest answer of the `requests` query and gives the count so far. A counter that was never there has counted
   * nothing; one that is gone may come back as it was.
   */
  update(answer: Answer): RequestCount {
    if (answer.failure !== undefined) {
      const absent = isAbsence(answer.failure);
      if (absent) this.#previous ??= 0;
      return { count: this.#count, failure: absent ? undefined : answer };
    }
    if (this.#previous !== undefined) {
      // A fall means that the process began to count from 0 again.
      this.#count += answer.value < this.#previous ? answer.value : answer.value - this.#previous;
    }
    this.#previous = answer.value;
    return { count: this.#count, failure: undefined };
  }
}
