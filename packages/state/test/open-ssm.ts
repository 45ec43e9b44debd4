import { createTestRuntime, type TestRuntime } from '@deploy-actions/testing';
import { vi } from 'vitest';
import { emptyState, openStateStore, type StateDocument, type StateStore } from '../src/index.ts';
import type { FakeSsm } from './fake-ssm.ts';

/** The parameter of {@link openStore}. */
export const parameter = '/shop/active-env';
const environment = { AWS_REGION: 'eu-central-1' };

/** A handle as a run of its own has it, through the real SDK. */
export async function openStore(
  fake: FakeSsm,
  name = parameter,
): Promise<{ store: StateStore; runtime: TestRuntime }> {
  vi.stubEnv('AWS_ENDPOINT_URL', fake.url);
  vi.stubEnv('AWS_ACCESS_KEY_ID', 'AKIATEST');
  vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'secret-key');
  vi.stubEnv('AWS_SESSION_TOKEN', undefined);
  vi.stubEnv('AWS_PROFILE', undefined);
  // The SDK's own pauses between tries are random parts of a second.
  vi.spyOn(Math, 'random').mockReturnValue(0);
  const runtime = await createTestRuntime({ environment });
  const context = {
    service: 'shop',
    environment: 'production',
    runtime,
    githubToken: undefined,
    aws: undefined,
  };
  return { store: await openStateStore({ store: 'ssm', parameter: name }, context), runtime };
}

/** Takes back what {@link openStore} changed in the process. */
export function closeStores(): void {
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
}

/** The nth write. */
export const state = (sequence: number, change: Partial<StateDocument> = {}): StateDocument => ({
  ...emptyState('shop', 'production'),
  sequence,
  writeId: `write-${sequence}`,
  ...change,
});
