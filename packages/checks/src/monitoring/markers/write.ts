import { ConfigurationError, isoInstant } from '@deploy-actions/action-kit';
import type { CheckConfigurationOf } from '@deploy-actions/config';
import type { CheckContext } from '../../check.ts';
import { ElasticsearchServer } from '../elasticsearch.ts';
import { LokiServer } from '../loki.ts';
import { runToSuccess } from '../run-script.ts';
import { readyRequest } from './marked-request.ts';

type Outside = Pick<CheckContext, 'runtime' | 'subject'>;
type Configuration = CheckConfigurationOf<'log-roundtrip'>['write'];

/** A way to write a marker. */
export interface MarkerWriting {
  /** What is done. */
  readonly asks: string;
  /** Writes it. Throws ProviderError, and the signal's reason. */
  readonly write: (marker: string, signal: AbortSignal) => Promise<void>;
}

/** The way that a configuration names; `timeout` is in milliseconds. Throws ConfigurationError. */
export function createWriting(given: Configuration, timeout: number, outside: Outside): MarkerWriting {
  const { runtime, subject } = outside;
  const text = (marker: string) =>
    `Test of the logs before a deployment of ${subject.service} to ${subject.environment}: ${marker}`;
  switch (given.provider) {
    case 'loki': {
      const loki = new LokiServer(given, runtime, timeout);
      return {
        asks: `POST ${loki.place('push')}`,
        write: (marker, signal) => loki.push(given.labels, text(marker), runtime.clock.now(), signal),
      };
    }
    case 'elasticsearch': {
      const server = new ElasticsearchServer(given, runtime, timeout);
      const document = (marker: string) => ({
        '@timestamp': isoInstant(runtime.clock.now()),
        message: text(marker),
      });
      return {
        asks: `POST ${server.place(given.index)}/_doc`,
        write: (marker, signal) => server.add(given.index, document(marker), signal),
      };
    }
    case 'http':
      return writeByHttp(given, timeout, outside);
    case 'command':
      return {
        asks: given.run.trim(),
        write: (marker, signal) =>
          runToSuccess(given.run, { variables: { DEPLOY_MARKER: marker }, timeout }, outside, signal),
      };
  }
}

function writeByHttp(
  given: Extract<Configuration, { provider: 'http' }>,
  timeout: number,
  { runtime }: Outside,
): MarkerWriting {
  if (!given.url.includes('$MARKER') && !given.body?.includes('$MARKER')) {
    throw new ConfigurationError(
      'neither `url` nor `body` of `write` has $MARKER in it: nothing would be written',
    );
  }
  const request = readyRequest(given, timeout, runtime);
  return {
    asks: request.asks,
    write: (marker, signal) => request.api.send(request.of(marker), signal),
  };
}
