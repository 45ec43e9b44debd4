import { startDaemon } from './daemon.ts';

/** What the SDK and the bundles need to reach moto, or a proxy in front of it, beside its address; moto takes any keys. */
export const motoVariables = {
  AWS_REGION: 'eu-central-1',
  AWS_ACCESS_KEY_ID: 'AKIAIOSFODNN7EXAMPLE',
  AWS_SECRET_ACCESS_KEY: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
} as const;

/** AWS in memory. */
export interface Moto {
  /** For `AWS_ENDPOINT_URL`. */
  readonly url: string;
  /** Forgets everything. */
  readonly reset: () => Promise<void>;
  readonly close: () => Promise<void>;
}

/** Starts moto's server, empty. https://docs.getmoto.org/en/latest/docs/server_mode.html */
export async function startMoto(): Promise<Moto> {
  const daemon = await startDaemon('moto', (port) => ['-H', '127.0.0.1', '-p', String(port)]);
  const url = `http://127.0.0.1:${daemon.port}`;
  return {
    url,
    reset: async () => void (await fetch(`${url}/moto-api/reset`, { method: 'POST' })),
    close: daemon.close,
  };
}
