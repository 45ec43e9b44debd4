import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { isDeepStrictEqual } from 'node:util';
import type { Weights } from '@deploy-actions/traffic';
import { type Element, parseXml, text, toXml } from '../../packages/traffic/test/route53-xml.ts';
import { type Moto, motoVariables } from './components/index.ts';

/** A hosted zone in moto, behind what makes it as strict and as slow as Route 53 itself. */
export interface Zone {
  readonly id: string;
  /** For `AWS_ENDPOINT_URL`; whatever is not Route 53 goes to moto as it is. */
  readonly url: string;
  /** How often a change is shown as PENDING, from now on. */
  pendingLooks: number;
  /** Codes of refusals of changes to come; their status is 400. */
  readonly refusals: string[];
  /** The weights of blue and green as moto has them. */
  readonly weights: () => Promise<Weights>;
  /** All records without the weights of blue and green. */
  readonly foreign: () => Promise<unknown>;
  /** Changes the fields of the record of a colour, as another program would. */
  readonly set: (color: 'blue' | 'green', fields: Readonly<Record<string, string>>) => Promise<void>;
  readonly close: () => Promise<void>;
}

/** The weighted records of every zone here: `api.shop.example`, all traffic on blue. */
export const recordName = 'api.shop.example';

type Fields = Readonly<Record<string, unknown>>;

let zones = 0;

/**
 * Creates another zone. moto deletes records by their set identifier alone and takes no batch that gives a record values it had
 * before; Route 53 compares all values, https://docs.aws.amazon.com/Route53/latest/APIReference/API_ChangeResourceRecordSets.html.
 * So batches are judged here, one at a time, and what comes of them is written to moto.
 */
