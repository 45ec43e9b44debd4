import { readFileSync } from 'node:fs';

/** One example of docs/triggers.md. */
export interface Example {
  readonly name: string;
  /** A whole `metrics` section, as a user would copy it. */
  readonly yaml: string;
  /** What the page says is then said, one line for each reason. */
  readonly messages: readonly string[];
}

const page = readFileSync(new URL('../../../../docs/triggers.md', import.meta.url), 'utf8');
const marked = /^<!-- trigger: (?<name>[\w-]+) -->\n```yaml\n(?<yaml>.*?)^```$(?<rest>.*)/ms;

/** Every example, in the order of the page. Throws for one that is not followed by its YAML. */
export function readExamples(): Example[] {
  const pieces = page.split(/^(?=<!-- trigger: )/m);
  return pieces.slice(1).map((piece) => {
    const { name, yaml = '', rest = '' } = marked.exec(piece)?.groups ?? {};
    if (name === undefined) throw new Error(`no YAML follows ${piece.slice(0, 60)}`);
    const said = /^```text\n(.*?)^```$/ms.exec(rest)?.[1] ?? '';
    return { name, yaml, messages: said.split('\n').filter((line) => line !== '') };
  });
}

/** Every YAML block of the page, marked or not. */
export function countBlocks(): number {
  return [...page.matchAll(/^```yaml$/gm)].length;
}
