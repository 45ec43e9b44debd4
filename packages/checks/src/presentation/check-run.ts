import { isAbsolute, relative, resolve, sep } from 'node:path';
import { isoInstant } from '@deploy-actions/action-kit';
import { type Annotation, annotationsOf } from './annotations.ts';
import { plainLine } from './plain-text.ts';
import type { Readiness } from './readiness.ts';
import { renderSummary } from './summary.ts';
import { verdictNames } from './words.ts';

/** What GitHub takes: https://docs.github.com/rest/checks/runs#create-a-check-run. */
const largestText = 65_535;
const mostAtOnce = 50;
const longestTitle = 255;

/** Several requests, each a second after the one before. */
const mostAnnotations = 4 * mostAtOnce;

/** A check run as GitHub's API takes it; further annotations follow one batch after the other. */
export interface CheckRun {
  readonly name: string;
  readonly conclusion: 'success' | 'neutral' | 'failure';
  readonly startedAt: string;
  readonly completedAt: string;
  readonly title: string;
  /** Markdown. */
  readonly summary: string;
  /** At most 50 each; one batch at least, which may be empty. */
  readonly batches: readonly (readonly LineAnnotation[])[];
}

/** An annotation as the API takes it. */
export interface LineAnnotation {
  readonly path: string;
  readonly start_line: number;
  readonly end_line: number;
  readonly annotation_level: 'failure' | 'warning';
  readonly title: string;
  readonly message: string;
}

/**
 * The check run that tells a readiness run on its commit: `success` for a go, `neutral` for a conditional go, `failure` for
 * a no go and for whatever else fails the step. Its annotations are in files below `workspace`.
 */
export function checkRunOf(
  readiness: Readiness,
  { workspace, ok }: { workspace: string; ok: boolean },
): CheckRun {
  const { subject, phase, judgement, started, finished, results } = readiness;
  const { verdict, risk } = judgement;
  const conclusions = { go: 'success', 'conditional-go': 'neutral', 'no-go': 'failure' } as const;
  const annotations = annotationsOf(results)
    .flatMap((annotation) => lineAnnotation(annotation, workspace))
    .slice(0, mostAnnotations);
  const batches = Array.from(
    { length: Math.max(1, Math.ceil(annotations.length / mostAtOnce)) },
    (_, index) => annotations.slice(index * mostAtOnce, (index + 1) * mostAtOnce),
  );
  return {
    name: plainLine(`Readiness: ${subject.environment} (${phase})`, longestTitle),
    conclusion: ok ? conclusions[verdict] : 'failure',
    startedAt: isoInstant(started),
    completedAt: isoInstant(finished),
    title: `${verdictNames[verdict]}, risk ${risk}`,
    summary: renderSummary(readiness, largestText),
    batches,
  };
}

function lineAnnotation(annotation: Annotation, workspace: string): LineAnnotation[] {
  const { level, title, message, location } = annotation;
  if (location === undefined) return [];
  const path = relative(workspace, resolve(workspace, location.file));
  if (path === '' || path === '..' || path.startsWith(`..${sep}`) || isAbsolute(path)) return [];
  const line = Math.max(1, location.line);
  return [
    {
      path: path.split(sep).join('/'),
      ...{ start_line: line, end_line: line, title, message },
      annotation_level: level === 'error' ? 'failure' : 'warning',
    },
  ];
}
