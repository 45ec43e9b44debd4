import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createTestRuntime } from '@deploy-actions/testing';
import { afterEach, expect, test } from 'vitest';
import { runSteps } from '../src/index.ts';

const server = createServer((request, response) => response.end(`${request.url} is 1.1.0`));

afterEach(() => {
  server.close();
});

test('a request step knows the release in its path and in the text it wants', async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const release = {
    service: 'shop',
    environment: 'production',
    color: 'green',
    version: '1.1.0',
    url,
  } as const;
  const step = {
    path: '/{{color}}',
    contains: '/green is {{version}}',
    status: 200,
    requests: 1,
    timeout: 5_000,
  };
  const runtime = await createTestRuntime();
  await runSteps('smoke', [step], { ...release, sha: undefined }, runtime);
  await expect(
    runSteps('smoke', [step], { ...release, sha: undefined, version: '1.2.0' }, runtime),
  ).rejects.toThrow('does not contain `/green is 1.2.0`');
});
