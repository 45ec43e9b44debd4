import type { SourceOf } from '@deploy-actions/config';
import { createTestRuntime } from '@deploy-actions/testing';
import type { HistoricalProvider, InquiringProvider } from '../../src/metric-provider.ts';
import { http } from '../../src/providers/http.ts';
import { FakeService, type Received, type Reply } from '../conformance/fake-service.ts';

type Source = SourceOf<'http'>;

/** A provider in front of a server that answers every request like this. */
export async function open(
  answer: unknown | ((request: Received) => Reply),
  queries: readonly string[],
  replace: Partial<Source> = {},
) {
  const runtime = await createTestRuntime();
  const service = await FakeService.start((request) =>
    typeof answer === 'function' ? answer(request) : { body: JSON.stringify(answer) },
  );
  const source: Source = {
    provider: 'http',
    url: `${service.url}/api`,
    method: 'GET',
    timeout: 5_000,
    ...replace,
  };
  const url = replace.url?.replace('http://service', service.url) ?? source.url;
  const provider = http.create({ ...source, url }, queries, { runtime, release: {} });
  return {
    provider: provider as HistoricalProvider & InquiringProvider,
    service,
    runtime,
    now: runtime.clock.now(),
  };
}

/** What one look gives for one query. */
export const look = async (document: unknown, query: string) =>
  (await (await open(document, [query])).provider.observe())[0];
