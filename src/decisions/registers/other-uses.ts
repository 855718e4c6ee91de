import { z } from 'zod';
import { nextPart, offsetOf, optionalChoice, partInput } from '../../platform/input.ts';
import { can } from '../../platform/permissions.ts';
import { visibleTo } from '../../platform/registries.ts';
import { defineUse, optionalText } from '../../platform/use.ts';
import { ok } from '../../shared/result.ts';
import { decidedRef } from '../kit/refs.ts';
import { decisionDb } from '../tables.ts';

const asked = {
  q: optionalText(z.string().trim().max(200)).describe('words of it'),
  dir: optionalChoice(['ascending', 'descending'], 'ascending or descending'),
  ...partInput(1000),
};
const fitsWords = (q: string | undefined, ...texts: readonly (string | null)[]): boolean =>
  q === undefined || texts.some((text) => text?.toLowerCase().includes(q.toLowerCase()));
const compare = (a: string | number, b: string | number): number =>
  typeof a === 'number' && typeof b === 'number' ? a - b : String(a).localeCompare(String(b), 'en-GB');

export const PROCUREMENT_SORTS = ['day', 'service', 'supplier', 'value'] as const;

export const ProcurementLine = z.object({
  decision: z.string(),
  title: z.string(),
  body: z.string(),
  bodyName: z.string(),
  day: z.string(),
  service: z.string(),
  how: z.string(),
  supplier: z.string().nullable(),
  valuePence: z.number().nullable(),
  who: z.array(z.string()).describe('who took part'),
  interests: z.array(z.object({ name: z.string(), words: z.string(), ruling: z.string() })),
});
export type ProcurementLine = z.output<typeof ProcurementLine>;

/** Published decisions on contracts: who decided, which interests there were and what was ruled. */
export const procurementRegister = defineUse({
  name: 'register-of-procurement',
  path: 'decisions/registers/procurement',
  method: 'get',
  permission: 'decisions.read',
  summary:
    'The register of procurement decisions: what, who took part, which interests there were and what was ruled.',
  input: z.object({
    ...asked,
    body: optionalText(z.string().trim().toLowerCase().max(60)).describe('key of a body'),
    sort: z.enum(PROCUREMENT_SORTS).default('day'),
  }),
  output: z.object({ total: z.number(), decisions: z.array(ProcurementLine), next: z.string().optional() }),
  run: async ({ db, registries }, actor, input) => {
    const rows = await decisionDb(db)
      .selectFrom('decision')
      .innerJoin('body', 'body.key', 'decision.body')
      .select(['decision.reference', 'decision.title', 'decision.body', 'body.name as bodyName'])
      .select(['decision.decided_on', 'decision.procurement', 'decision.stood'])
      .where('decision.procurement', 'is not', null)
      .where('decision.published_on', 'is not', null)
      .execute();
    const seen = await visibleTo(registries, db, actor, rows, ({ reference }) => decidedRef(reference));
    const lines = seen
      .flatMap(({ procurement, stood, ...row }): ProcurementLine[] =>
        procurement === null
          ? []
          : [
              {
                decision: row.reference,
                title: row.title,
                body: row.body,
                bodyName: row.bodyName,
                day: row.decided_on,
                service: procurement.service,
                how: procurement.how,
                supplier: procurement.supplier,
                valuePence: procurement.valuePence,
                who: (stood?.who ?? []).map(({ name }) => name),
                interests: (stood?.interests ?? []).map((one) => ({ ...one })),
              },
            ],
      )
      .filter(
        (line) =>
          (input.body === undefined || line.body === input.body) &&
          fitsWords(input.q, line.title, line.service, line.supplier, line.how, line.decision),
      );
    const key: Readonly<
      Record<(typeof PROCUREMENT_SORTS)[number], (line: ProcurementLine) => string | number>
    > = {
      day: ({ day }) => day,
      service: ({ service }) => service,
      supplier: ({ supplier }) => supplier ?? '',
      value: ({ valuePence }) => valuePence ?? -1,
    };
    const dir = input.dir ?? (input.sort === 'day' || input.sort === 'value' ? 'descending' : 'ascending');
    const sign = dir === 'descending' ? -1 : 1;
    const of = key[input.sort];
    lines.sort((a, b) => sign * compare(of(a), of(b)) || a.decision.localeCompare(b.decision));
    const offset = offsetOf(input.cursor);
    const decisions = lines.slice(offset, offset + input.limit);
    return ok({ total: lines.length, decisions, ...nextPart(offset, decisions.length, lines.length) });
  },
});

export const BreachLine = z.object({
  id: z.number(),
  foundOn: z.string(),
  person: z.string().nullable().describe('to the governance officer'),
  what: z.string().nullable().describe('to the governance officer'),
  done: z.string().nullable().describe('to the governance officer'),
  publicWords: z.string().nullable(),
  recordedBy: z.string().nullable(),
  version: z.number(),
});
export type BreachLine = z.output<typeof BreachLine>;

/** Breaches: the governance officer reads all of them whole, everybody the words that are published. */
export const breachRegister = defineUse({
  name: 'register-of-breaches',
  path: 'decisions/registers/breaches',
  method: 'get',
  permission: 'decisions.read',
  summary: 'The register of breaches of the policy on conflicts of interest: what is published of each.',
  input: z.object(asked),
  output: z.object({ total: z.number(), breaches: z.array(BreachLine), next: z.string().optional() }),
  run: async ({ db }, actor, input) => {
    const keeps = can(actor, 'interests.manage');
    const rows = await decisionDb(db)
      .selectFrom('breach')
      .selectAll()
      .where('taken_back_on', 'is', null)
      .$if(!keeps, (query) => query.where('public_words', 'is not', null))
      .orderBy('found_on', input.dir === 'ascending' ? 'asc' : 'desc')
      .orderBy('id', 'desc')
      .execute();
    const lines = rows
      .map(
        (row): BreachLine => ({
          id: row.id,
          foundOn: row.found_on,
          person: keeps ? row.person_name : null,
          what: keeps ? row.what : null,
          done: keeps ? row.done : null,
          publicWords: row.public_words,
          recordedBy: keeps ? row.recorded_name : null,
          version: row.version,
        }),
      )
      .filter((line) => fitsWords(input.q, line.publicWords, line.what, line.person, line.done));
    const offset = offsetOf(input.cursor);
    const breaches = lines.slice(offset, offset + input.limit);
    return ok({ total: lines.length, breaches, ...nextPart(offset, breaches.length, lines.length) });
  },
});
