import { once } from 'node:events';
import {
  Agent,
  createServer,
  type IncomingHttpHeaders,
  type IncomingMessage,
  request,
  type ServerResponse,
} from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

/** One request that came to the proxy. */
export interface Call {
  /** The API's name of an AWS call, `PutParameter`; for anything else method and path, `PUT /weights`. */
  readonly operation: string;
  readonly body: string;
  readonly headers: IncomingHttpHeaders;
  /** Milliseconds since 1970. */
  readonly at: number;
}

/** An answer of the target. */
export interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** What goes wrong with a call. */
export type Fault =
  /** Not forwarded; answered as a service does that is asked too often. */
  | { readonly kind: 'throttle' }
  /** Not forwarded; the connection is cut. */
  | { readonly kind: 'lost-request' }
  /** Forwarded and carried out; the connection is cut in place of the answer. */
  | { readonly kind: 'lost-reply' }
  /** Forwarded so many milliseconds later, also when the caller has gone by then. */
  | { readonly kind: 'late-request'; readonly milliseconds: number }
  /** Forwarded at once, answered so many milliseconds later. */
  | { readonly kind: 'slow'; readonly milliseconds: number }
  /** Forwarded; the connection is cut after so many bytes of the answer's body. */
  | { readonly kind: 'broken-reply'; readonly bytes: number }
  /** Forwarded, and another answer in place of the real one: a state that the target doesn't know. */
  | { readonly kind: 'replace'; readonly answer: (real: Answer, call: Call) => Answer };

/** When which fault happens. The first rule that matches a call counts. */
export interface FaultRule {
  /** An operation, or whether this is a call meant. */
  readonly on: string | RegExp | ((call: Call) => boolean);
  readonly fault: Fault;
  /** How often, then never again; always when absent. */
  readonly times?: number;
  /** How many calls of this kind pass before; 0 when absent. */
  readonly after?: number;
}

/** A reverse proxy that breaks what it is told to break. */
export interface FaultProxy {
  readonly url: string;
  /** Every call so far, and what was done to it. */
  readonly calls: readonly (Call & { readonly fault: Fault['kind'] | undefined })[];
  /** Adds a rule; the function returned takes it away. */
  readonly add: (rule: FaultRule) => () => void;
  /** Takes all rules away. */
  readonly clear: () => void;
  readonly close: () => Promise<void>;
}

/** How the proxy treats its target. */
export interface FaultProxyOptions {
  /** Operations that are forwarded one at a time, because the target isn't as atomic as what it stands for. */
  readonly oneAtATime?: readonly string[];
}

