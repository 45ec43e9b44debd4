import { ok } from '../answer.ts';
import type { RouteTable } from '../route.ts';

/** The state of the rate limit, for free: https://docs.github.com/rest/rate-limit. */
export const rateLimitRoutes: RouteTable = {
  'rate-limit/get': {
    handle: ({ allowance: { limit, used, reset }, now }) => {
      const core = { limit, used, remaining: Math.max(0, limit - used), reset };
      const search = { limit: 30, used: 0, remaining: 30, reset: Math.floor(now / 1000) + 60 };
      return ok({ resources: { core, search }, rate: core });
    },
  },
};
