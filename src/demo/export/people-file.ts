import type { Place } from '../place/types.ts';
import { csvText, type ExportFile } from './csv.ts';

/** The columns of the people file: one line an appointment, a person's lines tied by the e-mail address. */
export const PEOPLE_COLUMNS = [
  'title',
  'given_name',
  'family_name',
  'email',
  'role',
  'organisation_code',
  'contract_type',
  'sessions',
  'from',
  'to',
] as const;

/** Everybody's appointments, those ended included; sessions are a week's, empty where they vary. */
export const peopleFile = (place: Place): ExportFile => ({
  path: 'people/people.csv',
  content: csvText([
    PEOPLE_COLUMNS,
    ...place.people.flatMap((person) =>
      person.appointments.map((one) => [
        person.title,
        person.givenName,
        person.familyName,
        person.email,
        one.role,
        one.organisation,
        one.contract,
        one.sessions,
        one.from,
        one.to,
      ]),
    ),
  ]),
});