/** Starts a proxy in front of a target, `http://host:port`. */
export async function startFaultProxy(
  target: string,
  { oneAtATime = [] }: FaultProxyOptions = {},
): Promise<FaultProxy> {
  const agent = new Agent({ keepAlive: true });
  const rules: { readonly rule: FaultRule; seen: number }[] = [];
  const calls: (Call & { readonly fault: Fault['kind'] | undefined })[] = [];
  let queue: Promise<unknown> = Promise.resolve();

  const faultFor = (call: Call): Fault | undefined => {
    for (const entry of rules) {
      const { on, fault, times = Number.POSITIVE_INFINITY, after = 0 } = entry.rule;
      const { operation } = call;
      const meant =
        typeof on === 'function' ? on(call) : typeof on === 'string' ? on === operation : on.test(operation);
      if (!meant) continue;
      entry.seen += 1;
      if (entry.seen > after && entry.seen <= after + times) return fault;
    }
    return undefined;
  };
  const forward = (incoming: IncomingMessage, call: Call, bytes: Buffer): Promise<RealAnswer> => {
    const send = () => exchange(target, agent, incoming, bytes);
    if (!oneAtATime.includes(call.operation)) return send();
    const mine = queue.then(send);
    queue = mine.catch(() => {});
    return mine;
  };
  const server = createServer(async (incoming, outgoing) => {
    const bytes = Buffer.concat(await incoming.toArray());
    const body = bytes.toString();
    const call: Call = {
      operation: operationOf(incoming, body),
      body,
      headers: incoming.headers,
      at: Date.now(),
    };
    const fault = faultFor(call);
    calls.push({ ...call, fault: fault?.kind });
    try {
      if (fault?.kind === 'throttle') return answerWith(outgoing, throttling(call));
      if (fault?.kind === 'lost-request') return void incoming.socket.destroy();
      if (fault?.kind === 'late-request') await sleep(fault.milliseconds);
      const real = await forward(incoming, call, bytes);
      if (fault?.kind === 'lost-reply') return void incoming.socket.destroy();
      if (fault?.kind === 'slow') await sleep(fault.milliseconds);
      if (fault?.kind === 'broken-reply') return breakOff(outgoing, real, fault.bytes);
      if (fault?.kind === 'replace') return answerWith(outgoing, fault.answer(real, call));
      answerWith(outgoing, real, real.bytes);
    } catch (error) {
      outgoing.writeHead(502).end(String(error));
    }
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    calls,
    add: (rule) => {
      const entry = { rule, seen: 0 };
      rules.push(entry);
      return () => {
        if (rules.includes(entry)) rules.splice(rules.indexOf(entry), 1);
      };
    },
    clear: () => void rules.splice(0),
    close: async () => {
      agent.destroy();
      server.closeAllConnections();
      server.close();
    },
  };
}

/** `X-Amz-Target: AmazonSSM.PutParameter` in the JSON protocols, `Action=ModifyRule` in the query protocol. */
function operationOf({ method, url = '/', headers }: IncomingMessage, body: string): string {
  const target = headers['x-amz-target'];
  if (typeof target === 'string') return target.slice(target.lastIndexOf('.') + 1);
  const action = new URLSearchParams(body).get('Action');
  return action ?? `${method} ${url}`;
}

/** An answer with its body as it came. */
interface RealAnswer extends Answer {
  readonly bytes: Buffer;
}

async function exchange(
  target: string,
  agent: Agent,
  { method, url = '/', headers }: IncomingMessage,
  body: Buffer,
): Promise<RealAnswer> {
  const { connection: _, 'keep-alive': __, 'transfer-encoding': ___, ...kept } = headers;
  // Answers are kept as text.
  delete kept['accept-encoding'];
  const sent = request(new URL(url, target), {
    method,
    agent,
    headers: { ...kept, 'content-length': body.length },
  });
  sent.end(body);
  const [response] = (await once(sent, 'response')) as [IncomingMessage];
  const bytes = Buffer.concat(await response.toArray());
  return { status: response.statusCode ?? 502, headers: response.headers, body: bytes.toString(), bytes };
}

function answerWith(
  outgoing: ServerResponse,
  { status, headers, body }: Answer,
  bytes: Buffer = Buffer.from(body),
): void {
  if (outgoing.destroyed) return;
  const { connection: _, 'keep-alive': __, 'transfer-encoding': ___, ...kept } = headers;
  outgoing.writeHead(status, { ...kept, 'content-length': bytes.length }).end(bytes);
}

function breakOff(outgoing: ServerResponse, { status, headers, bytes }: RealAnswer, after: number): void {
  const { connection: _, 'keep-alive': __, 'transfer-encoding': ___, ...kept } = headers;
  outgoing.writeHead(status, { ...kept, 'content-length': bytes.length });
  outgoing.write(bytes.subarray(0, after), () => outgoing.destroy());
}

/**
 * `ThrottlingException`, 400: https://docs.aws.amazon.com/systems-manager/latest/APIReference/CommonErrors.html, in the shape of
 * https://smithy.io/2.0/aws/protocols/aws-json-1_1-protocol.html and https://smithy.io/2.0/aws/protocols/aws-query-protocol.html;
 * 429 for all that is not AWS.
 */
function throttling({ headers, operation }: Call): Answer {
  if (headers['x-amz-target'] !== undefined) {
    const body = JSON.stringify({ __type: 'ThrottlingException', message: 'Rate exceeded' });
    return { status: 400, headers: { 'content-type': 'application/x-amz-json-1.1' }, body };
  }
  if (operation.includes(' ')) {
    return { status: 429, headers: { 'retry-after': '1', 'content-type': 'text/plain' }, body: 'slow down' };
  }
  const body = `<ErrorResponse><Error><Type>Sender</Type><Code>Throttling</Code><Message>Rate exceeded</Message></Error><RequestId>00000000-0000-4000-8000-000000000000</RequestId></ErrorResponse>`;
  return { status: 400, headers: { 'content-type': 'text/xml' }, body };
}
