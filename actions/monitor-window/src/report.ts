import { basename, join } from 'node:path';
import { isoInstant, type Runtime, writeReportFile } from '@deploy-actions/action-kit';
import type { PlaceholderValues } from '@deploy-actions/config';
import type { Assessment, Baseline, IndicatorSummary, Policy, WindowResult } from '@deploy-actions/metrics';
import type { Inputs } from './inputs.ts';

/** What goes into the files. */
export interface Findings {
  readonly window: WindowResult;
  readonly indicators: readonly IndicatorSummary[];
  readonly captured: Baseline | undefined;
  readonly action: Policy;
}

/** Where the files of a window go. */
export function reportFiles(
  environment: string,
  { temporary }: Pick<Runtime, 'temporary'>,
): { readonly baseline: string; readonly report: string } {
  return {
    baseline: join(temporary, `monitor-window-${environment}-baseline.json`),
    report: join(temporary, `monitor-window-${environment}.json`),
  };
}

/** Writes the report, and the baseline if one was captured; gives the paths of those that could be written. */
export async function writeReports(
  { configuration, duration, past, interval, baseline: compared }: Inputs,
  { version, color }: PlaceholderValues,
  { window, indicators, captured, action }: Findings,
  runtime: Runtime,
): Promise<{ readonly baseline: string | undefined; readonly report: string | undefined }> {
  const { writeBaseline } = await import('@deploy-actions/metrics');
  const { service, environment } = configuration;
  const { verdict, reasonCode, reason, looks, startedAt, endedAt } = window;
  const files = reportFiles(environment, runtime);
  const stored = captured && writeBaseline({ ...captured, service, environment });
  const baseline = stored && (await writeJson(files.baseline, stored, runtime));
  const report = {
    ...{ schemaVersion: 2, service, environment, version, color, run: runtime.run.url },
    ...{ verdict, reasonCode, reason, action, duration, past, interval },
    // To the millisecond: what was judged then is judged again by when it was.
    started: new Date(startedAt).toISOString(),
    ended: new Date(endedAt).toISOString(),
    indicators: indicators.map(({ values, ...indicator }) => ({ ...indicator, values: values.length })),
    looks: looks.map(writtenLook),
    ...(compared && { baseline: writeBaseline(compared) }),
  };
  return { baseline, report: await writeJson(files.report, report, runtime) };
}

/** A look as it is written; the query of each reading stands with its indicator. */
function writtenLook({ at, readings, ...look }: Assessment): object {
  return { at: isoInstant(at), ...look, readings: readings.map(({ query, ...reading }) => reading) };
}

/** JSON has no infinity; it is written as the text `Infinity`. */
function writeJson(file: string, value: unknown, runtime: Runtime): Promise<string | undefined> {
  const finite = (_: string, item: unknown) =>
    typeof item === 'number' && !Number.isFinite(item) ? String(item) : item;
  return writeReportFile(basename(file), `${JSON.stringify(value, finite)}\n`, runtime);
}
