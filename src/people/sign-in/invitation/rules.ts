import type { Role } from '../../../platform/permissions.ts';
import { parseDate } from '../../../shared/dates.ts';
import { CONTRACT_TYPES, type ContractType, isGroupRole, isRole, roleLabel } from '../../roles.ts';

export const COLUMNS = [
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
export type ColumnName = (typeof COLUMNS)[number];

/** One line of the file, with its number there (the heading is line 1). */
export type RawLine = {
  readonly line: number;
  readonly cells: Readonly<Record<ColumnName, string>>;
};

export type LineProblem = { readonly column: ColumnName; readonly reason: string };

export type Invitee = {
  readonly title: string | null;
  readonly given_name: string;
  readonly family_name: string;
  readonly email: string;
  readonly role: Role;
  readonly organisation: string;
  readonly contract_type: ContractType | null;
  readonly sessions: number | null;
  readonly started: string;
  readonly ended: string | null;
};

/** What would happen to a line: a new person is invited; a known one is appointed; nothing; or it is refused. */
export type Outcome = 'invite' | 'appoint' | 'nothing' | 'refused';

export type PlannedLine = {
  readonly line: number;
  readonly name: string;
  readonly email: string;
  readonly outcome: Outcome;
  readonly problems: readonly LineProblem[];
  /** What would be done; undefined where nothing would. */
  readonly invitee?: Invitee;
  /** The known person whom it is about. */
  readonly person?: string;
};

/** What the register knows of the people and places that a file names. */
export type Known = {
  readonly organisations: ReadonlyMap<string, { readonly name: string; readonly closed: string | null }>;
  /** By address in small letters. */
  readonly people: ReadonlyMap<
    string,
    {
      readonly id: string;
      readonly given_name: string;
      readonly family_name: string;
      /** Last day in the register, where they have left it. */
      readonly ended: string | null;
      readonly appointments: readonly {
        readonly role: string;
        readonly organisation: string;
        readonly started: string;
        readonly ended: string | null;
      }[];
    }
  >;
  readonly mayInviteAt: (organisation: string) => boolean;
  readonly mayGiveGroupRoles: boolean;
};

const wordsToRole = (text: string): string =>
  text
    .trim()
    .toLowerCase()
    .replaceAll(/[\s_]+/g, '-');

/** `2026-04-01`, or `01/04/2026` as spreadsheets write it here. */
const readDate = (text: string): string | undefined => {
  const british = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(text);
  if (!british) return parseDate(text);
  const [, day = '', month = '', year = ''] = british;
  return parseDate(`${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`);
};

const readLine = (
  cells: Readonly<Record<ColumnName, string>>,
  known: Known,
): { problems: LineProblem[]; invitee: Invitee | undefined } => {
  const problems: LineProblem[] = [];
  const problem = (column: ColumnName, reason: string) => {
    problems.push({ column, reason });
  };
  const text = (column: ColumnName) => cells[column].trim();
  for (const column of ['given_name', 'family_name'] as const) {
    if (!text(column)) problem(column, 'is missing');
    else if (text(column).length > 100) problem(column, 'is longer than 100 characters');
  }
  const email = text('email').toLowerCase();
  if (!email) problem('email', 'is missing');
  else if (!/^[^\s@<>,;"]+@[^\s@<>,;"]+\.[^\s@<>,;"]+$/.test(email) || email.length > 254)
    problem('email', `“${text('email')}” is no e-mail address`);
  const role = wordsToRole(text('role'));
  if (!role) problem('role', 'is missing');
  else if (!isRole(role)) problem('role', `“${text('role')}” is no role of the group`);
  else if (isGroupRole(role) && !known.mayGiveGroupRoles)
    problem(
      'role',
      `${roleLabel(role)} is a role of the group: the governance officer or an administrator gives it`,
    );
  const organisation = text('organisation_code').toUpperCase();
  const place = known.organisations.get(organisation);
  if (!organisation) problem('organisation_code', 'is missing');
  else if (!place) problem('organisation_code', `“${organisation}” is not in the register`);
  else if (!known.mayInviteAt(organisation))
    problem('organisation_code', `you invite for your own organisation only, not for ${place.name}`);
  const contract = wordsToRole(text('contract_type'));
  if (contract && !CONTRACT_TYPES.some((type) => type === contract))
    problem('contract_type', `“${text('contract_type')}” is not one of ${CONTRACT_TYPES.join(', ')}`);
  const sessions = text('sessions') === '' ? null : Number(text('sessions'));
  if (sessions !== null && !(sessions >= 0 && sessions <= 20))
    problem('sessions', `“${text('sessions')}” is no number of half-days a week from 0 to 20`);
  const started = readDate(text('from'));
  if (!text('from')) problem('from', 'is missing');
  else if (!started) problem('from', `“${text('from')}” is no date like 2026-04-01 or 01/04/2026`);
  const ended = text('to') === '' ? null : readDate(text('to'));
  if (ended === undefined) problem('to', `“${text('to')}” is no date like 2026-04-01 or 01/04/2026`);
  else if (ended && started && ended < started) problem('to', 'is before “from”');
  else if (place?.closed && started && started > place.closed)
    problem('from', `is after ${place.name} closed on ${place.closed}`);
  if (problems.length > 0 || !isRole(role) || !started || ended === undefined)
    return { problems, invitee: undefined };
  return {
    problems,
    invitee: {
      title: text('title') || null,
      given_name: text('given_name'),
      family_name: text('family_name'),
      email,
      role,
      organisation,
      contract_type: (contract || null) as ContractType | null,
      sessions,
      started,
      ended,
    },
  };
};

type Dated = { readonly started: string; readonly ended: string | null };

const overlap = (a: Dated, b: Dated): boolean =>
  (a.ended === null || b.started <= a.ended) && (b.ended === null || a.started <= b.ended);

const sameName = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase();

/**
 * What each line of a file would do, and why not. The same address twice is one person with two appointments;
 * an address that belongs to somebody of another name is refused rather than guessed at.
 */
export const planInvitations = (lines: readonly RawLine[], known: Known): PlannedLine[] => {
  const before: { readonly line: number; readonly invitee: Invitee }[] = [];
  return lines.map(({ line, cells }): PlannedLine => {
    const { problems, invitee } = readLine(cells, known);
    const shown = {
      line,
      name: [cells.title, cells.given_name, cells.family_name]
        .map((part) => part.trim())
        .filter(Boolean)
        .join(' '),
      email: cells.email.trim(),
    };
    if (!invitee) return { ...shown, outcome: 'refused', problems };
    const person = known.people.get(invitee.email);
    const inFile = before.filter((earlier) => earlier.invitee.email === invitee.email);
    const named = person ?? inFile[0]?.invitee;
    if (named && !sameName(named.family_name, invitee.family_name)) {
      const whose = person
        ? `is the address of ${named.given_name} ${named.family_name} in the register`
        : `stands on line ${inFile[0]?.line} with another name`;
      return { ...shown, outcome: 'refused', problems: [{ column: 'email', reason: whose }] };
    }
    if (person?.ended) {
      const reason = `is the address of somebody who left the register on ${person.ended}`;
      return { ...shown, outcome: 'refused', problems: [{ column: 'email', reason }] };
    }
    const held = [...(person?.appointments ?? []), ...inFile.map((earlier) => ({ ...earlier.invitee }))].some(
      (one) =>
        one.role === invitee.role && one.organisation === invitee.organisation && overlap(one, invitee),
    );
    if (held) return { ...shown, outcome: 'nothing', problems: [] };
    before.push({ line, invitee });
    return person
      ? { ...shown, outcome: 'appoint', problems: [], invitee, person: person.id }
      : { ...shown, outcome: inFile.length > 0 ? 'appoint' : 'invite', problems: [], invitee };
  });
};
