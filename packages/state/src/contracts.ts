import { type Color, colors } from '@deploy-actions/config';
import type { ContractMigration, StateDocument } from './state-document.ts';

/** What the state says about contract migrations, by colour. */
export type Contracts = NonNullable<StateDocument['contracts']>;

/** So many names stay, each of so many characters: the smallest store holds 4 KB. */
const namesKept = 6;
const nameLength = 60;

/** The entries with one more for a colour: joined with what stands there, from before the first of all its migrations. */
export function withContract(
  contracts: Contracts | undefined,
  color: Color,
  { migrations, at, by }: Omit<ContractMigration, 'more'>,
): Contracts {
  const known = contracts?.[color];
  const added = migrations.map((name) => (name.length > nameLength ? `${name.slice(0, nameLength)}…` : name));
  const names = [...(known?.migrations ?? []), ...added];
  const more = (known?.more ?? 0) + Math.max(0, names.length - namesKept);
  const entry = {
    ...{ migrations: names.slice(-namesKept), at: known?.at ?? at, by },
    ...(more > 0 ? { more } : {}),
  };
  return { ...contracts, [color]: entry };
}

/** The entries without that of a colour, on which another version is from now on. */
export function withoutContract(contracts: Contracts | undefined, color: Color): Contracts {
  const { [color]: _, ...rest } = contracts ?? {};
  return rest;
}

/** The entries that still hold for a database as it was at a time: whose migrations had begun by then. ISO instant. */
export function contractsAsOf(contracts: Contracts | undefined, time: string): Contracts {
  const kept = colors.filter((color) => !isBefore(time, contracts?.[color]));
  return Object.fromEntries(
    kept.flatMap((color) => {
      const entry = contracts?.[color];
      return entry ? [[color, entry]] : [];
    }),
  );
}

/** Whether a database as it was at a time had none of these migrations; within the same second nobody can tell. */
export function isBefore(time: string, entry: ContractMigration | undefined): boolean {
  return entry !== undefined && Date.parse(time) < Date.parse(entry.at);
}

/** What an entry is about, for people: `0042_drop_email and 3 others, applied at … by …`. */
export function describeContract({ migrations, more, at, by }: ContractMigration): string {
  const others = more ? ` and ${more} more before them` : '';
  const where = by.url ? ` (${by.url})` : '';
  return `${migrations.map((name) => `\`${name}\``).join(', ')}${others}, applied from ${at} on by ${by.actor}${where}`;
}
