import { z } from 'zod';
import { differing } from '../../platform/history/history.ts';
import { identifiedIn } from '../../platform/identified.ts';
import {
  confirmedWords,
  optionalPeople,
  optionalWords,
  ticked,
  versionInput,
  words,
} from '../../platform/input.ts';
import type { Platform } from '../../platform/platform.ts';
import { visibleTo } from '../../platform/registries.ts';
import { nextReference } from '../../platform/relational/references.ts';
import { inTransaction } from '../../platform/relational/transaction.ts';
import { signatureOf } from '../../platform/signature.ts';
import { type CommonRefusal, defineUse, optionalText } from '../../platform/use.ts';
import { londonDate } from '../../shared/dates.ts';
import { ok, type Result, refuse } from '../../shared/result.ts';
import { optionalCondition } from '../kit/conditions.ts';
import { changeGap, concernedBy, keepGapChange, tellOfGap } from './change.ts';
import { type FindFigure, freezeFigure } from './freeze.ts';
import { ASKED_ALIKE, gapsAlike, lockGap } from './queries.ts';
import type { GapRefusal } from './refusals.ts';
import { isOpen, whyNotPeople } from './rules.ts';
import { gapRef, mayCorrect } from './shown.ts';
import { gapDb } from './tables.ts';

/** What a person writes of a gap. */
const said = {
  statement: words('Say in one sentence what is missing, and for whom.', 200),
  detail: optionalWords(4000).describe('more of it, in your own words'),
  place: words('Say where: the area, a neighbourhood, some practices.', 200),
  evidence: optionalWords(2000).describe('what you know it from, beside or in place of a figure'),
  condition: optionalCondition,
  people: optionalPeople().describe('people affected'),
  peopleLower: optionalPeople().describe('lower limit of the people affected'),
  peopleUpper: optionalPeople().describe('upper limit of the people affected'),
  peopleWords: optionalWords(200).describe('what the number of people counts'),
};
type Said = z.output<z.ZodObject<typeof said>>;

/** The free words of a gap, by the names of their fields. */
const freeWords = ({ statement, detail, place, evidence, peopleWords }: Said) => ({
  statement,
  detail,
  place,
  evidence,
  peopleWords,
});

const rowOf = (input: Said) => ({
  statement: input.statement,
  detail: input.detail ?? null,
  place: input.place,
  evidence: input.evidence ?? null,
  condition: input.condition ?? null,
  people: input.people ?? null,
  people_lower: input.peopleLower ?? null,
  people_upper: input.peopleUpper ?? null,
  people_words: input.people === undefined ? null : (input.peopleWords ?? null),
});

const output = z.object({ reference: z.string() });
type Answer = Result<{ reference: string }, GapRefusal | CommonRefusal>;

/** Open gaps that a new one should be held against before it is kept: of the same figure, or in much the same words. */
const toAskAbout = async (
  platform: Platform,
  actor: Parameters<typeof visibleTo>[2],
  given: Parameters<typeof gapsAlike>[1],
): Promise<string[]> => {
  const alike = (await gapsAlike(platform.db, given)).filter(
    (gap) => isOpen(gap.status) && (gap.sameFigure || gap.likeness >= ASKED_ALIKE),
  );
  const seen = await visibleTo(platform.registries, platform.db, actor, alike, (gap) =>
    gapRef(gap.reference),
  );
  return seen.map(({ reference }) => reference);
};

