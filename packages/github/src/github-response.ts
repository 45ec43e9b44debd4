/** What GitHub answered to a request that failed. */
export interface FailedResponse {
  readonly status: number;
  /** GitHub's words on one line, with the details it adds, without the address of its documentation. */
  readonly message: string;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string | undefined>>;
  /** Whether GitHub says without words that a rule of the branch is the reason. */
  readonly byRule?: boolean;
}

/** The answer in an error of Octokit; `undefined` when there was none: no connection, a timeout, or no such error at all. */
export function readResponse(error: unknown): FailedResponse | undefined {
  const refused = refusedQuery(error);
  if (refused) return refused;
  if (!(error instanceof Error) || !('status' in error) || !('response' in error)) return undefined;
  const { status, response } = error as { status: unknown; response?: { data?: unknown; headers?: object } };
  if (typeof status !== 'number' || response === undefined) return undefined;
  const headers = (response.headers ?? {}) as FailedResponse['headers'];
  return { status, message: wordsOf(response.data), headers };
}

/**
 * What a refused GraphQL query would have been answered by the REST API: GraphQL sends all its errors with the status 200
 * and names their type instead. `undefined` for any other error.
 */
function refusedQuery(error: unknown): FailedResponse | undefined {
  if (!(error instanceof Error) || 'status' in error || !('response' in error)) return undefined;
  // Octokit's own error has the answer as `response`, the throttling's an object around it.
  const { response, headers } = error as { response?: QueryAnswer; headers?: FailedResponse['headers'] };
  const errors = response?.errors ?? response?.data?.errors;
  if (errors === undefined) return undefined;
  const statuses = errors.map(
    ({ type = '', message = '' }) => statusByType[type] ?? (ruleWords.test(message) ? 422 : 500),
  );
  const limited = statuses.includes(429);
  const said = errors.map(({ message }) => message).join(': ');
  return {
    status: limited ? 403 : Math.min(...statuses),
    message: said.replaceAll(/\s+/g, ' ').trim(),
    headers: { ...(headers ?? response?.headers), ...(limited && { 'x-ratelimit-remaining': '0' }) },
    byRule: errors.some(({ type }) => type === protectionType),
  };
}

/** Rulesets have another type, which is UNPROCESSABLE as far as anyone has seen; https://github.com/Thinkmill/keystatic/issues/1598. */
const protectionType = 'BRANCH_PROTECTION_RULE_VIOLATION';

/**
 * The status that the REST API gives where GraphQL names a type; none of them is documented, so that words count too. An error without a type is a failure of GitHub's, such as a query that
 * took too long.
 */
const statusByType: Readonly<Record<string, number>> = {
  RATE_LIMITED: 429,
  RATE_LIMIT: 429,
  FORBIDDEN: 403,
  INSUFFICIENT_SCOPES: 403,
  NOT_FOUND: 404,
  STALE_DATA: 409,
  UNPROCESSABLE: 422,
  [protectionType]: 422,
};

/** The errors that a refused GraphQL mutation has; none for any other error. */
export function mutationErrors(error: unknown): NonNullable<QueryAnswer['errors']> {
  if (!(error instanceof Error) || 'status' in error || !('response' in error)) return [];
  const { response } = error as { response?: QueryAnswer };
  return response?.errors ?? response?.data?.errors ?? [];
}

interface QueryAnswer {
  readonly errors?: readonly { readonly type?: string; readonly message?: string }[];
  readonly data?: { readonly errors?: QueryAnswer['errors'] } | null;
  readonly headers?: FailedResponse['headers'];
}

function wordsOf(data: unknown): string {
  if (typeof data !== 'object' || data === null || !('message' in data)) return 'no reason given';
  const { message, errors } = data as { message: unknown; errors?: unknown };
  const details = (Array.isArray(errors) ? errors : []).map((one) => {
    const said = typeof one === 'object' && one !== null && 'message' in one ? one.message : one;
    return typeof said === 'string' ? said : JSON.stringify(said);
  });
  return [String(message), ...details].join(': ').replaceAll(/\s+/g, ' ').trim();
}

/**
 * How GitHub words that a ruleset or a protection stopped a push. Neither is documented, and both come with the status of a
 * conflict (409, contents) or of bad input (422, refs).
 */
const ruleWords =
  /rule violations? found|protected (branch|ref)|status checks? .*expected|through a pull request|approving review|not authorized to push|verified signatures|being restricted|merge commits|cannot (update|create|force-push|change)/i;

/** Whether rules of the branch stopped the request. */
export function isRuleRefusal({ status, message, byRule = false }: FailedResponse): boolean {
  return byRule || ([403, 409, 422].includes(status) && ruleWords.test(message));
}

/** How long GitHub wants to be left alone, in milliseconds, when the answer is a rate limit; see https://docs.github.com/rest/using-the-rest-api/rate-limits-for-the-rest-api. */
export function rateLimitOf(
  { status, message, headers }: FailedResponse,
  now: number,
): { readonly kind: 'primary' | 'secondary'; readonly wait: number | undefined } | undefined {
  if (status !== 403 && status !== 429) return undefined;
  const seconds = Number(headers['retry-after'] ?? Number.NaN);
  const wait = Number.isFinite(seconds) ? seconds * 1_000 : undefined;
  if (headers['x-ratelimit-remaining'] === '0') {
    const reset = Number(headers['x-ratelimit-reset'] ?? Number.NaN) * 1_000;
    return { kind: 'primary', wait: Number.isFinite(reset) ? Math.max(0, reset - now) : wait };
  }
  const secondary = status === 429 || wait !== undefined || /secondary rate|abuse detection/i.test(message);
  return secondary ? { kind: 'secondary', wait } : undefined;
}