export async function createZone(moto: Moto): Promise<Zone> {
  zones += 1;
  const created = await call(moto.url, 'POST', '/hostedzone', {
    CreateHostedZoneRequest: { Name: 'shop.example', CallerReference: `zone-${zones}` },
  });
  const id = (/<Id>\/hostedzone\/(\w+)</.exec(created) ?? [])[1] ?? '';
  const path = `/hostedzone/${id}/rrset`;
  const write = (records: readonly Fields[]) =>
    call(moto.url, 'POST', `${path}/`, {
      ChangeResourceRecordSetsRequest: {
        ChangeBatch: {
          Changes: records.map((ResourceRecordSet) => ({
            Change: { Action: 'UPSERT', ResourceRecordSet },
          })),
        },
      },
    });
  const record = (SetIdentifier: string, Weight: string, Value: string) => ({
    ...{ Name: `${recordName}.`, Type: 'A', SetIdentifier, Weight, TTL: '60' },
    ResourceRecords: [{ ResourceRecord: { Value } }],
  });
  await write([
    record('blue', '100', '192.0.2.1'),
    record('green', '0', '192.0.2.2'),
    record('old', '0', '192.0.2.3'),
  ]);
  const read = async () => recordsIn(await call(moto.url, 'GET', path));
  const find = async (color: string) =>
    (await read()).find(({ SetIdentifier }) => SetIdentifier === color) ?? {};

  let queue: Promise<unknown> = Promise.resolve();
  const looks = new Map<string, number>();
  const judge = async (body: string): Promise<Answered> => {
    const refusal = zone.refusals.shift();
    if (refusal !== undefined) return refused(refusal, `refused: ${refusal}`);
    const records = new Map((await read()).map((each) => [keyOf(each), each]));
    for (const { action, fields } of changesIn(body)) {
      const present = records.get(keyOf(fields));
      const title = `[name='${fields['Name']}', type='${fields['Type']}', set identifier='${fields['SetIdentifier']}']`;
      if (action === 'DELETE' && !isDeepStrictEqual(present, fields)) {
        const why = 'but the values provided do not match the current values';
        return refused('InvalidChangeBatch', `[Tried to delete resource record set ${title} ${why}]`);
      }
      if (action === 'CREATE' && present) {
        return refused(
          'InvalidChangeBatch',
          `[Tried to create resource record set ${title} but it already exists]`,
        );
      }
      if (action === 'DELETE') records.delete(keyOf(fields));
      else records.set(keyOf(fields), fields);
    }
    await write([...records.values()]);
    const change = `C${String(looks.size + 1).padStart(13, '0')}`;
    looks.set(change, zone.pendingLooks);
    return { status: 200, body: changeInfo('ChangeResourceRecordSetsResponse', change, 'PENDING') };
  };
  const server = createServer(async (request, response) => {
    const body = (await request.toArray()).join('');
    const { pathname } = new URL(request.url ?? '/', 'http://aws');
    const change = /^\/2013-04-01\/change\/(\w+)$/.exec(pathname)?.[1];
    let answer: Answered;
    if (change !== undefined) {
      const left = looks.get(change);
      looks.set(change, (left ?? 0) - 1);
      const status = (left ?? 0) > 0 ? 'PENDING' : 'INSYNC';
      answer =
        left === undefined
          ? refused('NoSuchChange', `Could not find resource with ID: ${change}`)
          : { status: 200, body: changeInfo('GetChangeResponse', change, status) };
    } else if (request.method === 'POST' && pathname.startsWith(`/2013-04-01${path}`)) {
      const mine = queue.then(() => judge(body));
      queue = mine.catch(() => {});
      answer = await mine;
    } else {
      answer = await passOn(`${moto.url}${request.url}`, request.method, request.headers, body);
    }
    const type = answer.type ?? 'text/xml';
    response.writeHead(answer.status, { 'content-type': type }).end(answer.body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));

  const zone: Zone = {
    ...{ id, pendingLooks: 0, refusals: [] },
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    weights: async () => ({
      blue: Number((await find('blue'))['Weight']),
      green: Number((await find('green'))['Weight']),
    }),
    foreign: async () =>
      (await read())
        .map((each) => (each['SetIdentifier'] === 'old' ? each : { ...each, Weight: '' }))
        .toSorted((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1)),
    set: async (color, fields) => void (await write([{ ...(await find(color)), ...fields }])),
    close: async () => {
      server.closeAllConnections();
      server.close();
    },
  };
  return zone;
}

interface Answered {
  readonly status: number;
  readonly body: string;
  readonly type?: string;
}

async function passOn(
  url: string,
  method = 'GET',
  headers: NodeJS.Dict<string | string[]>,
  body: string,
): Promise<Answered> {
  const kept = Object.entries(headers).filter(
    ([name, value]) =>
      typeof value === 'string' && !/^(host|connection|content-length|accept-encoding|expect)$/.test(name),
  ) as [string, string][];
  const response = await fetch(url, { method, headers: kept, ...(method === 'GET' ? {} : { body }) });
  const type = response.headers.get('content-type') ?? 'text/xml';
  return { status: response.status, body: await response.text(), type };
}

async function call(url: string, method: string, path: string, document?: object): Promise<string> {
  const scope = `${motoVariables.AWS_ACCESS_KEY_ID}/20260101/us-east-1/route53/aws4_request`;
  const authorization = `AWS4-HMAC-SHA256 Credential=${scope}, SignedHeaders=host, Signature=0`;
  const body = document && toXml(document);
  const response = await fetch(`${url}/2013-04-01${path}`, {
    ...{ method, headers: { authorization, 'content-type': 'text/xml' } },
    ...(body === undefined ? {} : { body }),
  });
  const answer = await response.text();
  if (!response.ok) throw new Error(`${method} ${path}: ${answer}`);
  return answer;
}

function refused(code: string, message: string): Answered {
  const body = toXml({
    ErrorResponse: { Error: { Type: 'Sender', Code: code, Message: message }, RequestId: '1' },
  });
  return { status: code === 'NoSuchChange' ? 404 : 400, body };
}

function changeInfo(kind: string, id: string, Status: string): string {
  return toXml({
    [kind]: { ChangeInfo: { Id: `/change/${id}`, Status, SubmittedAt: '2026-01-01T12:00:00Z' } },
  });
}

function keyOf({ Name, Type, SetIdentifier }: Fields): string {
  return [Name, Type, SetIdentifier].join(' ');
}

function recordsIn(xml: string): Fields[] {
  const [answer] = parseXml(xml);
  return (child(answer, 'ResourceRecordSets')?.children ?? [])
    .map((each) => fieldsOf(each) as Fields)
    .filter((each) => each['SetIdentifier'] !== undefined);
}

function changesIn(xml: string): { readonly action: string; readonly fields: Fields }[] {
  const [request] = parseXml(xml);
  const changes = child(child(request, 'ChangeBatch'), 'Changes')?.children ?? [];
  return changes.map((change) => ({
    action: text(child(change, 'Action')),
    fields: fieldsOf(child(change, 'ResourceRecordSet')) as Fields,
  }));
}

function child(element: Element | undefined, name: string): Element | undefined {
  return element?.children.find((each) => each.name === name);
}

function fieldsOf(element: Element | undefined): unknown {
  if (!element || element.children.length === 0) return text(element);
  if (element.name === 'ResourceRecords') {
    return element.children.map((each) => ({ [each.name]: fieldsOf(each) }));
  }
  return Object.fromEntries(element.children.map((each) => [each.name, fieldsOf(each)]));
}
