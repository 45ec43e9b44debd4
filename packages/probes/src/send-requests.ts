import {
  ConfigurationError,
  type HttpResponse,
  ProviderError,
  type Runtime,
} from '@deploy-actions/action-kit';
import type { RequestStep } from '@deploy-actions/config';

/** How much of an answer a failure shows, in characters. */
const shownBody = 300;

/** What came of the requests of a step. */
export interface RequestOutcome {
  /** Why one failed, as a sentence that begins with method and address; `undefined` when all were answered as wanted. */
  readonly failure: string | undefined;
  /** The time until the slowest answer was there, in milliseconds; a request without an answer counts as its whole time limit. */
  readonly slowest: number;
}

/** Where a step sends its requests. Throws ConfigurationError for a path when the address of the colour isn't known. */
export function addressOf(step: RequestStep, colorUrl: string | undefined): string {
  if ('url' in step) return step.url;
  if (colorUrl !== undefined) return `${colorUrl}${step.path}`;
  throw new ConfigurationError(
    `\`path: ${step.path}\` is on the colour, but its address is not known here; name it in the section \`traffic\`, or give \`url\``,
  );
}

/**
 * Sends the requests of a step one after the other, up to the first that fails; none is sent again, it may not be repeatable.
 * Placeholders are filled in already. Throws ConfigurationError for what can't be sent, and the signal's reason.
 */
export async function sendRequests(
  step: RequestStep,
  colorUrl: string | undefined,
  { http, signal, secrets }: Pick<Runtime, 'http' | 'signal' | 'secrets'>,
): Promise<RequestOutcome> {
  const { method, headers, timeout } = step;
  const url = addressOf(step, colorUrl);
  const request = {
    ...{ method, url, timeout, signal },
    ...(headers === undefined ? {} : { headers }),
    ...(step.body === undefined ? {} : { body: step.body }),
  };
  let slowest = 0;
  for (let sent = 0; sent < step.requests; sent += 1) {
    const answer = await http.send(request).catch((error) => {
      if (error instanceof ProviderError) return error;
      throw error;
    });
    if (answer instanceof ProviderError)
      return { failure: answer.message, slowest: Math.max(slowest, timeout) };
    slowest = Math.max(slowest, answer.elapsed);
    const why = shortfall(step, answer);
    if (why !== undefined) {
      // Before it is cut: half a secret would not be known as one.
      const body = secrets.redact(answer.body);
      return { failure: `${method} ${url} ${why}; ${beginning(body)}`, slowest };
    }
  }
  return { failure: undefined, slowest };
}

function shortfall({ status, contains }: RequestStep, answer: HttpResponse): string | undefined {
  if (answer.status !== status) return `answered ${answer.status} instead of ${status}`;
  if (contains === undefined || answer.body.includes(contains)) return undefined;
  return `answered ${status}, but what came does not contain \`${contains}\``;
}

function beginning(body: string): string {
  const text = body.replaceAll(/\s+/g, ' ').trim();
  if (text === '') return 'the answer is empty';
  return `the answer${text.length > shownBody ? ' begins' : ''}: ${text.slice(0, shownBody).toWellFormed()}`;
}
