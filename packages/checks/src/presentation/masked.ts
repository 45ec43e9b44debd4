import type { Secrets } from '@deploy-actions/action-kit';
import type { CheckResult } from '../check.ts';

/**
 * A result with each of its texts masked by itself. It has to be done before anything is escaped: a secret with a star in
 * it is no longer recognized in Markdown.
 */
export function maskedResult(result: CheckResult, secrets: Secrets): CheckResult {
  const { title, group, finding, remedy, evidence, waiver } = result;
  const mask = (text: string) => secrets.redact(text);
  return {
    ...result,
    title: mask(title),
    group: group.map(mask),
    finding: mask(finding),
    remedy: remedy === undefined ? undefined : mask(remedy),
    evidence: evidence && { ...evidence, asked: mask(evidence.asked), answer: mask(evidence.answer) },
    waiver: waiver && { ...waiver, by: mask(waiver.by), reason: mask(waiver.reason) },
  };
}
