import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { isDeepStrictEqual } from 'node:util';
import { type Element, parseXml, text, toXml } from './route53-xml.ts';

/** A record: its fields as in the XML of the API. */
export type FakeRecord = { Name: string; Type: string } & { [field: string]: Field };

/** Text, a structure, or a list of structures. */
export type Field = string | { [field: string]: Field } | Field[];

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

interface Change {
  readonly Action: string;
  readonly ResourceRecordSet: FakeRecord;
}

/**
 * One hosted zone of Route 53 over its REST protocol, as in https://docs.aws.amazon.com/Route53/latest/APIReference/: a batch is carried
 * out whole or not at all, a DELETE must say all values of its record, a CREATE finds none there, weights go from 0 to 255 and
 * weighted records of a name share their TTL; names are listed in lower case with a final dot and octal escapes, sorted by their
 * labels from the right; a change is PENDING at first.
 */
export class FakeRoute53 {
  readonly zone = 'Z0123456789ABC';
  /** In the order of the API. */
  records: FakeRecord[] = [];
  readonly healthChecks = new Map<string, { config: Record<string, string>; statuses: string[] }>();
  /** What each request asked for. */
  readonly requests: string[] = [];
  /** How often a change is shown as PENDING. */
  pendingLooks = 0;
  /** Codes of refusals to come, by name of the operation. */
  readonly refusals: { operation: string; code: string; status: number }[] = [];
  /** Runs before a batch is looked at: another writer who is faster. */
  beforeChange: (() => void) | undefined;
  hangs = false;
  nonsense: string | undefined;
  /** The most records on a page, whatever was asked for. */
  pageLimit = 300;
  readonly #looks = new Map<string, number>();
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
    const url = new URL(request.url ?? '/', 'http://route53');
    const [, version, kind, id = '', what] = url.pathname.split('/');
    const operation = nameOf(`${request.method} ${kind}${what === undefined ? '' : `/${what}`}`);
    this.requests.push(operation);
    response.setHeader('content-type', 'text/xml');
    if (this.nonsense !== undefined) return void response.end(this.nonsense);
    try {
      const planned = this.refusals.find((refusal) => refusal.operation === operation);
      if (planned) {
        this.refusals.splice(this.refusals.indexOf(planned), 1);
        throw new Refusal(planned.code, `refused: ${planned.code}`, planned.status);
      }
      if (!/\/route53\/aws4_request/.test(request.headers.authorization ?? '')) {
        throw new Refusal('MissingAuthenticationToken', 'Missing Authentication Token', 403);
      }
      if (version !== '2013-04-01') throw new Refusal('InvalidInput', 'unknown version');
      response.end(this.#operate(operation, id, url.searchParams, body));
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      response.statusCode = error.status;
      const type = error.status < 500 ? 'Sender' : 'Receiver';
      response.end(
        `<ErrorResponse xmlns="https://route53.amazonaws.com/doc/2013-04-01/"><Error><Type>${type}</Type><Code>${error.code}</Code><Message>${error.message}</Message></Error><RequestId>1</RequestId></ErrorResponse>`,
      );
    }
  }

  #operate(operation: string, id: string, query: URLSearchParams, body: string): string {
    switch (operation) {
      case 'ListResourceRecordSets':
        this.#assertZone(id);
        return this.#list(query);
      case 'ChangeResourceRecordSets': {
        this.#assertZone(id);
        this.beforeChange?.();
        this.#change(changesIn(body));
        const change = `C${String(this.#looks.size + 1).padStart(13, '0')}`;
        this.#looks.set(change, 0);
        return `<ChangeResourceRecordSetsResponse>${changeInfo(change, 'PENDING')}</ChangeResourceRecordSetsResponse>`;
      }
      case 'GetChange': {
        const looks = this.#looks.get(id);
        if (looks === undefined) {
          throw new Refusal('NoSuchChange', `Could not find resource with ID: ${id}`, 404);
        }
        this.#looks.set(id, looks + 1);
        const status = looks < this.pendingLooks ? 'PENDING' : 'INSYNC';
        return `<GetChangeResponse>${changeInfo(id, status)}</GetChangeResponse>`;
      }
      case 'GetHealthCheck': {
        const config = { Type: 'HTTPS', ...this.#healthCheck(id).config };
        return `<GetHealthCheckResponse>${toXml({ HealthCheck: { Id: id, CallerReference: '1', HealthCheckConfig: config, HealthCheckVersion: '1' } })}</GetHealthCheckResponse>`;
      }
      case 'GetHealthCheckStatus': {
        const observations = this.#healthCheck(id).statuses.map((Status) => ({
          HealthCheckObservation: { IPAddress: '192.0.2.1', StatusReport: { Status } },
        }));
        return `<GetHealthCheckStatusResponse>${toXml({ HealthCheckObservations: observations })}</GetHealthCheckStatusResponse>`;
      }
      default:
        throw new Refusal('InvalidInput', operation);
    }
  }

  #assertZone(id: string): void {
    if (id !== this.zone) throw new Refusal('NoSuchHostedZone', `No hosted zone found with ID: ${id}`, 404);
  }

  #healthCheck(id: string) {
    const found = this.healthChecks.get(id);
    if (!found) throw new Refusal('NoSuchHealthCheck', `A health check with id ${id} does not exist.`, 404);
    return found;
  }

  #list(query: URLSearchParams): string {
    const start = [query.get('name') ?? '', query.get('type') ?? '', query.get('identifier') ?? ''];
    const key = ({ Name, Type, SetIdentifier = '' }: FakeRecord) => [sortKey(Name), Type, `${SetIdentifier}`];
    const from = [sortKey(start[0] ?? ''), ...start.slice(1)];
    const sorted = this.records
      .toSorted((a, b) => compare(key(a), key(b)))
      .filter((record) => compare(key(record), from) >= 0);
    const size = Math.min(this.pageLimit, Number(query.get('maxitems') ?? 300));
    const next = sorted[size];
    const more = next
      ? toXml({
          NextRecordName: next.Name,
          NextRecordType: next.Type,
          ...(next['SetIdentifier'] === undefined ? {} : { NextRecordIdentifier: next['SetIdentifier'] }),
        })
      : '';
    const page = sorted.slice(0, size).map((record) => toXml({ ResourceRecordSet: record }));
    return `<ListResourceRecordSetsResponse><ResourceRecordSets>${page.join('')}</ResourceRecordSets><IsTruncated>${next !== undefined}</IsTruncated>${more}<MaxItems>${size}</MaxItems></ListResourceRecordSetsResponse>`;
  }

  #change(changes: readonly Change[]): void {
    const copy = structuredClone(this.records);
    for (const { Action, ResourceRecordSet } of changes) {
      const record: FakeRecord = { ...ResourceRecordSet, Name: listed(ResourceRecordSet.Name) };
      const title = `[name='${record.Name}', type='${record.Type}', set identifier='${record['SetIdentifier']}']`;
      const index = copy.findIndex((other) => isDeepStrictEqual(identity(other), identity(record)));
      if (Action === 'DELETE') {
        const present = copy[index];
        if (!present) refuse(`Tried to delete resource record set ${title} but it was not found`);
        if (!isDeepStrictEqual({ ...present }, { ...record })) {
          refuse(
            `Tried to delete resource record set ${title} but the values provided do not match the current values`,
          );
        }
        copy.splice(index, 1);
        continue;
      }
      if (Action === 'CREATE' && index >= 0) {
        refuse(`Tried to create resource record set ${title} but it already exists`);
      }
      if (index >= 0) copy.splice(index, 1);
      assertValid(record, copy);
      copy.push(record);
    }
    this.records = copy;
  }
}

