import { formatDuration } from '@deploy-actions/action-kit';

const names = {
  rto: /\bRTO\b|\brecovery[ -]time[ -]objective\b/i,
  rpo: /\bRPO\b|\brecovery[ -]point[ -]objective\b/i,
};

/** How people write durations. */
const written = /(\d+(?:[.,]\d+)?)\s*(s|sec|secs|seconds?|m|min|mins|minutes?|h|hrs?|hours?|d|days?)\b/gi;

/** So many lines after its name may the value stand, as below a heading. */
const reach = 2;

const units: Readonly<Record<string, number>> = { s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000 };

/** What is wrong with how a document states an objective; `undefined` when it states it with the same value, in milliseconds. */
export function objectiveProblem(text: string, objective: 'rto' | 'rpo', value: number): string | undefined {
  const lines = text.split(/\r?\n/);
  const places = lines.flatMap((line, index) => (names[objective].test(line) ? [index] : []));
  const name = objective.toUpperCase();
  if (places.length === 0) return `does not mention the ${name}`;
  const other = names[objective === 'rto' ? 'rpo' : 'rto'];
  const found = new Set<number>();
  for (const place of places) {
    for (const [offset, line] of lines.slice(place, place + 1 + reach).entries()) {
      if (offset > 0 && other.test(line)) break;
      for (const duration of durationsIn(sentenceOf(line, objective))) found.add(duration);
    }
  }
  if (found.has(value)) return undefined;
  const said = [...found].map(formatDuration).join(', ');
  return said === ''
    ? `mentions the ${name} without a value, wanted ${formatDuration(value)}`
    : `says ${said} for the ${name}, wanted ${formatDuration(value)}`;
}

/** The part of a line that is about one objective, where it is about both. */
function sentenceOf(line: string, objective: 'rto' | 'rpo'): string {
  const other = names[objective === 'rto' ? 'rpo' : 'rto'].exec(line);
  const own = names[objective].exec(line);
  if (!other || !own) return line;
  return own.index < other.index ? line.slice(own.index, other.index) : line.slice(own.index);
}

function durationsIn(text: string): number[] {
  const durations: number[] = [];
  let end = -1;
  for (const match of text.matchAll(written)) {
    const [whole, amount = '', unit = ''] = match;
    const value = Number(amount.replace(',', '.')) * (units[unit.charAt(0).toLowerCase()] ?? Number.NaN);
    // `1 h 30 min` is one duration.
    const joined = match.index === end || /^\s*$/.test(text.slice(end, match.index));
    if (end >= 0 && joined) durations.push((durations.pop() ?? 0) + value);
    else durations.push(value);
    end = match.index + whole.length;
  }
  return durations;
}
