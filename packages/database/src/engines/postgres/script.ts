import type { Readable } from 'node:stream';
import { readableName } from './session.ts';

/** What a script of pg_dump holds. */
export interface Script {
  /** The tables that it makes, as SQL writes their names. */
  readonly tables: readonly string[];
  /** Whether it has the line that pg_dump ends it with. */
  readonly complete: boolean;
}

/** Lines are looked at as far as this; a row may have a gigabyte. */
const looked = 4096;
const heading = /^-- Name: (.*); Type: TABLE; Schema: (.*); Owner: .*$/;

/** Reads a script of pg_dump from front to back, with the rows in it passed over. Fails as the stream does. */
export async function parseScript(script: Readable): Promise<Script> {
  const tables: string[] = [];
  let complete = false;
  let inRows = false;
  for await (const line of linesOf(script)) {
    if (inRows) {
      inRows = line !== '\\.';
      continue;
    }
    const [, name, schema] = heading.exec(line) ?? [];
    if (name !== undefined && schema !== undefined) tables.push(readableName(schema, name));
    else if (/^COPY .* FROM stdin;$/.test(line)) inRows = true;
    else if (line === '-- PostgreSQL database dump complete') complete = true;
  }
  return { tables: tables.sort((a, b) => (a < b ? -1 : Number(a > b))), complete };
}

/** The beginning of each line. */
async function* linesOf(script: Readable): AsyncGenerator<string> {
  let begun = Buffer.alloc(0);
  for await (const chunk of script as AsyncIterable<Buffer>) {
    let start = 0;
    for (let end = chunk.indexOf(10); end >= 0; end = chunk.indexOf(10, start)) {
      const piece = chunk.subarray(start, Math.min(end, start + looked));
      yield (begun.length > 0 ? Buffer.concat([begun, piece]) : piece).toString();
      begun = Buffer.alloc(0);
      start = end + 1;
    }
    if (begun.length < looked) begun = Buffer.concat([begun, chunk.subarray(start, start + looked)]);
  }
  if (begun.length > 0) yield begun.toString();
}
