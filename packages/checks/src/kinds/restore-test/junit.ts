import { ConfigurationError } from '@deploy-actions/action-kit';
import { SaxesParser } from 'saxes';
import type { RestoreTest } from './source.ts';

/** What a JUnit report counts. */
interface Counts {
  readonly failed: string[];
  cases: number;
  skipped: number;
  seconds: number;
  /** Of the latest suite, in milliseconds since 1970. */
  when: number | undefined;
}

/**
 * A restore test out of a JUnit report: all its cases must pass. A time without a zone counts as UTC. Throws ConfigurationError for
 * what is no such report. The format: https://github.com/testmoapp/junitxml.
 */
export function junitRestoreTest(text: string, name: string): RestoreTest {
  const counts = countsIn(text, name);
  if (counts.when === undefined) {
    throw new ConfigurationError(
      `\`${name}\` has no \`testsuite\` with a \`timestamp\`, so it is not known when it was tested`,
    );
  }
  return {
    trouble: troubleOf(counts),
    when: counts.when,
    took: counts.seconds * 1_000,
    backupId: undefined,
  };
}

function troubleOf({ failed, cases, skipped }: Counts): string | undefined {
  if (failed.length > 0)
    return `${failed.length} of ${cases} cases failed (${failed.slice(0, 3).join(', ')})`;
  return cases - skipped > 0 ? undefined : 'no case was run';
}

function countsIn(text: string, name: string): Counts {
  const counts: Counts = { failed: [], cases: 0, skipped: 0, seconds: 0, when: undefined };
  let current = '';
  let told = false;
  const parser = new SaxesParser();
  parser.on('error', (error) => {
    throw new ConfigurationError(`\`${name}\` is no XML: ${error.message}`);
  });
  parser.on('opentag', ({ name: element, attributes }) => {
    const { timestamp, time, name: title } = attributes as Partial<Record<string, string>>;
    if (element === 'testsuite' && timestamp !== undefined) {
      const zoned = /(Z|[+-]\d\d:?\d\d)$/.test(timestamp) ? timestamp : `${timestamp}Z`;
      const when = Date.parse(zoned);
      if (Number.isNaN(when))
        throw new ConfigurationError(`\`${name}\` has the time \`${timestamp}\`, which is none`);
      counts.when = Math.max(counts.when ?? when, when);
    }
    if (element === 'testcase') {
      counts.cases += 1;
      counts.seconds += Number(time ?? 0) || 0;
      current = title ?? 'a case';
      told = false;
    }
    if (element === 'skipped') counts.skipped += 1;
    if ((element === 'failure' || element === 'error') && !told) {
      counts.failed.push(current);
      told = true;
    }
  });
  parser.write(text).close();
  return counts;
}
