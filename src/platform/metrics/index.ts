export { health } from './health.ts';
export { httpMetrics } from './http.ts';
export { type ServedMetrics, startMetrics } from './serve.ts';
