import {
  ConfigurationError,
  formatDuration,
  formatSize,
  type HttpResponse,
} from '@deploy-actions/action-kit';
import type { CheckConfigurationOf } from '@deploy-actions/config';
import type { Answer, Check, CheckContext } from '../check.ts';

/** So much of an answer's body is kept as evidence of a failure, in characters. */
const excerptLength = 500;

/** Sends a request and compares status, text and JSON values of the answer. Throws ConfigurationError for an unusable request. */
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
  const { status, contains, json } = configuration;
  const received = `status ${response.status}, ${formatSize(Buffer.byteLength(response.body))} in ${formatDuration(response.elapsed)}`;
  const fail = (finding: string): Answer => ({
    status: 'fail',
    finding,
    answer: `${received}\n${excerpt(response.body)}`,
  });

  if (response.status !== status) return fail(`answered ${response.status}, wanted ${status}`);
  if (contains !== undefined && !response.body.includes(contains)) {
    return fail(`answered ${status}, but without the text \`${contains}\``);
  }
  const wrong = json === undefined ? [] : differences(json, response.body);
  if (wrong.length > 0) return fail(`answered ${status}, but ${wrong.join('; ')}`);
  // A body that is as wanted stays out of the report: nobody needs it there, and it may hold what is nobody's business.
  const matched = Object.entries(json ?? {}).map(([path, value]) => `, ${path} = ${JSON.stringify(value)}`);
  return {
    status: 'pass',
    finding: `answered ${status} in ${formatDuration(response.elapsed)}`,
    answer: `${received}${matched.join('')}`,
  };
}

function differences(wanted: Readonly<Record<string, unknown>>, body: string): string[] {
  let document: unknown;
  try {
    document = JSON.parse(body);
  } catch {
    return ['not with JSON'];
  }
  return Object.entries(wanted).flatMap(([path, value]) => {
    const found = at(document, path);
    if (found === value) return [];
    const is = found === undefined ? 'is missing' : `is ${abridged(JSON.stringify(found))}`;
    return [`\`${path}\` ${is}, wanted ${JSON.stringify(value)}`];
  });
}

/** The value at a dotted path such as `replicas.0.state`; numbers index lists. */
function at(document: unknown, path: string): unknown {
  return path
    .split('.')
    .reduce<unknown>(
      (value, key) =>
        typeof value === 'object' && value !== null && Object.hasOwn(value, key)
          ? (value as Record<string, unknown>)[key]
          : undefined,
      document,
    );
}

function abridged(text: string): string {
  return text.length > 80 ? `${text.slice(0, 80)}…` : text;
}

function excerpt(body: string): string {
  return body.length > excerptLength ? `${body.slice(0, excerptLength)}…` : body;
}
