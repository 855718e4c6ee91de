import { Counter, collectDefaultMetrics, Histogram, Registry } from 'prom-client';

/** All metrics of this process. Labels have few values: never an id, a name or an address of a page with one. */
export const registry = new Registry();

collectDefaultMetrics({ register: registry, prefix: 'coalface_' });

const registers = [registry];

export const httpSeconds = new Histogram({
  name: 'coalface_http_request_seconds',
  help: 'How long requests took, in seconds, by route and status.',
  labelNames: ['method', 'route', 'status'] as const,
  buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10, 60],
  registers,
});

export const jobSeconds = new Histogram({
  name: 'coalface_job_seconds',
  help: 'How long jobs ran, in seconds, by job and outcome (done, failed).',
  labelNames: ['job', 'outcome'] as const,
  buckets: [0.01, 0.1, 1, 10, 60, 600, 3600],
  registers,
});

export const mailTotal = new Counter({
  name: 'coalface_mail_total',
  help: 'Attempts to send mail, by outcome (sent, kept, withheld, failed, given-up).',
  labelNames: ['outcome'] as const,
  registers,
});
