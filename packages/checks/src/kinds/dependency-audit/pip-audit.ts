import * as z from 'zod/mini';
import { shaped } from '../../reports/findings.ts';
import type { Audit } from './vulnerability.ts';

const reportSchema = z.object({
  dependencies: z.array(
    z.object({
      name: z.string(),
      version: z.optional(z.string()),
      skip_reason: z.optional(z.string()),
      vulns: z.optional(
        z.array(
          z.object({
            id: z.string(),
            aliases: z.optional(z.array(z.string())),
            fix_versions: z.array(z.string()),
          }),
        ),
      ),
    }),
  ),
});

/**
 * Reads `pip-audit --format json` (https://github.com/pypa/pip-audit#usage); of a list of dependencies, too, which version 1
 * wrote. It tells no severity. Throws ConfigurationError for another shape.
 */
export function readPipAudit(value: unknown, file: string): Audit {
  const report = Array.isArray(value) ? { dependencies: value } : value;
  const { dependencies } = shaped(reportSchema, report, file, 'report of `pip-audit`');
  const skipped = dependencies.filter(({ vulns }) => vulns === undefined);
  return {
    tool: 'pip-audit',
    packages: dependencies.length - skipped.length,
    unaudited: new Map(skipped.map(({ name, skip_reason: reason = 'no reason given' }) => [name, reason])),
    vulnerabilities: dependencies.flatMap(({ name, version = '?', vulns = [] }) =>
      vulns.map(({ id, aliases = [], fix_versions: fixes }) => ({
        package: name,
        ids: [id, ...aliases.filter((alias) => alias !== id)],
        severity: 'unknown' as const,
        title: `vulnerable in ${version}`,
        fix: fixes.length > 0 ? `${name} ${fixes.join(' or ')}` : undefined,
      })),
    ),
  };
}
