import { ConfigurationError, quoted } from '@deploy-actions/action-kit';
import { createMatcher, formatMatcher, parseMatchers, QueryError } from '@deploy-actions/metrics';

/** Which alerts are meant, by their labels. */
export interface AlertFilter {
  /** As Alertmanager writes it. */
  readonly text: string;
  readonly matches: (labels: Readonly<Record<string, string>>) => boolean;
}

/**
 * Reads a list of matchers as in the configuration of Alertmanager, all of which must hold. A label that an alert has not
 * is empty. Throws ConfigurationError.
 */
export function alertFilter(text: string): AlertFilter {
  try {
    const matchers = parseMatchers(text);
    const conditions = matchers.map(({ name, operator, value }) => createMatcher(name, operator, value));
    return {
      text: matchers.length === 0 ? '{}' : matchers.map(formatMatcher).join(', '),
      matches: (labels) => conditions.every(({ label, matches }) => matches(labels[label] ?? '')),
    };
  } catch (error) {
    if (error instanceof QueryError) throw new ConfigurationError(`${quoted(text)} ${error.message}`);
    throw error;
  }
}
