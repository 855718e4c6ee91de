import { countLimits } from '../../../../shared/statistics/index.ts';
import { count, figure } from '../../../../ui/index.ts';
import { agesWords, DIFFERENCE_CAVEAT } from '../../../conditions/rules.ts';
import type { ListedCondition } from '../../condition/list/schema.ts';
import { filesOf } from '../loads.ts';
import { areaFigure, type Part } from '../part.ts';
import type { Scope } from '../scope.ts';
import { inSentence } from '../words.ts';

type Modelled = ListedCondition & { readonly expected: number; readonly ofExpected: number };

/** The line that they are read against stands first, as the area does among others. */
const AS_EXPECTED = {
  code: null,
  name: 'As many as expected',
  own: true,
  value: 100,
  lower: null,
  upper: null,
  // Of nobody in particular: empty, since nothing is withheld.
  also: ['', ''],
} as const;

const rowOf = ({ name, people, expected, ofExpected }: Modelled) => {
  const { lower, upper } = countLimits(people);
  return {
    code: null,
    name,
    value: ofExpected,
    lower: lower === undefined ? null : (100 * lower) / expected,
    upper: (100 * (upper ?? people)) / expected,
    also: [people, expected],
  };
};

/** What is on record of each condition against what models expect; each has a page of its own. */
/** `all 12`, `8 of 12`. */
const ofAll = (n: number, all: number): string => (n === all ? `all ${all}` : `${n} of ${all}`);

export const conditionsPart = (
  scope: Scope,
  conditions: readonly ListedCondition[],
  besideName: string,
  loads: readonly string[],
): Part => {
  const part = { key: 'conditions', title: 'Conditions' };
  if (conditions.length === 0)
    return {
      ...part,
      sentences: [],
      figures: [],
      missing: [
        {
          what: `registers of ${scope.yearText}: how many people are known to have which illness`,
          source: 'qof-ccg-workbook',
        },
      ],
    };
  const modelled = conditions.filter(
    (one): one is Modelled => one.expected !== null && one.ofExpected !== null && one.expected > 0,
  );
  const fewer = modelled.filter(({ ofExpected }) => ofExpected < 100);
  const least = [...fewer].sort((a, b) => a.ofExpected - b.ofExpected)[0];
  const rising = conditions.filter(({ trend }) => trend === 'rising');
  const falling = conditions.filter(({ trend }) => trend === 'falling');
  const beside = conditions.filter((one) => one.beside !== null);
  const more = beside.filter((one) => one.lower !== null && one.beside !== null && one.lower > one.beside);
  const other = modelled.some(({ ages, expectedAges }) => ages !== expectedAges);
  return {
    ...part,
    news: least
      ? `Fewer people than models expect are on record for ${ofAll(fewer.length, modelled.length)} ${modelled.length === 1 ? 'condition' : 'conditions'} with a model, fewest of those expected for ${inSentence(least.name)} (${figure(least.ofExpected, 0)}%).`
      : undefined,
    sentences: [
      least
        ? `Fewer people than expected are on record for ${ofAll(fewer.length, modelled.length)} conditions with a model; for ${inSentence(least.name)} it is ${figure(least.ofExpected, 0)}% of ${count(Math.round(least.expected))}.`
        : `${conditions.length} conditions have a register; no model of what to expect is loaded near to this year.`,
      ...(beside.length > 0
        ? [
            `For ${more.length} of ${beside.length} conditions a larger share of people is on record than in ${besideName}, beyond chance.`,
          ]
        : []),
      ...(rising.length + falling.length > 0
        ? [
            `Recorded prevalence is ${[rising.length > 0 ? `rising for ${rising.length}` : '', falling.length > 0 ? `falling for ${falling.length}` : ''].filter(Boolean).join(' and ')}, beyond chance.`,
          ]
        : []),
    ],
    figures:
      modelled.length === 0
        ? []
        : [
            areaFigure(scope, {
              key: 'conditions',
              picture: {
                kind: 'comparison',
                data: {
                  title: `Fewer people on record than models expect, for ${ofAll(fewer.length, modelled.length)} conditions`,
                  measure: `People on registers as % of those expected, 95% limits of the count, ${scope.yearText}`,
                  unit: '%',
                  rowName: 'Condition',
                  places: 0,
                  alsoNames: ['On the register', 'Expected'],
                  rows: [AS_EXPECTED, ...modelled.map(rowOf)],
                },
              },
              reading: least
                ? `For ${inSentence(least.name)} ${figure(least.ofExpected, 0)}% of those expected are on record.`
                : 'As many people as expected, or more, are on record for each.',
              period: scope.yearText,
              method:
                'People on the register of the area / people whom a model expects × 100; limits are those of the count (exact Poisson under ten, Byar from ten), with the expectation taken as known.',
              caveats: [
                `Expected numbers come from models with errors of their own, which the limits do not hold. ${DIFFERENCE_CAVEAT}`,
                other
                  ? `Some models count other ages than their register (for example ${agesWords(modelled[0]?.ages ?? '')} against ${agesWords(modelled[0]?.expectedAges ?? '')}): each condition’s page says so.`
                  : undefined,
              ],
              files: filesOf(scope.loads, loads),
            }),
          ],
  };
};
