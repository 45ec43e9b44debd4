import * as z from 'zod/mini';

/** Absent in one tool's file is null in another's. */
const maybe = <S extends z.ZodMiniType>(schema: S) => z.optional(z.nullable(schema));
const index = () => z.optional(z.int());
const level = () => z.optional(z.enum(['error', 'warning', 'note', 'none']));
const text = () => z.optional(z.object({ text: z.optional(z.string()) }));
const properties = () => maybe(z.object({ 'security-severity': maybe(z.union([z.string(), z.number()])) }));

const ruleSchema = z.object({
  id: z.string(),
  shortDescription: text(),
  messageStrings: z.optional(z.record(z.string(), z.object({ text: z.string() }))),
  defaultConfiguration: z.optional(z.object({ level: level() })),
  properties: properties(),
});

const componentSchema = z.object({
  name: z.string(),
  guid: z.optional(z.string()),
  rules: maybe(z.array(ruleSchema)),
});

const artifactLocation = () =>
  z.object({ uri: z.optional(z.string()), uriBaseId: z.optional(z.string()), index: index() });

const resultSchema = z.object({
  ruleId: z.optional(z.string()),
  ruleIndex: index(),
  rule: z.optional(
    z.object({
      id: z.optional(z.string()),
      index: index(),
      toolComponent: z.optional(
        z.object({ name: z.optional(z.string()), guid: z.optional(z.string()), index: index() }),
      ),
    }),
  ),
  kind: z.optional(z.enum(['notApplicable', 'pass', 'fail', 'review', 'open', 'informational'])),
  level: level(),
  message: z.optional(
    z.object({
      text: z.optional(z.string()),
      id: z.optional(z.string()),
      arguments: z.optional(z.array(z.string())),
    }),
  ),
  baselineState: z.optional(z.string()),
  suppressions: maybe(z.array(z.object({ status: maybe(z.string()) }))),
  locations: maybe(
    z.array(
      z.object({
        physicalLocation: z.optional(
          z.object({
            artifactLocation: z.optional(artifactLocation()),
            region: z.optional(z.object({ startLine: index(), startColumn: index() })),
          }),
        ),
      }),
    ),
  ),
  properties: properties(),
});

const runSchema = z.object({
  tool: z.object({ driver: componentSchema, extensions: maybe(z.array(componentSchema)) }),
  invocations: maybe(
    z.array(
      z.object({
        executionSuccessful: z.optional(z.boolean()),
        exitCodeDescription: z.optional(z.string()),
        toolExecutionNotifications: maybe(
          z.array(z.object({ level: z.optional(z.string()), message: text() })),
        ),
      }),
    ),
  ),
  originalUriBaseIds: z.optional(z.record(z.string(), z.object({ uri: z.optional(z.string()) }))),
  artifacts: maybe(z.array(z.object({ location: z.optional(artifactLocation()) }))),
  results: maybe(z.array(resultSchema)),
});

/** What is read of SARIF 2.1.0; the rest of it is left alone. */
export const sarifSchema = z.object({ version: z.literal('2.1.0'), runs: z.array(runSchema) });

/** One run of a tool. */
export type Run = z.output<typeof runSchema>;

/** One result of a run. */
export type Result = z.output<typeof resultSchema>;

/** A tool, or an extension of one. */
export type Component = z.output<typeof componentSchema>;

/** What a result is a violation of. */
export type Rule = z.output<typeof ruleSchema>;
