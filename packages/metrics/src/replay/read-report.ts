import { ConfigurationError } from '@deploy-actions/action-kit';
import type * as z from 'zod/mini';
import { type Baseline, parseBaseline } from '../judgement/baseline.ts';
import type { RecordedLook, Recording, Stretch } from './recording.ts';
import { type ReportedLook, type ShiftReport, shiftSchema, windowSchema } from './report-schema.ts';

/** The newest form of each kind of report that is read here, and the oldest that holds what a judgement needs. */
/** What both actions write. */
const schemaVersion = 2;

/**
 * Reads a report of `monitor-window` or `blue-green-shift`. Throws ConfigurationError when the text is none, or one of another
 * version; its message is the end of a sentence that starts with the file.
 */
export function readReport(text: string): Recording {
  let found: unknown;
  try {
    found = JSON.parse(text);
  } catch {
    throw new ConfigurationError('is not JSON');
  }
  if (!isRecord(found)) throw new ConfigurationError(foreign);
  if (Array.isArray(found['stages'])) return readShift(found);
  if (Array.isArray(found['looks'])) return readWindow(found);
  throw new ConfigurationError(
    'capturedAt' in found
      ? 'is a baseline; its report lies beside it and has no `-baseline` in its name'
      : foreign,
  );
}

const foreign = 'is no report of monitor-window or blue-green-shift';

function readWindow(found: Readonly<Record<string, unknown>>): Recording {
  refuseVersion(found['schemaVersion']);
  const report = parsed(windowSchema, found);
  const { started, duration, verdict, reasonCode, reason, action, baseline, past } = report;
  const looks = report.looks.map(recordedLook);
  const last = looks.at(-1)?.at ?? started;
  // Only a regression or too many unreadable looks in a row end a window before its time.
  const cut = verdict === 'regress' || (verdict === 'provider-error' && last < started + duration);
  return {
    ...about('window', report, [looks]),
    end: { action, verdict, reasonCode, reason },
    reference: baseline === undefined ? undefined : readBaseline(baseline),
    queries: new Map(report.indicators.map(({ name, query }) => [name, query])),
    stretches: [
      {
        ...{ name: undefined, more: false, unhealthy: false },
        started,
        duration,
        past,
        complete: !cut,
        looks,
      },
    ],
  };
}

function readBaseline(baseline: unknown): Baseline {
  return parseBaseline(JSON.stringify(baseline), 'baseline');
}

const actions = {
  promoted: 'continue',
  unchanged: 'continue',
  held: 'hold',
  'rolled-back': 'rollback',
} as const;

function readShift(found: Readonly<Record<string, unknown>>): Recording {
  refuseVersion(found['schemaVersion']);
  const report = parsed(shiftSchema, found);
  const { outcome, reasonCode, reason, stages } = report;
  const all = stages.flatMap(({ looks }) => looks);
  const last = stages.at(-1);
  const judged = last?.looks.some((look) => look.reasonCode === reasonCode && !isUnhealthy(look));
  const verdict = outcome === 'promoted' || judged ? last?.verdict : undefined;
  const stretches = stages.map((stage): Stretch => stretchOf(stage, report));
  return {
    ...about(
      'shift',
      report,
      stretches.map(({ looks }) => looks),
    ),
    end: { action: actions[outcome], verdict, reasonCode, reason },
    reference: 'live',
    queries: new Map(
      all.flatMap(({ readings }) =>
        readings.flatMap(({ indicator, query }) => (query === undefined ? [] : [[indicator, query]])),
      ),
    ),
    stretches,
  };
}

function stretchOf(stage: ShiftReport['stages'][number], report: ShiftReport): Stretch {
  const { weights, watch, more, looks, verdict } = stage;
  return {
    name: `stage ${shareOf(weights, report)}%`,
    ...{
      started: looks[0]?.at ?? stage.started,
      duration: watch,
      past: false,
      complete: verdict !== 'regress',
    },
    more,
    unhealthy: looks.some(isUnhealthy),
    looks: looks.map(recordedLook),
  };
}

/** The share of the new colour. */
function shareOf(weights: Readonly<Record<string, number>>, { outcome, active }: ShiftReport): number {
  const served = weights[active] ?? 0;
  return outcome === 'promoted' ? served : 100 - served;
}

function isUnhealthy({ reasonCode }: Pick<ReportedLook, 'reasonCode'>): boolean {
  return reasonCode === 'unhealthy';
}

function recordedLook({ at, look, verdict, reasonCode, reason }: ReportedLook): RecordedLook {
  return { at: look?.at ?? at, look, verdict, reasonCode, reason };
}

interface Subject {
  readonly service: string;
  readonly environment: string;
  readonly version?: string | undefined;
  readonly interval?: number | undefined;
}

function about<K extends Recording['kind']>(
  kind: K,
  { service, environment, version, interval }: Subject,
  pieces: readonly (readonly RecordedLook[])[],
) {
  return { kind, service, environment, version, interval: interval ?? usualGap(pieces) };
}

/** The time between two looks that is seen most: the middle one of all. */
function usualGap(pieces: readonly (readonly RecordedLook[])[]): number | undefined {
  const gaps = pieces.flatMap((looks) =>
    looks.flatMap(({ at }, index) => {
      const before = looks[index - 1];
      return before ? [at - before.at] : [];
    }),
  );
  return gaps.toSorted((a, b) => a - b)[Math.floor(gaps.length / 2)];
}

const tooOld =
  'was written by an older version, whose looks hold no answers of the sources; it cannot be judged again';

function refuseVersion(found: unknown): void {
  if (found === schemaVersion) return;
  if (typeof found === 'number' && found < schemaVersion) throw new ConfigurationError(tooOld);
  const newer = typeof found === 'number' && found > schemaVersion;
  throw new ConfigurationError(
    newer
      ? `has schemaVersion ${found}, this version reads up to ${schemaVersion}; use a newer one of deploy-actions`
      : foreign,
  );
}

function parsed<T>(schema: z.ZodMiniType<T>, found: unknown): T {
  const result = schema.safeParse(found);
  if (result.success) return result.data;
  const place = result.error.issues[0]?.path.join('.');
  throw new ConfigurationError(`is a damaged report: \`${place}\` is missing or has another form`);
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
