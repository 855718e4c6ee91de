import type { ReactNode } from 'react';
import { conditionName } from '../../needs/index.ts';
import { type Fact, Facts } from '../../ui/index.ts';
import type { ProblemAnswer } from './answers.ts';

const listed = (names: readonly string[]): string => names.join(', ');

/** So many practices are named one by one; more are counted. */
const NAMED = 6;

const practicesText = (practices: readonly string[] | null): string => {
  if (practices === null) return 'All practices';
  return practices.length > NAMED
    ? `${listed(practices.slice(0, NAMED))} and ${practices.length - NAMED} more`
    : listed(practices);
};

/** Whom a proposal touches. */
export const Whom = ({ touches }: { readonly touches: NonNullable<ProblemAnswer['touches']> }): ReactNode => {
  const { practices, specialties, partners, patients, partnersChange } = touches;
  const facts: Fact[] = [
    ...(practices === null || practices.length > 0
      ? [{ name: 'Practices', value: practicesText(practices) }]
      : []),
    ...(specialties.length > 0 ? [{ name: 'Specialists', value: listed(specialties) }] : []),
    ...(partners.length > 0 ? [{ name: 'Partners', value: listed(partners) }] : []),
    ...(patients.length > 0 ? [{ name: 'Patients', value: listed(patients.map(conditionName)) }] : []),
    ...(partnersChange === null
      ? []
      : [{ name: 'Partners change', value: partnersChange ? 'Yes, one must change too' : 'No' }]),
  ];
  return facts.length > 0 ? <Facts facts={facts} /> : <p className="cf-quiet">Nobody is named.</p>;
};
