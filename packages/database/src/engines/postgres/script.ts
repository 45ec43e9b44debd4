import type { Readable } from 'node:stream';
import { readableName } from './session.ts';

/** The line that pg_dump ends a script with. */
export const lastLine = '-- PostgreSQL database dump complete';

/** Lines are looked at as far as this; a row may have a gigabyte. */
const looked = 4096;
const heading = /^-- Name: (.*); Type: TABLE; Schema: (.*); Owner: .*$/;

/** The tables that a script of pg_dump makes, by name; rows in it are passed over. Fails as the stream does. */
export async function readTables(script: Readable): Promise<string[]> {
  const tables: string[] = [];
  let inRows = false;
  for await (const line of linesOf(script)) {
    if (inRows) {
      inRows = line !== '\\.';
      continue;
    }
    const [, name, schema] = heading.exec(line) ?? [];
    if (name !== undefined && schema !== undefined) tables.push(readableName(schema, name));
    else if (/^COPY .* FROM stdin;$/.test(line)) inRows = true;
  }
  return tables.sort((a, b) => (a < b ? -1 : Number(a > b)));
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
