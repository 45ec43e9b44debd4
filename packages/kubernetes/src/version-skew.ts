import { quoted, type Runtime } from '@deploy-actions/action-kit';
import type { Kubectl } from './kubectl.ts';

/** How many minor versions kubectl and the API may be apart (https://kubernetes.io/releases/version-skew-policy/#kubectl). */
const supportedSkew = 1;

/** Time for kubectl to say its version, in milliseconds. */
const versionLimit = 5_000;

type Programs = Pick<Runtime, 'processes' | 'workspace'>;

/** The contexts that were looked at in this process, by who starts programs. */
const known = new WeakMap<Programs['processes'], Set<string | undefined>>();

interface Version {
  readonly major: number;
  readonly minor: number;
  readonly name: string;
}

/**
 * Why kubectl is not supported with this API, as sentences without their full stop; empty where it is, where either doesn't
 * say its version, and when it was told of this context in this process already. It costs a request, and a start of kubectl.
 */
export async function versionSkew(kubectl: Kubectl, runtime: Programs): Promise<readonly string[]> {
  const contexts = known.get(runtime.processes) ?? new Set();
  if (contexts.has(kubectl.context)) return [];
  known.set(runtime.processes, contexts.add(kubectl.context));
  const [client, server] = await Promise.all([clientVersion(runtime), serverVersion(kubectl)]);
  if (client === undefined || server === undefined) return [];
  const apart = Math.abs(client.minor - server.minor);
  if (client.major === server.major && apart <= supportedSkew) return [];
  return [
    `kubectl is ${quoted(client.name)}, but the API of the cluster is ${quoted(server.name)}: Kubernetes supports a kubectl that is one minor version away at most; install one that fits in a step before this one`,
  ];
}

/** https://kubernetes.io/docs/reference/kubectl/generated/kubectl_version/ */
async function clientVersion({ processes, workspace }: Programs): Promise<Version | undefined> {
  try {
    const { stdout } = await processes.tool({
      ...{ command: 'kubectl', args: ['version', '--client', '--output', 'json'] },
      ...{ directory: workspace, timeout: versionLimit },
    });
    return readVersion((JSON.parse(stdout) as { clientVersion?: unknown }).clientVersion);
  } catch {
    return undefined;
  }
}

async function serverVersion(kubectl: Kubectl): Promise<Version | undefined> {
  try {
    return readVersion(await kubectl.get('/version'));
  } catch {
    return undefined;
  }
}

/** Some clouds and distributions write a `+` behind the minor version. */
function readVersion(version: unknown): Version | undefined {
  const { major, minor, gitVersion } = (version ?? {}) as Record<string, unknown>;
  const read = { major: Number.parseInt(String(major), 10), minor: Number.parseInt(String(minor), 10) };
  if (Number.isNaN(read.major) || Number.isNaN(read.minor)) return undefined;
  return { ...read, name: String(gitVersion ?? `v${read.major}.${read.minor}`) };
}
