import * as z from 'zod/mini';
import { described, text } from '../values.ts';
import { commonFields } from './common-fields.ts';
import { hostName, portNumber } from './network.ts';

/** A check of the kind `ssh`. */
export const sshSchema = z.strictObject({
  kind: z.literal('ssh'),
  ...commonFields,
  host: hostName('The server to log in to.'),
  port: portNumber('Its port.', 22),
  user: described(
    'Who logs in there.',
    z
      .string()
      .check(
        z.regex(
          /^(?!-)([\w.@+$-]|\{\{[^{}]*\}\})+$/,
          'must be the name of a user, without spaces and quotes',
        ),
      ),
  ),
  identity: z.optional(
    described(
      'The private key: `env:NAME`, or a file. Those of the runner and its agent when absent.',
      text(),
    ),
  ),
  'known-hosts': z.optional(
    described(
      'The host keys to trust: lines of a known_hosts file, or such a file. Those of the runner when absent.',
      text(),
    ),
  ),
  run: described(
    'What is run there, by the shell of that user. Never templated.',
    z._default(text(), 'true'),
  ),
  'warn-exit-code': z.optional(
    described('Exit code that is a warning instead of a failure.', z.int().check(z.gte(1), z.lte(254))),
  ),
});
