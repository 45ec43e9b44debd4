import * as z from 'zod/mini';
import { described, text } from '../values.ts';
import { commonFields } from './common-fields.ts';

const digest = () =>
  z.string().check(z.regex(/^sha256:[0-9a-f]{64}$/, 'must be a digest: `sha256:` and 64 hexadecimal digits'));

/** A check of the kind `image`. */
export const imageSchema = z
  .strictObject({
    kind: z.literal('image'),
    ...commonFields,
    image: described(
      'The image as `docker pull` takes it: `ghcr.io/acme/shop:{{version}}`, `acme/shop@sha256:…`.',
      text(),
    ),
    platform: z.optional(
      described(
        'What it must run on, such as `linux/amd64` or `linux/arm/v7`.',
        z.string().check(z.regex(/^[a-z0-9]+\/[a-z0-9]+(\/[a-z0-9]+)?$/, 'must be such as `linux/amd64`')),
      ),
    ),
    digest: z.optional(described('The digest that the tag must lead to.', digest())),
    layers: described(
      'Whether each layer is looked for, too: registries keep manifests of images whose layers they deleted.',
      z._default(z.boolean(), false),
    ),
    username: z.optional(
      described('Who asks; with `password`. The login of docker on this machine when absent.', text()),
    ),
    password: z.optional(described('Password or token, as `env:NAME`.', text())),
  })
  .check(
    z.check((given) => {
      const { username, password } = given.value;
      if ((username === undefined) === (password === undefined)) return;
      const [path, other] =
        username === undefined ? (['username', 'password'] as const) : (['password', 'username'] as const);
      given.issues.push({
        ...{ code: 'custom', message: `belongs to \`${other}\`: give both or neither` },
        ...{ path: [path], input: given.value },
      });
    }),
  );
