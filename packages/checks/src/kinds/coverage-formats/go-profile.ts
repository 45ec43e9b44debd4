import { ConfigurationError } from '@deploy-actions/action-kit';
import type { ReadCounts } from './counts.ts';

/** `name.go:line.column,line.column statements count`, see https://pkg.go.dev/golang.org/x/tools/cover#ProfileBlock. */
const block = /^(.+:\d+\.\d+,\d+\.\d+) (\d+) (\d+)$/;

/**
 * Reads a profile of `go test -coverprofile`; its lines are statements. A block that several packages' tests ran counts
 * once. Throws ConfigurationError with the line that can't be read.
 */
export const readGoProfile: ReadCounts = (text, file) => {
  const blocks = new Map<string, { statements: number; ran: boolean }>();
  for (const [index, line] of text.split(/\r?\n/).entries()) {
    // Profiles that were put together have several such lines.
    if (line === '' || /^mode: (set|count|atomic)$/.test(line)) continue;
    const [, place = '', statements, count] = block.exec(line) ?? [];
    if (place === '') {
      throw new ConfigurationError(
        `\`${file}\` is no coverage profile of Go: line ${index + 1} can't be read`,
      );
    }
    const ran = Number(count) > 0 || blocks.get(place)?.ran === true;
    blocks.set(place, { statements: Number(statements), ran });
  }
  let [covered, total] = [0, 0];
  for (const { statements, ran } of blocks.values()) {
    total += statements;
    covered += ran ? statements : 0;
  }
  return { lines: { covered, total } };
};
