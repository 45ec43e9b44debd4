import type { FixedResponseActionConfig } from '@aws-sdk/client-elastic-load-balancing-v2';
import type { MaintenanceConfigurationOf } from '@deploy-actions/config';
import type { MaintenanceRecord } from '../../maintenance-record.ts';

type AlbConfiguration = MaintenanceConfigurationOf<'alb'>;

/** https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_FixedResponseActionConfig.html, in bytes here to be on the safe side. */
export const largestBody = 1_024;

/** The answer while it is on, which every client of the load balancer gets. */
export function fixedAnswer(
  { 'content-type': type, status }: Pick<AlbConfiguration, 'content-type' | 'status'>,
  record: Pick<MaintenanceRecord, 'message' | 'until'>,
): FixedResponseActionConfig {
  return { ContentType: type, StatusCode: String(status), MessageBody: bodies[type](record) };
}

/** The size of an answer's body, in bytes. */
export function bodySize({ MessageBody = '' }: FixedResponseActionConfig): number {
  return Buffer.byteLength(MessageBody);
}

/** The message that an answer was made of. */
export function messageIn({ ContentType, MessageBody = '' }: FixedResponseActionConfig): string {
  if (ContentType === 'application/json') return messageOfJson(MessageBody);
  if (ContentType !== 'text/html') return MessageBody;
  return unescaped(/<p>([\s\S]*)<\/p>/.exec(MessageBody)?.[1] ?? '');
}

const bodies: {
  readonly [T in AlbConfiguration['content-type']]: (
    record: Pick<MaintenanceRecord, 'message' | 'until'>,
  ) => string;
} = {
  'text/plain': ({ message }) => message,
  'text/html': ({ message }) =>
    `<!doctype html><meta charset="utf-8"><title>Maintenance</title><p>${escaped(message)}</p>`,
  'application/json': ({ message, until }) => JSON.stringify({ maintenance: true, message, until }),
};

function messageOfJson(body: string): string {
  try {
    return String((JSON.parse(body) as { message?: unknown }).message ?? '');
  } catch {
    return '';
  }
}

const entities = { '&': '&amp;', '<': '&lt;', '>': '&gt;' } as const;

function escaped(text: string): string {
  return text.replaceAll(/[&<>]/g, (character) => entities[character as keyof typeof entities]);
}

function unescaped(text: string): string {
  return text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
}
