import { z } from 'zod';
import { words } from '../../platform/input.ts';
import { ASKS, type Ask } from '../case/content-rules.ts';
import type { SettingKind } from '../kit/settings.ts';
import { FLAG_FACTS, NUMBER_FACTS } from '../routes/scheme-rules.ts';
import { STAGES } from '../stages/table-rules.ts';

const key = z
  .string({ error: 'Give it a key.' })
  .regex(/^[a-z][a-z0-9-]{0,59}$/, 'A key is small letters, figures and hyphens, and begins with a letter.');

const whole = (asked: string, from: number, to: number) =>
  z.number({ error: asked }).int(asked).min(from, asked).max(to, asked);

/** A hundred billion pounds in pence: beyond it somebody slipped. */
const MOST = 10_000_000_000_000;
const limit = z
  .number({ error: 'Give a number, or leave it empty.' })
  .int('Give a whole number.')
  .min(-MOST, 'That is too little.')
  .max(MOST, 'That is too much.')
  .nullable();

const when = z.union([
  z.strictObject({ fact: z.enum(NUMBER_FACTS), over: limit, upTo: limit }),
  z.strictObject({ fact: z.enum(FLAG_FACTS), is: z.boolean() }),
]);

/** So many facts a line of the form has room for; a question about more is two questions. */
export const MOST_FACTS = 2;

const line = z.strictObject({
  key,
  when: z
    .array(when)
    .max(MOST_FACTS, 'Ask about at most two things in one question; make two questions of it.')
    .refine(
      (all) => new Set(all.map(({ fact }) => fact)).size === all.length,
      'Give one pair of limits for each thing in a line.',
    ),
  goesTo: key.nullable(),
  also: z.array(words('Say what it needs.', 200)).max(6, 'Name at most six things.'),
  says: z.string().trim().max(200, 'Write at most 200 characters.'),
});

const scheme = z.strictObject({
  approvedBy: z.string().trim().max(200, 'Write at most 200 characters.'),
  bodies: z
    .array(
      z.strictObject({
        key,
        label: words('Name the body.', 80),
        answerWithin: z.strictObject({
          days: whole('Give a whole number of days, from 1 to 730.', 1, 730),
          unit: z.enum(['calendar', 'working'], { error: 'Choose calendar or working days.' }),
        }),
      }),
    )
    .min(1, 'Name at least one body that decides.')
    .max(12, 'Name at most twelve bodies.'),
  questions: z
    .array(
      z
        .strictObject({
          key,
          title: words('Say what is asked.', 120),
          lines: z.array(line).min(1, 'Give at least one line.').max(12, 'Give at most twelve lines.'),
        })
        .refine(
          ({ lines }) => new Set(lines.flatMap((one) => one.when.map(({ fact }) => fact))).size <= MOST_FACTS,
          {
            message: 'Ask about at most two things in one question; make two questions of it.',
            path: ['title'],
          },
        ),
    )
    .min(1, 'Ask at least one question.')
    .max(12, 'Ask at most twelve questions.'),
});

const DAYS = 'Give a whole number of days, from 1 to 730.';
const target = z.strictObject({
  days: whole(DAYS, 1, 730),
  soon: whole('Give a whole number of days, from 0 up to the target.', 0, 730),
  again: z.enum(['adds-up', 'starts-anew']),
});
const stages = z.partialRecord(z.enum(STAGES), target);
const targets = z.strictObject({
  firstLook: whole('Give a whole number of working days, from 1 to 60.', 1, 60),
  usual: stages,
  byRoute: z.record(key, stages),
  lookAgain: whole(DAYS, 1, 730),
});

const template = z.strictObject({
  title: words('Name this form of case.', 80),
  forBodies: z.array(key).min(1, 'Choose at least one body that it is for.').max(12),
  pages: whole('Give a whole number of pages, from 1 to 100.', 1, 100),
  sections: z
    .array(
      z.strictObject({
        key,
        title: words('Name the section.', 80),
        asks: z.array(z.strictObject({ ask: z.enum(ASKS as readonly [Ask, ...Ask[]]), stops: z.boolean() })),
      }),
    )
    .min(1, 'Give it at least one section.')
    .max(20, 'Give it at most twenty sections.'),
});

const rate = z.strictObject({
  aYear: whole('Give it in per cent with at most two decimals, such as 3.5.', 0, 30_00).describe(
    'hundredths of a per cent',
  ),
  forYears: whole('Give a whole number of years, from 1 to 125.', 1, 125),
});
const stop = z.strictObject({ stopAt: whole('Give a score from 1 to 25.', 1, 25) });
const closing = z.strictObject({ openFor: whole('Give a whole number of days, from 1 to 90.', 1, 90) });
const moderation = z.strictObject({
  rules: z
    .array(z.strictObject({ key, words: words('Say the rule in a sentence.', 300) }))
    .min(1, 'Give at least one rule.')
    .max(20, 'Give at most twenty rules.'),
});
const letters = z.strictObject({
  letters: z
    .string({ error: 'Give two to six letters, such as ISV.' })
    .trim()
    .toUpperCase()
    .regex(/^[A-Z]{2,6}$/, 'Give two to six letters, such as ISV.'),
});

/** What each kind of setting holds, as it is kept; unknown parts are refused. */
export const SHAPES = {
  scheme,
  targets,
  template,
  rate,
  stop,
  closing,
  moderation,
  letters,
} as const satisfies Record<SettingKind, z.ZodType>;
export type SettingData = { readonly [K in SettingKind]: z.output<(typeof SHAPES)[K]> };
export type SchemeData = SettingData['scheme'];
