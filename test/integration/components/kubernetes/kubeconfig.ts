import { readFileSync, writeFileSync } from 'node:fs';
import type { ApiAccess } from './api.ts';

/** Writes a kubeconfig for one user. https://kubernetes.io/docs/reference/config-api/kubeconfig.v1/ */
export function writeKubeconfig(file: string, user: string, { port, token, authority }: ApiAccess): string {
  const configuration = {
    ...{ apiVersion: 'v1', kind: 'Config', 'current-context': 'test' },
    clusters: [
      { name: 'test', cluster: { server: `https://127.0.0.1:${port}`, 'certificate-authority': authority } },
    ],
    users: [{ name: user, user: { token } }],
    contexts: [{ name: 'test', context: { cluster: 'test', user } }],
  };
  // JSON is YAML.
  writeFileSync(file, JSON.stringify(configuration), { mode: 0o600 });
  return file;
}

/** Who a kubeconfig of {@link writeKubeconfig} lets in, and where. */
export function readKubeconfig(file: string): ApiAccess {
  const { clusters, users } = JSON.parse(readFileSync(file, 'utf8'));
  const { server, 'certificate-authority': authority } = clusters[0].cluster;
  return { port: Number(new URL(server).port), token: users[0].user.token, authority };
}
