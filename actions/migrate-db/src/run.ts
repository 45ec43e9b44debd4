import { type Runtime, writeReportFile } from '@deploy-actions/action-kit';
import type { MigrationRequest, MigrationRun, MigrationWorld } from '@deploy-actions/migrations';
import type { Inputs } from './inputs.ts';
import { reportOf } from './report.ts';

/** What `migrate-db` found and did. */
export interface Result {
  readonly inputs: Inputs;
  readonly run: MigrationRun;
  /** Whether nothing was done because it was only asked what would be. */
  readonly dry: boolean;
  /** Path of the report, as JSON. */
  readonly report: string | undefined;
}

type Migrations = typeof import('@deploy-actions/migrations');

/** Plans, rehearses, applies or verifies migrations, and writes the report. */
export async function run(inputs: Inputs, runtime: Runtime): Promise<Result> {
  const library = await import('@deploy-actions/migrations');
  const { state, access, command, dryRun } = inputs;
  const request = dryRun ? withoutBaseline(inputs.request) : inputs.request;
  const environment = state && library.openEnvironmentState(state, request, access, runtime);
  const world = await library.openMigrationWorld(request, environment, runtime);
  const dry = dryRun && (command === 'apply' || command === 'rehearse');
  const done = dry ? await library.previewMigrations(world, command) : await act(command, library, world);
  tell(done, runtime, library);
  const name = `migrations-${command}-${request.environment}.json`;
  const text = `${JSON.stringify(reportOf(done, request, runtime), undefined, 2)}\n`;
  return { inputs, run: done, dry, report: await writeReportFile(name, text, runtime) };
}

/** A dry run doesn't even write the file that slow queries are compared with. */
function withoutBaseline(request: MigrationRequest): MigrationRequest {
  const { configuration } = request;
  if (configuration.baseline?.record !== 'verify') return request;
  return {
    ...request,
    configuration: { ...configuration, baseline: { ...configuration.baseline, record: 'never' } },
  };
}

function act(command: Inputs['command'], library: Migrations, world: MigrationWorld): Promise<MigrationRun> {
  switch (command) {
    case 'plan':
      return library.planMigrations(world);
    case 'rehearse':
      return library.rehearseMigrations(world);
    case 'apply':
      return library.applyMigrations(world);
    case 'verify':
      return library.verifyMigrations(world);
  }
}

/** What a person has to see in the log: each obstacle, each finding at its file, and what to do. */
function tell(done: MigrationRun, { log }: Runtime, { shownFinding }: Migrations): void {
  for (const { id, status, compatibility, why } of done.migrations) {
    if (compatibility === 'unknown')
      log.warning(`${status}: ${id}: nobody can tell whether the previous release goes on working: ${why}`);
    else log.info(`${status}: ${id} (${compatibility})`);
  }
  for (const finding of done.findings) {
    const file = done.migrations.find(({ id }) => id === finding.migration)?.file;
    const location = file === undefined ? undefined : { file, line: 1, column: 1 };
    const write = finding.level === 'error' ? log.error : log.warning;
    write(shownFinding(finding), location);
  }
  for (const { subject, message, remedy, level } of done.health) {
    const write = level === 'error' ? log.error : log.warning;
    write(`${subject} ${message}${remedy === undefined ? '' : `; ${remedy}`}`);
  }
  if (done.obstacles.length > 1) for (const obstacle of done.obstacles) log.error(obstacle);
  for (const note of done.notes) log.info(note);
  for (const [index, remedy] of done.remedies.entries()) log.info(`${index + 1}. ${remedy}`);
}
