/** A line that is longer is given in pieces, so that output without a line break doesn't fill the memory. */
const longestLine = 64 * 1024;

/** Calls back for each line of a stream; the function it gives does so for a last line without a line break. */
export function eachLine(stream: NodeJS.ReadableStream, onLine: (line: string) => void): () => void {
  let rest = '';
  const flush = () => {
    if (rest !== '') onLine(rest);
    rest = '';
  };
  stream.setEncoding('utf8');
  stream.on('data', (text: string) => {
    const lines = `${rest}${text}`.split(/\r?\n/);
    rest = lines.pop() ?? '';
    lines.forEach(onLine);
    if (rest.length > longestLine) flush();
  });
  return flush;
}
