import { count } from '../../../../ui/index.ts';
import { PAYMENT_LINES, roleOf, TOTAL } from '../../../payments/line-rules.ts';
import { findPayments, PAYMENTS_DATASET, type PracticePayment } from '../../../payments/queries.ts';
import { reconcile } from '../../../payments/rules.ts';
import { fifthNote } from '../../condition/rules.ts';
import type { Deprivation } from '../fifths.ts';
import { filesOf, idsOf } from '../loads.ts';
import { areaFigure, type Part } from '../part.ts';
import { findPaymentTotals } from '../queries.ts';
import { byFifth, nearestMonth, sumBy } from '../rules.ts';
import { practicesWords, type Scope } from '../scope.ts';
import { pounds, someOf } from '../words.ts';

type Paid = {
  readonly code: string;
  readonly total: number;
  readonly weighted: number;
  readonly registered: number;
};

/** Paid to practices that dispense, for drugs: what patients of others cost at the chemist's is not in the file. */
const DISPENSING = ['prescribing_fee_payments', 'dispensing_fee_payments', 'reimbursement_of_drugs'] as const;

/** Lines of less than this share of all are shown as one. */
const SMALL_SHARE = 0.01;

const isDispensing = (key: string): boolean => (DISPENSING as readonly string[]).includes(key);

const inPounds = (pence: number): number => Math.round(pence) / 100;
const aHead = (pence: number, people: number): number | null =>
  people > 0 ? inPounds(pence / people) : null;

/** What each practice was paid without drugs, with its people; those without a total or without people are left out. */
export const paidOf = (rows: readonly PracticePayment[]): Paid[] =>
  rows.flatMap(({ practice, amounts, registered, weighted }) => {
    const paid = amounts[TOTAL];
    if (paid === undefined || !registered || !weighted) return [];
    return [
      {
        code: practice,
        total: paid - sumBy(DISPENSING, (line) => amounts[line] ?? 0),
        registered,
        weighted,
      },
    ];
  });

/** Money lines of the area in the order of the publication, small ones together at the end. */
const linesOf = (rows: readonly PracticePayment[]) => {
  const sums = PAYMENT_LINES.filter(({ key }) => roleOf(key) === 'line' && !isDispensing(key)).map(
    ({ key, name }) => ({
      name,
      pence: sumBy(rows, ({ amounts }) => amounts[key] ?? 0),
    }),
  );
  const all = sumBy(sums, ({ pence }) => pence);
  const large = sums.filter(({ pence }) => Math.abs(pence) >= SMALL_SHARE * all);
  const small = sums.filter((line) => !large.includes(line) && line.pence !== 0);
  return [
    ...large.map(({ name, pence }) => ({ name: name.replace(/^Total /, ''), pence })),
    ...(small.length > 0
      ? [
          {
            name: `${someOf(small.length, 'smaller line')} together`,
            pence: sumBy(small, ({ pence }) => pence),
          },
        ]
      : []),
  ];
};

