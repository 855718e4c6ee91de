import { z } from 'zod';
import {
  confirmedWords,
  date,
  optionalChoice,
  optionalWords,
  versionInput,
  words,
} from '../../platform/input.ts';
import { optionalText } from '../../platform/use.ts';
import { OUTCOMES } from '../../proposals/index.ts';

export const decisionInput = z
  .string({ error: 'Say which decision, such as DEC-2026-047.' })
  .trim()
  .toUpperCase()
  .max(40)
  .describe('DEC-2026-047');

/** Several short texts: one on each line of a field, or a list in JSON. */
const lines = (asked: string | undefined, most: number) =>
  z.preprocess(
    (value) =>
      (Array.isArray(value) ? value : String(value ?? '').split(/\r?\n/))
        .map((one) => (typeof one === 'string' ? one.trim().replace(/^([-•*]|\d+[.)])\s+/, '') : one))
        .filter((one) => one !== ''),
    z
      .array(z.string().max(500, 'Keep each line to 500 characters.'))
      .min(asked === undefined ? 0 : 1, asked)
      .max(most, `Keep it to ${most} lines.`),
  );

const Dissent = z.object({
  name: words('Say who saw it otherwise.', 120),
  standing: words('Say as what they sit on the body.', 120),
  words: words('Write down why, as they said it.', 1000),
});

export const REVIEWERS = ['clinician', 'manager', 'body'] as const;

/** The words of a decision: what a correction can change. */
export const wordsInput = {
  title: words('Say in one line what was decided.', 200),
  summary: words('Say what it means for patients, in plain words.', 1500),
  reasons: lines('Give at least one reason.', 12).describe('why, one on each line'),
  conditions: lines(undefined, 12).describe('on which conditions, one on each line'),
  dissent: z.array(Dissent).max(20).default([]).describe('who saw it otherwise, and why'),
  reviewOn: optionalText(date()).describe('day on which it is looked at again'),
  reviewBy: optionalChoice(REVIEWERS, 'Choose who looks at it again.').describe(
    'who looks at it again: clinician or manager of the idea, or the body',
  ),
};

export const PUBLISH_WAYS = ['by-rules', 'now', 'withheld'] as const;

/** A whole number of pounds that may be left empty. */
const pounds = z.preprocess((value) => {
  const text = String(value ?? '').replaceAll(/[£,\s]/g, '');
  return text === '' ? undefined : Number(text);
}, z
  .number({ error: 'Give whole pounds.' })
  .int('Give whole pounds.')
  .min(0, 'Give whole pounds.')
  .max(100_000_000_000, 'That is more than there is.')
  .optional());

export const recordInput = z.object({
  meeting: optionalText(z.string().trim().toUpperCase().max(40)).describe('MTG-2026-012'),
  item: z
    .preprocess(
      (value) => (value === '' || value === undefined ? undefined : Number(value)),
      z.number().int().positive().optional(),
    )
    .describe('number of the item'),
  vote: optionalText(z.string().trim().toUpperCase().max(40)).describe(
    'VOTE-2026-018; none where it was decided without',
  ),
  outcome: z.enum(OUTCOMES, { error: 'Choose what was decided.' }),
  ...wordsInput,
  publish: z
    .enum(PUBLISH_WAYS, { error: 'Choose when everybody can read it.' })
    .default('by-rules')
    .describe('by-rules: within the days that the standing orders give; now; or withheld'),
  withheldReason: optionalWords(300),
  withheldUntil: optionalText(date()),
  contractService: optionalWords(200).describe('where a contract hangs on it: which service'),
  contractHow: optionalWords(300).describe('how its provider is chosen'),
  contractSupplier: optionalWords(200),
  contractPounds: pounds,
  once: optionalText(z.string().max(60)).describe('key of the form: sent twice, it writes one decision'),
  confirmed: confirmedWords,
});
export type RecordInput = z.output<typeof recordInput>;

export const correctInput = z.object({
  reference: decisionInput,
  ...wordsInput,
  why: words('Say what is put right, and why.', 500),
  version: versionInput,
  confirmed: confirmedWords,
});
export type CorrectInput = z.output<typeof correctInput>;

/** Free words by the names of their fields. */
export const freeWords = (input: {
  readonly title: string;
  readonly summary: string;
  readonly reasons: readonly string[];
  readonly conditions: readonly string[];
  readonly dissent: readonly { readonly words: string }[];
}): Record<string, string> => ({
  title: input.title,
  summary: input.summary,
  reasons: input.reasons.join('\n'),
  conditions: input.conditions.join('\n'),
  dissent: input.dissent.map(({ words: said }) => said).join('\n'),
});
