import { z } from 'zod';
import { ROLES } from '../../platform/permissions.ts';
import { optionalText } from '../../platform/use.ts';
import { codeInput, dateInput, optionalDate } from '../input.ts';
import { CONTRACT_TYPES } from '../roles.ts';

const WORDS =
  'Give sessions a week as a number from 0 to 20, such as 6 or 4.5, or leave it empty where they vary';

/** Half-days a week; empty where they vary. */
export const sessionsInput = z.preprocess(
  (value) => (typeof value === 'string' && value.trim() === '' ? undefined : value),
  z.coerce.number({ error: WORDS }).min(0, WORDS).max(20, WORDS).optional(),
);

export const appointmentFields = {
  role: z.enum(ROLES, { error: 'Choose a role' }),
  organisation: codeInput('Give the code of the organisation'),
  contractType: optionalText(z.enum(CONTRACT_TYPES)),
  sessions: sessionsInput,
  started: dateInput('Give the first day'),
  ended: optionalDate('Give the last day as a date that exists'),
  note: optionalText(z.string().trim().max(200)),
};

export type AppointmentFields = {
  readonly role: (typeof ROLES)[number];
  readonly organisation: string;
  readonly contractType?: string | undefined;
  readonly sessions?: number | undefined;
  readonly started: string;
  readonly ended?: string | undefined;
  readonly note?: string | undefined;
};
