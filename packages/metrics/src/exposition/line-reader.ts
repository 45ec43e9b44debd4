import { quoted } from '@deploy-actions/action-kit';
import type { Labels } from '../labels.ts';
import { metricName } from '../labels.ts';
import { ExpositionError } from './sample.ts';

const escapes: Readonly<Record<string, string>> = { n: '\n', '"': '"', '\\': '\\' };

/** Reads one sample line from left to right. Every method throws ExpositionError where the line ends or turns out wrong. */
export class LineReader {
  #at = 0;
  readonly #text: string;
  readonly #line: number;

  /** `line` counts from 1 and is only for messages. */
  constructor(text: string, line: number) {
    this.#text = text;
    this.#line = line;
  }

  /** The series: `name{label="value"}`, `name`, or with a quoted name inside the braces. */
  series(): Labels {
    const labels: Record<string, string> = {};
    this.#blank();
    const name = this.#match(/[a-zA-Z_:][a-zA-Z0-9_:]*/y);
    if (name !== undefined) labels[metricName] = name;
    this.#blank();
    if (this.#accept('{')) this.#labelsInto(labels);
    if (labels[metricName] === undefined) this.fail('a metric name was expected');
    return labels;
  }

  /** The next word; words are separated by blanks. `undefined` at the end or before a comment. */
  word(): string | undefined {
    this.#blank();
    return this.#text[this.#at] === '#' ? undefined : this.#match(/\S+/y);
  }

  /** What is left, surrounding blanks removed. */
  rest(): string {
    return this.#text.slice(this.#at).trim();
  }

  /** Throws ExpositionError for this line. */
  fail(message: string): never {
    throw new ExpositionError(this.#line, message);
  }

  #labelsInto(labels: Record<string, string>): void {
    for (;;) {
      this.#blank();
      if (this.#accept('}')) return;
      const inQuotes = this.#text[this.#at] === '"';
      const name = inQuotes ? this.#quoted() : this.#match(/[a-zA-Z_][a-zA-Z0-9_]*/y);
      if (name === undefined) this.fail('a label name or `}` was expected');
      this.#blank();
      if (this.#accept('=')) {
        this.#blank();
        this.#set(labels, name, this.#quoted());
      } else if (inQuotes) this.#set(labels, metricName, name);
      else this.fail(`\`=\` was expected after the label ${quoted(name)}`);
      this.#blank();
      if (!this.#accept(',') && this.#text[this.#at] !== '}') this.fail('`,` or `}` was expected');
    }
  }

  #set(labels: Record<string, string>, name: string, value: string): void {
    if (Object.hasOwn(labels, name)) this.fail(`the label ${quoted(name)} stands there twice`);
    labels[name] = value;
  }

  #quoted(): string {
    const text = this.#text;
    const start = this.#at + 1;
    let end = start;
    // Not by a regular expression: one with a choice for each character runs out of stack.
    while (end < text.length && text[end] !== '"') end += text[end] === '\\' ? 2 : 1;
    if (text[this.#at] !== '"' || end >= text.length) this.fail('a quoted text was expected');
    this.#at = end + 1;
    // An unknown escape keeps its backslash, as Prometheus reads it.
    return text.slice(start, end).replaceAll(/\\(.)/g, (whole, letter: string) => escapes[letter] ?? whole);
  }

  #blank(): void {
    this.#match(/[ \t]*/y);
  }

  #accept(character: string): boolean {
    if (this.#text[this.#at] !== character) return false;
    this.#at += 1;
    return true;
  }

  #match(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.#at;
    const found = pattern.exec(this.#text)?.[0];
    if (found !== undefined) this.#at += found.length;
    return found;
  }
}
