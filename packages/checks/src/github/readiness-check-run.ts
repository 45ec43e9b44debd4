const start = 'Readiness: ';

/** The name of the check run that tells the verdict on a commit. */
export function readinessCheckRunName(environment: string, phase: string): string {
  return `${start}${environment} (${phase})`;
}

/** Whether a check run is such a verdict: it judges a deployment and tests nothing of the commit. */
export function isReadinessCheckRun(name: string): boolean {
  return name.startsWith(start);
}
