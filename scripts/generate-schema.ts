import { readinessReportJsonSchema } from '@deploy-actions/checks';
import { deployFileSchema, loadCheckSchemas } from '@deploy-actions/config';
import * as z from 'zod/mini';
import { type GeneratedFile, generate } from './generated-files.ts';
import { repository } from './workspace.ts';

await loadCheckSchemas();

/** A value from the environment may stand in place of any text. */
const reference = '^env:[A-Za-z_][A-Za-z0-9_]*$';

/** The JSON Schemas of what people write and what actions report. */
export function schemas(): GeneratedFile[] {
  return [
    file('schema/deploy.schema.json', { title: 'deploy-actions: .github/deploy.yml', ...deploySchema() }),
    file('schema/readiness-report.schema.json', readinessReportJsonSchema()),
  ];
}

/** Draft 7, because that is what editors' YAML language servers know best. */
function deploySchema(): object {
  return z.toJSONSchema(deployFileSchema, {
    target: 'draft-07',
    io: 'input',
    unrepresentable: 'any',
    // What every provider's variant has in common stands there once.
    reused: 'ref',
    override: ({ jsonSchema }) => {
      // The default of a duration is in milliseconds here, but the reader writes `5m`.
      if (jsonSchema.type === 'string' && typeof jsonSchema.default === 'number') delete jsonSchema.default;
      if (jsonSchema.pattern && !jsonSchema.pattern.startsWith(reference))
        jsonSchema.pattern = `${reference}|${jsonSchema.pattern}`;
    },
  });
}

function file(path: string, schema: object): GeneratedFile {
  return { path, content: `${JSON.stringify(schema, null, 2)}\n` };
}

if (import.meta.main) await generate(schemas, repository);
