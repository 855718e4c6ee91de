import { z } from 'zod';
import { words } from '../../../../platform/input.ts';
import { QUALITY_DOMAINS, type QualityImpact } from '../../impact-rules.ts';
import { atFields, keyed, placeOf, rowsSent, type Sent } from '../sent-rows.ts';

/** The quality impact as it is kept: with the role and day of whoever signed it, and never their name. */
export type QualityContent = QualityImpact & {
  readonly signedAs: string | null;
  readonly signedOn: string | null;
};

const MOST_WORDS = 1000;
const long = z
  .string()
  .trim()
  .max(MOST_WORDS, `Write at most ${MOST_WORDS.toLocaleString('en-GB')} characters.`)
  .default('');
const effect = z
  .object({
    direction: z.enum(['better', 'same', 'worse'], { error: 'Choose better, the same or worse.' }),
    words: long,
  })
  .optional();
const score = (asked: string) => z.number({ error: asked }).int(asked).min(1, asked).max(5, asked);
const LIKELIHOOD = 'choose how likely it is, 1 to 5.';
const CONSEQUENCE = 'choose how bad it would be, 1 to 5.';

const sent = z
  .object({
    effects: z.object({ safety: effect, effectiveness: effect, experience: effect }).default({}),
    risks: z
      .array(
        z.object({
          key: z.string().max(60).optional(),
          domain: z.enum(QUALITY_DOMAINS, { error: 'choose what it is a risk to.' }),
          label: words('say what could go wrong.', 300),
          likelihood: score(LIKELIHOOD),
          consequence: score(CONSEQUENCE),
          after: z
            .object({
              action: long,
              owner: z.string().trim().max(120, 'Write at most 120 characters.').default(''),
              likelihood: score(`after what is done, ${LIKELIHOOD}`),
              consequence: score(`after what is done, ${CONSEQUENCE}`),
            })
            .nullable()
            .default(null),
        }),
      )
      .max(40, 'Name at most 40 risks.')
      .default([]),
    signedBy: z.string().nullable().default(null),
    signedAs: z.string().nullable().default(null),
    signedOn: z.string().nullable().default(null),
  })
  .transform(({ effects, risks, ...signature }): QualityContent => {
    const told: QualityImpact['effects'] = Object.fromEntries(
      QUALITY_DOMAINS.flatMap((domain) => {
        const one = effects[domain];
        return one ? [[domain, one]] : [];
      }),
    );
    const taken = new Set(risks.flatMap(({ key }) => (key ? [key] : [])));
    return { effects: told, risks: keyed(risks, 'risk', taken), ...signature };
  });

/** Reads the quality impact; what cannot be is refused at its field, such as `quality-2-likelihood`. */
export const qualityContent: z.ZodType<QualityContent> = atFields(sent, (path, raw) =>
  placeOf(path, raw, { skip: ['effects'], listOf: () => 'quality' }),
);

export const EMPTY_QUALITY: QualityContent = {
  effects: {},
  risks: [],
  signedBy: null,
  signedAs: null,
  signedOn: null,
};

const whole = (text: string): number | string | undefined =>
  text === '' ? undefined : /^\d$/.test(text) ? Number(text) : text;

/** From the fields of its form. A signature is none of them: nobody signs by writing. */
export const qualityFromForm = (form: Sent): unknown => ({
  effects: Object.fromEntries(
    QUALITY_DOMAINS.flatMap((domain) => {
      const [direction, said] = ['direction', 'words'].map((field) =>
        (form[`${domain}-${field}`] ?? '').trim(),
      );
      return direction || said ? [[domain, { direction, words: said }]] : [];
    }),
  ),
  risks: rowsSent(form, 'quality').map(({ row, text }) => {
    const after = ['after-action', 'after-owner', 'after-likelihood', 'after-consequence'].some((field) =>
      text(field),
    );
    return {
      row,
      key: text('key'),
      domain: text('domain'),
      label: text('label'),
      likelihood: whole(text('likelihood')),
      consequence: whole(text('consequence')),
      after: after
        ? {
            action: text('after-action'),
            owner: text('after-owner'),
            likelihood: whole(text('after-likelihood')),
            consequence: whole(text('after-consequence')),
          }
        : null,
    };
  }),
});

export const qualityToForm = ({ effects, risks }: QualityContent): Sent => {
  const values: Record<string, string> = {};
  for (const domain of QUALITY_DOMAINS) {
    const effect = effects[domain];
    if (!effect) continue;
    values[`${domain}-direction`] = effect.direction;
    values[`${domain}-words`] = effect.words;
  }
  for (const [place, risk] of risks.entries()) {
    const name = `quality-${place + 1}`;
    Object.assign(values, {
      [`${name}-key`]: risk.key,
      [`${name}-domain`]: risk.domain,
      [`${name}-label`]: risk.label,
      [`${name}-likelihood`]: String(risk.likelihood),
      [`${name}-consequence`]: String(risk.consequence),
      ...(risk.after
        ? {
            [`${name}-after-action`]: risk.after.action,
            [`${name}-after-owner`]: risk.after.owner,
            [`${name}-after-likelihood`]: String(risk.after.likelihood),
            [`${name}-after-consequence`]: String(risk.after.consequence),
          }
        : {}),
    });
  }
  return values;
};

const unsigned = ({ effects, risks }: QualityContent): string => JSON.stringify({ effects, risks });

/** What is kept when a writer sends another: a signature stands on only while nothing that was signed has changed. */
export const settleQuality = (before: QualityContent, after: QualityContent): QualityContent => {
  const { signedBy, signedAs, signedOn } = unsigned(before) === unsigned(after) ? before : EMPTY_QUALITY;
  return { ...after, signedBy, signedAs, signedOn };
};
