import { isDeepStrictEqual } from 'node:util';
import type { Change, ResourceRecordSet } from '@aws-sdk/client-route-53';
import { type Color, colors } from '@deploy-actions/config';
import { formatWeights, type Weights } from '../../weights.ts';
import { listedName, shownName } from './record-name.ts';

/** What names the two records. */
export interface PairName {
  readonly name: string;
  readonly type: string;
  readonly identifiers: Readonly<Record<Color, string>>;
}

/** The records of both colours, exactly as Route 53 lists them. */
export type Pair = Readonly<Record<Color, ResourceRecordSet>>;

/** What was found under a name and type. */
export interface Found {
  readonly pair: Pair;
  /** Records beside the pair that take traffic. */
  readonly others: readonly ResourceRecordSet[];
}

/** The pair among the records of its name and type, or why it can't be used and what to do. */
export function findPair(records: readonly ResourceRecordSet[], wanted: PairName): Found | string {
  const { name, type, identifiers } = wanted;
  const group = records.filter(
    (record) => record.Type === type && listedName(record.Name ?? '') === listedName(name),
  );
  const [blue, green] = colors.map((color) =>
    group.find(({ SetIdentifier }) => SetIdentifier === identifiers[color]),
  );
  if (!blue || !green) return missing(group, wanted);
  const managed = group.find(({ TrafficPolicyInstanceId }) => TrafficPolicyInstanceId !== undefined);
  if (managed) {
    return `it belongs to the traffic policy instance ${managed.TrafficPolicyInstanceId}, which owns its records; make two weighted records by hand in its place`;
  }
  if (blue.Weight === undefined || green.Weight === undefined) {
    const policy = 'another routing policy than weighted';
    return `it has ${policy}; make both records weighted, with a set identifier each`;
  }
  const others = group.filter((record) => record !== blue && record !== green && (record.Weight ?? 0) > 0);
  return { pair: { blue, green }, others };
}

function missing(group: readonly ResourceRecordSet[], { type, identifiers }: PairName): string {
  const absent = colors.filter(
    (color) => !group.some(({ SetIdentifier }) => SetIdentifier === identifiers[color]),
  );
  const wanted = absent.map((color) => `\`${identifiers[color]}\` (${color})`).join(' and ');
  const found = group.map(({ SetIdentifier }) =>
    SetIdentifier === undefined ? 'one without set identifier' : `\`${SetIdentifier}\``,
  );
  const there = found.length === 0 ? `there is no ${type} record of that name` : `found ${found.join(', ')}`;
  return `no weighted record with the set identifier ${wanted}: ${there}; make a weighted record for each colour, the idle one with weight 0`;
}

/** How the weights of records read in a message. */
export function listWeights(records: readonly ResourceRecordSet[]): string {
  return records.map(({ SetIdentifier, Weight = 0 }) => `\`${SetIdentifier}\` (weight ${Weight})`).join(', ');
}

/**
 * One batch that Route 53 carries out whole or not at all: each record is deleted exactly as it was read, which fails once anybody
 * changed it, and made anew with its weight. One record after the other, so that there is one under the name at any point.
 * https://docs.aws.amazon.com/Route53/latest/APIReference/API_ChangeResourceRecordSets.html
 */
export function reweigh(pair: Pair, weights: Weights): { Comment: string; Changes: Change[] } {
  const Changes = colors.flatMap((color): Change[] => [
    { Action: 'DELETE', ResourceRecordSet: pair[color] },
    { Action: 'CREATE', ResourceRecordSet: { ...pair[color], Weight: weights[color] } },
  ]);
  return { Comment: `deploy-actions: ${formatWeights(weights)}`, Changes };
}

/**
 * A batch that needs the rights of {@link reweigh} and never changes anything: what it creates twice, Route 53 refuses; and were it
 * carried out all the same, the record would be as before.
 */
export function impossible({ blue }: Pair): { Changes: Change[] } {
  const CREATE: Change = { Action: 'CREATE', ResourceRecordSet: blue };
  return { Changes: [{ Action: 'DELETE', ResourceRecordSet: blue }, CREATE, CREATE] };
}

/** What is different in the second reading, for a person; empty when nothing is. */
export function differences(before: Pair, after: Pair): string[] {
  return colors.flatMap((color) => {
    const was: Readonly<Record<string, unknown>> = { ...before[color] };
    const is: Readonly<Record<string, unknown>> = { ...after[color] };
    const fields = new Set([...Object.keys(was), ...Object.keys(is)]);
    return [...fields]
      .filter((field) => !isDeepStrictEqual(was[field], is[field]))
      .map((field) => `${field} of ${color} from ${shown(was[field])} to ${shown(is[field])}`);
  });
}

function shown(value: unknown): string {
  return value === undefined ? 'nothing' : JSON.stringify(value);
}

/** The pair in a message: `api.example.org (A)`. */
export function pairTitle({ name, type }: PairName): string {
  return `${shownName(name)} (${type})`;
}
