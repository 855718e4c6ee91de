import type { MiddlewareHandler } from 'hono';
import { routePath } from 'hono/route';
import { httpSeconds } from './metrics.ts';

/** Times each request by its route's pattern, so that ids in addresses never become labels. To be mounted first. */
export const httpMetrics: MiddlewareHandler = async (c, next) => {
  const end = httpSeconds.startTimer({ method: c.req.method });
  await next();
  const route = routePath(c, -1);
  // Middleware alone matched: nobody has such a page.
  end({ route: route.includes('*') ? 'none' : route, status: String(c.res.status) });
};
