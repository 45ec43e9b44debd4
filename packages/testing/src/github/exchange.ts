/** A request as it arrived. */
export interface Incoming {
  readonly method: string;
  readonly url: URL;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  /** Empty when there is none. */
  readonly body: string;
  readonly signal?: AbortSignal | undefined;
}

/** A request the fake saw, and what became of it. */
export interface RecordedRequest {
  readonly method: string;
  /** Without the query. */
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
  readonly headers: Readonly<Record<string, string>>;
  /** The parsed body; undefined without one. */
  readonly body: unknown;
  /** E.g. `repos/get-content`; undefined when GitHub has no such operation. */
  operation?: string;
  /** The fault it met. */
  fault?: string;
  /** The answer's status; undefined while there is none and when the connection broke. */
  status?: number;
}

/** The record of a request that has no answer yet. */
export function recorded({ method, url, headers, body }: Incoming): RecordedRequest {
  return {
    method,
    path: url.pathname,
    query: Object.fromEntries(url.searchParams),
    headers,
    body: parsed(body),
  };
}

/** A JSON body's value; a body that is no JSON stays a text. */
export function parsed(body: string): unknown {
  if (body === '') return undefined;
  try {
    return JSON.parse(body);
  } catch {
    return body;
  }
}

/** A moment of a request: it arrived and did nothing yet, or it took effect and its answer wasn't sent yet. */
export interface Contact {
  readonly phase: 'arrived' | 'done';
  readonly request: RecordedRequest;
}

/** Sees the contacts; `lost` breaks the connection there. */
export type ContactWatcher = (contact: Contact) => 'lost' | undefined | Promise<'lost' | undefined>;
