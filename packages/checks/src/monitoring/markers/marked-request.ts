import { ConfigurationError, type Runtime } from '@deploy-actions/action-kit';
import { type ApiRequest, addressOf, MonitoringApi } from '../monitoring-api.ts';

/** A request with `$MARKER` where the marker goes. */
export interface MarkedRequest {
  readonly url: string;
  readonly method: 'GET' | 'POST' | 'PUT';
  readonly headers?: Readonly<Record<string, string>> | undefined;
  readonly body?: string | undefined;
}

/** A request that is ready for markers. */
export interface ReadyRequest {
  readonly origin: string;
  readonly api: MonitoringApi;
  /** What is asked, without parameters. */
  readonly asks: string;
  readonly of: (marker: string) => ApiRequest;
}

/** Makes a request ready; `timeout` is in milliseconds. Throws ConfigurationError for one that can't be sent. */
export function readyRequest(
  { url, method, headers = {}, body }: MarkedRequest,
  timeout: number,
  runtime: Pick<Runtime, 'http' | 'secrets'>,
): ReadyRequest {
  const { origin, pathname } = addressOf(url);
  if (body !== undefined && method === 'GET') {
    throw new ConfigurationError('a request with a `body` needs `method: POST`');
  }
  return {
    ...{ origin, asks: `${method} ${origin}${pathname}` },
    api: new MonitoringApi(origin, { url: origin, headers }, runtime, { timeout }),
    of: (marker) => {
      const address = new URL(withMarker(url, marker));
      const given = body === undefined ? {} : { body: withMarker(body, marker) };
      return { path: address.pathname, parameters: address.searchParams, method, ...given };
    },
  };
}

/** A text with the marker where it goes; a marker needs no escaping anywhere. */
export function withMarker(text: string, marker: string): string {
  return text.replaceAll('$MARKER', marker);
}
