import { z } from 'zod';
import { findOrganisation } from '../../../people/index.ts';
import type { Actor } from '../../../platform/actor.ts';
import { commandOf, textTable } from '../../../platform/cli/command.ts';
import type { Platform } from '../../../platform/platform.ts';
import { defineUse } from '../../../platform/use.ts';
import { normaliseCommissioner } from '../../../shared/codes.ts';
import type { CalendarDate } from '../../../shared/dates.ts';
import { ok, type Result, refuse } from '../../../shared/result.ts';
import { findRegisterLoads } from '../../conditions/loads.ts';
import { financialYearOf } from '../../conditions/years.ts';
import type { Figure } from '../../figures/figure.ts';
import type { FigureQuery, FigureTopic } from '../../figures/topics.ts';
import { figureWords } from '../../figures/words.ts';
import type { NeedsRefusal } from '../../refusals.ts';
import { conditionHref } from './address.ts';
import { findCondition } from './catalogue.ts';
import { hasRegisters } from './queries.ts';
import { conditionProfileOf } from './remembered.ts';
import { ConditionProfile } from './schema.ts';

/** Practices are named to people who have signed in, and to nobody else. */
const seesNames = (actor: Actor): boolean => actor.kind !== 'public';

export type Asked = { readonly area: string; readonly year: CalendarDate | undefined };

/** Area and year of a question as they were meant; the group's own area unless one is given. */
export const askedOf = async (
  platform: Platform,
  { area, year }: { readonly area?: string | undefined; readonly year?: string | undefined },
): Promise<Result<Asked, NeedsRefusal>> => {
  const code = area ? normaliseCommissioner(area) : (await platform.group())?.area;
  if (!code) return refuse<NeedsRefusal>({ kind: 'no-area' });
  const first = year === undefined ? undefined : financialYearOf(year);
  if (year !== undefined && first === undefined)
    return refuse<NeedsRefusal>({ kind: 'no-year', field: 'year', said: year });
  if (!(await findOrganisation(platform.db, code))) {
    const loads = (await findRegisterLoads(platform.db)).map(({ load }) => load);
    if (!(await hasRegisters(platform.facts, loads, code)))
      return refuse<NeedsRefusal>({ kind: 'unknown-area', field: 'area', said: area ?? code });
  }
  return ok({ area: code, year: first });
};

const findProfile = async (
  platform: Platform,
  actor: Actor,
  said: string,
  query: FigureQuery,
): Promise<Result<ConditionProfile & { readonly figures: Figure[] }, NeedsRefusal>> => {
  const condition = findCondition(said);
  if (!condition) return refuse<NeedsRefusal>({ kind: 'unknown-condition', field: 'condition', said });
  const asked = await askedOf(platform, query);
  if (!asked.ok) return asked;
  const named = seesNames(actor);
  const { area, year } = asked.value;
  const { list, beside } = query;
  return ok(await conditionProfileOf(platform, { condition, area, year, list, beside, named }));
};

/** The needs profile of one condition in an area and year: its figures, what they say, and what is missing. */
export const conditionProfileUse = defineUse({
  name: 'condition-profile',
  path: 'conditions/{condition}',
  method: 'get',
  permission: 'needs.read',
  summary:
    'What is known of one condition in an area: recorded and expected, the gradient over deprivation, practices, waits, use.',
  input: z.object({
    condition: z.string().trim().min(1).describe('copd, or the short name of its register'),
    ...figureWords,
  }),
  output: ConditionProfile,
  run: (platform, actor, { condition, ...query }) => findProfile(platform, actor, condition, query),
});

/** Figures of conditions by address: the same that the page shows. */
export const conditionTopic: FigureTopic = {
  topic: 'conditions',
  figures: async (platform, actor, subject, query) => {
    const found = await findProfile(platform, actor, subject, query);
    return found.ok ? ok(found.value.figures) : found;
  },
  pageHref: (subject, query) => conditionHref(findCondition(subject)?.slug ?? subject, query),
};

/** Files of one layout together: four years of months are many. */
const filesText = (files: ConditionProfile['files']): string[] => {
  const layouts = new Map<string, ConditionProfile['files']>();
  for (const file of files) layouts.set(file.title, [...(layouts.get(file.title) ?? []), file]);
  return [...layouts].map(([title, some]) => {
    const newest = some.at(-1);
    return `From ${title}, ${newest?.publisher}: ${some.length === 1 ? newest?.file : `${some.length} files, the newest ${newest?.file}`}.`;
  });
};

export const conditionCommand = commandOf({
  name: 'condition',
  use: conditionProfileUse,
  arguments: ['condition'],
  text: (answer) =>
    [
      `${answer.condition.name} in ${answer.area.name} (${answer.area.code})${answer.year ? `, ${answer.year}` : ''}`,
      '',
      ...answer.reading,
      ...(answer.keyFigures.length > 0
        ? [
            '',
            textTable(
              ['What', 'How many', ''],
              answer.keyFigures.map(({ name, text, note }) => [name, text, note]),
            ),
          ]
        : []),
      '',
      textTable(
        ['Figure', 'Finding'],
        answer.figures.map(({ key, title }) => [key, title]),
      ),
      '',
      ...answer.notes,
      ...answer.missing.map(({ what }) => `Not loaded: ${what}`),
      ...filesText(answer.files),
    ].join('\n'),
});
