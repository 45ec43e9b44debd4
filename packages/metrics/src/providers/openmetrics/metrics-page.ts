import {
  ConfigurationError,
  describeError,
  type HttpResponse,
  ProviderError,
} from '@deploy-actions/action-kit';
import type { SourceOf } from '@deploy-actions/config';
import { parseExposition } from '../../exposition/parse-exposition.ts';
import { ExpositionError, type Sample } from '../../exposition/sample.ts';
import type { FailureKind, ProviderRuntime } from '../../metric-provider.ts';

/** The samples of one page, or why it could not be read. */
export type Page =
  | { readonly samples: readonly Sample[]; readonly failure?: never }
  | { readonly failure: FailureKind; readonly detail: string };

const accepted = 'application/openmetrics-text;version=1.0.0,text/plain;version=0.0.4;q=0.5,*/*;q=0.1';

const hint = ' (is this the metrics page?)';

/** The address of a page for messages: without its query, in which a token may be. */
export function placeOf(url: string): string {
  const { origin, pathname } = new URL(url);
  return `${origin}${pathname}`;
}

/** Reads a metrics page once. Throws only the signal's reason. */
export async function readPage(
  { url, headers, timeout }: Pick<SourceOf<'openmetrics'>, 'url' | 'headers' | 'timeout'>,
  { http, signal }: Pick<ProviderRuntime, 'http' | 'signal'>,
): Promise<Page> {
  try {
    const response = await http.send({ url, headers: { accept: accepted, ...headers }, timeout, signal });
    return pageOf(response, placeOf(url));
  } catch (error) {
    if (error instanceof ProviderError) return { failure: 'unreachable', detail: describeError(error) };
    // What can't be sent at all: a failure like any other, so that the other sources are still read.
    if (error instanceof ConfigurationError) return { failure: 'refused', detail: error.message };
    if (error instanceof ExpositionError) {
      // Damage seldom begins with the first line: what can't be read from there on is probably no metrics page.
      const doubt = error.line === 1 ? hint : '';
      return {
        failure: 'malformed',
        detail: `${placeOf(url)} is no valid metrics page: ${error.message}${doubt}`,
      };
    }
    throw error;
  }
}

function pageOf(response: HttpResponse, place: string): Page {
  const { status, body } = response;
  const answered = `${place} answered with status ${status}`;
  if (status === 429) return { failure: 'rate-limited', detail: answered };
  if (status === 401 || status === 403) return { failure: 'wrong-credentials', detail: answered };
  if (status === 503) return { failure: 'not-ready', detail: answered };
  if (status >= 500) return { failure: 'server-error', detail: answered };
  if (status !== 200) return { failure: 'refused', detail: `${answered}${status === 404 ? hint : ''}` };
  const type = response.headers['content-type'] ?? '';
  if (/\b(html|json|xml|protobuf)\b/i.test(type) || /^\s*<|^\s*$/.test(body)) {
    const found = body.trim() === '' ? 'an empty page' : `a page of type \`${type || 'unknown'}\``;
    return { failure: 'not-metrics', detail: `${place} answered with ${found}, not with metrics${hint}` };
  }
  const samples = parseExposition(body, type);
  // Whatever answers so is up, but shows nothing: `… or vector(0)` would make health of it.
  if (samples.length === 0) {
    return {
      failure: 'not-metrics',
      detail: `${place} answered with a page that has no values on it${hint}`,
    };
  }
  return { samples };
}
