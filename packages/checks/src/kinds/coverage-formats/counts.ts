import { ConfigurationError } from '@deploy-actions/action-kit';
import type { CheckConfigurationOf } from '@deploy-actions/config';

/** What can be counted. */
export type Unit = CheckConfigurationOf<'coverage'>['of'];

/** How many there are, and how many of them ran. */
export interface Count {
  readonly covered: number;
  readonly total: number;
}

/** What a report says; a unit that its format doesn't have is absent. */
export type Counts = { readonly [U in Unit]?: Count | undefined };

/** Reads a report's text. Throws ConfigurationError that says where it is broken. */
export type ReadCounts = (text: string, file: string) => Counts;

/** A count of whole numbers, no more covered than there are. Throws ConfigurationError for anything else. */
export function countOf(covered: unknown, total: unknown, file: string, what: string): Count {
  const whole = (value: unknown): value is number => Number.isSafeInteger(value) && (value as number) >= 0;
  if (whole(covered) && whole(total) && covered <= total) return { covered, total };
  throw new ConfigurationError(
    `\`${file}\` says ${String(covered)} of ${String(total)} ${what} are covered, which can't be`,
  );
}
