import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ConfigurationError, ProviderError, quoted, type Runtime } from '@deploy-actions/action-kit';

/** Who asks a registry. */
export interface Login {
  readonly username: string;
  readonly password: string;
  /** Whether `password` is a refresh token, to be exchanged for others, and no password. */
  readonly refresh: boolean;
}

/** https://docs.docker.com/reference/cli/docker/login/#credential-stores */
interface DockerConfig {
  readonly auths?: Readonly<Record<string, { readonly auth?: string; readonly identitytoken?: string }>>;
  readonly credsStore?: string;
  readonly credHelpers?: Readonly<Record<string, string>>;
}

type Outside = Pick<Runtime, 'environment' | 'processes' | 'secrets' | 'workspace'>;

/** What helpers write when they know nothing of a registry (docker-credential-helpers, `credentials/error.go`). */
const unknown = /credentials not found/i;

/** How a helper names the user of a refresh token. */
const tokenUser = '<token>';

/** The name that docker keeps logins to Docker Hub under. */
const hubServer = 'https://index.docker.io/v1/';

/**
 * The login that `docker login` left on this machine for a registry, from its file or from its helper; `undefined` where there
 * is none. Throws ConfigurationError when the file can't be read, ProviderError when the helper fails.
 */
export async function dockerLogin(
  registry: string,
  outside: Outside,
  signal: AbortSignal,
): Promise<Login | undefined> {
  const config = await readConfig(outside.environment);
  const server = registry === 'docker.io' ? hubServer : registry;
  const helper = config.credHelpers?.[server] ?? config.credHelpers?.[registry] ?? config.credsStore;
  const login = helper === undefined ? undefined : await askHelper(helper, server, outside, signal);
  const found = login ?? readAuth(config, registry, server);
  if (found) outside.secrets.add(found.password);
  return found;
}

async function readConfig(environment: Outside['environment']): Promise<DockerConfig> {
  const { DOCKER_CONFIG: folder, HOME: home } = environment;
  const file = folder ? join(folder, 'config.json') : home ? join(home, '.docker', 'config.json') : undefined;
  if (file === undefined) return {};
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return '{}';
    throw new ConfigurationError(`docker's login at ${quoted(file)} can not be read: ${error.code}`);
  });
  try {
    return (JSON.parse(text) ?? {}) as DockerConfig;
  } catch {
    // What the parser says would quote the file, secrets included.
    throw new ConfigurationError(`docker's login at ${quoted(file)} is no JSON`);
  }
}

function readAuth({ auths = {} }: DockerConfig, host: string, server: string): Login | undefined {
  const names = [server, host, `https://${host}`, `https://${host}/v2/`, `http://${host}`];
  const entry = names.map((name) => auths[name]).find((each) => each?.auth || each?.identitytoken);
  if (!entry) return undefined;
  const [username = '', ...rest] = Buffer.from(entry.auth ?? '', 'base64')
    .toString()
    .split(':');
  return entry.identitytoken
    ? { username, password: entry.identitytoken, refresh: true }
    : { username, password: rest.join(':').replace(/\0+$/, ''), refresh: false };
}

/** https://github.com/docker/docker-credential-helpers#development: the server on standard input, JSON on standard output. */
async function askHelper(
  helper: string,
  server: string,
  { processes, workspace }: Outside,
  signal: AbortSignal,
): Promise<Login | undefined> {
  if (!/^[A-Za-z0-9][\w.-]*$/.test(helper)) {
    throw new ConfigurationError(
      `docker's login names the helper ${quoted(helper)}, which is no name of a program`,
    );
  }
  const command = `docker-credential-${helper}`;
  const { exitCode, stdout, stderr } = await processes.tool({
    ...{ command, args: ['get'], directory: workspace, input: server, timeout: 20_000, signal },
  });
  const said = `${stdout.trim()} ${stderr.trim()}`.trim();
  if (exitCode !== 0 && unknown.test(said)) return undefined;
  const answer = exitCode === 0 ? readHelper(stdout) : undefined;
  if (!answer) {
    // An answer that can't be read may hold the secret all the same.
    const why = exitCode === 0 ? 'its answer is no login' : said || `exit code ${exitCode}`;
    throw new ProviderError(`${command} gives no login for ${server}: ${why}`, {
      ...{ system: command, operation: 'get' },
    });
  }
  const refresh = answer.Username === tokenUser;
  return { username: answer.Username, password: answer.Secret, refresh };
}

function readHelper(text: string): { readonly Username: string; readonly Secret: string } | undefined {
  try {
    const { Username, Secret } = JSON.parse(text);
    return typeof Username === 'string' && typeof Secret === 'string' ? { Username, Secret } : undefined;
  } catch {
    return undefined;
  }
}
