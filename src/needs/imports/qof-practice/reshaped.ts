import { defineSource } from '../../../platform/imports/index.ts';
import { MARKS } from '../../conditions/mark-rules.ts';
import { financialYearOf } from '../../conditions/years.ts';
import { OPEN_GOVERNMENT_LICENCE, PRACTICE_CODE } from '../datasets.ts';

/** Conditions that the file has; BP and CHOL are measures of care and have no register. */
const CONDITIONS = ['AF', 'BP', 'CHD', 'CHOL', 'HF', 'HYP', 'LVSD', 'PAD', 'STIA'] as const;

const figure = { kind: 'number', optional: true, blank: MARKS, absent: true } as const;

/** The register behind a prevalence: the file has only the share and the list, so it is worked out and rounded. */
const parts = CONDITIONS.map(
  (condition) =>
    `('${condition === 'LVSD' ? 'HFLVD' : condition}', prevalence_${condition.toLowerCase()}, list_${condition.toLowerCase()})`,
);

/**
 * Practice-level figures of heart and vessel disease, one row a practice, as the Health Equity Evidence Centre
 * reshaped NHS England's. The lists are of the ages that each register counts, which the file does not say.
 */
export const qofPracticeReshaped = defineSource({
  kind: 'facts',
  id: 'qof-prevalence-practice-reshaped',
  version: 1,
  title: 'Quality and Outcomes Framework: heart and vessel disease by practice, reshaped',
  publisher: 'NHS England, reshaped by the Health Equity Evidence Centre',
  licence: OPEN_GOVERNMENT_LICENCE,
  address: 'https://github.com/HealthEquityEvidenceCentre/HEEC',
  cadence: 'yearly',
  dataset: 'qof-practice-reshaped',
  layout: { headers: true },
  columns: {
    area: { header: 'Practice.Code', kind: 'code', pattern: PRACTICE_CODE },
    ...Object.fromEntries(
      CONDITIONS.flatMap((condition) => [
        [
          `achievement_${condition.toLowerCase()}`,
          { header: `Achievement_${condition}`, kind: 'ignored', absent: true } as const,
        ],
        [`prevalence_${condition.toLowerCase()}`, { header: `Prevalence_${condition}`, ...figure }],
        [`list_${condition.toLowerCase()}`, { header: `List.Size_${condition}`, ...figure }],
      ]),
    ),
  },
  period: { from: 'name', read: financialYearOf, example: '2023/24' },
  facts: {
    table: 'register_count',
    select: (accepted) => `
      SELECT load_id, toDate(period) AS year, toDate(period) AS published, 'practice' AS area_kind, area,
             part.1 AS register, part.1 AS register_name,
             if(isNull(part.2) OR isNull(part.3), NULL, toUInt32(round(part.2 * part.3 / 100))) AS people,
             part.3 AS denominator, '' AS ages, part.2 AS prevalence
      FROM ${accepted}
      ARRAY JOIN arrayFilter(part -> isNotNull(part.2) AND isNotNull(part.3) AND part.2 BETWEEN 0 AND 100,
        [${parts.join(', ')}]) AS part`,
  },
  notes: {
    'practices with a share or a list that lacks the other: that register is left out': CONDITIONS.map(
      (condition) =>
        `isNull(prevalence_${condition.toLowerCase()}) != isNull(list_${condition.toLowerCase()})`,
    ).join(' OR '),
  },
});
