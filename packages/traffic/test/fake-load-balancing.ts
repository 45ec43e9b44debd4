import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A value of the query protocol: text, a structure or a list. */
export type Value = string | Value[] | { [name: string]: Value };

/** What a target group shows of one target. */
export interface FakeTarget {
  readonly id: string;
  readonly state: string;
  readonly reason?: string;
}

/** An action as AWS keeps it. */
export interface FakeAction {
  Type: string;
  [name: string]: Value;
}

interface Forward {
  TargetGroups: { TargetGroupArn: string; Weight: string }[];
  TargetGroupStickinessConfig?: Value;
}

/** A refusal in the words of AWS. */
class Refusal extends Error {
  readonly code: string;
  readonly status: number;

  constructor(code: string, message: string, status = 400) {
    super(message);
    this.code = code;
    this.status = status;
  }
}

/** The members of an action, https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_Action.html */
const actionMembers = [
  ...[
    'Type',
    'Order',
    'TargetGroupArn',
    'ForwardConfig',
    'AuthenticateOidcConfig',
    'AuthenticateCognitoConfig',
  ],
  ...['JwtValidationConfig', 'RedirectConfig', 'FixedResponseConfig'],
];

/**
 * Rules, listeners and target groups of Elastic Load Balancing over the query protocol, as in
 * https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/: weights from 0 to 999, at most 5 target groups, a
 * single group named twice at most in the same words, client secrets that are kept but never shown.
 */
export class FakeLoadBalancing {
  /** Actions of rules and default actions of listeners, by ARN. */
  readonly actions = new Map<string, FakeAction[]>();
  readonly targets = new Map<string, FakeTarget[]>();
  /** What each request asked for. */
  readonly requests: string[] = [];
  /** Regions the requests were signed for. */
  readonly regions: string[] = [];
  /** Codes of refusals to come, by name of the operation; `Throttling` and `AccessDenied` are AWS's own. */
  readonly refusals: { operation: string; code: string; status: number }[] = [];
  hangs = false;
  nonsense: string | undefined;
  readonly #server: Server;

  constructor() {
    this.#server = createServer(async (request, response) => {
      const body = (await request.toArray()).join('');
      if (!this.hangs) this.#answer(request, response, body);
    });
  }

  async start(): Promise<string> {
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve));
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    if (this.#server.listening) await new Promise((resolve) => this.#server.close(resolve));
  }

  #answer(request: IncomingMessage, response: ServerResponse, body: string): void {
    const parameters = parse(body);
    const operation = String(parameters['Action']);
    this.requests.push(operation);
    const scope = /Credential=[^/]+\/\d{8}\/([^/]+)\/elasticloadbalancing\/aws4_request/.exec(
      request.headers.authorization ?? '',
    );
    this.regions.push(scope?.[1] ?? '');
    response.setHeader('content-type', 'text/xml');
    if (this.nonsense !== undefined) return void response.end(this.nonsense);
    try {
      const refusal = this.refusals.find((planned) => planned.operation === operation);
      if (refusal) {
        this.refusals.splice(this.refusals.indexOf(refusal), 1);
        throw new Refusal(refusal.code, `refused: ${refusal.code}`, refusal.status);
      }
      if (!scope)
        throw new Refusal('MissingAuthenticationToken', 'Request is missing Authentication Token', 403);
      if (parameters['Version'] !== '2015-12-01') throw new Refusal('InvalidAction', 'unknown version');
      const result = toXml(this.#operate(operation, parameters));
      response.end(
        `<${operation}Response><${operation}Result>${result}</${operation}Result></${operation}Response>`,
      );
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      response.statusCode = error.status;
      response.end(
        `<ErrorResponse><Error><Type>Sender</Type><Code>${error.code}</Code><Message>${error.message}</Message></Error><RequestId>1</RequestId></ErrorResponse>`,
      );
    }
  }

  #operate(operation: string, parameters: Record<string, Value>): Value {
    switch (operation) {
      case 'DescribeRules': {
        const [arn] = parameters['RuleArns'] as string[];
        const actions = this.#shown(arn, 'RuleNotFound', 'One or more rules not found');
        return { Rules: [{ RuleArn: arn ?? '', Priority: '10', IsDefault: 'false', Actions: actions }] };
      }
      case 'DescribeListeners': {
        const [arn] = parameters['ListenerArns'] as string[];
        const actions = this.#shown(arn, 'ListenerNotFound', 'One or more listeners not found');
        return { Listeners: [{ ListenerArn: arn ?? '', Port: '443', DefaultActions: actions }] };
      }
      case 'ModifyRule':
        this.#modify(parameters['RuleArn'], parameters['Actions'], 'RuleNotFound');
        return {};
      case 'ModifyListener':
        this.#modify(parameters['ListenerArn'], parameters['DefaultActions'], 'ListenerNotFound');
        return {};
      case 'DescribeTargetHealth': {
        const targets = this.targets.get(String(parameters['TargetGroupArn']));
        if (!targets) throw new Refusal('TargetGroupNotFound', 'One or more target groups not found');
        return {
          TargetHealthDescriptions: targets.map(({ id, state, reason }) => ({
            Target: { Id: id, Port: '80' },
            TargetHealth: { State: state, ...(reason === undefined ? {} : { Reason: reason }) },
          })),
        };
      }
      default:
        throw new Refusal('InvalidAction', `Could not find operation ${operation}`);
    }
  }

  #shown(arn: string | undefined, code: string, message: string): FakeAction[] {
    const actions = this.actions.get(arn ?? '');
    if (!actions) throw new Refusal(code, message);
    return structuredClone(actions).map((action) => {
      const forward = action['ForwardConfig'] as unknown as Forward | undefined;
      const [only, ...others] = forward?.TargetGroups ?? [];
      if (only && others.length === 0) action['TargetGroupArn'] = only.TargetGroupArn;
      delete (action['AuthenticateOidcConfig'] as Record<string, Value> | undefined)?.['ClientSecret'];
      return action;
    });
  }

  #modify(arn: Value | undefined, given: Value | undefined, code: string): void {
    const before = this.actions.get(String(arn));
    if (!before) throw new Refusal(code, 'not found');
    const actions = (given as FakeAction[]).map((action) => accepted(action, before));
    const last = actions.toSorted((a, b) => Number(a['Order'] ?? 0) - Number(b['Order'] ?? 0)).at(-1);
    if (last?.Type !== 'forward')
      throw invalid('the last action must be a forward, redirect or fixed-response');
    for (const { TargetGroupArn } of (last['ForwardConfig'] as unknown as Forward).TargetGroups) {
      if (!this.targets.has(TargetGroupArn))
        throw new Refusal('TargetGroupNotFound', `${TargetGroupArn} not found`);
    }
    this.actions.set(String(arn), actions);
  }
}

