import { z } from 'zod';
import { commandOf, textTable } from '../../../../platform/cli/command.ts';
import { defineUse } from '../../../../platform/use.ts';
import { londonDate } from '../../../../shared/dates.ts';
import { ok } from '../../../../shared/result.ts';
import { type ChartTable, figure } from '../../../../ui/index.ts';
import { figureWords } from '../../../figures/words.ts';
import { remembered } from '../../area/remember.ts';
import { askedOf } from '../uses.ts';
import { areaConditions } from './conditions.ts';
import { ConditionList } from './schema.ts';

/** The conditions of an area: recorded, expected, their difference and recent trend, by name. */
export const conditionsUse = defineUse({
  name: 'conditions',
  method: 'get',
  permission: 'needs.read',
  summary:
    'The conditions of an area in a year: recorded, expected where a model is loaded, and recent trend.',
  input: z.object(figureWords),
  output: ConditionList,
  run: async (platform, _actor, input) => {
    const asked = await askedOf(platform, input);
    if (!asked.ok) return asked;
    const { area, year } = asked.value;
    const { beside, list } = input;
    return ok(
      await remembered(platform, ['conditions', area, year, beside, list, londonDate(platform.now())], () =>
        areaConditions(platform, { area, year, beside, list }),
      ),
    );
  },
});

/** The same as a table: what the CSV holds, in the order of names. */
export const conditionsTable = ({ area, year, beside, conditions }: ConditionList): ChartTable => ({
  caption: `Conditions on record in ${area.name}${year ? `, ${year}` : ''}`,
  columns: [
    'Condition',
    'Register',
    'On the register',
    'Of',
    'Ages',
    'Recorded, %',
    'Lower 95% limit',
    'Upper 95% limit',
    `${beside?.name ?? 'Beside'}, %`,
    'Expected, people',
    'Expected, ages',
    'Expected less recorded',
    'Recorded as % of expected',
    'Recent trend',
  ],
  rows: conditions.map((one) => [
    one.name,
    one.register,
    one.people,
    one.of,
    one.ages,
    one.recorded,
    one.lower,
    one.upper,
    one.beside,
    one.expected,
    one.expectedAges ?? '',
    one.difference,
    one.ofExpected,
    one.trend,
  ]),
  gap: 'not loaded',
});

const orNone = (value: number | null, places: number): string =>
  value === null ? 'not loaded' : figure(value, places);

export const conditionsCommand = commandOf({
  name: 'conditions',
  use: conditionsUse,
  text: (answer) =>
    [
      `${answer.area.name} (${answer.area.code})${answer.year ? `, ${answer.year}` : ''}: ${answer.conditions.length} conditions.`,
      '',
      textTable(
        [
          'Condition',
          'On the register',
          'Recorded, %',
          `${answer.beside?.name ?? 'Beside'}, %`,
          'Expected',
          'Trend',
        ],
        answer.conditions.map((one) => [
          one.slug,
          one.people,
          figure(one.recorded, 2),
          orNone(one.beside, 2),
          orNone(one.expected, 0),
          one.trend,
        ]),
      ),
    ].join('\n'),
});
