/** The result of `work`, or the signal's reason as soon as it fires; `stop` then ends what is under way. */
export async function untilFired<T>(
  signal: AbortSignal | undefined,
  stop: () => void,
  work: () => Promise<T>,
): Promise<T> {
  if (signal === undefined) return work();
  signal.throwIfAborted();
  const fired = Promise.withResolvers<never>();
  const onAbort = () => {
    stop();
    fired.reject(signal.reason);
  };
  signal.addEventListener('abort', onAbort, { once: true });
  try {
    return await Promise.race([work(), fired.promise]);
  } finally {
    signal.removeEventListener('abort', onAbort);
  }
}
