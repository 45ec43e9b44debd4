import { quoted } from '@deploy-actions/action-kit';
import { labelKey, metricName } from '../labels.ts';
import { LineReader } from './line-reader.ts';
import { parseNumber } from './parse-number.ts';
import { ExpositionError, type Sample } from './sample.ts';

const partOfFamily = /_(bucket|count|sum)$/;

/**
 * Reads a metrics page: the Prometheus text format 0.0.4 and OpenMetrics 1.0, the latter told by its content type or by
 * the closing `# EOF`. As in Prometheus one bad line makes the whole page unusable: half a page would be a wrong sum.
 * Throws ExpositionError.
 */
export function parseExposition(text: string, contentType = ''): Sample[] {
  const lines = text.split('\n').map((line) => line.replace(/\r$/, ''));
  const end = lines.indexOf('# EOF');
  const declared = contentType.includes('application/openmetrics-text');
  if (declared && end < 0)
    throw new ExpositionError(lines.length, 'the page was cut off: `# EOF` is missing');
  const openMetrics = declared || end >= 0;
  const types = new Map<string, string>();
  const samples: Sample[] = [];
  const seen = new Set<string>();
  for (const [index, line] of (end < 0 ? lines : lines.slice(0, end)).entries()) {
    if (line.trim() === '') continue;
    if (line.trimStart().startsWith('#')) {
      readType(line, types);
      continue;
    }
    const sample = readSample(line, index + 1, openMetrics, types);
    const key = `${labelKey(sample.labels)}@${sample.time}`;
    if (seen.has(key))
      throw new ExpositionError(index + 1, `the same series stands there twice: ${quoted(line)}`);
    seen.add(key);
    samples.push(sample);
  }
  return samples;
}

/** Not by one regular expression: a name without an end would take all of its stack. */
function readType(line: string, types: Map<string, string>): void {
  const start = /^\s*#\s*TYPE\s+/.exec(line)?.[0].length;
  if (start === undefined) return;
  const words = line.slice(start).trimEnd();
  let gap = words.length;
  while (gap > 0 && !/\s/.test(words[gap - 1] ?? '')) gap -= 1;
  const name = nameOfFamily(words.slice(0, gap).trimEnd());
  if (name !== undefined) types.set(name, words.slice(gap));
}

/** The name as it is, or without its quotes; `undefined` when it is neither. */
function nameOfFamily(written: string): string | undefined {
  if (!written.startsWith('"')) return written === '' || /\s/.test(written) ? undefined : written;
  const inner = written.slice(1, -1);
  const closed = written.length > 1 && written.endsWith('"');
  return closed && !inner.replaceAll(/\\./g, '').includes('"') ? inner.replaceAll(/\\(.)/g, '$1') : undefined;
}

function readSample(
  text: string,
  line: number,
  openMetrics: boolean,
  types: ReadonlyMap<string, string>,
): Sample {
  const reader: LineReader = new LineReader(text, line);
  const labels = reader.series();
  const written = reader.word();
  const value = written === undefined ? undefined : parseNumber(written);
  if (value === undefined)
    reader.fail(`a number was expected, found ${quoted(written ?? 'the end of the line')}`);
  const time = readTime(reader, openMetrics);
  const rest = reader.rest();
  const exemplar = openMetrics && rest.startsWith('#');
  if (rest !== '' && !exemplar) reader.fail(`found ${quoted(rest)} after the value`);
  return { labels, value, time, cumulative: isCumulative(labels[metricName] ?? '', types) };
}

/** The Prometheus format counts milliseconds, OpenMetrics seconds. */
function readTime(reader: LineReader, openMetrics: boolean): number | undefined {
  const written = reader.word();
  if (written === undefined) return undefined;
  const time = parseNumber(written);
  if (time === undefined || !Number.isFinite(time))
    reader.fail(`a timestamp was expected, found ${quoted(written)}`);
  return Math.round(openMetrics ? time * 1_000 : time);
}

function isCumulative(name: string, types: ReadonlyMap<string, string>): boolean {
  if ([name, name.replace(/_total$/, '')].some((family) => types.get(family) === 'counter')) return true;
  const family = types.get(name.replace(partOfFamily, ''));
  return partOfFamily.test(name) && (family === 'histogram' || family === 'summary');
}
