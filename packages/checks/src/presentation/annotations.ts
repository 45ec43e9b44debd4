import type { SourceLocation } from '@deploy-actions/action-kit';
import type { CheckResult } from '../check.ts';
import { plainLine } from './plain-text.ts';
import { bySeverity, standing } from './standing.ts';

/** GitHub shows at most 10 of a kind for each step; the last is left to what the step itself has to say. */
const mostOfAKind = 9;

/** GitHub cuts what an annotation says. */
const longestMessage = 4_096;

/** A note at a line. */
export interface Annotation {
  readonly level: 'error' | 'warning';
  readonly title: string;
  readonly message: string;
  /** The line to change, or that of the check in the configuration. */
  readonly location: SourceLocation | undefined;
}

/**
 * What failed or warned as annotations, the most severe first: critical failures are errors, other failures and warnings
 * are warnings. What is waived, and checks of severity `info`, are none.
 */
export function annotationsOf(results: readonly CheckResult[]): Annotation[] {
  return [...bySeverity(standing(results, 'fail')), ...bySeverity(standing(results, 'warn'))]
    .filter(({ severity }) => severity !== 'info')
    .map(({ id, title, status, severity, finding, remedy, location }) => ({
      level: status === 'fail' && severity === 'critical' ? 'error' : 'warning',
      title: plainLine(title, 200),
      message: plainLine(
        `${title === id ? id : `${title} (${id})`}: ${finding}${remedy === undefined ? '' : ` → ${remedy}`}`,
        longestMessage,
      ),
      location,
    }));
}

/** As many of them as GitHub shows for a step, of each level; what is left out is said by one more. */
export function shownAnnotations(annotations: readonly Annotation[]): Annotation[] {
  return (['error', 'warning'] as const).flatMap((level) => {
    const all = annotations.filter((annotation) => annotation.level === level);
    if (all.length <= mostOfAKind) return all;
    const shown = all.slice(0, mostOfAKind - 1);
    const rest = all.slice(shown.length);
    const title = `${rest.length} more, all of them in the job summary`;
    const message = plainLine(`${title}: ${rest.map((one) => one.title).join(', ')}`, longestMessage);
    return [...shown, { level, title, message, location: undefined }];
  });
}
