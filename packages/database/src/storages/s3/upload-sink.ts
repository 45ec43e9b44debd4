import { PassThrough, type Readable, Writable } from 'node:stream';

/** An upload by `@aws-sdk/lib-storage`, as far as it matters here. */
export interface Uploading {
  done(): Promise<unknown>;
  abort(): Promise<void>;
}

/** A part is at least that, in bytes: small enough that some fit into memory, large enough for 80 GB by 10,000 parts. */
const smallestPart = 8 * 2 ** 20;
/** Limits of S3: https://docs.aws.amazon.com/AmazonS3/latest/userguide/qfacts.html */
const mostParts = 10_000;
/** Bytes of parts that may be on their way at a time, where a single part isn't larger. */
const onTheWay = 32 * 2 ** 20;

/** How a body of so many bytes at most is cut, a quarter more than that included: bytes of a part, and parts on their way at a time. */
export function partsFor(atMost: number): { readonly partSize: number; readonly queueSize: number } {
  const needed = Math.ceil((atMost * 1.25) / mostParts / 2 ** 20) * 2 ** 20;
  const partSize = Math.max(smallestPart, needed);
  return { partSize, queueSize: Math.max(1, Math.floor(onTheWay / partSize)) };
}

/**
 * A stream whose bytes are uploaded: it has finished when the upload is complete, and fails with what `explain` makes of the
 * upload's failure. Destroyed before, it aborts the upload.
 */
export function uploadSink(
  begin: (body: Readable) => Uploading,
  explain: (error: unknown) => Error,
): Writable {
  const body = new PassThrough({ highWaterMark: 1024 * 1024 });
  const upload = begin(body);
  const done = upload.done();
  const sink = new Writable({
    highWaterMark: 1024 * 1024,
    write(chunk, _encoding, callback) {
      if (body.write(chunk)) callback();
      else body.once('drain', callback);
    },
    final(callback) {
      body.end();
      done.then(
        () => callback(),
        (error) => callback(explain(error)),
      );
    },
    destroy(error, callback) {
      const end = () => callback(error);
      upload.abort().then(end, end);
      // Without an error, what came so far would look like all of it.
      body.destroy(error ?? new Error('the upload was given up'));
    },
  });
  done.catch((error) => sink.destroy(explain(error)));
  return sink;
}
