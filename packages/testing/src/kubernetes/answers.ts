/** Status code and body; a body that is a text is sent as it is. */
export type Answer = readonly [status: number, body: unknown];

/** What goes wrong with one request. */
export interface FakeKubernetesFault {
  /** Only a request with this method; any when absent. */
  readonly method?: 'GET' | 'POST' | 'PUT';
  /** Only a request whose path, without its query, ends with this; any when absent. */
  readonly path?: string;
  /**
   * `lost-request` and `lost-reply` close the connection without an answer, before or after the request did its work; `cut-off`
   * closes it in the midst of the answer; `stuck` never answers; `sign-in` is a page of a proxy that wants a person,
   * `other-json` the answer of another API, both with status 200; a number is the status of an error that came before any
   * work, 404 that of a proxy, 410 that of a list whose next page is no longer known.
   */
  readonly how:
    | ('lost-request' | 'lost-reply' | 'cut-off' | 'stuck' | 'sign-in' | 'other-json')
    | (404 | 410 | 429 | 500 | 503);
  /** Seconds in the header Retry-After. */
  readonly retryAfter?: number;
}

/** What API servers and what stands before them say when they are overloaded, broken or not meant. */
export function failing(how: FakeKubernetesFault['how']): Answer {
  if (how === 429) return [429, 'Too many requests, please try again later.\n'];
  if (how === 503) return [503, 'no healthy upstream'];
  if (how === 404) return [404, '404 page not found\n'];
  if (how === 410)
    return statusOf(
      410,
      'Expired',
      'The provided continue parameter is too old to display a consistent list',
    );
  if (how === 'sign-in') return [200, '<html><title>Sign in</title></html>'];
  if (how === 'other-json') return [200, { error: 'sign in first' }];
  return statusOf(500, 'InternalError', 'Internal error occurred: etcdserver: request timed out');
}

/** The API's Status for a request that failed. */
export function statusOf(code: number, reason: string, message: string, details: object = {}): Answer {
  const status = { kind: 'Status', apiVersion: 'v1', metadata: {}, status: 'Failure' };
  return [code, { ...status, message, reason, details, code }];
}

/** What an API server says of a path it has nothing at, where it knows the API group and where it doesn't. */
export const unknownPath = {
  inGroup: statusOf(404, 'NotFound', 'the server could not find the requested resource'),
  anywhere: [404, '404 page not found\n'] as Answer,
};
