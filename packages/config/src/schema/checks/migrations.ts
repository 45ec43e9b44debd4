import * as z from 'zod/mini';
import { described, text, timespan } from '../values.ts';
import { commonFields } from './common-fields.ts';

const rollbackPattern = () =>
  z.string().check(
    z.check((context) => {
      const unknown = [...context.value.matchAll(/\{([^{}]*)\}/g)].filter(
        ([, name]) => name !== 'name' && name !== 'folder',
      );
      if (unknown.length > 0 || !context.value.includes('{name}')) {
        const message =
          'must have `{name}`, the name of the migration up to its first dot, and may have `{folder}`';
        context.issues.push({ code: 'custom', message, input: context.value });
      }
    }),
  );

/** A check of the kind `migrations`. */
export const migrationsSchema = z
  .strictObject({
    kind: z.literal('migrations'),
    ...commonFields,
    paths: described('Globs of the migrations.', z.array(text()).check(z.minLength(1))),
    since: described(
      'Migrations that are not in this tag, branch or commit are new: `previous-release` is the tag of the version before, with `all` every one is.',
      z._default(text(), 'previous-release'),
    ),
    rollback: z.optional(
      described(
        'The rollback script that each new migration must have: `{folder}/{name}.down.sql`.',
        rollbackPattern(),
      ),
    ),
    'rollback-contains': z.optional(
      described('Text that shows that a migration has its rollback inside, such as `def downgrade`.', text()),
    ),
    estimate: described(
      'Whether each new migration must say how long it takes, in a comment: `-- estimate: 30s`.',
      z._default(z.enum(['required', 'optional']), 'optional'),
    ),
    longest: z.optional(described('How long all new migrations may take, by their estimates.', timespan())),
    'warn-above': z.optional(described('Warns when they take longer than this.', timespan())),
    breaking: described(
      'What a statement does that breaks the release that still runs.',
      z._default(z.enum(['fail', 'warn', 'allow']), 'fail'),
    ),
  })
  .check(
    z.check((context) => {
      const { rollback, 'rollback-contains': inside, longest, 'warn-above': warn } = context.value;
      const refuse = (path: string, message: string) =>
        context.issues.push({ code: 'custom', message, path: [path], input: context.value });
      if (rollback !== undefined && inside !== undefined) {
        refuse(
          'rollback-contains',
          'is for migrations with their rollback inside; with `rollback` they have a script beside them',
        );
      }
      if (longest !== undefined && warn !== undefined && warn >= longest) {
        refuse('warn-above', 'must be shorter than `longest`: what takes longer than that fails already');
      }
    }),
  );
