import type { Appointment, ContractType, Role } from '../types.ts';

/** An appointment in one line, for the tables of people whom the story names. */
export type JobLine = readonly [
  role: Role,
  organisation: string,
  contract: ContractType,
  sessions: number | null,
  from: string,
  to?: string | null,
  note?: string,
];

export const jobOf = ([role, organisation, contract, sessions, from, to, note]: JobLine): Appointment => ({
  role,
  organisation,
  contract,
  sessions,
  from,
  to: to ?? null,
  note: note ?? null,
});

/** Someone before they have an identifier and an address. */
export type Newcomer = {
  readonly title: string;
  readonly givenName: string;
  readonly familyName: string;
  readonly appointments: readonly Appointment[];
};

export type NamedLine = readonly [
  title: string,
  givenName: string,
  familyName: string,
  ...jobs: readonly JobLine[],
];

export const newcomer = ([title, givenName, familyName, ...jobs]: NamedLine): Newcomer => ({
  title,
  givenName,
  familyName,
  appointments: jobs.map(jobOf),
});

const GP_ROLES: readonly Role[] = ['gp-partner', 'salaried-gp', 'locum-gp', 'gp-registrar', 'retired-gp'];

export const isGpRole = (role: Role): boolean => GP_ROLES.includes(role);

/** Held on a day, first and last day included. */
export const isHeldOn = (date: string, one: { readonly from: string; readonly to: string | null }): boolean =>
  one.from <= date && (one.to === null || date <= one.to);
