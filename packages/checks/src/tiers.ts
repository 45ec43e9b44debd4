import type { Answer } from './check.ts';

/** What was found, each as the part of one finding, by what follows from it. */
export interface Tiers {
  readonly failed: readonly string[];
  readonly warned: readonly string[];
  /** What is as wanted. */
  readonly fine: readonly string[];
}

/** The answer of what was found: only the worst is told, because a milder limit of the same thing is crossed with it. */
export function concluded({ failed, warned, fine }: Tiers, answer: string): Answer {
  if (failed.length > 0) return { status: 'fail', finding: failed.join('; '), answer };
  if (warned.length > 0) return { status: 'warn', finding: warned.join('; '), answer };
  return { status: 'pass', finding: fine.join('; '), answer };
}
