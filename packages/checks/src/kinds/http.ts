import {
  ConfigurationError,
  formatDuration,
  formatSize,
  type HttpResponse,
  quoted,
} from '@deploy-actions/action-kit';
import type { CheckConfigurationOf } from '@deploy-actions/config';
import type { Answer, Check, CheckContext } from '../check.ts';
import { jsonDifferences, jsonMatches } from './http/json-differences.ts';

/** So much of an answer's body is kept as evidence of a failure, in characters. */
const excerptLength = 500;

/** Sends a request and compares status, headers, text, JSON values and time of the answer. Throws ConfigurationError for an unusable request. */
export function createHttpCheck(
  configuration: CheckConfigurationOf<'http'>,
  { runtime: { http } }: Pick<CheckContext, 'runtime'>,
): Check {
  const { url, method, headers, body, timeout } = configuration;
  refuseUnusable(configuration);
  return {
    asks: `${method} ${url}`,
    async ask(signal) {
      const response = await http.send({
        ...{ url, method, timeout, signal },
        ...(headers === undefined ? {} : { headers }),
        ...(body === undefined ? {} : { body }),
      });
      return compare(configuration, response);
    },
  };
}

function refuseUnusable({ url, method, contains, json }: CheckConfigurationOf<'http'>): void {
  if (!URL.canParse(url)) throw new ConfigurationError(`\`${url}\` is no address`);
  const { username, password } = new URL(url);
  if (username || password) {
    throw new ConfigurationError('the address has credentials in it; give them in `headers`, as `env:NAME`');
  }
  if (method === 'HEAD' && (contains !== undefined || json !== undefined)) {
    throw new ConfigurationError('the answer to `HEAD` has no body that `contains` or `json` could be about');
  }
}

function compare(configuration: CheckConfigurationOf<'http'>, response: HttpResponse): Answer {
  const { json } = configuration;
  const { status, body, elapsed } = response;
  const received = `status ${status}, ${formatSize(Buffer.byteLength(body))} in ${formatDuration(elapsed)}`;
  const fail = (finding: string): Answer => ({
    status: 'fail',
    finding,
    answer: `${received}\n${excerpt(body)}`,
  });

  const wanted = [configuration.status].flat();
  if (!wanted.includes(status)) return fail(`answered ${status}, wanted ${wanted.join(' or ')}`);
  const wrong = differences(configuration, response);
  if (wrong.length > 0) return fail(`answered ${status}, but ${wrong.join('; ')}`);
  // A body that is as wanted stays out of the report: nobody needs it there, and it may hold what is nobody's business.
  const matched = json === undefined ? [] : jsonMatches(json, body).map((match) => `, ${match}`);
  const limit = configuration['warn-slower-than'];
  const slow = limit !== undefined && elapsed > limit;
  const took = `answered ${status} in ${formatDuration(elapsed)}`;
  return {
    status: slow ? 'warn' : 'pass',
    finding: slow ? `${took}, a warning above ${formatDuration(limit)}` : took,
    answer: `${received}${matched.join('')}`,
  };
}

function differences(
  configuration: CheckConfigurationOf<'http'>,
  { body, elapsed, headers }: HttpResponse,
): string[] {
  const { contains, json, 'response-headers': wanted = {}, 'fail-slower-than': limit } = configuration;
  return [
    ...(contains !== undefined && !body.includes(contains) ? [`without the text \`${contains}\``] : []),
    ...(json === undefined ? [] : jsonDifferences(json, body)),
    ...Object.entries(wanted).flatMap(([name, value]) => headerDifference(name, value, headers) ?? []),
    ...(limit !== undefined && elapsed > limit
      ? [`in ${formatDuration(elapsed)}, wanted at most ${formatDuration(limit)}`]
      : []),
  ];
}

function headerDifference(
  name: string,
  wanted: string | { readonly contains: string },
  headers: HttpResponse['headers'],
): string | undefined {
  const found = headers[name.toLowerCase()];
  const holds = typeof wanted === 'string' ? found === wanted : found?.includes(wanted.contains);
  if (holds) return undefined;
  const words = typeof wanted === 'string' ? `\`${wanted}\`` : `something with \`${wanted.contains}\``;
  return `the header \`${name}\` is ${found === undefined ? 'missing' : quoted(found)}, wanted ${words}`;
}

function excerpt(body: string): string {
  return body.length > excerptLength ? `${body.slice(0, excerptLength)}…` : body;
}
