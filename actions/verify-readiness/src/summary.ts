import type { Result } from './run.ts';

/** The page a reviewer reads; see `renderSummary` of the checks, which are loaded once there is something to check. */
export function summarize({ page }: Result): string {
  return page;
}
