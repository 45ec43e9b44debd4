/** Cases that run at the same time: they wait for GitHub's pace of a write a second more than they work. */
const most = 4;

/** Runs every case, some of them side by side. Rejects with the first failure, once all others have ended. */
export async function sideBySide<T>(cases: readonly T[], run: (one: T) => Promise<void>): Promise<void> {
  const waiting = cases.values();
  const lane = async () => {
    for (const one of waiting) await run(one);
  };
  const lanes = await Promise.allSettled(Array.from({ length: most }, lane));
  for (const ended of lanes) if (ended.status === 'rejected') throw ended.reason;
}
