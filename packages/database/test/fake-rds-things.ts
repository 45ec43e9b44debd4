import { anInstance } from './fake-rds-protocol.ts';

/** One thing in the fake: its fields as RDS shows them, and its status over time. */
export interface FakeThing {
  kind: 'instance' | 'cluster' | 'snapshot' | 'cluster-snapshot';
  region: string;
  fields: Record<string, unknown>;
  tags: Map<string, string>;
  /** Statuses, each from its time on. */
  statuses: { readonly from: number; readonly status: string }[];
  /** When it is gone, or has another name. */
  gone?: number;
  newName?: { readonly at: number; readonly name: string };
}

/** How long everything takes here, in milliseconds of the clock handed in. */
export const takes = 3 * 60_000;

/** The field with the name of a thing. */
export const idField = {
  instance: 'DBInstanceIdentifier',
  cluster: 'DBClusterIdentifier',
  snapshot: 'DBSnapshotIdentifier',
  'cluster-snapshot': 'DBClusterSnapshotIdentifier',
} as const;

const arnPart = {
  instance: 'db',
  cluster: 'cluster',
  snapshot: 'snapshot',
  'cluster-snapshot': 'cluster-snapshot',
} as const;

const notFound = {
  instance: 'DBInstanceNotFound',
  cluster: 'DBClusterNotFoundFault',
  snapshot: 'DBSnapshotNotFound',
  'cluster-snapshot': 'DBClusterSnapshotNotFoundFault',
} as const;

/** What RDS says no to. */
export class Refusal extends Error {
  readonly code: string;
  readonly status: number;
  constructor(code: string, message: string, status = 400) {
    super(message);
    this.code = code;
    this.status = status;
  }
}

/** Everything that is there, by the clock handed in. */
export function fakeThings(clock: { now(): number }) {
  const things: FakeThing[] = [];
  /** How the next one of a kind ends: `available`, or what becomes of it instead. */
  const outcomes = new Map<FakeThing['kind'], string>();

  const alive = (kind: FakeThing['kind'], region: string) => {
    for (const thing of things) {
      if (thing.newName && thing.newName.at <= clock.now()) {
        thing.fields[idField[thing.kind]] = thing.newName.name;
        delete thing.newName;
      }
    }
    return things.filter(
      (thing) => thing.kind === kind && thing.region === region && (thing.gone ?? Infinity) > clock.now(),
    );
  };
  const nameOf = (thing: FakeThing) => String(thing.fields[idField[thing.kind]]);
  const find = (kind: FakeThing['kind'], region: string, id: string) => {
    const name = id.startsWith('arn:') ? id.slice(id.lastIndexOf(':') + 1) : id;
    const place = id.startsWith('arn:') ? (id.split(':')[3] ?? '') : region;
    const found = alive(kind, place).find((thing) => nameOf(thing) === name.toLowerCase());
    if (!found) throw new Refusal(notFound[kind], `${kind} ${id} not found.`, 404);
    return found;
  };
  const statusOf = (thing: FakeThing) =>
    thing.statuses.findLast(({ from }) => from <= clock.now())?.status ?? 'unknown';
  const arnOf = (thing: FakeThing) =>
    `arn:aws:rds:${thing.region}:123456789012:${arnPart[thing.kind]}:${nameOf(thing)}`;

  function add(
    kind: FakeThing['kind'],
    region: string,
    id: string,
    details: Partial<Pick<FakeThing, 'fields' | 'tags'>> & { starts?: string } = {},
  ): FakeThing {
    const longest = kind.includes('snapshot') ? 255 : 63;
    if (!/^[a-z](-?[a-z0-9])*$/i.test(id) || id.length > longest)
      throw new Refusal(
        'InvalidParameterValue',
        `The parameter ${idField[kind]} is not a valid identifier: ${id}`,
      );
    if (alive(kind, region).some((thing) => nameOf(thing) === id.toLowerCase())) {
      throw new Refusal(
        kind === 'instance' ? 'DBInstanceAlreadyExists' : 'DBSnapshotAlreadyExists',
        `${id} already exists`,
      );
    }
    for (const [key, value] of details.tags ?? []) {
      if (
        !/^[\p{L}\p{Z}\p{N}_.:/=+\-@]{1,128}$/u.test(key) ||
        !/^[\p{L}\p{Z}\p{N}_.:/=+\-@]{0,256}$/u.test(value)
      ) {
        throw new Refusal('InvalidParameterValue', `tag ${key}=${value}`);
      }
    }
    const now = clock.now();
    const statuses = details.starts
      ? [
          { from: 0, status: details.starts },
          { from: now + takes, status: outcomes.get(kind) ?? 'available' },
        ]
      : [{ from: 0, status: 'available' }];
    const thing: FakeThing = {
      kind,
      region,
      fields: { [idField[kind]]: id.toLowerCase(), ...details.fields },
      tags: details.tags ?? new Map(),
      statuses,
    };
    if (details.starts && outcomes.get(kind) === 'gone') thing.gone = now + takes;
    outcomes.delete(kind);
    things.push(thing);
    return thing;
  }

  /** A database that has been there for long. */
  function addInstance(id: string, fields: Record<string, unknown> = {}, region = 'eu-central-1'): FakeThing {
    return add('instance', region, id, { fields: { ...anInstance(), ...fields } });
  }

  function show(thing: FakeThing): Record<string, unknown> {
    const status = statusOf(thing);
    const tags = { TagList: [...thing.tags].map(([Key, Value]) => ({ Key, Value })) };
    const name = nameOf(thing);
    const host = `${name}.c0ffee.${thing.region}.rds.amazonaws.com`;
    const shown = Object.fromEntries(Object.entries(thing.fields).filter(([key]) => !key.startsWith('_')));
    if (thing.kind === 'instance') {
      return {
        ...shown,
        ...tags,
        DBInstanceStatus: status,
        DBInstanceArn: arnOf(thing),
        Endpoint: { Address: host, Port: 5432 },
      };
    }
    if (thing.kind === 'cluster') {
      const members = alive('instance', thing.region)
        .filter((one) => one.fields['_cluster'] === thing)
        .map((one, index) => ({ DBInstanceIdentifier: nameOf(one), IsClusterWriter: index === 0 }))
        // Nothing says that the writer comes first.
        .reverse();
      return {
        ...shown,
        ...tags,
        Status: status,
        DBClusterArn: arnOf(thing),
        Endpoint: `${name}.cluster-c0ffee.${thing.region}.rds.amazonaws.com`,
        DBClusterMembers: members,
      };
    }
    const arn =
      thing.kind === 'snapshot' ? { DBSnapshotArn: arnOf(thing) } : { DBClusterSnapshotArn: arnOf(thing) };
    return {
      ...shown,
      ...tags,
      ...arn,
      Status: status,
      PercentProgress: status === 'available' ? 100 : 40,
      SnapshotType: 'manual',
    };
  }

  return { things, outcomes, alive, nameOf, find, statusOf, arnOf, add, addInstance, show };
}
