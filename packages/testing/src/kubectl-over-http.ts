import {
  type ProcessRunner,
  ProviderError,
  systemProcessRunner,
  type ToolRequest,
  type ToolResult,
} from '@deploy-actions/action-kit';

/** What a kubeconfig says of the cluster, and how fast time passes for kubectl. */
export interface KubectlLogin {
  readonly url: string;
  readonly token: string;
  readonly contexts: readonly string[];
  /** The time limits of kubectl pass this much faster here; 50 times when absent. */
  readonly haste?: number;
}

/** The programs of a runner whose kubectl is logged in to a fake API. */
export function fakeKubectl(login: KubectlLogin): ProcessRunner {
  return { ...systemProcessRunner, tool: kubectlOverHttp(login) };
}

/**
 * What kubectl does with exactly the arguments that packages/kubernetes gives it, and nothing else: one HTTP request, and the
 * words of kubectl 1.20 to 1.33 for what came of it. test/integration/kubernetes-state.test.ts puts the same cases to the real one.
 */
export function kubectlOverHttp(login: KubectlLogin) {
  return async ({ command, args, input, timeout = Infinity, signal }: ToolRequest): Promise<ToolResult> => {
    if (command !== 'kubectl')
      throw new ProviderError(`${command} could not be started`, { system: command, operation: 'start' });
    signal?.throwIfAborted();
    // A login plug-in may hang where no time limit of a request counts.
    if (timeout > 30_000) throw new Error('kubectl needs a time limit');
    const { verb, raw, context, limit, fromInput, unvalidated } = read(args);
    const method = { get: 'GET', create: 'POST', replace: 'PUT', delete: 'DELETE' }[verb];
    if (!method || !raw?.startsWith('/') || fromInput === (verb === 'get'))
      return failed('error: unknown flag');
    // Versions before 1.28 ask for /openapi/v2 here, which no test serves.
    if (verb === 'replace' && !unvalidated) return failed(notFound);
    if (context !== undefined && !login.contexts.includes(context))
      return failed(`error: context "${context}" does not exist`);
    const body = fromInput && input !== undefined ? { body: input } : {};
    const ended = AbortSignal.timeout(limit / (login.haste ?? 50));
    const result = await send(`${login.url}${raw}`, {
      ...{ method, headers: { authorization: `Bearer ${login.token}` }, ...body },
      signal: signal ? AbortSignal.any([signal, ended]) : ended,
    });
    signal?.throwIfAborted();
    return result;
  };
}

const notFound = 'Error from server (NotFound): the server could not find the requested resource';

function read(args: readonly string[]) {
  const [verb = '', ...rest] = args;
  const given = new Map<string, string>();
  for (let index = 0; index < rest.length; index += 1) {
    const flag = rest[index] ?? '';
    if (flag === '--validate=false') given.set(flag, '');
    else {
      if (!['--request-timeout', '--context', '--raw', '-f'].includes(flag))
        throw new Error(`unknown ${flag}`);
      index += 1;
      given.set(flag, rest[index] ?? '');
    }
  }
  const limit = /^(\d+)s$/.exec(given.get('--request-timeout') ?? '')?.[1];
  return {
    verb: verb as 'get' | 'create' | 'replace' | 'delete',
    raw: given.get('--raw'),
    context: given.get('--context'),
    fromInput: given.get('-f') === '-',
    unvalidated: given.has('--validate=false'),
    limit: Number(limit) * 1_000,
  };
}

async function send(url: string, request: RequestInit): Promise<ToolResult> {
  try {
    const answer = await fetch(url, request);
    const text = await answer.text();
    return answer.ok ? { exitCode: 0, stdout: text, stderr: '' } : failed(words(answer.status, text));
  } catch (error) {
    const { name, cause } = error as Error & { cause?: { code?: string } };
    if (name === 'TimeoutError')
      return failed(
        'Unable to connect to the server: net/http: request canceled (Client.Timeout exceeded while awaiting headers)',
      );
    if (cause?.code === 'ECONNREFUSED')
      return failed(
        `The connection to the server ${new URL(url).host} was refused - did you specify the right host or port?`,
      );
    return failed('Unable to connect to the server: EOF');
  }
}

function words(status: number, text: string): string {
  if (status === 401) return 'error: You must be logged in to the server (Unauthorized)';
  if (text.startsWith('{')) {
    const { reason, message, details } = JSON.parse(text) as {
      readonly reason: string;
      readonly message: string;
      readonly details: { kind: string; name: string; causes: { field: string; message: string }[] };
    };
    if (reason === 'Invalid') {
      const [cause] = details.causes;
      return `The ${details.kind} "${details.name}" is invalid: ${cause?.field}: ${cause?.message}`;
    }
    return reason === '' ? `Error from server: ${message}` : `Error from server (${reason}): ${message}`;
  }
  const said: Readonly<Record<number, string>> = {
    404: notFound,
    429: 'Error from server (TooManyRequests): the server has received too many requests and has asked us to try again later',
    503: 'Error from server (ServiceUnavailable): the server is currently unable to handle the request',
  };
  return said[status] ?? `Error from server: ${text}`;
}

function failed(stderr: string): ToolResult {
  return { exitCode: 1, stdout: '', stderr: `${stderr}\n` };
}
