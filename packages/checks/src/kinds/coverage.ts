import { ConfigurationError, isoInstant } from '@deploy-actions/action-kit';
import type { CheckConfigurationOf } from '@deploy-actions/config';
import type { Answer, Check, CheckContext } from '../check.ts';
import { matchingFiles } from '../reports/globs.ts';
import { type ReportFile, readReportFile } from '../reports/report-file.ts';
import type { Count, ReadCounts } from './coverage-formats/counts.ts';

type Configuration = CheckConfigurationOf<'coverage'>;
type Format = NonNullable<Configuration['format']>;

/** So many reports are told in the evidence. */
const keptReports = 45;

const readers: Readonly<Record<Format, () => Promise<ReadCounts>>> = {
  lcov: async () => (await import('./coverage-formats/lcov.ts')).readLcov,
  cobertura: async () => (await import('./coverage-formats/cobertura.ts')).readCobertura,
  istanbul: async () => (await import('./coverage-formats/json.ts')).readIstanbul,
  'coverage.py': async () => (await import('./coverage-formats/json.ts')).readCoveragePy,
  go: async () => (await import('./coverage-formats/go-profile.ts')).readGoProfile,
};

/** Adds up coverage reports and compares the share that ran with thresholds. */
export function createCoverageCheck(
  configuration: Configuration,
  { runtime }: Pick<CheckContext, 'runtime'>,
): Check {
  const { report, of, 'younger-than': youngerThan } = configuration;
  return {
    asks: `the ${of} that ${report.join(', ')} tell`,
    async ask(signal) {
      let [covered, total] = [0, 0];
      const told: string[] = [];
      const formats = new Set<Format>();
      for (const file of await matchingFiles(report, runtime.workspace, signal)) {
        const read = await readReportFile(file, runtime, signal, { youngerThan });
        const format = configuration.format ?? (await formatOf(read));
        const count = await countIn(read, format, of);
        formats.add(format);
        covered += count.covered;
        total += count.total;
        told.push(
          `${file} (${format}, ${isoInstant(read.changed)}): ${grouped(count.covered)} of ${grouped(count.total)}`,
        );
      }
      const more = told.length > keptReports ? [`… and ${told.length - keptReports} more reports`] : [];
      const noun = formats.has('go') && of === 'lines' && formats.size === 1 ? 'statements' : of;
      return {
        ...judge({ covered, total }, noun, configuration),
        answer: [...told.slice(0, keptReports), ...more].join('\n'),
      };
    },
  };
}

async function formatOf({ text, file }: ReportFile): Promise<Format> {
  const start = text.trimStart().slice(0, 1_000);
  if (start.startsWith('mode:')) return 'go';
  if (start.startsWith('<')) return 'cobertura';
  if (start.startsWith('{')) return (await import('./coverage-formats/json.ts')).jsonReaderOf(text, file);
  if (/^(#.*\s+)*(TN|SF):/.test(start)) return 'lcov';
  throw new ConfigurationError(
    `\`${file}\` is no coverage report that this knows: lcov, Cobertura, \`json-summary\` of Istanbul, \`coverage json\` or a profile of Go`,
  );
}

/** What a report counts. Throws ConfigurationError when there is nothing to count, or its format can't tell. */
async function countIn(read: ReportFile, format: Format, of: Configuration['of']): Promise<Count> {
  const readCounts = await readers[format]();
  const count = readCounts(read.text, read.file)[of];
  if (count === undefined) {
    throw new ConfigurationError(
      `\`${read.file}\` (${format}) does not tell ${of}: measure them, or count \`of: lines\``,
    );
  }
  if (count.total > 0) return count;
  throw new ConfigurationError(
    `\`${read.file}\` (${format}) has no ${of}: they were not measured, or there is nothing to measure`,
  );
}

/** Compares whole numbers, so that 79.99% is never 80%. */
function judge(
  { covered, total }: Count,
  noun: string,
  { 'at-least': least, 'warn-below': warn }: Configuration,
): Pick<Answer, 'status' | 'finding'> {
  // 64.9% of 1,000 come out a hair above 649.
  const below = (limit: number) => covered * 100 < limit * total - total * 1e-9;
  const share = Math.floor((covered * 1_000) / total) / 10;
  const status = below(least) ? 'fail' : warn !== undefined && below(warn) ? 'warn' : 'pass';
  const wanted = status === 'warn' ? `${warn}% (at least ${least}%)` : `${least}%`;
  return { status, finding: `${share}% of ${grouped(total)} ${noun}, wanted ${wanted}` };
}

function grouped(count: number): string {
  return count.toLocaleString('en-US');
}
