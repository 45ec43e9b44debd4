/** Which requests a fault meets; everything that is given must fit. */
export interface FaultPattern {
  /** The id in GitHub's description, e.g. `repos/get-content`. */
  readonly operation?: string;
  /** In capital letters. */
  readonly method?: string;
  /** The path without the query: as a whole when a string. */
  readonly path?: string | RegExp;
  /** How many requests it meets; 1 when absent. */
  readonly times?: number;
  /** How many fitting requests it lets pass first; 0 when absent. */
  readonly after?: number;
}

/** What goes wrong. */
export type FaultKind =
  /** Refused, with nothing remaining until `resetAfter` seconds from now (60 when absent). 403 unless told. */
  | { readonly kind: 'primary-rate-limit'; readonly status?: 403 | 429; readonly resetAfter?: number }
  /** Refused, with `retry-after` seconds (60 when absent). 403 unless told. */
  | { readonly kind: 'secondary-rate-limit'; readonly status?: 403 | 429; readonly retryAfter?: number }
  /** 502 unless told; `applied` when the request took effect nonetheless. */
  | { readonly kind: 'server-error'; readonly status?: 500 | 502 | 503; readonly applied?: boolean }
  /** Refused with 409, as if the branch had moved. */
  | { readonly kind: 'conflict' }
  /** The request takes effect, the connection breaks before the answer. */
  | { readonly kind: 'lost-reply' }
  /** The connection breaks before the request takes effect. */
  | { readonly kind: 'lost-request' }
  /** The request takes effect at once and is answered after a time in milliseconds on the fake's clock. */
  | { readonly kind: 'slow'; readonly delay: number }
  /** The request is answered from what was before the last write. Only for GET. */
  | { readonly kind: 'stale-read' }
  /** Something happens after the request arrived and before it takes effect, e.g. another's commit. */
  | { readonly kind: 'meanwhile'; readonly act: () => void };

/** A fault to come. */
export type Fault = FaultPattern & FaultKind;

/** A fault that was ordered. */
export interface OrderedFault {
  /** Requests it will still meet. */
  readonly remaining: number;
  /** Takes it back. */
  readonly cancel: () => void;
}

/** A request as a fault sees it. */
export interface FaultTarget {
  readonly operation: string;
  readonly method: string;
  readonly path: string;
}

/** The faults to come, met in the order in which they were ordered. */
export class Faults {
  readonly #operations: ReadonlySet<string>;
  readonly #waiting: { readonly fault: Fault; remaining: number; passing: number }[] = [];

  /** `operations` are the ids that can be met. */
  constructor(operations: Iterable<string>) {
    this.#operations = new Set(operations);
  }

  /** Orders a fault. Throws for one that could never be met. */
  add(fault: Fault): OrderedFault {
    if (fault.operation === undefined && fault.method === undefined && fault.path === undefined) {
      throw new Error('a fault needs an operation, a method or a path');
    }
    if (fault.operation !== undefined && !this.#operations.has(fault.operation)) {
      throw new Error(`the fake GitHub has no route for ${fault.operation}; an id looks like git/create-ref`);
    }
    const entry = { fault, remaining: fault.times ?? 1, passing: fault.after ?? 0 };
    this.#waiting.push(entry);
    return {
      get remaining() {
        return entry.remaining;
      },
      cancel: () => {
        entry.remaining = 0;
      },
    };
  }

  /** The fault that this request meets, which counts as met; undefined when there is none. */
  take(target: FaultTarget): Fault | undefined {
    for (const entry of this.#waiting) {
      if (entry.remaining === 0 || !fits(entry.fault, target)) continue;
      if (entry.passing > 0) {
        entry.passing -= 1;
        continue;
      }
      entry.remaining -= 1;
      return entry.fault;
    }
    return undefined;
  }
}

function fits(fault: Fault, target: FaultTarget): boolean {
  const { operation = target.operation, method = target.method, path = target.path } = fault;
  if (operation !== target.operation || method !== target.method) return false;
  if (fault.kind === 'stale-read' && target.method !== 'GET') return false;
  return typeof path === 'string' ? path === target.path : path.test(target.path);
}

/** What `fetch` throws when a connection breaks, as undici does. */
export function connectionLost(): TypeError {
  const cause = Object.assign(new Error('other side closed'), { code: 'UND_ERR_SOCKET' });
  return new TypeError('fetch failed', { cause });
}
