import type { RouteTable } from './route.ts';
import { actionRoutes } from './routes/actions.ts';
import { approvalRoutes } from './routes/approvals.ts';
import { checkRoutes } from './routes/checks.ts';
import { contentRoutes } from './routes/contents.ts';
import { gitObjectRoutes } from './routes/git-objects.ts';
import { gitRefRoutes } from './routes/git-refs.ts';
import { issueRoutes } from './routes/issues.ts';
import { peopleRoutes } from './routes/people.ts';
import { rateLimitRoutes } from './routes/rate-limit.ts';
import { repositoryRoutes } from './routes/repositories.ts';

/**
 * Every operation the fake knows, by the id that GitHub's description gives it; one file in `routes/` per area. A new one
 * needs its state in `world.ts`, a handler here, and a way for tests to set it up in `fake-repository.ts`; path, method,
 * parameters, body and answer are checked by the description alone.
 */
export const routes: RouteTable = {
  ...actionRoutes,
  ...approvalRoutes,
  ...checkRoutes,
  ...contentRoutes,
  ...gitObjectRoutes,
  ...gitRefRoutes,
  ...issueRoutes,
  ...peopleRoutes,
  ...rateLimitRoutes,
  ...repositoryRoutes,
};
