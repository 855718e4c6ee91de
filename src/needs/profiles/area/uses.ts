import { z } from 'zod';
import { commandOf } from '../../../platform/cli/command.ts';
import { defineUse } from '../../../platform/use.ts';
import { ok } from '../../../shared/result.ts';
import { financialYear } from '../../conditions/years.ts';
import { figureQueryOf } from '../../figures/address.ts';
import type { FigureTopic } from '../../figures/topics.ts';
import { figureWords } from '../../figures/words.ts';
import { askedOf } from '../condition/uses.ts';
import { NeedsProfile } from './answers.ts';
import { practiceList } from './practices.ts';
import { areaProfile, chosenComparator } from './profile.ts';
import { missingOf, readingOf } from './story.ts';

/** What the people of an area need, on one page. */
export const needsProfile = defineUse({
  name: 'needs-profile',
  path: 'needs',
  method: 'get',
  permission: 'needs.read',
  summary:
    'What the people of an area need: who they are, their conditions, their use of services, staff and money.',
  input: z.object(figureWords),
  output: NeedsProfile,
  run: async (platform, actor, input) => {
    const asked = await askedOf(platform, input);
    if (!asked.ok) return asked;
    const query = figureQueryOf({ year: input.year, beside: input.beside, list: input.list });
    const { scope, comparators, parts, conditions, indicatorRows, deprivation } = await areaProfile(
      platform,
      actor,
      asked.value.area,
      query,
    );
    const beside = chosenComparator(comparators, query.beside);
    return ok({
      area: scope.area,
      name: scope.name,
      year: scope.yearText,
      day: scope.day,
      years: scope.years.map(financialYear),
      practices: scope.members.length,
      membership: scope.membership,
      beside: beside ? { kind: beside.kind, name: beside.name, how: beside.how } : null,
      besides: comparators.map(({ kind, name }) => ({ kind, name })),
      reading: readingOf(parts),
      facts: parts.flatMap(({ facts = [] }) => facts),
      parts: parts.map(({ key, title, sentences, figures }) => ({
        key,
        title,
        sentences: [...sentences],
        figures: figures.map((figure) => figure.key),
      })),
      conditions: [...conditions],
      indicators: Object.entries(indicatorRows).flatMap(([part, rows]) =>
        rows.map(({ indicator: _, made: __, ...row }) => ({ part, ...row })),
      ),
      practiceList: scope.named ? await practiceList(scope, deprivation) : [],
      figures: parts.flatMap(({ figures }) => figures),
      missing: missingOf(parts),
    });
  },
});

/** The figures of an area: what the page, its downloads and a recorded gap show. */
export const areaTopic: FigureTopic = {
  topic: 'areas',
  figures: async (platform, actor, subject, query) => {
    const asked = await askedOf(platform, { ...query, area: subject });
    if (!asked.ok) return asked;
    const { area: _, ...words } = query;
    const { parts } = await areaProfile(platform, actor, asked.value.area, words);
    return ok(parts.flatMap(({ figures }) => figures));
  },
  pageHref: (subject, { year, beside, list }) => {
    const words = new URLSearchParams({
      area: subject,
      ...(year ? { year } : {}),
      ...(beside ? { beside } : {}),
      ...(list ? { list } : {}),
    });
    return `/population/needs?${words}`;
  },
};

export const needsProfileCommand = commandOf({
  name: 'needs',
  use: needsProfile,
  text: (answer) =>
    [
      `${answer.name} (${answer.area}), ${answer.year}: ${answer.practices} practices.`,
      ...answer.reading,
      ...answer.parts.flatMap(({ title, sentences, figures }) =>
        sentences.length + figures.length === 0
          ? []
          : [
              '',
              title,
              ...sentences.map((sentence) => `  ${sentence}`),
              ...figures.flatMap((key) => {
                const figure = answer.figures.find((one) => one.key === key);
                return figure ? [`  ${key}: ${figure.title}`] : [];
              }),
            ],
      ),
      ...(answer.missing.length > 0
        ? ['', 'Not loaded', ...answer.missing.map(({ what, text }) => `  ${what}: ${text}`)]
        : []),
    ].join('\n'),
});
