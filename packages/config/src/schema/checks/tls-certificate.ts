import * as z from 'zod/mini';
import { described, duration, text } from '../values.ts';
import { commonFields } from './common-fields.ts';
import { hostName, portNumber } from './network.ts';

/** A check of the kind `tls-certificate`. */
export const tlsCertificateSchema = z
  .strictObject({
    kind: z.literal('tls-certificate'),
    ...commonFields,
    host: hostName('The server to connect to: a name or an address.'),
    port: portNumber('Its port, which speaks TLS from the first byte.', 443),
    'server-name': z.optional(
      described(
        'The name that is asked for (SNI) and that the certificate must be for; `host` when absent.',
        text(),
      ),
    ),
    ca: z.optional(
      described(
        'A file with the root certificates that are trusted, in PEM, in place of the public ones.',
        text(),
      ),
    ),
    'expires-after': described(
      'Every certificate of the chain must be good for longer than this.',
      z._default(duration(), 30 * 86_400_000),
    ),
    'warn-before': z.optional(
      described('A warning from this time before the end; longer than `expires-after`.', duration()),
    ),
  })
  .check(
    z.check((given) => {
      const { 'expires-after': fail, 'warn-before': warn } = given.value;
      if (warn === undefined || warn > fail) return;
      const message =
        'must be longer than `expires-after`, below which the check fails: nothing would be a warning';
      given.issues.push({ code: 'custom', message, path: ['warn-before'], input: warn });
    }),
  );
