import { z } from 'zod';
import { commandOf } from '../../platform/cli/command.ts';
import { defineUse } from '../../platform/use.ts';
import { ok } from '../../shared/result.ts';
import { financialYear } from '../conditions/years.ts';
import type { FigureTopic } from '../figures/topics.ts';
import { figureWords } from '../figures/words.ts';
import { missingOf } from '../profiles/area/story.ts';
import { askedOf } from '../profiles/condition/uses.ts';
import { NotSeen } from './answers.ts';
import { findNotHeard } from './not-heard.ts';
import { factsOf, unseenOf } from './unseen.ts';

/** Sentences at the head of the page. */
const MOST = 3;

/** Who is not seen: those who do not come, who are not recorded, whose need finds no use, who were not heard. */
export const notSeen = defineUse({
  name: 'not-seen',
  method: 'get',
  permission: 'needs.read',
  summary:
    'Who is not seen in an area: who does not come, who is not recorded, where need and use part, who was not heard.',
  input: z.object({ area: figureWords.area, year: figureWords.year }),
  output: NotSeen,
  run: async (platform, actor, input) => {
    const asked = await askedOf(platform, input);
    if (!asked.ok) return asked;
    const { area } = asked.value;
    const [{ scope, parts, low, opposites }, { voices, notHeard }] = await Promise.all([
      unseenOf(platform, actor, area, { year: input.year }),
      findNotHeard(platform, actor, area),
    ]);
    const heard =
      notHeard.length > 0
        ? [
            `Voices name ${notHeard.length} ${notHeard.length === 1 ? 'community' : 'communities'} that nobody has heard.`,
          ]
        : [];
    return ok({
      area,
      name: scope.name,
      year: scope.yearText,
      day: scope.day,
      years: scope.years.map(financialYear),
      practices: scope.members.length,
      reading: [...parts.flatMap(({ news }) => (news ? [news] : [])), ...heard].slice(0, MOST),
      facts: [
        ...factsOf(parts),
        ...(voices > 0
          ? [
              {
                name: 'Communities not heard',
                value: String(notHeard.length),
                note: `named in ${voices} ${voices === 1 ? 'voice' : 'voices'}`,
              },
            ]
          : []),
      ],
      parts: parts.map(({ key, title, sentences, figures }) => ({
        key,
        title,
        sentences: [...sentences],
        figures: figures.map((figure) => figure.key),
      })),
      low: scope.named
        ? low
            .map(({ code, low: conditions, of }) => ({
              code,
              name: scope.nameOf(code),
              low: [...conditions],
              of,
            }))
            .sort((a, b) => a.name.localeCompare(b.name))
        : [],
      lowPractices: low.length,
      opposites: opposites.map(({ group, need, use, opposite }) => ({
        group,
        need: need ?? null,
        use: use ?? null,
        opposite: opposite ?? null,
      })),
      notHeard: [...notHeard],
      voices,
      figures: parts.flatMap(({ figures }) => figures),
      missing: missingOf(parts),
    });
  },
});

/** The figures that only this page has; those of prevention are the area's own. */
export const unseenTopic: FigureTopic = {
  topic: 'unseen',
  figures: async (platform, actor, subject, query) => {
    const asked = await askedOf(platform, { ...query, area: subject });
    if (!asked.ok) return asked;
    const { parts } = await unseenOf(platform, actor, asked.value.area, { year: query.year });
    return ok(parts.flatMap(({ figures }) => figures).filter(({ topic }) => topic === 'unseen'));
  },
  pageHref: (subject, { year }) =>
    `/population/not-seen?${new URLSearchParams({ area: subject, ...(year ? { year } : {}) })}`,
};

export const notSeenCommand = commandOf({
  name: 'not-seen',
  use: notSeen,
  text: (answer) =>
    [
      `Who is not seen in ${answer.name} (${answer.area}), ${answer.year}.`,
      ...answer.reading,
      ...answer.parts.flatMap(({ title, sentences }) =>
        sentences.length === 0 ? [] : ['', title, ...sentences.map((sentence) => `  ${sentence}`)],
      ),
      ...(answer.low.length > 0
        ? [
            '',
            'Practices that record low in several conditions, by name',
            ...answer.low.map(
              ({ name, code, low, of }) => `  ${name} (${code}): ${low.join(', ')}; of ${of}`,
            ),
          ]
        : []),
      ...(answer.notHeard.length > 0
        ? ['', 'Not heard', ...answer.notHeard.map(({ who, times }) => `  ${who} (${times})`)]
        : []),
      ...(answer.missing.length > 0
        ? ['', 'Not loaded', ...answer.missing.map(({ what, text }) => `  ${what}: ${text}`)]
        : []),
    ].join('\n'),
});
