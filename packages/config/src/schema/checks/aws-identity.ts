import * as z from 'zod/mini';
import { described, text, timespan } from '../values.ts';
import { commonFields } from './common-fields.ts';

/** A check of the kind `aws-identity`. */
export const awsIdentitySchema = z
  .strictObject({
    kind: z.literal('aws-identity'),
    ...commonFields,
    account: z.optional(
      described(
        'The account the credentials must belong to.',
        z
          .string({ error: 'must be the number of an account in quotation marks, as `"123456789012"`' })
          .check(z.regex(/^\d{12}$/, 'must be the 12 digits of an account')),
      ),
    ),
    role: z.optional(described('Name or ARN of the role that they must be of.', text())),
    user: z.optional(described('Name or ARN of the user that they must be of.', text())),
    'lives-at-least': z.optional(described('They must live this long.', timespan())),
    'warn-below': z.optional(described('It is a warning when they live less long than this.', timespan())),
    region: z.optional(described('The region; the one of the section `aws` when absent.', text())),
  })
  .check(
    z.check((context) => {
      const { role, user, 'lives-at-least': least, 'warn-below': warn } = context.value;
      const refuse = (path: string, message: string) =>
        context.issues.push({ code: 'custom', message, path: [path], input: context.value });
      if (role !== undefined && user !== undefined)
        refuse('user', 'is about a user, and `role` about a role');
      if (least !== undefined && warn !== undefined && warn <= least) {
        refuse('warn-below', 'must be longer than `lives-at-least`');
      }
    }),
  );
