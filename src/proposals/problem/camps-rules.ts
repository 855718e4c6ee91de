import type { Role } from '../../platform/permissions.ts';

/** Whom people of each role stand among when they answer what the problem is. */
const CAMPS: readonly (readonly [camp: string, roles: readonly Role[]])[] = [
  ['GPs', ['gp-partner', 'salaried-gp', 'locum-gp', 'gp-registrar', 'retired-gp', 'clinical-lead', 'chair']],
  ['Nurses', ['practice-nurse', 'governing-body-nurse']],
  ['Pharmacists', ['pharmacist']],
  ['Hospital doctors', ['secondary-care-specialist', 'trust-medical-leader']],
  ['Patients', ['patient-representative', 'lay-member']],
];

/**
 * The camp of somebody who holds these roles: the first that fits, so that a GP who also sits on a body counts among the
 * GPs. All others stand among the managers.
 */
export const campOf = (roles: readonly Role[]): string =>
  CAMPS.find(([, own]) => own.some((role) => roles.includes(role)))?.[0] ?? 'Managers';
