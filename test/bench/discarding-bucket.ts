import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What the bucket does with the bytes it takes. */
export interface Bytes {
  /** One part, or an object that came as a whole (part 1). */
  take(key: string, part: number, request: IncomingMessage): Promise<number>;
  /** All bytes of an object, in order. */
  give(key: string, size: number): Iterable<Buffer>;
}

/** A server that speaks as much of S3 as a backup takes. */
export interface Bucket {
  /** For `AWS_ENDPOINT_URL`. */
  readonly url: string;
  close(): void;
}

/** Starts an empty bucket; any name of a bucket is this one. https://docs.aws.amazon.com/AmazonS3/latest/API/API_Operations_Amazon_Simple_Storage_Service.html */
export async function startBucket(bytes: Bytes): Promise<Bucket> {
  const sizes = new Map<string, number>();
  const uploads = new Map<string, number>();
  const texts = new Map<string, Buffer>();
  const small = /\.json$/;

  const put = async (
    key: string,
    query: URLSearchParams,
    request: IncomingMessage,
    response: ServerResponse,
  ) => {
    const part = Number(query.get('partNumber') ?? 1);
    if (small.test(key)) {
      const text = Buffer.concat(await request.toArray());
      texts.set(key, text);
      sizes.set(key, text.length);
    } else {
      const size = await bytes.take(key, part, request);
      if (query.has('partNumber')) uploads.set(key, (uploads.get(key) ?? 0) + size);
      else sizes.set(key, size);
    }
    response.setHeader('etag', '"0"').end();
  };
  const get = (key: string, response: ServerResponse) => {
    const size = sizes.get(key);
    if (size === undefined) return send(response, '<Error><Code>NoSuchKey</Code></Error>', 404);
    response.writeHead(200, { 'content-length': size, etag: '"0"' });
    const text = texts.get(key);
    if (text) return void response.end(text);
    void pour(bytes.give(key, size), response);
  };
  const list = (query: URLSearchParams, response: ServerResponse) => {
    const prefix = query.get('prefix') ?? '';
    const found = [...sizes].filter(([key]) => key.startsWith(prefix));
    const contents = found.map(
      ([key, size]) =>
        `<Contents><Key>${key}</Key><Size>${size}</Size><LastModified>2026-01-01T00:00:00Z</LastModified></Contents>`,
    );
    send(response, `<ListBucketResult>${contents.join('')}</ListBucketResult>`);
  };
  const post = (key: string, query: URLSearchParams, response: ServerResponse) => {
    if (query.has('uploads')) {
      return send(
        response,
        '<InitiateMultipartUploadResult><UploadId>1</UploadId></InitiateMultipartUploadResult>',
      );
    }
    sizes.set(key, uploads.get(key) ?? 0);
    send(response, `<CompleteMultipartUploadResult><Key>${key}</Key></CompleteMultipartUploadResult>`);
  };
  const server = createServer(async (request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://bucket');
    const key = decodeURIComponent(pathname).split('/').slice(2).join('/');
    if (request.method === 'PUT') return put(key, searchParams, request, response);
    await request.resume().toArray();
    if (request.method === 'POST') return post(key, searchParams, response);
    if (request.method === 'GET') return key === '' ? list(searchParams, response) : get(key, response);
    if (request.method === 'DELETE') sizes.delete(key);
    response.writeHead(204).end();
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

function send(response: ServerResponse, xml: string, status = 200): void {
  response.writeHead(status, { 'content-type': 'application/xml' }).end(xml);
}

async function pour(chunks: Iterable<Buffer>, response: ServerResponse): Promise<void> {
  for (const chunk of chunks) if (!response.write(chunk)) await once(response, 'drain');
  response.end();
}
