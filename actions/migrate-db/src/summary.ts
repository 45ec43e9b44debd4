import { conclude } from './outputs.ts';
import type { Result } from './run.ts';

/** The job summary: the verdict first. */
export function summarize(result: Result): string {
  return `## ${conclude(result).reason}`;
}
