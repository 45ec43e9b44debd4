import * as z from 'zod/mini';
import { shaped } from '../../reports/findings.ts';
import type { Audit, Vulnerability, VulnerabilitySeverity } from './vulnerability.ts';

const severity = () => z.enum(['critical', 'high', 'moderate', 'low', 'info']);

const advisorySchema = z.object({
  source: z.optional(z.union([z.number(), z.string()])),
  title: z.optional(z.string()),
  url: z.optional(z.string()),
  severity: severity(),
});

const fixSchema = z.union([z.boolean(), z.object({ name: z.string(), version: z.string() })]);

const reportSchema = z.object({
  auditReportVersion: z.literal(2),
  vulnerabilities: z.record(
    z.string(),
    z.object({
      severity: severity(),
      via: z.array(z.union([z.string(), advisorySchema])),
      fixAvailable: z.optional(fixSchema),
    }),
  ),
  metadata: z.object({ dependencies: z.optional(z.object({ total: z.optional(z.int()) })) }),
});

/** What npm 6 wrote, and pnpm still does. */
const advisoriesSchema = z.object({
  advisories: z.record(
    z.string(),
    z.object({
      module_name: z.string(),
      severity: severity(),
      title: z.optional(z.string()),
      url: z.optional(z.string()),
      github_advisory_id: z.optional(z.nullable(z.string())),
      cves: z.optional(z.array(z.string())),
      patched_versions: z.optional(z.string()),
    }),
  ),
  metadata: z.object({ totalDependencies: z.optional(z.int()), dependencies: z.optional(z.unknown()) }),
});

type Advisory = z.output<typeof advisorySchema>;
type Fix = z.output<typeof fixSchema>;

/**
 * Reads `npm audit --json` of npm 7 and later: each advisory once, however many packages it reaches. Packages that are
 * only vulnerable through others have no advisory of their own (https://docs.npmjs.com/cli/v11/commands/npm-audit).
 * Throws ConfigurationError for another shape.
 */
export function readNpmAudit(value: unknown, file: string): Audit {
  const { vulnerabilities, metadata } = shaped(reportSchema, value, file, 'report of `npm audit`');
  const found = new Map<string, Vulnerability>();
  for (const [name, { via, fixAvailable }] of Object.entries(vulnerabilities)) {
    for (const advisory of via) {
      if (typeof advisory === 'string') continue;
      found.set(`${name} ${advisory.source ?? advisory.url}`, ofAdvisory(name, advisory, fixAvailable));
    }
  }
  return {
    tool: 'npm audit',
    vulnerabilities: [...found.values()],
    unaudited: new Map(),
    packages: metadata.dependencies?.total,
  };
}

function ofAdvisory(
  name: string,
  { url, source, title, severity: found }: Advisory,
  fix: Fix | undefined,
): Vulnerability {
  const id = ghsaOf(url) ?? (source === undefined ? (url ?? 'no id') : `npm advisory ${source}`);
  const repaired = typeof fix === 'object' ? `${fix.name} ${fix.version}` : fix ? 'npm audit fix' : undefined;
  return {
    package: name,
    ids: [id],
    severity: severityOf(found),
    title: title ?? 'vulnerable',
    fix: repaired,
  };
}

/** Reads the report of `pnpm audit --json`. Throws ConfigurationError for another shape. */
export function readAdvisories(value: unknown, file: string): Audit {
  const { advisories, metadata } = shaped(advisoriesSchema, value, file, 'report of `pnpm audit`');
  const vulnerabilities = Object.entries(advisories).map(([key, advisory]): Vulnerability => {
    const {
      module_name: name,
      github_advisory_id: ghsa,
      cves = [],
      url,
      title,
      patched_versions: patched,
    } = advisory;
    return {
      package: name,
      ids: [ghsa ?? ghsaOf(url) ?? `npm advisory ${key}`, ...cves],
      severity: severityOf(advisory.severity),
      title: title ?? 'vulnerable',
      // What `<0.0.0` stands for: no version is repaired.
      fix: patched === undefined || patched === '<0.0.0' ? undefined : `${name} ${patched}`,
    };
  });
  const { totalDependencies, dependencies } = metadata;
  const total = typeof dependencies === 'number' ? dependencies : totalDependencies;
  return { tool: 'pnpm audit', vulnerabilities, unaudited: new Map(), packages: total };
}

function ghsaOf(url: string | undefined): string | undefined {
  return /GHSA(?:-[\da-z]{4}){3}/i.exec(url ?? '')?.[0];
}

function severityOf(found: z.output<ReturnType<typeof severity>>): VulnerabilitySeverity {
  return found === 'moderate' ? 'medium' : found;
}
