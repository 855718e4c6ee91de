import { z } from 'zod';

export const LOAD_STATES = [
  'waiting',
  'running',
  'current',
  'superseded',
  'taken-back',
  'unchanged',
  'refused',
  'failed',
  'interrupted',
] as const;
export type LoadState = (typeof LOAD_STATES)[number];

const LoadRef = z.object({ id: z.string(), name: z.string() });

/** One file that was sent, from its arrival to its end. */
export const Load = z.object({
  id: z.string(),
  file: z.string().describe('Its name, as it was sent'),
  size: z.number().int().nullable().describe('Bytes'),
  state: z.enum(LOAD_STATES),
  source: z.object({ id: z.string(), title: z.string(), publisher: z.string() }).nullable(),
  period: z.string().nullable().describe('What it is for: a calendar date where there is one'),
  rowsRead: z.number().int().nullable(),
  accepted: z.number().int().nullable(),
  rejected: z.number().int().nullable(),
  received: z.string().describe('When it came, UTC'),
  finished: z.string().nullable(),
  who: z.string(),
});
export type Load = z.output<typeof Load>;

/** The report of one load. */
export const LoadReport = Load.extend({
  text: z.string().describe('How far it is, or how it ended, in one sentence'),
  done: z.number().nullable().describe('Rows done, while it runs'),
  total: z.number().nullable().describe('Rows there are, while it runs'),
  notes: z.array(z.object({ note: z.string(), rows: z.number().int() })),
  reasons: z.array(z.object({ column: z.string(), reason: z.string(), rows: z.number().int() })),
  refusal: z.object({ kind: z.string(), title: z.string(), detail: z.string(), todo: z.string() }).nullable(),
  replaced: LoadRef.nullable().describe('The load that was current before it'),
  sameAs: LoadRef.nullable().describe('The load that this file is already'),
  replacedBy: LoadRef.nullable().describe('The load that is current in its place'),
  canTakeBack: z.boolean(),
  canBringBack: z.boolean(),
});
export type LoadReport = z.output<typeof LoadReport>;

/** A published layout that can be imported. */
export const KnownSource = z.object({
  id: z.string(),
  title: z.string(),
  publisher: z.string(),
  licence: z.string(),
  address: z.string(),
  cadence: z.string(),
  period: z.string().describe('Where the period comes from'),
  columns: z.array(
    z.object({ name: z.string(), what: z.string(), optional: z.boolean(), kept: z.boolean() }),
  ),
});
export type KnownSource = z.output<typeof KnownSource>;

/** Nothing more will happen to it by itself. */
export const hasEnded = ({ state }: Pick<Load, 'state'>): boolean =>
  state !== 'waiting' && state !== 'running';
