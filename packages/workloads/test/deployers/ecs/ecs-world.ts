import type { WorkloadConfigurationOf } from '@deploy-actions/config';
import { createTestRuntime } from '@deploy-actions/testing';
import { onTestFinished, vi } from 'vitest';
import { createDeployer, type Release } from '../../../src/index.ts';
import { FakeEcs, type Json } from './fake-ecs.ts';

/** What is put onto the colour green. */
export const release: Release = {
  ...{ service: 'shop', environment: 'production', color: 'green', version: '2.0.0' },
  ...{ sha: undefined, url: 'http://green' },
};

/** An ECS with the service `api-green`, to which the SDK is led until the test ends. */
export async function startEcs(): Promise<FakeEcs> {
  const aws = new FakeEcs();
  aws.addService('api-green', { api: 'shop/api:1.0.0', log: 'fluent-bit:3' });
  const address = await aws.start();
  onTestFinished(async () => {
    vi.unstubAllEnvs();
    await aws.stop();
  });
  vi.stubEnv('AWS_ENDPOINT_URL', address);
  vi.stubEnv('AWS_ACCESS_KEY_ID', 'AKIDEXAMPLE');
  vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'secret-key');
  return aws;
}

/** A deployer of one service of each colour, unless other services or more of a configuration are given. */
export async function openDeployer(services?: Json, more: Json = {}) {
  const configuration = {
    ...{ deployer: 'ecs', cluster: 'shop', timeout: 600_000 },
    services: services ?? { 'api-{{color}}': { containers: { api: 'shop/api:{{version}}' } } },
    ...more,
  } as WorkloadConfigurationOf<'ecs'>;
  const runtime = await createTestRuntime();
  const section = { region: 'eu-central-1', 'session-duration': 3_600_000, lifetime: 3_600_000 };
  const deployer = await createDeployer(configuration, { runtime, aws: section });
  return { deployer, runtime };
}
