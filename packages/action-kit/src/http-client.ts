/** One HTTP request. Secrets belong into headers, never into the URL. */
export interface HttpRequest {
  readonly url: string;
  /** `GET` when absent. */
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  /** Time for one try, body included, in milliseconds. */
  readonly timeout: number;
  /** Further tries after a failed connection, a timeout, 429, 502, 503 or 504; 0 when absent. Only for what may be repeated. */
  readonly retries?: number;
  readonly signal?: AbortSignal;
}

/** An answer, whatever its status. */
export interface HttpResponse {
  readonly status: number;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** Time from sending to the last byte of the answer, in milliseconds. */
  readonly elapsed: number;
}

/** Sends HTTP requests. */
export interface HttpClient {
  /**
   * Sends a request. Redirects are followed for GET and HEAD; the request's headers never go to another origin. Throws
   * ProviderError when no answer came after all tries or it was larger than 32 MiB, ConfigurationError for an address or
   * header that can't be sent, and the signal's reason when it fired.
   */
  send(request: HttpRequest): Promise<HttpResponse>;
}
