import type { RouteTable } from './route.ts';
import { contentRoutes } from './routes/contents.ts';
import { gitObjectRoutes } from './routes/git-objects.ts';
import { gitRefRoutes } from './routes/git-refs.ts';

/** Every operation the fake knows, by the id that GitHub's description gives it; one file in `routes/` per area. */
export const routes: RouteTable = {
  ...contentRoutes,
  ...gitObjectRoutes,
  ...gitRefRoutes,
};
