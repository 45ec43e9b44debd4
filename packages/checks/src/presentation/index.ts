export { type Annotation, annotationsOf, shownAnnotations } from './annotations.ts';
export { type CheckRun, checkRunOf } from './check-run.ts';
export { publishCheckRun } from './check-run-publication.ts';
export { renderChecklist } from './checklist.ts';
export { renderPlan } from './dry-run.ts';
export { maskedResult } from './masked.ts';
export { resultLine } from './result-line.ts';
export { renderSummary } from './summary.ts';
export { verdictSentence } from './words.ts';
