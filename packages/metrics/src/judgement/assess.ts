import type { Assessment, Reading } from './verdict.ts';

type Conclusion = Pick<Assessment, 'verdict' | 'reasonCode' | 'reason' | 'consequence'>;

/**
 * The verdict of one look, the first that applies:
 * 1. an indicator in breach for its whole `for` → `regress`, whatever the others say: what was measured is known;
 * 2. an indicator that judges and could not be read → `provider-error`;
 * 3. an indicator in breach, but not yet for its `for` → `inconclusive`: what others lack must not hide it;
 * 4. an indicator that judges and has no value, too few requests or no reference → `insufficient-sample`;
 * 5. no indicator with a condition that rolls back or holds → `inconclusive`: nothing was judged;
 * 6. else → `pass`, warnings included, and what is only shown and could not be read.
 * `judging` names the indicators that have such a condition.
 */
export function assess(readings: readonly Reading[], judging: ReadonlySet<string>): Conclusion {
  const first = (state: Reading['state']) => readings.find((reading) => reading.state === state);
  const breaches = readings.filter(({ state }) => state === 'breach');
  const breach = breaches.find(({ consequence }) => consequence === undefined) ?? breaches[0];
  if (breach) {
    const { consequence } = breach;
    const conclusion = conclude('regress', codeOf(breach.condition), breach);
    return consequence ? { ...conclusion, consequence } : conclusion;
  }
  const failed = readings.find(({ state, indicator }) => state === 'error' && judging.has(indicator));
  const pending = first('pending');
  if (failed) {
    const conclusion = conclude('provider-error', `metrics-${failed.cause ?? 'failed'}`, failed);
    return pending ? { ...conclusion, reason: `${conclusion.reason}; ${sentence(pending)}` } : conclusion;
  }
  if (pending) return conclude('inconclusive', 'breach-pending', pending);
  const missing = readings.find(({ state, indicator }) => state === 'no-data' && judging.has(indicator));
  if (missing) return conclude('insufficient-sample', missing.cause ?? 'no-data', missing);
  if (judging.size === 0) {
    const reason = 'no indicator has a limit for rolling back that could be judged';
    return { verdict: 'inconclusive', reasonCode: 'nothing-judged', reason };
  }
  const warnings = readings.filter(({ state }) => state === 'warn' || state === 'error').map(sentence);
  const unjudged = readings.filter(
    ({ cause, indicator }) => cause === 'no-reference' && !judging.has(indicator),
  );
  const lacking =
    unjudged.length === 0
      ? ''
      : `; not judged, for want of anything to compare with: ${unjudged.map(({ indicator }) => indicator).join(', ')}`;
  if (warnings.length > 0) {
    return { verdict: 'pass', reasonCode: 'warned', reason: `${warnings.join('; ')}${lacking}` };
  }
  return {
    verdict: 'pass',
    reasonCode: 'within-limits',
    reason: `${listOf(judging)} within limits${lacking}`,
  };
}

const codes = {
  'degrades-by': 'baseline-degraded',
  compare: 'comparison-worse',
  score: 'score-too-low',
  trend: 'trend-too-steep',
} as const;

function codeOf(condition: string | undefined): string {
  const [kind = ''] = condition?.split(/[ ,]/) ?? [];
  return Object.hasOwn(codes, kind) ? codes[kind as keyof typeof codes] : 'threshold-crossed';
}

function conclude(verdict: Assessment['verdict'], reasonCode: string, reading: Reading): Conclusion {
  return { verdict, reasonCode, reason: sentence(reading) };
}

function sentence({ indicator, detail, condition, state }: Reading): string {
  const limited = state === 'breach' || state === 'pending' || state === 'warn';
  return limited && condition ? `${indicator} ${detail} (${condition})` : `${indicator}: ${detail}`;
}

function listOf(names: ReadonlySet<string>): string {
  return [...names].join(', ');
}
