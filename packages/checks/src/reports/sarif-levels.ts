import { ConfigurationError, quoted } from '@deploy-actions/action-kit';

/** The levels of SARIF, the worst first. */
const levels = ['error', 'warning', 'note', 'none'] as const;

/** The severities of a score, the worst first. */
const severities = ['critical', 'high', 'medium', 'low', 'none'] as const;

/** How bad a result is, as the scanner says. */
export type ResultLevel = (typeof levels)[number];

/** How bad a vulnerability is, from its score. */
export type SecuritySeverity = (typeof severities)[number];

/** A threshold for results: by severity or by level. */
export type Level = Exclude<SecuritySeverity | ResultLevel, 'none'>;

/** All labels a result can have, the worst first. */
export const resultLabels = [
  'critical',
  'high',
  'error',
  'medium',
  'warning',
  'low',
  'note',
  'none',
] as const;

/** What a level counts as where severities are asked for and the rule has no score. */
const severityOfLevel = { error: 'high', warning: 'medium', note: 'low', none: 'none' } as const;

/**
 * The severity of a `security-severity`, by the steps of CVSS 3 that GitHub uses, too
 * (https://docs.github.com/en/code-security/code-scanning/integrating-with-code-scanning/sarif-support-for-code-scanning).
 * Throws ConfigurationError for what is no score from 0 to 10.
 */
export function severityOfScore(score: string | number, rule: string): SecuritySeverity {
  const value = typeof score === 'string' && score.trim() === '' ? Number.NaN : Number(score);
  if (!(value >= 0 && value <= 10)) {
    throw new ConfigurationError(
      `the rule ${quoted(rule)} has the \`security-severity\` ${quoted(String(score))}, which is no score from 0 to 10`,
    );
  }
  if (value >= 9) return 'critical';
  if (value >= 7) return 'high';
  if (value >= 4) return 'medium';
  return value > 0 ? 'low' : 'none';
}

/** Whether a result is as bad as a threshold, or worse: by its level where that is a level, else by its severity. */
export function reaches(
  { level, severity }: { level: ResultLevel; severity: SecuritySeverity | undefined },
  threshold: Level,
): boolean {
  const limit = levels.indexOf(threshold as ResultLevel);
  if (limit >= 0) return levels.indexOf(level) <= limit;
  return (
    severities.indexOf(severity ?? severityOfLevel[level]) <=
    severities.indexOf(threshold as SecuritySeverity)
  );
}
