import { createHash } from 'node:crypto';
import type { Clock } from '@deploy-actions/action-kit';
import { assertPermitted, authenticated, visibleRepository } from './access.ts';
import { type Answer, Refusal } from './answer.ts';
import type { Contract } from './contract.ts';
import type { Match } from './description.ts';
import { type Incoming, parsed, type RecordedRequest } from './exchange.ts';
import { connectionLost, type Fault, Faults } from './faults.ts';
import { graphqlLimitAnswer } from './graphql/graphql-answer.ts';
import { loadGraphql } from './graphql/graphql-schema.ts';
import { allowanceHeaders, exceeded, RateLimits } from './rate-limits.ts';
import type { Call, RouteTable } from './route.ts';
import { graphqlMatch } from './routes/graphql.ts';
import { ContractViolation } from './violation.ts';
import { copyOf, type Repository, type Token, type World } from './world.ts';

/** An answer ready to be sent. */
export interface Outgoing {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  /** Undefined for an answer without a body. */
  readonly body: string | Uint8Array<ArrayBuffer> | undefined;
}

/** The heads of a repository's branches when a request arrived. */
export type Arrival = ReadonlyMap<string, string>;

// Requests whose answers cost nothing; see https://docs.github.com/rest/rate-limit/rate-limit.
const free = new Set(['rate-limit/get']);

/** Answers requests: contract, faults, credentials, limits, permissions, the route, and the contract again. */
export class Api {
  readonly faults: Faults;
  readonly limits = new RateLimits();
  readonly world: World = { repositories: new Map(), tokens: new Map(), teams: new Map() };
  readonly #routes: RouteTable;
  readonly #clock: Clock;
  #previous: World | undefined;
  #answers = 0;

  constructor(routes: RouteTable, clock: Clock) {
    this.#routes = routes;
    this.faults = new Faults(Object.keys(routes));
    this.#clock = clock;
  }

  /** Keeps what is now, as what stale reads will show. */
  beforeChange(): void {
    this.#previous = copyOf(this.world);
  }

  /** The heads as a request to this path finds them. */
  arrivalAt(path: string): Arrival {
    const [, owner, name] = /^\/repos\/([^/]+)\/([^/]+)/.exec(path) ?? [];
    return new Map(this.world.repositories.get(`${owner}/${name}`.toLowerCase())?.refs);
  }

  /**
   * Answers a request; `arrived` is told once it is known which operation it asks for. Throws ContractViolation for what GitHub's description doesn't allow, TypeError for a connection
   * that breaks, and the signal's reason.
   */
  async answer(
    contract: Contract,
    incoming: Incoming,
    arrival: Arrival,
    record: RecordedRequest,
    arrived: () => Promise<void>,
  ): Promise<Outgoing> {
    const match = this.#matched(contract, incoming, record);
    await arrived();
    if (match.operation.id === 'graphql') await loadGraphql();
    const target = { operation: match.operation.id, method: incoming.method, path: incoming.url.pathname };
    const fault = this.faults.take(target);
    if (fault !== undefined) record.fault = fault.kind;
    if (fault?.kind === 'lost-request') throw connectionLost();
    if (fault?.kind === 'meanwhile') fault.act();

    const outgoing = this.#outgoing(contract, match, incoming, this.#result(match, incoming, arrival, fault));
    if (fault?.kind === 'slow') await this.#clock.sleep(fault.delay, incoming.signal);
    if (fault?.kind === 'lost-reply') throw connectionLost();
    record.status = outgoing.status;
    return outgoing;
  }

