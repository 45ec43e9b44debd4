/** What a route answers with. */
export interface Answer {
  readonly status: number;
  /** Sent as JSON; bytes are sent as they are; undefined sends nothing. */
  readonly body?: unknown;
  /** `application/json` when absent. */
  readonly mediaType?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** An answer that ends the work on a request; thrown by whatever finds the reason. */
export class Refusal extends Error {
  readonly status: number;
  /** Further properties of the body, e.g. `errors`. */
  readonly details: Readonly<Record<string, unknown>>;
  readonly headers: Readonly<Record<string, string>>;

  constructor(
    status: number,
    message: string,
    details: Readonly<Record<string, unknown>> = {},
    headers: Readonly<Record<string, string>> = {},
  ) {
    super(message);
    this.status = status;
    this.details = details;
    this.headers = headers;
  }

  /** The answer, with the page of GitHub's documentation that belongs to the operation. */
  answer(page: string): Answer {
    const { status, message, details, headers } = this;
    // The description of 422 has no `status`, that of the others has.
    const number = status === 422 ? {} : { status: String(status) };
    return { status, headers, body: { message, ...details, documentation_url: page, ...number } };
  }
}

/** The answer with a status of 200. */
export function ok(body: unknown): Answer {
  return { status: 200, body };
}

/** The answer to a write that made something, with its address. */
export function created(body: { readonly url?: string }): Answer {
  return { status: 201, body, ...(body.url !== undefined && { headers: { location: body.url } }) };
}

/** 404, as for everything that isn't there or may not be seen. */
export function notFound(message = 'Not Found'): Refusal {
  return new Refusal(404, message);
}

/** 422, with GitHub's `errors` where there are some. */
export function unprocessable(message: string, errors?: readonly Record<string, unknown>[]): Refusal {
  return new Refusal(422, message, errors && { errors });
}
