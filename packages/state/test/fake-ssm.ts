import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

interface Parameter {
  readonly value: string;
  readonly type: string;
  readonly version: number;
  /** Milliseconds of the fake's own time. */
  readonly modified: number;
}

type Parameters = ReadonlyMap<string, Parameter>;

/** What may go wrong with the next call of an operation. */
export type Trouble =
  | 'throttled'
  | 'broken'
  | 'denied'
  | 'expired'
  /** Done, but the connection ends before the answer. */
  | 'lost-reply'
  /** Neither done nor answered. */
  | 'silent';

/** The Parameter Store, as far as a state needs it. */
export interface FakeSsm {
  readonly url: string;
  readonly parameters: Parameters;
  /** Every operation that was asked for, in order. */
  readonly calls: { readonly operation: string; readonly name: string }[];
  /** Names that were created within 30 s of their deletion. */
  readonly reusedTooSoon: string[];
  readonly trouble: { readonly operation: string; readonly kind: Trouble }[];
  /** Milliseconds that each write takes of the fake's own time. */
  tick: number;
  /** For each of the next lists, how many writes ago it is from. */
  readonly lags: number[];
  /** Puts a value there as another program would, however it looks. */
  plant(name: string, value: string, type?: string): void;
  readonly close: () => Promise<void>;
}

class Refusal extends Error {
  readonly code: string;
  readonly status: number;

  constructor(code: string, message: string, status = 400) {
    super(message);
    this.code = code;
    this.status = status;
  }
}

const invalid = (message: string) => new Refusal('ValidationException', message);

/**
 * Speaks AWS JSON 1.1 and does what these pages say:
 * https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_PutParameter.html (`Overwrite`, `ParameterAlreadyExists`,
 * 4 KB in the Standard tier, no `{{}}` in values, a type for new parameters alone), …/API_GetParametersByPath.html (10 results
 * at most, pages of any size with a token), …/API_DeleteParameter.html (30 s until a name is used again), and
 * https://docs.aws.amazon.com/systems-manager/latest/userguide/sysman-parameter-name-constraints.html.
 */