/** Records a gap: the statement, and with it the figure that shows it, as it stands now. */
export const recordGapUse = (find: FindFigure) =>
  defineUse({
    name: 'record-gap',
    path: 'gaps',
    method: 'post',
    permission: 'gaps.record',
    summary: 'Records a gap: what is missing, for whom and where, with a figure kept as it stands now.',
    input: z.object({
      ...said,
      figure: optionalText(z.string().max(2000)).describe('address of the figure that shows it'),
      seen: optionalText(z.string()).describe('hash of the figure that you saw; refused when it has changed'),
      topic: optionalText(z.string().max(40)).describe('without a figure: topic of the page it came from'),
      subject: optionalText(z.string().max(40)).describe('without a figure: subject of that page'),
      different: ticked('it is another gap than those that look alike'),
      confirmed: confirmedWords,
    }),
    output,
    run: async (platform, actor, input): Promise<Answer> => {
      const identified = identifiedIn(freeWords(input), input.confirmed);
      if (identified) return refuse(identified);
      const tooFew = whyNotPeople(input);
      if (tooFew) return refuse(tooFew);
      const frozen = input.figure ? await freezeFigure(find, platform, actor, input.figure) : undefined;
      if (input.figure && !frozen) return refuse({ kind: 'gap-figure-gone', field: 'figure' });
      if (frozen && input.seen && input.seen !== frozen.hash) return refuse({ kind: 'gap-figure-changed' });
      const about = frozen
        ? { topic: frozen.figure.topic, subject: frozen.figure.subject, key: frozen.figure.key }
        : { topic: input.topic, subject: input.subject };
      if (!input.different) {
        const like = await toAskAbout(platform, actor, { ...about, statement: input.statement });
        if (like.length > 0) return refuse({ kind: 'gap-looks-alike', field: 'different', like });
      }
      const now = platform.now();
      const today = londonDate(now);
      const by = signatureOf(actor);
      return inTransaction(platform.db, async (trx) => {
        const reference = await nextReference(trx, 'GAP', today);
        await gapDb(trx)
          .insertInto('gap')
          .values({
            reference,
            ...rowOf(input),
            topic: about.topic ?? null,
            subject: about.subject ?? null,
            figure_key: frozen?.figure.key ?? null,
            href: frozen?.figure.href ?? null,
            figure: frozen ? JSON.stringify(frozen.figure) : null,
            public_figure: frozen?.publicFigure ? JSON.stringify(frozen.publicFigure) : null,
            figure_hash: frozen?.hash ?? null,
            stood_on: frozen ? today : null,
            status: 'recorded',
            status_on: today,
            closed_because: null,
            status_note: null,
            merged_into: null,
            owner: null,
            owner_name: null,
            owner_standing: null,
            owned_on: null,
            recorded_by: by.person,
            recorded_by_name: by.name,
            recorded_by_standing: by.standing,
            recorded_on: today,
          })
          .execute();
        await keepGapChange(trx, actor, now, reference, 1, {
          kind: 'gap.recorded',
          after: {
            statement: input.statement,
            ...(frozen ? { figure: frozen.figure.href, figureHash: frozen.hash, stoodOn: today } : {}),
            ...(input.condition ? { condition: input.condition } : {}),
            ...(input.people === undefined ? {} : { people: input.people }),
            ...(input.confirmed ? { confirmed: true } : {}),
          },
        });
        return ok({ reference });
      });
    },
  });

/** Names of the columns, as the history and the record call them. */
const FIELDS: readonly (readonly [keyof ReturnType<typeof rowOf>, string])[] = [
  ['statement', 'statement'],
  ['detail', 'detail'],
  ['place', 'place'],
  ['evidence', 'evidence'],
  ['condition', 'condition'],
  ['people', 'people'],
  ['people_lower', 'peopleLower'],
  ['people_upper', 'peopleUpper'],
  ['people_words', 'peopleWords'],
];

/** Corrects what was written of a gap. The figure as it stood is never changed; what was written before stays in its history. */
export const correctGap = defineUse({
  name: 'correct-gap',
  path: 'gaps/{reference}',
  method: 'put',
  permission: 'gaps.record',
  summary:
    'Corrects the words of a gap; its figure stays as it stood, and what was written before in its history.',
  input: z.object({
    reference: z.string().trim().toUpperCase(),
    ...said,
    version: versionInput,
    confirmed: confirmedWords,
  }),
  output,
  run: async (platform, actor, { reference, ...input }): Promise<Answer> => {
    const identified = identifiedIn(freeWords(input), input.confirmed);
    if (identified) return refuse(identified);
    const tooFew = whyNotPeople(input);
    if (tooFew) return refuse(tooFew);
    return inTransaction<Answer>(platform.db, async (trx) => {
      const gap = await lockGap(trx, reference);
      if (!gap) return refuse({ kind: 'not-found', what: `the gap ${reference}` });
      if (!mayCorrect(actor, gap)) return refuse({ kind: 'gap-not-yours' });
      if (gap.version !== input.version)
        return refuse({ kind: 'changed-meanwhile', what: `The gap ${reference}` });
      const row = rowOf(input);
      const changed = differing<Readonly<Record<string, unknown>>>(gap, row, FIELDS);
      if (!changed) return ok({ reference });
      await changeGap(trx, actor, platform.now(), gap, row, { kind: 'gap.corrected', ...changed });
      await tellOfGap(trx, actor, reference, await concernedBy(trx, gap), {
        kind: 'gap.corrected',
        title: `${reference} was corrected: ${row.statement}`,
      });
      return ok({ reference });
    });
  },
});
