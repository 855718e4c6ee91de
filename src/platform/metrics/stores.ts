import { sql } from 'kysely';
import { Gauge, Registry } from 'prom-client';
import type { Platform } from '../platform.ts';

/** What is counted in the stores at the moment somebody asks: pool, jobs, mail, loads. */
export const storeMetrics = ({ db, relational }: Platform): Registry => {
  const own = new Registry();
  const registers = [own];
  const { pool } = relational;
  new Gauge({
    name: 'coalface_pool_connections',
    help: 'Connections to the relational store: open, idle; and requests waiting for one.',
    labelNames: ['state'] as const,
    registers,
    collect() {
      this.set({ state: 'open' }, pool.totalCount);
      this.set({ state: 'idle' }, pool.idleCount);
      this.set({ state: 'waiting' }, pool.waitingCount);
    },
  });
  const counted = (name: string, help: string, label: string, from: string) =>
    new Gauge({
      name,
      help,
      labelNames: [label],
      registers,
      async collect() {
        const { rows } = await sql<{ label: string; count: number }>`${sql.raw(from)}`.execute(db);
        this.reset();
        for (const row of rows) this.set({ [label]: row.label }, row.count);
      },
    });
  counted(
    'coalface_job_requests',
    'Jobs asked for and not done: waiting (not yet in the queue), queued, failed (no further attempt).',
    'state',
    `select s.label, count(r.id) from (values ('waiting'), ('queued'), ('failed')) s (label)
      left join job_request r on s.label = case when r.failed is not null then 'failed'
        when r.handed_on is not null then 'queued' else 'waiting' end group by s.label`,
  );
  counted(
    'coalface_mail',
    'Mail in the outbox by state.',
    'state',
    'select state as label, count(*) from mail group by state',
  );
  counted(
    'coalface_loads',
    'Files offered for import by what became of them.',
    'status',
    'select status as label, count(*) from import_load group by status',
  );
  return own;
};
