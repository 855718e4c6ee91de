import { z } from 'zod';
import { commandOf, textTable } from '../../platform/cli/command.ts';
import { defineUse, optionalText } from '../../platform/use.ts';
import { normaliseCommissioner } from '../../shared/codes.ts';
import { londonDate, longDate, parseDate } from '../../shared/dates.ts';
import { ok, refuse } from '../../shared/result.ts';
import type { NeedsRefusal } from '../refusals.ts';
import { AreaPopulation, type FigureFile, PracticePopulation } from './answers.ts';
import { areaPopulation } from './area.ts';
import { practicePopulation } from './practice.ts';
import { agesText } from './words.ts';

const day = optionalText(
  z.string().refine((text) => parseDate(text.trim()) !== undefined, 'Give a date as YYYY-MM-DD.'),
).describe('day to answer for, YYYY-MM-DD: the newest list dated on or before it; today unless given');

/** The people registered with the practices of an area, by practice, sex and age. */
export const population = defineUse({
  name: 'population',
  method: 'get',
  permission: 'population.read',
  summary: 'People registered with the practices of an area, by practice, sex and age, on a day.',
  input: z.object({
    area: optionalText().describe("code of the area's commissioner, 04G; the group's own unless given"),
    on: day,
  }),
  output: AreaPopulation,
  run: async (platform, _actor, input) => {
    const area = input.area ? normaliseCommissioner(input.area) : (await platform.group())?.area;
    if (!area) return refuse<NeedsRefusal>({ kind: 'no-area' });
    const on = input.on?.trim() ?? londonDate(platform.now());
    const answer = await areaPopulation(platform, area, on);
    return 'found' in answer
      ? ok(answer.found)
      : refuse<NeedsRefusal>({
          kind: 'no-list',
          of: area,
          on,
          ...(answer.first ? { first: answer.first } : {}),
        });
  },
});

/** The people registered with one practice: by sex and age, and over time. */
export const practicePopulationUse = defineUse({
  name: 'practice-population',
  path: 'practices/{code}/population',
  method: 'get',
  permission: 'population.read',
  summary: 'People registered with one practice on a day, by sex and age, and its lists over time.',
  input: z.object({
    code: z.string().trim().toUpperCase().describe('code of the practice, K83003'),
    on: day,
  }),
  output: PracticePopulation,
  run: async (platform, _actor, { code, on = londonDate(platform.now()) }) => {
    const answer = await practicePopulation(platform, code, on.trim());
    return 'found' in answer
      ? ok(answer.found)
      : refuse<NeedsRefusal>({
          kind: 'no-list',
          of: code,
          on: on.trim(),
          ...(answer.first ? { first: answer.first } : {}),
        });
  },
});

const signed = (n: number): string => `${n > 0 ? '+' : ''}${n.toLocaleString('en-GB')}`;

const sayFiles = (files: readonly FigureFile[]): string =>
  files
    .map(
      ({ file, publisher, loaded, load }) =>
        `From ${file}, ${publisher}; loaded ${longDate(loaded)} as load ${load}.`,
    )
    .join('\n');

export const populationCommand = commandOf({
  name: 'population',
  use: population,
  text: (answer) =>
    [
      `${answer.name} (${answer.area}): ${answer.people.toLocaleString('en-GB')} people in ${answer.practices.length} practices, list of ${answer.list.period}.`,
      '',
      textTable(
        ['Code', 'Practice', 'People', ...(answer.yearBefore ? ['In a year'] : [])],
        answer.practices.map(({ code, name, people, change }) => [
          code,
          name,
          people,
          ...(answer.yearBefore ? [change ? signed(change.people) : '-'] : []),
        ]),
      ),
      '',
      `Total of ${answer.area}: ${answer.people.toLocaleString('en-GB')} people.`,
      ...answer.notes,
      sayFiles(answer.list.files),
    ].join('\n'),
});

export const practicePopulationCommand = commandOf({
  name: 'practice-population',
  use: practicePopulationUse,
  arguments: ['code'],
  text: (answer) =>
    [
      `${answer.name} (${answer.code}): ${answer.people.toLocaleString('en-GB')} people, list of ${answer.list.period}.`,
      ...(answer.ages
        ? [
            '',
            textTable(
              ['Age', 'Male', 'Female'],
              answer.ages.map((band) => [agesText(band), band.male, band.female]),
            ),
          ]
        : []),
      '',
      textTable(
        ['List', 'People'],
        answer.trend.map(({ period, people }) => [period, people]),
      ),
      '',
      ...answer.notes,
      sayFiles(answer.list.files),
    ].join('\n'),
});
