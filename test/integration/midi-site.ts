import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';

/** The MIDI software center as its callers see it: files that are uploaded, analysed, found and exported. */
export interface Site {
  readonly url: string;
  /** What it says of itself; a test changes it. */
  readonly says: { status: string; errorRate: number; responseTime: number };
  /** What an analysis finds, when it isn't the number of notes. */
  readonly broken: { analysis: boolean };
  readonly close: () => Promise<void>;
}

interface File {
  readonly id: string;
  readonly name: string;
  readonly bytes: Buffer;
}

/** Starts it with nothing in it. */
export async function startSite(): Promise<Site> {
  const files = new Map<string, File>();
  const says = { status: 'ok', errorRate: 0.02, responseTime: 120 };
  const broken = { analysis: false };
  const answer = async (request: IncomingMessage): Promise<unknown> => {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://site');
    if (pathname === '/health') return { status: says.status, error_rate: says.errorRate };
    if (pathname === '/metrics') return { avg_response_time_ms: says.responseTime };
    if (pathname === '/api/search') {
      const found = [...files.values()].filter(({ name }) => name.includes(searchParams.get('q') ?? ''));
      return found.map(({ id }) => ({ id }));
    }
    if (pathname === '/api/files' && request.method === 'GET') return [...files.keys()];
    if (pathname === '/api/files' && request.method === 'POST') {
      const bytes = await buffer(request);
      if (bytes.subarray(0, 4).toString() !== 'MThd') return undefined;
      const file = { id: `f${files.size + 1}`, name: searchParams.get('name') ?? '', bytes };
      files.set(file.id, file);
      return { id: file.id };
    }
    const [, id = '', part] = /^\/api\/files\/(\w+)(?:\/(\w+))?$/.exec(pathname) ?? [];
    const file = files.get(id);
    if (file === undefined) return undefined;
    if (request.method === 'DELETE') return { deleted: files.delete(id) };
    if (part === 'export') return file.bytes;
    const notes = file.bytes.filter((byte) => byte === 0x90).length;
    return part === 'analysis' ? { notes: broken.analysis ? 0 : notes } : undefined;
  };
  const server = createServer(async (request, response) => {
    const body = await answer(request);
    response.statusCode = body === undefined ? 404 : 200;
    response.end(Buffer.isBuffer(body) ? body : JSON.stringify(body ?? {}));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const close = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, says, broken, close };
}
