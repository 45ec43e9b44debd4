import { stripVTControlCharacters, styleText } from 'node:util';
import { type LogLine, type StepResult, terminalLine } from '@deploy-actions/testing';
import { type ChainObserver, type ChainStep, chain } from './chain.ts';
import type { Expectation } from './expectations.ts';
import { observedShare, type Table } from './findings.ts';
import type { Period } from './proxy.ts';

type Style = Parameters<typeof styleText>[0];

const paint = (style: Style, text: string) => styleText(style, text, { stream: process.stdout });

/** Prints a line to the terminal. */
export function say(text = ''): void {
  process.stdout.write(`${text}\n`);
}

/** Prints a line in bold. */
export function sayTitle(text: string): void {
  say(paint('bold', text));
}

/** Shows the pipeline as it runs: which step, what for, its own log indented, and how it ended. */
export function consoleObserver(): ChainObserver {
  return {
    begins(step, phase) {
      const number = chain.indexOf(step) + 1;
      say();
      if (phase === 'post') return say(paint('bold', `    ${step.action}, post`));
      say(`${paint(['bold', 'cyan'], `${number}/${chain.length} ${step.action}`)}  ${step.purpose}`);
    },
    line: sayLogLine,
    ended(step, phase, result) {
      say(`    ${phase === 'post' ? endOfPost(result) : endOfStep(step, result)}`);
    },
  };
}

function sayLogLine(line: LogLine): void {
  if (line.kind === 'end-group' || line.kind === 'debug') return;
  for (const part of terminalLine(line).split('\n')) say(`      ${part}`);
}

function endOfStep(step: ChainStep, { exitCode, outputs, seconds }: StepResult): string {
  const took = `${seconds.toFixed(1)} s`;
  if (exitCode === 0) return paint('green', `✔ ${step.verdict(outputs)}, ${took}`);
  return paint('red', `✘ ${step.verdict(outputs)}, exit code ${exitCode ?? 'none'}, ${took}`);
}

function endOfPost({ exitCode }: StepResult): string {
  return exitCode === 0 ? paint('green', '✔ done') : paint('red', `✘ exit code ${exitCode ?? 'none'}`);
}

/** Shows what the visitors see while traffic moves: a line whenever the split changed, and one every other second between. */
export function watchTraffic(periods: () => readonly Period[]): { readonly stop: () => void } {
  let shown = 1;
  let ticks = 0;
  const look = () => {
    const all = periods();
    ticks += 1;
    for (const ended of all.slice(shown - 1, -1)) if (isSplit(ended)) sayPeriod(ended, 'in all');
    const now = all.at(-1);
    if (now && all.length === shown && ticks % 8 === 0 && isSplit(now)) sayPeriod(now, 'so far');
    if (all.length > shown) ticks = 0;
    shown = all.length;
  };
  const timer = setInterval(look, 250);
  return { stop: () => clearInterval(timer) };
}

function isSplit({ weights }: Period): boolean {
  return weights.green > 0;
}

function sayPeriod({ weights, counts }: Period, when: string): void {
  const { blue, green } = counts;
  const errors = blue.errors + green.errors;
  const text = `⇄ green ${weights.green}%: ${blue.requests + green.requests} requests ${when}, ${observedShare(counts)} of them on green, ${errors} errors`;
  say(`      ${paint(errors > 0 ? 'yellow' : 'cyan', text)}`);
}

/** Prints a table with aligned columns. */
export function sayTable({ title, head, rows }: Table): void {
  const all = head.some((cell) => cell !== '') ? [head, ...rows] : rows;
  const width = (column: number) => Math.max(...all.map((row) => visibleLength(row[column] ?? '')));
  say();
  sayTitle(title);
  for (const row of all) {
    const cells = row.map((cell, column) => cell.padEnd(width(column)));
    const line = `  ${cells.join('  ')}`.trimEnd();
    say(row === head ? paint('dim', line) : line);
  }
}

function visibleLength(text: string): number {
  return stripVTControlCharacters(text).length;
}

/** Prints what had to be so, and whether it was. */
export function sayExpectations(expectations: readonly Expectation[]): void {
  say();
  for (const { text, met } of expectations)
    say(met ? paint('green', `✔ ${text}`) : paint('red', `✘ ${text}`));
}
