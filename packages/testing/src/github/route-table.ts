import type { RouteTable } from './route.ts';
import { actionRoutes } from './routes/actions.ts';
import { alertRoutes } from './routes/alerts.ts';
import { approvalRoutes } from './routes/approvals.ts';
import { checkRunWritingRoutes } from './routes/check-run-writing.ts';
import { checkRoutes } from './routes/checks.ts';
import { commitRoutes } from './routes/commits.ts';
import { contentRoutes } from './routes/contents.ts';
import { deploymentRoutes } from './routes/deployments.ts';
import { environmentRoutes } from './routes/environments.ts';
import { gitObjectRoutes } from './routes/git-objects.ts';
import { gitRefRoutes } from './routes/git-refs.ts';
import { graphqlRoutes } from './routes/graphql.ts';
import { issueRoutes } from './routes/issues.ts';
import { peopleRoutes } from './routes/people.ts';
import { pullRoutes } from './routes/pulls.ts';
import { rateLimitRoutes } from './routes/rate-limit.ts';
import { releaseRoutes } from './routes/releases.ts';
import { repositoryRoutes } from './routes/repositories.ts';

/**
 * Every operation the fake knows, by the id that GitHub's description gives it; one file in `routes/` per area. A new one
 * needs its state in `world.ts`, a handler here, and a way for tests to set it up in `fake-repository.ts`; path, method,
 * parameters, body and answer are checked by the description alone.
 */
export const routes: RouteTable = {
  ...actionRoutes,
  ...alertRoutes,
  ...approvalRoutes,
  ...checkRoutes,
  ...checkRunWritingRoutes,
  ...commitRoutes,
  ...contentRoutes,
  ...deploymentRoutes,
  ...environmentRoutes,
  ...gitObjectRoutes,
  ...gitRefRoutes,
  ...graphqlRoutes,
  ...issueRoutes,
  ...peopleRoutes,
  ...pullRoutes,
  ...rateLimitRoutes,
  ...releaseRoutes,
  ...repositoryRoutes,
};
