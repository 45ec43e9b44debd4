import { stripVTControlCharacters, styleText } from 'node:util';
import { type LogLine, type StepResult, terminalLine } from '@deploy-actions/testing';
import { type ChainObserver, type ChainStep, verdictOf } from './chain.ts';
import type { Expectation } from './expectations.ts';
import { observedShare, type Table } from './findings.ts';
import type { Period } from './proxy.ts';

type Style = Parameters<typeof styleText>[0];

const paint = (style: Style, text: string) => styleText(style, text, { stream: process.stdout });

/** Longer log lines are cut, and so are queries; the report has all of them. */
const longestLine = 120;

/** Prints a line to the terminal. */
export function say(text = ''): void {
  process.stdout.write(`${text}\n`);
}

/** Prints a line in bold. */
export function sayTitle(text: string): void {
  say(paint('bold', text));
}

/** Shows the pipeline as it runs: which step, what for, its own log indented, and how it ended. */
export function consoleObserver(planned: readonly ChainStep[], traffic: TrafficView): ChainObserver {
  return {
    begins(step, phase) {
      const number = planned.indexOf(step) + 1;
      say();
      if (phase === 'post') return say(paint('bold', `    ${step.action}, post`));
      say(`${paint(['bold', 'cyan'], `${number}/${planned.length} ${step.action}`)}  ${step.purpose}`);
    },
    line: sayLogLine,
    ended(step, phase, result) {
      traffic.show();
      say(`    ${phase === 'post' ? endOfPost(result) : endOfStep(step, result)}`);
    },
  };
}

function sayLogLine(line: LogLine): void {
  if (line.kind === 'end-group' || line.kind === 'debug') return;
  const told = line.text.replace(/; query: .*/, '');
  const text = told.length > longestLine ? `${told.slice(0, longestLine)}…` : told;
  for (const part of terminalLine({ ...line, text }).split('\n')) say(`      ${part}`);
}

function endOfStep(step: ChainStep, result: StepResult): string {
  const verdict = verdictOf(step, result);
  const took = `${result.seconds.toFixed(1)} s`;
  if (result.exitCode === 0) return paint('green', `✔ ${verdict}, ${took}`);
  return paint(
    'red',
    `✘ ${verdict}, ${result.exitCode === undefined ? result.signal : `exit code ${result.exitCode}`}, ${took}`,
  );
}

function endOfPost({ exitCode }: StepResult): string {
  return exitCode === 0 ? paint('green', '✔ done') : paint('red', `✘ exit code ${exitCode ?? 'none'}`);
}

/** A running commentary on the traffic. */
export interface TrafficView {
  /** Shows every split that ended since the last time. */
  readonly show: () => void;
  readonly stop: () => void;
}

/** Shows what the visitors see while traffic is split: a line when a split ended, and one every other second between. */
export function watchTraffic(periods: () => readonly Period[]): TrafficView {
  let shown = 0;
  let ticks = 0;
  const show = () => {
    const ended = periods().slice(shown, -1);
    for (const period of ended) if (isSplit(period)) sayPeriod(period, 'in all');
    if (ended.length > 0) ticks = 0;
    shown += ended.length;
  };
  const timer = setInterval(() => {
    show();
    ticks += 1;
    const now = periods().at(-1);
    if (now && ticks % ticksBetweenLines === 0 && isSplit(now)) sayPeriod(now, 'so far');
  }, tick);
  return { show, stop: () => clearInterval(timer) };
}

/** In milliseconds. */
const tick = 250;
const ticksBetweenLines = 8;

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
