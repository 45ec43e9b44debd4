import type { ActRun, ActStep } from './act-run.ts';

/** Says whether something is as it has to be; what is known of it is shown when it isn't. */
export type Expect = (what: string, ok: boolean, details: string) => void;

/** What can be expected of a workflow that act ran. */
export interface Expectations {
  /** Something is so; `found` is shown when it isn't. */
  readonly is: (what: string, ok: boolean, found?: unknown) => void;
  /** A step did its work, with these outputs. */
  readonly step: (what: string, where: Where, outputs?: Readonly<Record<string, string | RegExp>>) => void;
  /** A step failed, and said why. */
  readonly refusal: (what: string, where: Where, message: string) => void;
}

/** A job, of a called workflow with its caller before it, and the step. */
type Where = readonly [job: string, id: string];

/** Expectations of one run; where one isn't met, the end of its log is shown. */
export function expectationsOf(run: ActRun, expect: Expect): Expectations {
  const log = () => endOf(run.log);
  return {
    is: (what, ok, found) => expect(what, ok, ok ? '' : `found ${JSON.stringify(found)}\n${log()}`),
    step: (what, [job, id], outputs = {}) => {
      const step = run.step(job, id);
      const ok = step.results['Main'] === 'success' && matches(step.outputs, outputs);
      expect(what, ok, ok ? '' : `${describe(step)}\n${log()}`);
    },
    refusal: (what, [job, id], message) => {
      const step = run.step(job, id);
      const said = step.errors.some((error) => error.includes(message));
      expect(what, step.results['Main'] === 'failure' && said, describe(step));
    },
  };
}

function matches(
  found: Readonly<Record<string, string>>,
  wanted: Readonly<Record<string, string | RegExp>>,
): boolean {
  return Object.entries(wanted).every(([name, value]) =>
    typeof value === 'string' ? found[name] === value : value.test(found[name] ?? ''),
  );
}

function describe({ id, results, outputs, errors }: ActStep): string {
  return `${id}: ${JSON.stringify({ results, outputs, errors })}`;
}

/** The errors, and what was said last, without outputs, summaries and what act says of itself. */
function endOf(log: string): string {
  const lines = log.split('\n').flatMap((text) => {
    const { job = '', msg = '', command = '' } = parsedLine(text);
    const dull = msg === '' || msg.startsWith('LocalRepositoryCache') || /summary|set-output/.test(command);
    const error = command === 'error' || msg.startsWith('  ❌');
    return dull ? [] : [{ error, line: `${job.trim()} | ${msg.trim()}` }];
  });
  return lines
    .filter(({ error }, index) => error || index > lines.length - 15)
    .map(({ line }) => line)
    .join('\n');
}

function parsedLine(text: string): { job?: string; msg?: string; command?: string } {
  try {
    return JSON.parse(text);
  } catch {
    return { msg: text };
  }
}
