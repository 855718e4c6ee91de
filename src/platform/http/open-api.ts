import { OpenAPIHono } from '@hono/zod-openapi';
import type { Route } from './routes.ts';

/** The description of /api/v1, from the same schemas that the uses read their input with. */
export const openApi = (routes: readonly Route[]): object => {
  const described = new OpenAPIHono();
  for (const route of routes) {
    if (route.face === 'page') continue;
    const { path, method, summary, permission } =
      route.face === 'api'
        ? {
            path: `/api/v1/${route.use.path ?? route.use.name}`,
            method: route.use.method,
            summary: route.use.summary,
            permission: route.use.permission,
          }
        : { ...route, path: `/api/v1${route.path.replaceAll(/:(\w+)/g, '{$1}')}` };
    const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name ?? '');
    const shape = route.face === 'api' ? route.use.input : undefined;
    const inPathShape = Object.fromEntries(inPath.map((name) => [name, true]));
    const rest = shape?.omit(inPathShape);
    const problem = {
      description: 'A refusal, as RFC 9457 tells problems',
      content: { 'application/problem+json': {} },
    };
    described.openAPIRegistry.registerPath({
      method,
      path,
      summary,
      description: `Permission: ${permission}.`,
      security: [{ token: [] }],
      request: {
        ...(shape && inPath.length > 0 ? { params: shape.pick(inPathShape) } : {}),
        ...(rest && method === 'get' ? { query: rest } : {}),
        ...(rest && method !== 'get' ? { body: { content: { 'application/json': { schema: rest } } } } : {}),
      },
      responses: {
        200: {
          description: 'Done',
          ...(route.face === 'api' ? { content: { 'application/json': { schema: route.use.output } } } : {}),
        },
        '4XX': problem,
      },
    });
  }
  described.openAPIRegistry.registerComponent('securitySchemes', 'token', { type: 'http', scheme: 'bearer' });
  return described.getOpenAPI31Document({
    openapi: '3.1.0',
    info: { title: 'Coalface', version: '1', description: 'Every use of Coalface, as JSON.' },
  });
};
