import { z } from 'zod';
import { commandOf } from '../../platform/cli/command.ts';
import { defineUse } from '../../platform/use.ts';
import { ok, refuse } from '../../shared/result.ts';
import { figureWords } from '../figures/words.ts';
import { findCondition } from '../profiles/condition/catalogue.ts';
import { askedOf } from '../profiles/condition/uses.ts';
import type { NeedsRefusal } from '../refusals.ts';
import { PlainConditionAnswer, PlainProfile } from './answers.ts';
import { plainConditionProfile } from './condition.ts';
import { plainProfile } from './general.ts';

const input = z.object({ area: figureWords.area, year: figureWords.year });

/** Health and care of an area for everybody: short sentences, small numbers withheld, no practice named. */
export const plainUse = defineUse({
  name: 'plain',
  method: 'get',
  permission: 'needs.read',
  summary: 'Health and care of an area in plain words: the same for everybody, no practice named.',
  input,
  output: PlainProfile,
  run: async (platform, _actor, question) => {
    const asked = await askedOf(platform, question);
    return asked.ok ? ok(await plainProfile(platform, asked.value.area, question.year)) : asked;
  },
});

/** One condition for everybody. */
export const plainConditionUse = defineUse({
  name: 'plain-condition',
  path: 'plain/{condition}',
  method: 'get',
  permission: 'needs.read',
  summary: 'One condition of an area in plain words: the same for everybody, no practice named.',
  input: input.extend({ condition: z.string().trim().min(1).describe('copd') }),
  output: PlainConditionAnswer,
  run: async (platform, _actor, { condition: saidCondition, ...question }) => {
    const condition = findCondition(saidCondition);
    if (!condition)
      return refuse<NeedsRefusal>({ kind: 'unknown-condition', field: 'condition', said: saidCondition });
    const asked = await askedOf(platform, question);
    return asked.ok ? ok(await plainConditionProfile(platform, { condition, ...asked.value })) : asked;
  },
});

const sectionText = (sections: PlainProfile['sections']): string[] =>
  sections.flatMap(({ title, sentences }) => ['', title, ...sentences.map(({ text }) => `  ${text}`)]);

export const plainCommand = commandOf({
  name: 'plain',
  use: plainUse,
  text: (answer) =>
    [
      `${answer.name}, ${answer.year}, in plain words.`,
      answer.intro,
      ...sectionText(answer.sections),
      ...(answer.conditions.length > 0
        ? [
            '',
            'How many of us have what',
            ...answer.conditions.map(({ name, oneIn }) => `  ${name}: ${oneIn}`),
          ]
        : []),
    ].join('\n'),
});
