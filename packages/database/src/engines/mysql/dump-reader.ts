import { DamagedBackupError } from '../../backup-engine.ts';

/** What a reader hands on, in the order of the dump. */
export interface DumpEvents {
  /** A statement that isn't one of rows, without its delimiter; each of its bytes is a character, as it may be in any character set. */
  statement(text: string, delimiter: string): void;
  /** Bytes of statements of rows with their delimiter, as they come. */
  data?(bytes: Buffer): void;
  /** A statement of rows has ended: whose they are, how many, and the bytes of the statement. */
  rows(table: string, count: number, bytes: number): void;
  /** A line outside of statements that begins with `--`. */
  comment(text: string): void;
}

/** A definition is never longer: what is, is no dump. */
const longestDefinition = 64 * 1024 * 1024;
/** Names of a table and of all its columns. */
const longestHead = 1024 * 1024;

const code = (character: string) => character.charCodeAt(0);
const [newline, space, tab, carriage] = [10, 32, 9, 13];
const [single, double, back, slash] = [code("'"), code('"'), code('`'), code('\\')];
const [open, close, dash, hash, star, bar] = [
  code('('),
  code(')'),
  code('-'),
  code('#'),
  code('*'),
  code('/'),
];
const bang = code('!');
/** Bytes that tell what begins at one: a delimiter, a comment, `DELIMITER`. */
const lookahead = 10;

/** 1 for each byte that changes what the following ones are, delimiters aside. */
const telling = new Uint8Array(256);
for (const byte of [single, double, back, open, close, dash, hash, bar]) telling[byte] = 1;

type State = 'between' | 'line' | 'statement' | 'quote' | 'block' | 'line-within';

/**
 * Takes a dump apart into statements, as the client program does, piece by piece: statements of rows go through as bytes, so
 * that memory stays flat however long they are. https://dev.mysql.com/doc/refman/8.4/en/mysql-commands.html (delimiter)
 */
export class DumpReader {
  readonly #events: DumpEvents;
  #state: State = 'between';
  #quote = 0;
  #escaped = false;
  #backslashEscapes = true;
  #delimiter = Buffer.from(';');
  /** The statement or line so far; of a statement of rows only until its first row. */
  #held: Buffer[] = [];
  #heldBytes = 0;
  #bytes = 0;
  #depth = 0;
  #table: string | undefined;
  #rows = 0;
  /** The last bytes of a piece that can't be judged without the next one. */
  #rest: Buffer = Buffer.alloc(0);

  constructor(events: DumpEvents) {
    this.#events = events;
  }

  /** Whether it stands between two statements. */
  get isBetween(): boolean {
    return this.#state === 'between' && this.#rest.length === 0;
  }

  /** Takes the next piece. Throws DamagedBackupError for what no dump holds. */
  write(piece: Buffer): void {
    const bytes = this.#rest.length === 0 ? piece : Buffer.concat([this.#rest, piece]);
    this.#rest = bytes.subarray(this.#read(bytes, Math.max(0, bytes.length - lookahead)));
  }

  /** Takes what is left. */
  end(): void {
    const bytes = Buffer.concat([this.#rest, Buffer.from('\n')]);
    this.#rest = Buffer.alloc(0);
    this.#read(bytes, bytes.length);
  }

  /** Reads up to `end` at least; gives where it stopped. Bytes behind `end` are there to look at. */
  #read(bytes: Buffer, end: number): number {
    let at = 0;
    let from = 0;
    while (at < end) {
      const state = this.#state;
      if (state === 'between') {
        at = this.#skip(bytes, at, end);
        from = at;
      } else if (state === 'line') {
        at = this.#toNewline(bytes, at, end);
        if (at < end) {
          this.#hold(bytes.subarray(from, at));
          this.#lineEnded();
          at += 1;
          from = at;
        }
      } else if (state === 'quote') at = this.#inQuote(bytes, at, end);
      else if (state === 'block') at = this.#inBlock(bytes, at, end);
      else if (state === 'line-within') {
        at = this.#toNewline(bytes, at, end);
        if (at < end) this.#state = 'statement';
      } else {
        at = this.#inStatement(bytes, at, end, from);
        if (this.#state === 'between') from = at;
      }
    }
    if (this.#state !== 'between') this.#pass(bytes.subarray(from, at));
    return at;
  }

  #skip(bytes: Buffer, start: number, end: number): number {
    let at = start;
    while (at < end && isBlank(bytes[at])) at += 1;
    if (at >= end) return at;
    const isComment = bytes[at] === hash || (bytes[at] === dash && bytes[at + 1] === dash);
    // A command of the client ends with its line: `DELIMITER`, and what MariaDB puts in front, `/*M!999999\- …`.
    const isCommand = /^(?:delimiter\s|\/\*M?!999999)/i.test(bytes.toString('latin1', at, at + lookahead));
    this.#state = isComment || isCommand ? 'line' : 'statement';
    return at;
  }

  #toNewline(bytes: Buffer, start: number, end: number): number {
    const found = bytes.indexOf(newline, start);
    return found === -1 || found > end ? end : found;
  }

  #lineEnded(): void {
    const line = this.#take().trim();
    this.#state = 'between';
    const [, delimiter] = /^delimiter\s+(\S+)/i.exec(line) ?? [];
    if (delimiter === undefined) {
      this.#events.comment(line);
      return;
    }
    if (delimiter.length > 2)
      throw new DamagedBackupError(`it has the delimiter ${delimiter}, which no dump has`);
    this.#delimiter = Buffer.from(delimiter);
  }

