import { z } from 'zod';
import { EVIDENCE_KINDS } from './tables.ts';

const Somebody = z.object({ name: z.string().nullable(), role: z.string() });
const Kind = z.enum(EVIDENCE_KINDS);
/** A whole figure of needs, as its own address gives it. */
const WholeFigure = z.unknown();

export const PinAnswer = z.object({
  id: z.string(),
  kind: Kind,
  title: z.string(),
  source: z.string().nullable(),
  address: z.string().nullable(),
  note: z.string().nullable(),
  figureHref: z.string().nullable().describe('address that makes the figure again'),
  figure: WholeFigure.nullable().describe(
    'the figure as it stood; null where there is none that you may see',
  ),
  figureHash: z.string().nullable().describe('SHA-256 of the figure as members saw it, as canonical JSON'),
  stoodOn: z.string().nullable(),
  today: z
    .object({ figure: WholeFigure.nullable(), same: z.boolean(), words: z.array(z.string()) })
    .nullable()
    .describe('the same figure of what is loaded today, and what has changed'),
  takenBack: z.boolean().describe('its publisher took back what it was made of, or it can no longer be made'),
  former: z.array(
    z.object({
      figure: WholeFigure.nullable(),
      hash: z.string(),
      stoodOn: z.string(),
      until: z.string(),
      by: z.string().nullable(),
    }),
  ),
  by: Somebody,
  on: z.string(),
  version: z.number(),
  may: z.object({ change: z.boolean() }),
});

/** What a proposal rests on, as this reader may see it. */
export const EvidenceAnswer = z.object({
  reference: z.string(),
  title: z.string(),
  evidence: z.array(PinAnswer),
  takenOff: z.array(
    z.object({
      id: z.string(),
      kind: Kind,
      title: z.string(),
      because: z.string(),
      by: z.string().nullable(),
      on: z.string(),
    }),
  ),
  may: z.object({ add: z.boolean() }),
});
