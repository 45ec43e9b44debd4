import * as z from 'zod/mini';
import { described, text } from './values.ts';

/** A name of an object in Kubernetes; placeholders are allowed in it. */
export const objectName = (description: string) =>
  described(
    description,
    z
      .string()
      .check(
        z.regex(
          /^(?=.{1,253}$)([a-z0-9.-]|\{\{[^{}]*\}\})+$/,
          'must be a name in Kubernetes: lower-case letters, digits, `-` and `.`',
        ),
      ),
  );

/** The namespace of an object. */
export const namespace = (description = 'The namespace.') => objectName(description);

/** The context of the kubeconfig. */
export const context = () =>
  z.optional(described('The context of the kubeconfig; its current one when absent.', text()));

/** What stands between `{{` and `}}` may be anything. */
const label = /^([\w.-]|\{\{[^{}]*\}\})*$/;

/** Labels by their key, as a selector has them; at least one. */
export const labels = (description: string) =>
  described(
    description,
    z
      .record(
        z.string().check(z.regex(/^([\w.-]+\/)?[\w.-]+$/, 'must be the key of a label')),
        z.string().check(z.regex(label, 'must be the value of a label')),
      )
      .check(z.refine((given) => Object.keys(given).length > 0, 'needs a label at least')),
  );
