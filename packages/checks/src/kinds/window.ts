import { formatDuration } from '@deploy-actions/action-kit';
import type { CheckConfigurationOf } from '@deploy-actions/config';
import type { WindowCalendar } from '../calendar/window-calendar.ts';
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
      const [{ WindowCalendar }, { shownMoment }] = await Promise.all([
        import('../calendar/window-calendar.ts'),
        import('../calendar/local-time.ts'),
      ]);
      const calendar = new WindowCalendar({ zone, allow, freezes });
      const shown = (moment: number) => shownMoment(moment, zone);
      const found = judge(configuration, calendar, clock.now(), shown);
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
  { zone, 'closes-after': needed = 0, 'warn-before': wanted = 0 }: Configuration,
  calendar: WindowCalendar,
  now: number,
  shown: (moment: number) => string,
): Answer {
  const time = `it is ${shown(now)} in ${zone}`;
  const result = (status: Answer['status'], finding: string, ...evidence: readonly string[]): Answer => ({
    status,
    finding,
    answer: [time, ...evidence].join('\n'),
  });
  if (!calendar.isOpen(now)) {
    const freeze = calendar.freezeAt(now);
    const opening = calendar.nextOpening(now);
    const next =
      opening === undefined
        ? 'it opens at no time within a year'
        : `the next opening is ${shown(opening)} (in ${inMinutes(opening - now)})`;
    const where = freeze
      ? `frozen until ${shown(freeze.end)}: \`${freeze.reason.replaceAll('`', "'")}\`; ${time}`
      : `outside of the window: ${time}`;
    return result('fail', `${where}; ${next}`, next);
  }
  const closing = calendar.nextClosing(now);
  if (closing === undefined)
    return result('pass', `inside of the window: ${time}; it stays open`, 'open for a year');
  const left = closing - now;
  const closes = `closes at ${shown(closing)}, in ${inMinutes(left)}`;
  if (left < needed) {
    return result('fail', `the window ${closes}, wanted at least ${formatDuration(needed)}; ${time}`, closes);
  }
  if (left < wanted) {
    return result('warn', `the window ${closes}, sooner than ${formatDuration(wanted)}; ${time}`, closes);
  }
  return result('pass', `inside of the window: ${time}; it ${closes}`, closes);
}

/** Whole minutes, up: an opening isn't there before its minute. */
function inMinutes(milliseconds: number): string {
  return formatDuration(Math.ceil(milliseconds / 60_000) * 60_000);
}

function shownRules({ allow, freezes }: Configuration): string {
  const hours = allow?.map(({ days, from, to }) => `${days?.join(', ') ?? 'every day'} ${from}-${to}`);
  const all = [
    hours === undefined ? 'any time' : hours.join('; '),
    ...freezes.map(({ reason }) => `no freeze \`${reason}\``),
  ];
  return all.join('; ');
}
