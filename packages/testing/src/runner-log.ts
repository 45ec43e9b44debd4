import { styleText } from 'node:util';

/** One line of a step's log as the runner shows it, masks applied. */
export interface LogLine {
  readonly kind: 'text' | 'notice' | 'warning' | 'error' | 'debug' | 'group' | 'end-group';
  readonly text: string;
  /** `file:line:column` of an annotation, as far as given. */
  readonly place?: string;
}

const annotations = ['notice', 'warning', 'error', 'debug'] as const;

/** Understands workflow commands in a step's output and masks what the step asked to mask, for the rest of the job. */
export class RunnerLog {
  readonly #masks: Set<string>;

  /** `masks` are shared by all steps of a job. */
  constructor(masks: Set<string> = new Set()) {
    this.#masks = masks;
  }

  /** The line to show for a line of output; `undefined` for commands that show nothing. */
  read(line: string): LogLine | undefined {
    const [, command = '', properties = '', value = ''] = /^::([a-z-]+)(?: ([^:]*))?::(.*)$/.exec(line) ?? [];
    if (command === 'add-mask') {
      this.#mask(decode(value));
      return undefined;
    }
    const text = this.#masked(decode(value));
    const annotation = annotations.find((kind) => kind === command);
    if (annotation) {
      const place = placeOf(properties);
      return { kind: annotation, text, ...(place === undefined ? {} : { place }) };
    }
    if (command === 'group') return { kind: 'group', text };
    if (command === 'endgroup') return { kind: 'end-group', text: '' };
    return { kind: 'text', text: this.#masked(line) };
  }

  #mask(secret: string): void {
    for (const line of [secret, ...secret.split(/\r?\n/)]) if (line.trim() !== '') this.#masks.add(line);
  }

  #masked(text: string): string {
    const longestFirst = [...this.#masks].sort((a, b) => b.length - a.length);
    return longestFirst.reduce((masked, secret) => masked.replaceAll(secret, '***'), text);
  }
}

/** A log line as the runner shows it: `error: message` without the place of the annotation, `▸ group`. */
export function plainLine({ kind, text }: LogLine): string {
  if (kind === 'text') return text;
  if (kind === 'group') return `▸ ${text}`;
  if (kind === 'end-group') return '';
  return `${kind}: ${text}`;
}

const styles = {
  text: 'dim',
  notice: 'cyan',
  warning: 'yellow',
  error: 'red',
  debug: 'dim',
  group: 'bold',
  'end-group': 'dim',
} as const;

/** A log line for a terminal, coloured by its kind; ordinary lines are dimmed. Plain where `stream` has no colours. */
export function terminalLine(line: LogLine, stream: NodeJS.WritableStream = process.stdout): string {
  return styleText(styles[line.kind], plainLine(line), { stream });
}

function placeOf(properties: string): string | undefined {
  const given = new Map(
    properties.split(',').map((pair) => {
      const [name = '', value = ''] = pair.split('=', 2);
      return [name, decode(value.replaceAll('%3A', ':').replaceAll('%2C', ','))];
    }),
  );
  const parts = ['file', 'line', 'col'].map((name) => given.get(name)).filter((part) => part !== undefined);
  return parts.length === 0 ? undefined : parts.join(':');
}

function decode(value: string): string {
  const codes: Record<string, string> = { D: '\r', A: '\n', 25: '%' };
  return value.replaceAll(/%(?:0([DA])|(25))/g, (_, letter, percent) => codes[letter ?? percent] ?? '');
}
