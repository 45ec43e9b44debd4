import { formatDuration } from '@deploy-actions/action-kit';
import type { CheckConfigurationOf } from '@deploy-actions/config';
import { type WindowStanding, windowStanding } from '../calendar/window-standing.ts';
import type { Answer, Check, CheckContext } from '../check.ts';
import { findOverride } from './window/override.ts';

type Configuration = CheckConfigurationOf<'window'>;

/** Compares now with the hours in which deployments are allowed, and with freezes. */
export function createWindowCheck(
  configuration: Configuration,
  context: Pick<CheckContext, 'runtime' | 'github' | 'windowOverride'>,
): Check {
  const { zone, allow, freezes } = configuration;
  const { clock } = context.runtime;
  const round = context.github.tries();
  return {
    asks: `the clock of ${zone}, for ${shownRules(configuration)}`,
    async ask() {
      const facts = round();
      const found = judge(configuration, await windowStanding({ zone, allow, freezes }, clock.now()));
      if (found.status !== 'fail') return found;
      const override = await findOverride(configuration, context, facts);
      if ('refused' in override) {
        if (override.refused === '') return found;
        const { finding, answer } = found;
        return {
          ...found,
          finding: `${finding}; ${override.refused}`,
          answer: `${answer}\n${override.refused}`,
        };
      }
      return {
        status: 'warn',
        finding: `${found.finding}; overridden by @${override.by}: ${override.reason}`,
        answer: `${found.answer}\n${override.evidence}`,
      };
    },
  };
}

function judge(
  { 'closes-after': needed = 0, 'warn-before': wanted = 0 }: Configuration,
  { open, finding, time, next, left, closes }: WindowStanding,
): Answer {
  const result = (status: Answer['status'], told: string, ...evidence: readonly string[]): Answer => ({
    status,
    finding: told,
    answer: [time, ...evidence].join('\n'),
  });
  if (!open) return result('fail', finding, next ?? '');
  if (left === undefined || closes === undefined) return result('pass', finding, 'open for a year');
  if (left < needed) {
    return result('fail', `the window ${closes}, wanted at least ${formatDuration(needed)}; ${time}`, closes);
  }
  if (left < wanted) {
    return result('warn', `the window ${closes}, sooner than ${formatDuration(wanted)}; ${time}`, closes);
  }
  return result('pass', finding, closes);
}

function shownRules({ allow, freezes }: Configuration): string {
  const hours = allow?.map(({ days, from, to }) => `${days?.join(', ') ?? 'every day'} ${from}-${to}`);
  const all = [
    hours === undefined ? 'any time' : hours.join('; '),
    ...freezes.map(({ reason }) => `no freeze \`${reason}\``),
  ];
  return all.join('; ');
}