function nameOf(path: string): string {
  const operations: Readonly<Record<string, string>> = {
    'GET hostedzone/rrset': 'ListResourceRecordSets',
    'POST hostedzone/rrset': 'ChangeResourceRecordSets',
    'GET change': 'GetChange',
    'GET healthcheck': 'GetHealthCheck',
    'GET healthcheck/status': 'GetHealthCheckStatus',
  };
  return operations[path] ?? path;
}

function refuse(message: string): never {
  throw new Refusal('InvalidChangeBatch', `[${message}]`);
}

function assertValid(record: FakeRecord, others: readonly FakeRecord[]): void {
  const { Weight, TTL, AliasTarget, SetIdentifier } = record;
  if (Weight !== undefined && !(/^\d+$/.test(String(Weight)) && Number(Weight) <= 255)) {
    refuse(`Invalid Weight ${JSON.stringify(Weight)}`);
  }
  if (AliasTarget === undefined && (TTL === undefined || record['ResourceRecords'] === undefined)) {
    throw new Refusal(
      'InvalidInput',
      'Expected exactly one of [AliasTarget, all of [TTL, and ResourceRecords]]',
    );
  }
  const group = others.filter(({ Name, Type }) => Name === record.Name && Type === record.Type);
  for (const other of group) {
    if ((other['Weight'] === undefined) !== (Weight === undefined)) refuse('the group has another policy');
    const both = other['TTL'] !== undefined && TTL !== undefined;
    if (both && other['TTL'] !== TTL) {
      refuse(
        `RRSet with DNS name ${record.Name}, type ${record.Type}, SetIdentifier ${SetIdentifier} cannot be created as weighted sets must contain the same TTL.`,
      );
    }
  }
}

function identity({ Name, Type, SetIdentifier }: FakeRecord) {
  return [Name, Type, SetIdentifier];
}

function changesIn(body: string): Change[] {
  const [request] = parseXml(body);
  const batch = child(request, 'ChangeBatch');
  return (child(batch, 'Changes')?.children ?? []).map((change) => ({
    Action: text(child(change, 'Action')),
    ResourceRecordSet: fieldsOf(child(change, 'ResourceRecordSet')) as FakeRecord,
  }));
}

function child(element: Element | undefined, name: string): Element | undefined {
  return element?.children.find((each) => each.name === name);
}

function fieldsOf(element: Element | undefined): Field {
  if (!element || element.children.length === 0) return text(element);
  const names = element.children.map(({ name }) => name);
  // Lists hold elements of one name: `<ResourceRecords><ResourceRecord>…`.
  if (element.name.endsWith('s') && names.every((name) => `${name}s` === element.name)) {
    return element.children.map((each) => ({ [each.name]: fieldsOf(each) }));
  }
  return Object.fromEntries(element.children.map((each) => [each.name, fieldsOf(each)]));
}

function changeInfo(id: string, status: string): string {
  return toXml({ ChangeInfo: { Id: `/change/${id}`, Status: status, SubmittedAt: '2026-01-01T12:00:00Z' } });
}

function listed(name: string): string {
  const plain = name
    .toLowerCase()
    .replace(/[^a-z0-9\-_.\\]/g, (c) => `\\${c.charCodeAt(0).toString(8).padStart(3, '0')}`);
  return plain.endsWith('.') ? plain : `${plain}.`;
}

function sortKey(name: string): string {
  if (name === '') return '';
  return `${listed(name).slice(0, -1).split('.').reverse().join('.')}.`;
}

function compare(a: readonly string[], b: readonly string[]): number {
  for (const [index, left] of a.entries()) {
    const right = b[index] ?? '';
    if (left !== right) return left < right ? -1 : 1;
  }
  return 0;
}
