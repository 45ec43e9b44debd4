import { parseArgs } from 'node:util';
import {
  type BackgroundEnd,
  type BackgroundRequest,
  type BackgroundTool,
  type ProcessRunner,
  systemProcessRunner,
  type ToolRequest,
  type ToolResult,
} from '@deploy-actions/action-kit';
import { serveProxy } from './fake-proxy.ts';

/** What a kubeconfig says of the cluster; read anew for each request, so that tests may change it. */
export interface KubectlLogin {
  readonly url: string;
  readonly token: string;
  readonly contexts: readonly string[];
  /** What stands before the API gives up on an answer after 5 s, which pass this much faster here; 50 times when absent. */
  readonly haste?: number;
  /** Of kubectl itself; 1.34 when absent. */
  readonly version?: { readonly major: string; readonly minor: string; readonly gitVersion: string };
  /** A flag that this kubectl is too old for. */
  readonly unknownFlag?: string;
  /** What the proxy says in place of an answer, in the words of Go's HTTP client: why it couldn't ask. */
  readonly failure?: string | undefined;
}

/** The programs of a runner whose kubectl is logged in to a fake API. */
export interface FakeKubectl extends ProcessRunner {
  /** The arguments of each kubectl that was started. */
  readonly starts: readonly (readonly string[])[];
  /** The proxies that run. */
  readonly running: ReadonlySet<BackgroundTool>;
}

/**
 * What kubectl 1.20 to 1.34 does with exactly the arguments that packages/kubernetes gives it, and nothing else.
 * test/integration/kubernetes-state.test.ts puts the same cases to the real one.
 */
export function fakeKubectl(login: KubectlLogin): FakeKubectl {
  const starts: (readonly string[])[] = [];
  const running = new Set<BackgroundTool>();
  return {
    ...systemProcessRunner,
    ...{ starts, running },
    tool: async (request) => {
      if (request.command !== 'kubectl') return systemProcessRunner.tool(request);
      starts.push(request.args);
      return clientVersion(request, login);
    },
    background: (request) => {
      if (request.command !== 'kubectl') return systemProcessRunner.background(request);
      starts.push(request.args);
      const tool = startProxy(request, login);
      running.add(tool);
      void tool.ended.then(() => running.delete(tool));
      return tool;
    },
  };
}

async function clientVersion({ args }: ToolRequest, login: KubectlLogin): Promise<ToolResult> {
  const asked = args.join(' ');
  if (asked !== 'version --client --output json') throw new Error(`nobody calls kubectl ${asked}`);
  const version = { major: '1', minor: '34', gitVersion: 'v1.34.4' };
  const stdout = JSON.stringify({ clientVersion: login.version ?? version });
  return { exitCode: 0, stdout, stderr: '' };
}

function startProxy({ args, onLine = () => {} }: BackgroundRequest, login: KubectlLogin): BackgroundTool {
  const [verb, ...flags] = args;
  const { 'unix-socket': socket, context } = readFlags(flags);
  if (verb !== 'proxy' || socket === undefined) throw new Error(`nobody calls kubectl ${args.join(' ')}`);
  const odd = flags.find((flag) => flag === login.unknownFlag);
  if (odd !== undefined) return endedTool(1, `Error: unknown flag: ${odd}`);
  if (context !== undefined && !login.contexts.includes(context))
    return endedTool(1, `error: context "${context}" does not exist`);
  let end = (_: BackgroundEnd) => {};
  const ended = new Promise<BackgroundEnd>((resolve) => {
    end = resolve;
  });
  const close = serveProxy(socket, login, onLine);
  const stop = async () => {
    close();
    end({ exitCode: 143, started: true, lastLines: [] });
  };
  return { ended, stop };
}

function readFlags(args: readonly string[]) {
  const options = { 'unix-socket': { type: 'string' }, context: { type: 'string' } } as const;
  return parseArgs({ args: [...args], options: { ...options, 'append-server-path': { type: 'boolean' } } })
    .values;
}

function endedTool(exitCode: number, line: string): BackgroundTool {
  const ended = Promise.resolve({ exitCode, started: true, lastLines: [line] });
  return { ended, stop: async () => {} };
}