  #matched(contract: Contract, incoming: Incoming, record: RecordedRequest): Match {
    const { method, url } = incoming;
    const match = contract.match(method, url.pathname) ?? graphqlMatch(method, url.pathname);
    if (match === undefined) {
      throw new ContractViolation(`${method} ${url.pathname}`, ['GitHub has no such operation']);
    }
    record.operation = match.operation.id;
    const problems = contract.requestProblems(match, { ...incoming, query: url.searchParams });
    const subject = `request ${match.operation.id} (${method} ${url.pathname})`;
    if (problems.length > 0) throw new ContractViolation(subject, problems);
    if (this.#routes[match.operation.id] === undefined) {
      throw new ContractViolation(subject, ['the fake GitHub has no route for this operation yet']);
    }
    return match;
  }

  /** The answer with what it costs; every refusal is an answer here. */
  #result(match: Match, incoming: Incoming, arrival: Arrival, fault: Fault | undefined) {
    const now = this.#clock.now();
    let token: Token | undefined;
    try {
      token = authenticated(this.world, incoming.headers['authorization']);
      if (incoming.headers['user-agent'] === undefined) {
        throw new Refusal(
          403,
          'Request forbidden by administrative rules. Please make sure your request has a User-Agent header.',
        );
      }
      if (!free.has(match.operation.id)) this.limits.take(token, now);
      this.#refuseFor(fault, token, now);
      const answer = this.#routed(match, incoming, arrival, token, fault?.kind === 'stale-read');
      if (fault?.kind === 'server-error') throw serverError(fault.status);
      return { token, answer };
    } catch (error) {
      if (error instanceof Refusal && match.operation.id === 'graphql' && /^API rate/.test(error.message)) {
        return { token, answer: graphqlLimitAnswer(error.message) };
      }
      if (error instanceof Refusal) return { token, answer: error.answer(match.operation.page) };
      throw new ContractViolation(`the fake's route ${match.operation.id}`, [String(error)], error);
    }
  }

  #refuseFor(fault: Fault | undefined, token: Token | undefined, now: number): void {
    if (fault?.kind === 'primary-rate-limit') {
      const allowance = this.limits.of(token, now);
      allowance.used = allowance.limit;
      allowance.reset = Math.ceil(now / 1000) + (fault.resetAfter ?? 60);
      throw exceeded(fault.status ?? 403, token);
    }
    if (fault?.kind === 'secondary-rate-limit') {
      const message =
        'You have exceeded a secondary rate limit. Please wait a few minutes before you try again.';
      const wait = { 'retry-after': String(fault.retryAfter ?? 60) };
      throw new Refusal(fault.status ?? 403, message, {}, wait);
    }
    if (fault?.kind === 'conflict') {
      throw new Refusal(409, `is at ${'c'.repeat(40)} but expected ${'e'.repeat(40)}`);
    }
    if (fault?.kind === 'server-error' && !fault.applied) throw serverError(fault.status);
  }

  #routed(
    match: Match,
    incoming: Incoming,
    arrival: Arrival,
    token: Token | undefined,
    stale: boolean,
  ): Answer {
    const route = this.#routes[match.operation.id];
    const world = stale ? (this.#previous ?? this.world) : this.world;
    const { url, headers, body, method } = incoming;
    const call: Call = {
      parameters: match.parameters,
      query: url.searchParams,
      headers,
      body: parsed(body),
      token,
      world,
      arrival,
      path: url.pathname,
      api: url.origin,
      now: this.#clock.now(),
      allowance: this.limits.of(token, this.#clock.now()),
    };
    const before = method === 'GET' ? undefined : copyOf(this.world);
    const answer = this.#handled(route, call, match);
    if (before !== undefined) this.#previous = before;
    return answer;
  }

  #handled(route: RouteTable[string] | undefined, call: Call, { parameters }: Match): Answer {
    if (route?.permission === undefined) return route?.handle(call) ?? { status: 501 };
    const { owner = '', repo = '' } = parameters;
    const repository: Repository = visibleRepository(call.world, call.token, owner, repo);
    assertPermitted(call.token, repository, route.permission);
    return route.handle({ ...call, repository });
  }

  #outgoing(
    contract: Contract,
    { operation }: Match,
    incoming: Incoming,
    { token, answer }: { token: Token | undefined; answer: Answer },
  ): Outgoing {
    const { status, body, mediaType = 'application/json', headers = {} } = answer;
    const shown = { status, body, mediaType: body === undefined ? undefined : mediaType };
    const problems = contract.answerProblems(operation, shown);
    if (problems.length > 0)
      throw new ContractViolation(`the fake's answer ${status} to ${operation.id}`, problems);
    const content = body === undefined || body instanceof Uint8Array ? body : JSON.stringify(body);
    const etag =
      status === 200 && content !== undefined && incoming.method === 'GET'
        ? `W/"${createHash('sha256').update(content).digest('hex')}"`
        : undefined;
    this.#answers += 1;
    const now = this.#clock.now();
    const unchanged = etag !== undefined && incoming.headers['if-none-match'] === etag;
    if (unchanged && !free.has(operation.id)) this.limits.giveBack(token, now);
    return {
      status: unchanged ? 304 : status,
      headers: {
        ...(content !== undefined && !unchanged && { 'content-type': `${mediaType}; charset=utf-8` }),
        ...(etag !== undefined && { etag }),
        date: new Date(now).toUTCString(),
        'x-github-request-id': `FAKE:${this.#answers}`,
        'x-github-media-type': 'github.v3; format=json',
        ...allowanceHeaders(this.limits.of(token, now)),
        ...headers,
      },
      body: unchanged ? undefined : (content as Outgoing['body']),
    };
  }
}

function serverError(status: 500 | 502 | 503 = 502): Refusal {
  return new Refusal(status, status === 503 ? 'Service Unavailable' : 'Server Error');
}
