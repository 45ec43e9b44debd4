import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/** So many bytes may go by between two collections. */
const between = 4 * 2 ** 20;

type Collect = (options: { readonly type: 'minor' }) => void;
let collect: Collect | undefined;

/**
 * Collects the buffers of a stream that have gone by, each time 4 MiB have. Left to itself, V8 lets 64 to 128 MiB of them
 * pile up, more where the machine is busy, because it counts them less than its own objects; a collection of the young ones takes a
 * millisecond. See `AdjustAmountOfExternalAllocatedMemory` of V8 and `--expose-gc`.
 */
export class FlatMemory {
  #bytes = 0;

  /** Counts a buffer that went by. */
  passed(bytes: number): void {
    this.#bytes += bytes;
    if (this.#bytes < between) return;
    this.#bytes = 0;
    collect ??= collector();
    collect({ type: 'minor' });
  }
}

function collector(): Collect {
  setFlagsFromString('--expose-gc');
  const found: unknown = runInNewContext('gc');
  return typeof found === 'function' ? (found as Collect) : () => {};
}
