import * as z from 'zod/mini';
import { context, namespace, objectName } from '../kubernetes-names.ts';
import { described } from '../values.ts';
import { commonFields } from './common-fields.ts';

const word = (description: string, pattern: RegExp, message: string) =>
  described(description, z.string().check(z.regex(pattern, message)));

const rightSchema = z.strictObject({
  verbs: described(
    'What is to be done: `get`, `list`, `update`, …; `*` stands for everything.',
    z
      .array(z.string().check(z.regex(/^([a-z]+|\*)$/, 'must be a verb such as `get`, or `*`')))
      .check(z.minLength(1)),
  ),
  group: z.optional(
    word(
      'The API group; that of the core when absent.',
      /^[a-z0-9.-]+$/,
      'must be an API group such as `apps`; leave it out for the core',
    ),
  ),
  resource: word(
    'The resource in the plural, maybe with a part of it: `deployments`, `pods/log`.',
    /^[a-z0-9-]+(\/[a-z]+)?$/,
    'must be a resource in the plural, in lower case: `deployments`, `pods/log`',
  ),
  namespace: z.optional(namespace('Where; the `namespace` of the check when absent.')),
  name: z.optional(objectName('One object; all of them when absent.')),
});

const rights = (description: string) => described(description, z.array(rightSchema).check(z.minLength(1)));

/** A check of the kind `kubernetes-access`. */
export const kubernetesAccessSchema = z.strictObject({
  kind: z.literal('kubernetes-access'),
  ...commonFields,
  context: context(),
  namespace: z.optional(
    namespace('The namespace of all rights that name none; they are of the whole cluster when absent.'),
  ),
  rights: rights('What the login must be allowed to do.'),
  'beyond-need': z.optional(rights('What it should not be allowed to do: a warning when it is.')),
});