/** What practices are paid for each person, weighted for need, by deprivation fifth and by line. */
export const moneyPart = async (scope: Scope, deprivation: Deprivation | undefined): Promise<Part> => {
  const { platform, members } = scope;
  const part = { key: 'money', title: 'Money for general practice' };
  const ids = idsOf(scope.loads, PAYMENTS_DATASET);
  const all = await findPayments(platform.facts, ids, { practices: members });
  const asked = `${scope.year.slice(0, 4)}-${scope.yearText.slice(-2)}`;
  const year = nearestMonth(
    all.map((row) => row.year),
    asked,
  );
  const rows = all.filter((row) => row.year === year);
  const paid = paidOf(rows);
  if (!year || paid.length === 0)
    return {
      ...part,
      sentences: [],
      figures: [],
      missing: [{ what: 'what practices are paid for each person', source: 'nhs-digital-gp-payments' }],
    };
  const england = await findPaymentTotals(platform.facts, ids, year, { line: TOTAL, without: DISPENSING });
  const total = sumBy(paid, (one) => one.total);
  const weighted = sumBy(paid, (one) => one.weighted);
  const registered = sumBy(paid, (one) => one.registered);
  const head = aHead(total, weighted) ?? 0;
  const yearText = year.replace('-', '/');
  const others =
    england && england.practices > 2 * paid.length ? aHead(england.total, england.weighted) : null;
  const files = filesOf(
    scope.loads,
    rows.map(({ load }) => load),
  );
  const off = rows.filter(({ amounts }) => !reconcile(amounts).agrees).length;
  const caveats = [
    'NHS payments to practices, before deductions. Payments for drugs that practices dispense are left out, so that those who dispense stand beside those who do not.',
    members.length > paid.length
      ? `${someOf(members.length - paid.length, 'practice')} of ${members.length} without payments or people in the file ${members.length - paid.length === 1 ? 'is' : 'are'} left out.`
      : undefined,
    off > 0
      ? `Of ${someOf(off, 'practice')} the lines do not add up to the published total within 15 pounds; the total is used.`
      : undefined,
    year === asked ? undefined : `No payments of ${scope.yearText} are loaded: these are of ${yearText}.`,
  ];
  const where = practicesWords(scope);
  const groups = deprivation
    ? byFifth(paid, deprivation.fifths).map(({ fifth, practices }) => ({
        name: String(fifth),
        note: fifthNote(fifth),
        value: aHead(
          sumBy(practices, (one) => one.total),
          sumBy(practices, (one) => one.weighted),
        ),
        lower: null,
        upper: null,
        also: [
          practices.length,
          Math.round(sumBy(practices, (one) => one.weighted)),
          aHead(
            sumBy(practices, (one) => one.total),
            sumBy(practices, (one) => one.registered),
          ),
        ],
      }))
    : [];
  const [poorest, richest] = [groups[0]?.value ?? null, groups[4]?.value ?? null];
  const compared =
    others === null
      ? ''
      : `; £${others.toFixed(2)} over all ${count(england?.practices ?? 0)} practices in the file`;
  return {
    ...part,
    sentences: [
      `Practices were paid ${pounds(head * 100)} for each weighted person in ${yearText}, drugs left out${compared}.`,
      ...(poorest !== null && richest !== null
        ? [`In the most deprived fifth it was £${poorest.toFixed(2)}, in the least £${richest.toFixed(2)}.`]
        : []),
    ],
    facts: [{ name: 'Paid for each weighted person', value: pounds(head * 100), note: yearText }],
    figures: [
      ...(groups.length > 0
        ? [
            areaFigure(scope, {
              key: 'money',
              picture: {
                kind: 'bars',
                data: {
                  title:
                    poorest !== null && richest !== null
                      ? `£${poorest.toFixed(2)} for each weighted person in the most deprived fifth, £${richest.toFixed(2)} in the least`
                      : `${pounds(head * 100)} for each weighted person`,
                  measure: `NHS payments to practices for each weighted person, drugs left out, pounds, by deprivation fifth of the practice, ${yearText}`,
                  unit: 'pounds',
                  places: 2,
                  gap: 'no figure',
                  groupName: 'Deprivation fifth',
                  alsoNames: ['Practices', 'Weighted people', 'Pounds for each registered person'],
                  groups,
                  lines: [
                    { name: 'area', value: head },
                    ...(others === null ? [] : [{ name: 'England', value: others }]),
                  ],
                },
              },
              reading: `${pounds(head * 100)} for each weighted person in the whole area${compared}.`,
              period: yearText,
              where,
              method:
                'Published total of each practice of the fifth less prescribing fees, dispensing fees and reimbursement of drugs, added up / its weighted people, added up. Weighting (Carr-Hill) already allows for age, sex, illness, turnover and rurality, and for deprivation only through illness.',
              caveats,
              files,
            }),
          ]
        : []),
      areaFigure(scope, {
        key: 'money-lines',
        picture: {
          kind: 'bars',
          data: {
            title: `What makes up ${pounds(aHead(total, registered) === null ? 0 : (aHead(total, registered) ?? 0) * 100)} for each registered person`,
            measure: `NHS payments to practices for each registered person, drugs left out, pounds, by line, ${yearText}`,
            unit: 'pounds',
            places: 2,
            gap: 'no figure',
            groupName: 'Line',
            alsoNames: ['Pounds in all'],
            groups: linesOf(rows).map(({ name, pence }) => ({
              name,
              value: aHead(pence, registered),
              lower: null,
              upper: null,
              also: [inPounds(pence)],
            })),
          },
        },
        reading:
          'Lines stand in the order of the publication; those of less than one in a hundred pounds are put together.',
        period: yearText,
        where,
        method:
          'Without prescribing fees, dispensing fees and reimbursement of drugs. Pounds of the line over all practices / people registered, as the file counts them.',
        caveats,
        files,
      }),
    ],
  };
};
