import { ConfigurationError, formatDuration, isoInstant } from '@deploy-actions/action-kit';
import type { CheckConfigurationOf } from '@deploy-actions/config';
import type { Answer, Check, CheckContext } from '../check.ts';
import { readReportFile } from '../reports/report-file.ts';
import { objectiveProblem } from './objectives/document.ts';
import { clockSkew, type Measurement, measuresOf, told } from './objectives/measurements.ts';

type Configuration = CheckConfigurationOf<'objectives'>;

/** One thing that was looked at. */
interface Verdict {
  readonly status: Answer['status'];
  readonly told: string;
}

/** Looks whether the recovery objectives are documented, and met by what was measured. */
export function createObjectivesCheck(
  configuration: Configuration,
  { runtime }: Pick<CheckContext, 'runtime'>,
): Check {
  const { document, restore, drill, backup, measured = [] } = configuration;
  const files = [document, restore, drill, backup, ...measured.map(({ file }) => file)];
  return {
    asks: `${objectivesOf(configuration)}, by ${files.filter((file) => file !== undefined).join(', ')}`,
    async ask(signal) {
      const verdicts = await documented(configuration, runtime, signal);
      for (const measure of measuresOf(configuration)) {
        try {
          verdicts.push(compare(await measure(runtime, signal), configuration, runtime.clock.now()));
        } catch (error) {
          if (!(error instanceof ConfigurationError)) throw error;
          verdicts.push({ status: 'fail', told: error.message });
        }
      }
      return conclude(verdicts, configuration);
    },
  };
}

function objectivesOf({ rto, rpo }: Configuration): string {
  const named = [
    ...(rto === undefined ? [] : [`RTO ${formatDuration(rto)}`]),
    ...(rpo === undefined ? [] : [`RPO ${formatDuration(rpo)}`]),
  ];
  return named.join(' and ');
}

async function documented(
  { document, rto, rpo }: Configuration,
  runtime: CheckContext['runtime'],
  signal: AbortSignal,
): Promise<Verdict[]> {
  if (document === undefined) return [];
  try {
    const { text } = await readReportFile(document, runtime, signal);
    const problems = [
      rto === undefined ? undefined : objectiveProblem(text, 'rto', rto),
      rpo === undefined ? undefined : objectiveProblem(text, 'rpo', rpo),
    ].filter((problem) => problem !== undefined);
    if (problems.length === 0) return [{ status: 'pass', told: `\`${document}\` states them` }];
    return problems.map((problem) => ({ status: 'fail', told: `\`${document}\` ${problem}` }));
  } catch (error) {
    if (!(error instanceof ConfigurationError)) throw error;
    return [{ status: 'fail', told: error.message }];
  }
}

function compare(
  measurement: Measurement,
  { rto, rpo, 'younger-than': youngerThan, 'warn-above': warn }: Configuration,
  now: number,
): Verdict {
  const { objective, value, at } = measurement;
  const wanted = (objective === 'rto' ? rto : rpo) ?? 0;
  const limit = `the ${objective.toUpperCase()} is ${formatDuration(wanted)}`;
  if (value > wanted) return { status: 'fail', told: `${told(measurement)}, ${limit}` };
  const age = now - at;
  if (objective === 'rto' && youngerThan !== undefined && age > youngerThan) {
    const old = `was measured ${formatDuration(age)} ago (${isoInstant(at)}), wanted at most ${formatDuration(youngerThan)}`;
    return { status: 'fail', told: `${told(measurement)}, but ${old}` };
  }
  if (objective === 'rto' && youngerThan !== undefined && age < -clockSkew) {
    return { status: 'fail', told: `${told(measurement)}, but that is in the future: a clock is wrong` };
  }
  if (warn !== undefined && value * 100 > warn * wanted) {
    return { status: 'warn', told: `${told(measurement)}, more than ${warn}%: ${limit}` };
  }
  return { status: 'pass', told: `${told(measurement)}, ${limit}` };
}

function conclude(verdicts: readonly Verdict[], configuration: Configuration): Answer {
  const answer = verdicts.map(({ status, told: text }) => `${status}: ${text}`).join('\n');
  for (const status of ['fail', 'warn'] as const) {
    const [first, ...others] = verdicts.filter((verdict) => verdict.status === status);
    if (!first) continue;
    return {
      status,
      finding: `${first.told}${others.length > 0 ? ` (and ${others.length} more)` : ''}`,
      answer,
    };
  }
  const met = `${objectivesOf(configuration)} met: ${verdicts.map(({ told: text }) => shortened(text)).join('; ')}`;
  return { status: 'pass', finding: met, answer };
}

/** Without file and limit, which stand in the evidence. */
function shortened(text: string): string {
  return text.replace(/ \([^()]*, \d{4}-[^()]*\), the R[TP]O is .*$/, '');
}
