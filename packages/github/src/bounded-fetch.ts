import { formatDuration } from '@deploy-actions/action-kit';

/**
 * A fetch with a time limit for each request, its answer included, in milliseconds. The answer is complete when it is handed
 * on: Octokit takes a body that breaks off for an empty one.
 */
export function boundedFetch(send: typeof fetch, limit: number): typeof fetch {
  return async (input, init) => {
    const timeout = AbortSignal.timeout(limit);
    const signal = init?.signal ? AbortSignal.any([init.signal, timeout]) : timeout;
    try {
      const response = await send(input, { ...init, signal });
      const body = await response.arrayBuffer();
      const { status, statusText, headers } = response;
      return new Response(body.byteLength > 0 ? body : null, { status, statusText, headers });
    } catch (error) {
      if (timeout.aborted) throw new Error(`no answer within ${formatDuration(limit)}`);
      throw error;
    }
  };
}