function accepted(action: FakeAction, before: readonly FakeAction[]): FakeAction {
  const unknown = Object.keys(action).filter((name) => !actionMembers.includes(name));
  if (unknown.length > 0) throw new Refusal('ValidationError', `unknown parameter ${unknown.join()}`);
  if (action.Type === 'forward') return acceptedForward(action);
  const { UseExistingClientSecret: keep, ...oidc } = (action['AuthenticateOidcConfig'] ?? {}) as Record<
    string,
    Value
  >;
  if (action.Type !== 'authenticate-oidc') return action;
  const known = before.find(({ Type }) => Type === 'authenticate-oidc')?.['AuthenticateOidcConfig'];
  const secret = (known as Record<string, Value> | undefined)?.['ClientSecret'];
  if (keep === 'true' && oidc['ClientSecret'] !== undefined) {
    throw invalid('You cannot specify both a client secret and UseExistingClientSecret');
  }
  if (keep === 'true' && secret !== undefined) oidc['ClientSecret'] = secret;
  if (oidc['ClientSecret'] === undefined) {
    throw invalid('You must either specify a client secret or set UseExistingClientSecret to true');
  }
  return { ...action, AuthenticateOidcConfig: oidc };
}

function acceptedForward({ TargetGroupArn: single, ...action }: FakeAction): FakeAction {
  const forward = (action['ForwardConfig'] ?? {
    TargetGroups: [{ TargetGroupArn: single ?? '', Weight: '1' }],
  }) as unknown as Forward;
  const groups = forward.TargetGroups;
  if (single !== undefined && (groups.length !== 1 || groups[0]?.TargetGroupArn !== single)) {
    throw invalid('TargetGroupArn and ForwardConfig must name the same single target group');
  }
  if (groups.length > 5)
    throw new Refusal('TooManyTargetGroups', 'A forward action has at most 5 target groups');
  if (new Set(groups.map(({ TargetGroupArn }) => TargetGroupArn)).size < groups.length) {
    throw new Refusal('ValidationError', 'a target group is named twice');
  }
  for (const { Weight } of groups) {
    if (!/^\d{1,3}$/.test(Weight ?? '1'))
      throw new Refusal('ValidationError', `Weight ${Weight} is not 0 to 999`);
  }
  return { ...action, ForwardConfig: forward as unknown as Value };
}

function invalid(message: string): Refusal {
  return new Refusal('InvalidLoadBalancerAction', message);
}

/** https://smithy.io/2.0/aws/protocols/aws-query-protocol.html: `Actions.member.1.Type=forward` */
function parse(body: string): Record<string, Value> {
  const root: Record<string, Value> = {};
  for (const [key, value] of new URLSearchParams(body)) {
    const path = key.split('.');
    let place: Record<string, Value> = root;
    for (const part of path.slice(0, -1)) {
      place[part] ??= {};
      place = place[part] as Record<string, Value>;
    }
    place[path.at(-1) ?? ''] = value;
  }
  return listed(root) as Record<string, Value>;
}

function listed(value: Value): Value {
  if (typeof value === 'string' || Array.isArray(value)) return value;
  if (typeof value['member'] === 'object') return Object.values(value['member']).map(listed);
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, listed(inner)]));
}

function toXml(value: Value): string {
  if (typeof value === 'string') return value.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
  if (Array.isArray(value)) return value.map((inner) => `<member>${toXml(inner)}</member>`).join('');
  return Object.entries(value)
    .map(([name, inner]) => `<${name}>${toXml(inner)}</${name}>`)
    .join('');
}
