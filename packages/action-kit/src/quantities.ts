import { quoted } from './quoted.ts';

/** A text that is no quantity of the kind asked for; the message says what was found and what is allowed. */
export class QuantityError extends Error {}

const durationUnits: Readonly<Record<string, number>> = {
  ms: 1,
  s: 1_000,
  m: 60_000,
  h: 3_600_000,
  d: 86_400_000,
};

/** Ten years: whatever is longer is a slip of the pen, and would leave the range of dates. */
const longestDuration = 3_650 * 86_400_000;

/** Reads `250ms`, `90s`, `5m`, `1h30m` or `7d` into milliseconds, 3650 days at most. Throws {@link QuantityError}. */
export function parseDuration(text: string): number {
  if (!/^(\d+(\.\d+)?(ms|s|m|h|d))+$/.test(text)) {
    throw new QuantityError(
      `found ${quoted(text)}, but a duration has a unit: \`90s\`, \`5m\`, \`1h30m\`, \`250ms\`, \`7d\``,
    );
  }
  let total = 0;
  for (const [, amount = '', unit = ''] of text.matchAll(/(\d+(?:\.\d+)?)(ms|s|m|h|d)/g)) {
    total += Number(amount) * (durationUnits[unit] ?? Number.NaN);
  }
  if (total > longestDuration)
    throw new QuantityError(`found ${quoted(text)}, the longest duration is \`3650d\``);
  return Math.round(total);
}

/** Writes milliseconds the way {@link parseDuration} reads them, e.g. `1h30m`, `1.5s`, `0s`. */
export function formatDuration(milliseconds: number): string {
  if (milliseconds <= 0) return '0s';
  const tenths = Math.round(milliseconds / 100);
  if (Math.round(milliseconds) < 1_000) return `${Math.round(milliseconds)}ms`;
  if (tenths < 600) return `${tenths / 10}s`;
  let rest = Math.round(milliseconds / 1_000);
  let text = '';
  for (const [unit, seconds] of [
    ['d', 86_400],
    ['h', 3_600],
    ['m', 60],
    ['s', 1],
  ] as const) {
    const amount = Math.floor(rest / seconds);
    if (amount > 0) text += `${amount}${unit}`;
    rest -= amount * seconds;
  }
  return text;
}

/** Reads `5%` or `0.1%` into percentage points (5, 0.1). Throws {@link QuantityError}. */
export function parsePercentage(text: string): number {
  const match = /^(\d+(?:\.\d+)?)\s*%$/.exec(text);
  if (!match)
    throw new QuantityError(`found ${quoted(text)}, but a percentage has a percent sign: \`5%\`, \`0.1%\``);
  return Number(match[1]);
}

const sizeUnits: Readonly<Record<string, number>> = {
  B: 1,
  kB: 1e3,
  MB: 1e6,
  GB: 1e9,
  TB: 1e12,
  KiB: 2 ** 10,
  MiB: 2 ** 20,
  GiB: 2 ** 30,
  TiB: 2 ** 40,
};

/** Reads `512B`, `4GiB` or `100GB` into bytes. Throws {@link QuantityError}. */
export function parseSize(text: string): number {
  const match = /^(\d+(?:\.\d+)?)\s*(B|kB|MB|GB|TB|KiB|MiB|GiB|TiB)$/.exec(text);
  const unit = sizeUnits[match?.[2] ?? ''];
  if (!match || unit === undefined) {
    throw new QuantityError(`found ${quoted(text)}, but a size has a unit: \`512MiB\`, \`4GiB\`, \`100GB\``);
  }
  return Math.round(Number(match[1]) * unit);
}

/** Writes bytes with the largest binary unit that keeps the figure at or above 1, e.g. `4.0 GiB`. */
export function formatSize(bytes: number): string {
  const units = ['B', 'KiB', 'MiB', 'GiB', 'TiB'];
  let value = bytes;
  let unit = 0;
  while (value >= 1024 && unit < units.length - 1) {
    value /= 1024;
    unit += 1;
  }
  return `${unit === 0 ? value : value.toFixed(1)} ${units[unit]}`;
}

/** Reads a boolean of the YAML 1.2 core schema (`true|True|TRUE|false|False|FALSE`), as @actions/core does. Throws {@link QuantityError}. */
export function parseBoolean(text: string): boolean {
  if (/^(true|True|TRUE)$/.test(text)) return true;
  if (/^(false|False|FALSE)$/.test(text)) return false;
  throw new QuantityError(`found ${quoted(text)}, allowed are \`true\` and \`false\``);
}
