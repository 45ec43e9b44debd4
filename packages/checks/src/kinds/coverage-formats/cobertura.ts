import { ConfigurationError, describeError } from '@deploy-actions/action-kit';
import { SaxesParser, type SaxesTagPlain } from 'saxes';
import { type Count, countOf, type ReadCounts } from './counts.ts';

/** So deep may elements be nested; the format itself needs nine. */
const deepest = 100;

/**
 * Reads Cobertura's XML (https://github.com/cobertura/web/blob/master/htdocs/xml/coverage-04.dtd): the sums of the root
 * where it has them, else the lines of the classes. Nothing outside of the file is read and no entity of its own is
 * expanded. Throws ConfigurationError for what is broken or something else.
 */
export const readCobertura: ReadCounts = (text, file) => {
  const parser = new SaxesParser();
  const path: string[] = [];
  const lines: Count[] = [];
  const branches: Count[] = [];
  let root: SaxesTagPlain | undefined;
  const refuse = (why: string) => new ConfigurationError(`\`${file}\` is no Cobertura report: ${why}`);
  parser.on('error', (error) => {
    throw refuse(describeError(error).replace(/^\d+:\d+: /, `line ${parser.line}, `));
  });
  parser.on('opentag', (tag) => {
    path.push(tag.name);
    if (path.length > deepest) throw refuse('its elements are nested too deeply');
    if (path.length === 1) {
      root = tag;
      if (tag.name !== 'coverage') throw refuse(`its root is \`<${tag.name}>\`, not \`<coverage>\``);
    }
    // The lines of methods stand among those of their class a second time.
    if (tag.name !== 'line' || path.at(-2) !== 'lines' || path.at(-3) !== 'class') return;
    const { hits, 'condition-coverage': conditions } = tag.attributes;
    if (!/^\d+$/.test(hits ?? '')) throw refuse(`line ${parser.line}: a \`<line>\` has no \`hits\``);
    lines.push({ covered: Number(hits) > 0 ? 1 : 0, total: 1 });
    const [, covered, total] = /\((\d+)\/(\d+)\)/.exec(conditions ?? '') ?? [];
    if (total !== undefined) branches.push(countOf(Number(covered), Number(total), file, 'branches'));
  });
  parser.on('closetag', () => path.pop());
  parser.write(text).close();
  const attributes = root?.attributes ?? {};
  return {
    lines: summed('lines', attributes, file) ?? added(lines),
    branches: summed('branches', attributes, file) ?? added(branches),
  };
};

function summed(unit: 'lines' | 'branches', attributes: Readonly<Record<string, string>>, file: string) {
  const { [`${unit}-covered`]: covered, [`${unit}-valid`]: valid } = attributes;
  if (covered === undefined || valid === undefined) return undefined;
  const number = (written: string) => (/^\d+$/.test(written) ? Number(written) : written);
  return countOf(number(covered), number(valid), file, unit);
}

function added(counts: readonly Count[]): Count {
  let [covered, total] = [0, 0];
  for (const count of counts) {
    covered += count.covered;
    total += count.total;
  }
  return { covered, total };
}