  #inQuote(bytes: Buffer, start: number, end: number): number {
    let at = start;
    const quote = this.#quote;
    const escapes = this.#backslashEscapes && quote !== back;
    if (this.#escaped && at < end) {
      this.#escaped = false;
      at += 1;
    }
    while (at < end) {
      const byte = bytes[at];
      if (byte === quote) {
        this.#state = 'statement';
        return at + 1;
      }
      if (byte === slash && escapes) {
        at += 1;
        if (at >= end) {
          this.#escaped = true;
          return at;
        }
      }
      at += 1;
    }
    return at;
  }

  #inBlock(bytes: Buffer, start: number, end: number): number {
    for (let at = start; at < end; at += 1) {
      if (bytes[at] === star && bytes[at + 1] === bar) {
        this.#state = 'statement';
        return at + 2;
      }
    }
    return end;
  }

  #inStatement(bytes: Buffer, start: number, end: number, from: number): number {
    const [first, second] = this.#delimiter;
    for (let at = start; at < end; at += 1) {
      while (at < end && telling[bytes[at] ?? 0] === 0 && bytes[at] !== first) at += 1;
      if (at >= end) return end;
      const byte = bytes[at];
      if (byte === single || byte === double || byte === back) {
        this.#quote = byte;
        this.#state = 'quote';
        return at + 1;
      }
      if (byte === first && (second === undefined || bytes[at + 1] === second)) {
        this.#pass(bytes.subarray(from, at));
        this.#statementEnded();
        return at + this.#delimiter.length;
      }
      if (byte === open) {
        if (this.#depth === 0) this.#tupleBegins(bytes.subarray(from, at));
        this.#depth += 1;
      } else if (byte === close) this.#depth -= 1;
      else if (this.#table === undefined) {
        if (byte === bar && bytes[at + 1] === star && !isVersioned(bytes, at + 2)) {
          this.#state = 'block';
          return at + 2;
        }
        const remark = byte === dash && bytes[at + 1] === dash && isBlank(bytes[at + 2]);
        if (remark || byte === hash) {
          this.#state = 'line-within';
          return at + 1;
        }
      }
    }
    return end;
  }

  /** At an opening parenthesis outside of all others: a row, if a statement of rows has come as far as that. */
  #tupleBegins(pending: Buffer): void {
    if (this.#table === undefined) {
      if (this.#heldBytes + pending.length > longestHead) return;
      const head = Buffer.concat([...this.#held, pending]).toString('latin1');
      const [, name] = rowsHead.exec(head) ?? [];
      if (name === undefined) return;
      this.#table = asText(name.replaceAll('``', '`'));
      this.#events.data?.(Buffer.concat(this.#held));
      this.#held = [];
    }
    this.#rows += 1;
  }

  /** Keeps a piece of a definition, or hands on one of rows. */
  #pass(piece: Buffer): void {
    this.#bytes += piece.length;
    if (this.#table === undefined) this.#hold(piece);
    else this.#events.data?.(piece);
  }

  #hold(piece: Buffer): void {
    // A view on what is read next time.
    if (piece.length > 0) this.#held.push(Buffer.from(piece));
    this.#heldBytes += piece.length;
    if (this.#heldBytes > longestDefinition) {
      throw new DamagedBackupError('it holds a statement that is longer than a definition ever is');
    }
  }

  #take(): string {
    const text = Buffer.concat(this.#held).toString('latin1');
    this.#held = [];
    this.#heldBytes = 0;
    return text;
  }

  #statementEnded(): void {
    this.#state = 'between';
    this.#depth = 0;
    const delimiter = this.#delimiter.toString();
    if (this.#table !== undefined) {
      this.#events.data?.(Buffer.from(`${delimiter}\n`));
      this.#events.rows(this.#table, this.#rows, this.#bytes);
    } else {
      const text = this.#take();
      const [, modes] = /\bsql_mode\s*=\s*'([^']*)'/i.exec(text.slice(0, 1_000)) ?? [];
      if (modes !== undefined) this.#backslashEscapes = !/NO_BACKSLASH_ESCAPES/i.test(modes);
      else if (/\bsql_mode\s*=\s*@/i.test(text.slice(0, 200))) this.#backslashEscapes = true;
      if (text.trim() !== '') this.#events.statement(text.trim(), delimiter);
    }
    this.#table = undefined;
    this.#rows = 0;
    this.#bytes = 0;
    this.#heldBytes = 0;
  }
}

/** `INSERT INTO t VALUES`, or with the names of the columns in front, which stand in parentheses, too. */
const rowsHead =
  /^\s*(?:insert|replace)\s+(?:ignore\s+)?into\s+`((?:[^`]|``)+)`\s*(?:\((?:[^`()]|`(?:[^`]|``)*`)*\)\s*)?values\s*$/i;

/** The text that a statement's bytes are in UTF-8, in which names are dumped. */
export function asText(bytes: string): string {
  return Buffer.from(bytes, 'latin1').toString();
}

/** `/*!50003` and `/*M!100100` hold what servers execute. */
function isVersioned(bytes: Buffer, at: number): boolean {
  return bytes[at] === bang || (bytes[at] === code('M') && bytes[at + 1] === bang);
}

function isBlank(byte: number | undefined): boolean {
  return byte === space || byte === newline || byte === tab || byte === carriage;
}
