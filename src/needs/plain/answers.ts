import { z } from 'zod';

/** A sentence, with the figure that its number comes from. */
export const PlainSentence = z.object({
  text: z.string(),
  figure: z.string().nullable().describe('Address of the figure behind it'),
});
export type PlainSentence = z.output<typeof PlainSentence>;

/** A number to take away. */
export const Saying = z.object({
  big: z.string().describe('1 in 47'),
  words: z.string().describe('people here has a lung disease called COPD'),
  figure: z.string().nullable(),
});
export type Saying = z.output<typeof Saying>;

const PlainSection = z.object({
  key: z.string(),
  title: z.string(),
  sentences: z.array(PlainSentence),
});
export type PlainSection = z.output<typeof PlainSection>;

export const PlainListed = z.object({
  slug: z.string(),
  name: z.string(),
  percent: z.number().describe('Per cent of the people whom its register counts'),
  oneIn: z.string(),
  who: z.string().describe('Of whom: people, adults'),
  beside: z.enum(['more', 'fewer', 'same']).nullable().describe('Than in England'),
});
export type PlainListed = z.output<typeof PlainListed>;

/** Health and care of an area in plain words; for everybody, and the same for everybody. */
export const PlainProfile = z.object({
  area: z.string(),
  name: z.string(),
  year: z.string(),
  years: z.array(z.string()),
  intro: z.string(),
  sayings: z.array(Saying).describe('Two to four numbers to take away'),
  sections: z.array(PlainSection),
  conditions: z.array(PlainListed).describe('In order of name'),
  withheld: z.number().int().describe('Numbers left out of the figures used, because they are small'),
});
export type PlainProfile = z.output<typeof PlainProfile>;

export const PlainConditionAnswer = z.object({
  area: z.string(),
  name: z.string(),
  year: z.string().nullable(),
  years: z.array(z.string()),
  slug: z.string(),
  register: z.string(),
  condition: z.string(),
  means: z.array(z.string()).describe('What it is'),
  sayings: z.array(Saying),
  sections: z.array(PlainSection),
  withheld: z.number().int(),
});
export type PlainConditionAnswer = z.output<typeof PlainConditionAnswer>;
