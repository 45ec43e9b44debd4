import { createSocket } from 'node:dgram';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';

/** A record as the server gives it: its type by number, and its data. */
export interface FakeRecord {
  readonly type: number;
  readonly data: Buffer;
  /** Seconds; 300 when absent. */
  readonly ttl?: number;
}

/** What a name server knows of a name: its records, how it fails by the number of RFC 1035 (4.1.1), or that it says nothing. */
export type FakeZone = Readonly<Record<string, readonly FakeRecord[] | number | 'silence'>>;

/** A name in the form of RFC 1035, 3.1. */
export function domain(name: string): Buffer {
  const labels = name.split('.').filter((label) => label !== '');
  return Buffer.concat([
    ...labels.map((label) => Buffer.concat([Buffer.from([label.length]), Buffer.from(label)])),
    Buffer.from([0]),
  ]);
}

/** Pieces of a TXT record. */
export function pieces(...texts: readonly string[]): Buffer {
  return Buffer.concat(texts.map((text) => Buffer.concat([Buffer.from([text.length]), Buffer.from(text)])));
}

/** Numbers of 16 bits. */
export function shorts(...numbers: readonly number[]): Buffer {
  return Buffer.concat(numbers.map((number) => Buffer.from([number >> 8, number & 255])));
}

/** Records with addresses. */
export function addresses(...texts: readonly string[]): readonly FakeRecord[] {
  return texts.map((text) => ({ type: 1, data: Buffer.from(text.split('.').map(Number)) }));
}

/** Starts a name server for a zone on loopback, by UDP (RFC 1035), which refuses every other name; gives `127.0.0.1:port`. */
export async function startNameServer(zone: FakeZone): Promise<string> {
  const socket = createSocket('udp4');
  socket.on('message', (message, { port, address }) => {
    const answer = answerTo(message, zone);
    if (answer) socket.send(answer, port, address);
  });
  await new Promise<void>((resolve) => socket.bind(0, '127.0.0.1', resolve));
  onTestFinished(() => void socket.close());
  return `127.0.0.1:${(socket.address() as AddressInfo).port}`;
}

function answerTo(message: Buffer, zone: FakeZone): Buffer | undefined {
  const labels: string[] = [];
  let at = 12;
  for (let length = message[at] ?? 0; length > 0; length = message[at] ?? 0) {
    labels.push(message.subarray(at + 1, at + 1 + length).toString());
    at += 1 + length;
  }
  const question = message.subarray(12, at + 5);
  const type = message.readUInt16BE(at + 1);
  const known = zone[labels.join('.').toLowerCase()] ?? 5;
  if (known === 'silence') return undefined;
  const records = typeof known === 'number' ? [] : known.filter((record) => record.type === type);
  const code = typeof known === 'number' ? known : 0;
  return Buffer.concat([
    // An answer, recursion wanted and available.
    ...[message.subarray(0, 2), shorts(0x8180 | code, 1, records.length, 0, 0), question],
    ...records.map(({ type, data, ttl = 300 }) =>
      // The name is the one at byte 12.
      Buffer.concat([shorts(0xc00c, type, 1, ttl >> 16, ttl & 0xffff, data.length), data]),
    ),
  ]);
}