export async function startFakeSsm(): Promise<FakeSsm> {
  let now = Date.UTC(2026, 0, 1, 12);
  let parameters: Parameters = new Map();
  const history: Parameters[] = [parameters];
  const deleted = new Map<string, number>();
  const pages = new Map<string, readonly [string, Parameter][]>();

  const change = (next: Parameters) => {
    parameters = next;
    history.push(next);
    now += fake.tick;
  };

  const operations: Record<string, (input: Record<string, unknown>) => object> = {
    PutParameter: (input) => {
      const { Name, Value, Type, Overwrite = false, Tier = 'Standard' } = input;
      const name = checkedName(Name);
      if (typeof Value !== 'string' || Value === '') throw invalid('Value: at least 1 character');
      if (Tier === 'Standard' && Buffer.byteLength(Value) > 4_096) {
        throw invalid('Standard tier parameters support a maximum parameter value of 4096 characters.');
      }
      if (/\{\{.*\}\}/s.test(Value)) throw invalid('Parameter value can’t nest another parameter: {{}}');
      const existing = parameters.get(name);
      if (existing && !Overwrite)
        throw new Refusal('ParameterAlreadyExists', 'The parameter already exists.');
      if (!existing && Type === undefined) throw invalid('A type is required to create a parameter.');
      if (existing && Type !== undefined && Type !== existing.type) {
        throw new Refusal('HierarchyTypeMismatchException', 'The type of a parameter can’t be changed.');
      }
      if (now - (deleted.get(name) ?? 0) < 30_000) fake.reusedTooSoon.push(name);
      const version = (existing?.version ?? 0) + 1;
      const type = existing?.type ?? String(Type);
      change(new Map(parameters).set(name, { value: Value, type, version, modified: now }));
      return { Version: version, Tier };
    },
    GetParameter: ({ Name }) => {
      const name = checkedName(Name);
      const found = parameters.get(name);
      if (!found) throw new Refusal('ParameterNotFound', '');
      return { Parameter: shown(name, found) };
    },
    GetParametersByPath: ({ Path, MaxResults = 10, NextToken, Recursive = false }) => {
      if (typeof Path !== 'string' || !Path.startsWith('/')) throw invalid('The path starts with a slash.');
      if (!(Number(MaxResults) >= 1 && Number(MaxResults) <= 10)) throw invalid('MaxResults: 1 to 10');
      let rest: readonly [string, Parameter][];
      if (NextToken === undefined) {
        const seen = history[Math.max(0, history.length - 1 - (fake.lags.shift() ?? 0))] as Parameters;
        const prefix = Path.endsWith('/') ? Path : `${Path}/`;
        // No order is promised, so the newest first, which nobody may count on.
        rest = [...seen]
          .filter(
            ([name]) => name.startsWith(prefix) && (Recursive || !name.slice(prefix.length).includes('/')),
          )
          .reverse();
      } else {
        const page = pages.get(String(NextToken));
        if (!page) throw new Refusal('InvalidNextToken', 'The specified token isn’t valid.');
        rest = page;
      }
      // A page may be smaller than asked for, and empty with a token.
      const size = NextToken === undefined && rest.length > 10 ? 0 : Number(MaxResults);
      const token = rest.length > size ? `page-${pages.size + 1}` : undefined;
      if (token) pages.set(token, rest.slice(size));
      return {
        Parameters: rest.slice(0, size).map(([name, parameter]) => shown(name, parameter)),
        ...(token ? { NextToken: token } : {}),
      };
    },
    DeleteParameter: ({ Name }) => {
      const name = checkedName(Name);
      if (!parameters.has(name)) throw new Refusal('ParameterNotFound', '');
      const next = new Map(parameters);
      next.delete(name);
      deleted.set(name, now);
      change(next);
      return {};
    },
  };

  const server = createServer(async (request, response) => {
    const input = JSON.parse((await request.toArray()).join(''));
    const operation = /^AmazonSSM\.(\w+)$/.exec(String(request.headers['x-amz-target']))?.[1] ?? '';
    fake.calls.push({ operation, name: input.Name ?? input.Path });
    const next = fake.trouble.findIndex((trouble) => trouble.operation === operation);
    const kind = next < 0 ? undefined : fake.trouble.splice(next, 1)[0]?.kind;
    if (kind === 'silent') return;
    try {
      if (kind !== undefined && kind !== 'lost-reply') throw refusals[kind](operation);
      const run = operations[operation];
      if (!run) throw new Refusal('UnknownOperationException', operation);
      const output = run(input);
      if (kind === 'lost-reply') response.destroy();
      else send(response, 200, output);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      send(response, error.status, { __type: error.code, message: error.message });
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));

  const fake: FakeSsm = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    get parameters() {
      return parameters;
    },
    calls: [],
    reusedTooSoon: [],
    trouble: [],
    tick: 60_000,
    lags: [],
    plant: (name, value, type = 'String') =>
      change(new Map(parameters).set(name, { value, type, version: 1, modified: now })),
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
  return fake;
}

const refusals: Readonly<Record<Exclude<Trouble, 'lost-reply' | 'silent'>, (operation: string) => Refusal>> =
  {
    throttled: () => new Refusal('ThrottlingException', 'Rate exceeded'),
    broken: () => new Refusal('InternalServerError', 'An error occurred on the server side.', 500),
    denied: (operation) =>
      new Refusal('AccessDeniedException', `User: me is not authorized to perform: ssm:${operation}`),
    expired: () =>
      new Refusal('ExpiredTokenException', 'The security token included in the request is expired'),
  };

/** A name as it is stored: `x` and `/x` are the same parameter. */
function checkedName(name: unknown): string {
  if (typeof name !== 'string' || !/^[\w./-]+$/.test(name)) throw invalid('Parameter name: symbols');
  const full = name.startsWith('/') ? name : `/${name}`;
  if (/^\/(aws|ssm)/i.test(full)) throw invalid('Parameter name: can’t be prefixed with "aws" or "ssm"');
  const levels = full.split('/').slice(1);
  if (levels.includes('')) throw invalid('Parameter name: empty sub-path');
  if (levels.length > 1 && !name.startsWith('/'))
    throw invalid('Parameter name: must be a fully qualified name');
  if (levels.length > 15) throw new Refusal('HierarchyLevelLimitExceededException', 'at most 15 levels');
  return full;
}

function shown(Name: string, { value, type, version, modified }: Parameter): object {
  return { Name, Value: value, Type: type, Version: version, LastModifiedDate: modified / 1_000 };
}

function send(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { 'content-type': 'application/x-amz-json-1.1' }).end(JSON.stringify(body));
}
