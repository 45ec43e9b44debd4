import { quoted } from '@deploy-actions/action-kit';
import * as z from 'zod/mini';
import { isReference } from '../../references.ts';
import { text } from '../values.ts';

const engines = {
  postgres: { schemes: ['postgres', 'postgresql'], takes: '`postgres://user:password@host:5432/name`' },
  mysql: { schemes: ['mysql', 'mariadb'], takes: '`mysql://user:password@host:3306/name`' },
  sqlite: { schemes: [], takes: 'the path of a file' },
} as const;

/**
 * How an engine is told where its database is. An address of another one, and a variable that isn't written as `env:NAME`, are
 * refused before anything is connected to; the address isn't repeated.
 */
export const connectionOf = (engine: keyof typeof engines) =>
  text().check(
    z.check((context) => {
      const message = notRead(context.value) ?? otherAddress(context.value, engine);
      if (message !== undefined) context.issues.push({ code: 'custom', message, input: context.value });
    }),
  );

function otherAddress(value: string, engine: keyof typeof engines): string | undefined {
  const { schemes, takes } = engines[engine];
  const [, scheme] = /^\s*([a-z][a-z0-9+.-]*):\/\//i.exec(value) ?? [];
  if (scheme === undefined || schemes.some((one) => one === scheme.toLowerCase())) return undefined;
  return `this is an address of ${scheme}, but \`engine\` is \`${engine}\`, which takes ${takes}`;
}

/** What was meant to be read from the environment, but isn't. */
function notRead(value: string): string | undefined {
  const [, name] = /^\$\{?([A-Za-z_]\w*)\}?$/.exec(value) ?? [];
  if (name !== undefined) return `found ${quoted(value)}: write \`env:${name}\``;
  if (!/^env:[\w-]+$/i.test(value) || isReference(value)) return undefined;
  return `found ${quoted(value)}: write \`env:NAME\`, where the name is made of letters, digits and \`_\``;
}
