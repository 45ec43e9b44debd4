import { type Answer, isAbsence } from '../metric-provider.ts';

/** Counts the requests since the first look, over restarts of the process that counts them. */
export class RequestCounter {
  #previous: number | undefined;
  #count = 0;

  /**
   * Takes the newest answer of the `requests` query and gives the count so far, `undefined` before the first look that could
   * be read. A counter that is not there yet has counted nothing.
   */
  update(answer: Answer): number | undefined {
    if (answer.failure !== undefined && !isAbsence(answer.failure)) return this.#known();
    const current = answer.failure === undefined ? answer.value : 0;
    if (this.#previous !== undefined) {
      // A fall means that the process began to count from 0 again.
      this.#count += current < this.#previous ? current : current - this.#previous;
    }
    this.#previous = current;
    return this.#count;
  }

  #known(): number | undefined {
    return this.#previous === undefined ? undefined : this.#count;
  }
}
