import { z } from 'zod';
import { recorded } from '../../platform/actor.ts';
import { importContextOf } from '../../platform/imports/context.ts';
import { bringBack, takeBack } from '../../platform/imports/index.ts';
import { refreshSources, sourcesOf } from '../../platform/registries.ts';
import { defineUse, optionalText } from '../../platform/use.ts';
import { ok, type Refusal, refuse } from '../../shared/result.ts';
import { KnownSource, LOAD_STATES, Load, LoadReport } from './answers.ts';
import { findLoadList, findReport, findUnderWay, LOAD_SORTS } from './find.ts';
import { describeSource } from './sources.ts';

export const PAGE_SIZE = 50;

const LoadsAnswer = z.object({
  items: z.array(Load),
  total: z.number().int(),
  inForce: z.number().int().describe('How many are in force, of all'),
  underWay: z.array(LoadReport).describe('What waits or is being read, in order'),
  next: z.string().optional().describe('Cursor of the next part'),
});
export type LoadsAnswer = z.output<typeof LoadsAnswer>;

const offsetOf = (cursor: string | undefined): number => Math.max(0, Math.trunc(Number(cursor)) || 0);

/** Every file that was sent: what it is, how it ended, whether it is in force. */
export const loads = defineUse({
  name: 'loads',
  method: 'get',
  permission: 'loads.read',
  summary: 'Lists the files that were sent: what each is, how it ended, and whether it is in force.',
  input: z.object({
    q: z.string().trim().max(200).default('').describe('words of the file or its source'),
    state: optionalText(z.enum(LOAD_STATES)).describe('one state only'),
    sort: z.enum(LOAD_SORTS).default('received').describe('column to sort by'),
    dir: z.enum(['ascending', 'descending']).default('descending').describe('direction of the order'),
    limit: z.coerce.number().int().min(1).max(1000).default(PAGE_SIZE).describe('how many at most'),
    cursor: optionalText(z.string().max(20)).describe('where to go on, as the part before told'),
  }),
  output: LoadsAnswer,
  run: async (platform, _actor, input) => {
    const offset = offsetOf(input.cursor);
    const { items, total, inForce } = await findLoadList(platform, {
      ...input,
      state: LOAD_STATES.find((state) => state === input.state),
      offset,
    });
    const end = offset + items.length;
    return ok({
      items,
      total,
      inForce,
      underWay: await findUnderWay(platform),
      ...(items.length > 0 && end < total ? { next: String(end) } : {}),
    });
  },
});

const id = z.object({ id: z.string().describe('id of the load') });
const noLoad = (): Refusal => ({ kind: 'not-found', what: 'that import' }) as Refusal;

/** The report of one load, from the moment that its file has arrived. */
export const load = defineUse({
  name: 'load',
  path: 'loads/{id}',
  method: 'get',
  permission: 'loads.read',
  summary: 'How far one file is, or its report: rows read, accepted, rejected and why.',
  input: id,
  output: LoadReport,
  run: async (platform, _actor, input) => {
    const report = await findReport(platform, input.id);
    return report ? ok(report) : refuse(noLoad());
  },
});

/** Takes a wrong load out of force; what it had replaced is in force again at once. */
export const takeBackLoad = defineUse({
  name: 'take-back',
  path: 'loads/{id}/take-back',
  method: 'post',
  permission: 'loads.manage',
  summary: 'Takes a wrong load back; what it had replaced is in force again at once.',
  input: id,
  output: LoadReport,
  run: async (platform, actor, input) => {
    const done = await takeBack(importContextOf(platform), { id: input.id, who: recorded(actor) });
    if (!done.ok) return refuse(done.refusal.kind === 'unknown-load' ? noLoad() : done.refusal);
    const report = await findReport(platform, input.id);
    return report ? ok(report) : refuse(noLoad());
  },
});

/** Puts a load in force again that was replaced or taken back. */
export const bringBackLoad = defineUse({
  name: 'bring-back',
  path: 'loads/{id}/bring-back',
  method: 'post',
  permission: 'loads.manage',
  summary: 'Puts a load in force again that was replaced or taken back.',
  input: id,
  output: LoadReport,
  run: async (platform, actor, input) => {
    const done = await bringBack(importContextOf(platform), { id: input.id, who: recorded(actor) });
    if (!done.ok) return refuse(done.refusal.kind === 'unknown-load' ? noLoad() : done.refusal);
    const report = await findReport(platform, input.id);
    return report ? ok(report) : refuse(noLoad());
  },
});

/** The published layouts that can be read. */
export const sources = defineUse({
  name: 'sources',
  method: 'get',
  permission: 'public.read',
  summary: 'The published files that can be read: publisher, address, how often, columns.',
  input: z.object({}),
  output: z.object({ items: z.array(KnownSource) }),
  run: async ({ registries, db }) => {
    await refreshSources(registries, db);
    return ok({ items: sourcesOf(registries).map(describeSource) });
  },
});
