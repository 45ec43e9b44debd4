import { formatDuration, markdownTable } from '@deploy-actions/action-kit';
import { conclude } from './outputs.ts';
import type { Result } from './run.ts';

/** The page that says whether users are let in: what it is now, who turned it on, until when. */
export function summarize(result: Result): string {
  const { service, environment, plan, ending, dryRun, mode } = result;
  const { ok, reason } = conclude(result);
  const mark = ok ? (ending.status.active ? '🚧' : '✅') : '❌';
  const about = `${service} in ${environment}`;
  if (dryRun && mode !== 'status') {
    const steps = plan.map((step, index) => `${index + 1}. ${step}`).join('\n');
    return `## Maintenance mode: dry run, nothing was written\n\n${about}\n\n${steps}`;
  }
  const state = ending.status.active ? 'on' : 'off';
  return [
    `## ${mark} Maintenance mode is ${state}`,
    `${about}: ${reason}`,
    markdownTable(['', ''], facts(result)),
  ].join('\n\n');
}

function facts({ ending: { status, seconds }, reason }: Result): string[][] {
  const { holder, since, until, message, stay } = status;
  const rows: (readonly [string, string | undefined])[] = [
    ['Turned on by', holder?.url ?? holder?.actor],
    ['Since', since],
    ['Until', until],
    ['Message', message],
    ['When its job ends', stay === undefined ? undefined : stay ? 'it stays' : 'it is turned off'],
    ['Reason', reason],
    ['Took', formatDuration(seconds * 1_000)],
  ];
  return rows.flatMap(([name, value]) => (value === undefined ? [] : [[name, value]]));
}
