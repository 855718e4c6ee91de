import { z } from 'zod';
import type { Actor } from '../../platform/actor.ts';
import { confirmedWords, date, optionalChoice, optionalWords, words } from '../../platform/input.ts';
import { can } from '../../platform/permissions.ts';
import type { Db } from '../../platform/relational/relational.ts';
import { type CommonRefusal, optionalText } from '../../platform/use.ts';
import type { CalendarDate } from '../../shared/dates.ts';
import { ok, type Result, refuse } from '../../shared/result.ts';
import { findOrganisation, searchOrganisations } from '../organisations/queries.ts';
import { findPerson, personName, UUID } from '../register/queries.ts';
import { CLOSE_TIES, INTEREST_TIES } from './kinds.ts';
import type { RegisterRefusal } from './refusals.ts';
import { bandsOffered, type InterestRules } from './register-rules.ts';

export type Refused = RegisterRefusal | CommonRefusal;

export const dayInput = (asked: string) => date(asked);
export const optionalDay = () => optionalText(date());
export const onceInput = optionalText(z.string().max(100)).describe(
  'key of the form: sent twice, it counts once',
);

/** Whose declaration it is, and from what it was entered where that is not the person themselves. */
export const whoseInput = {
  person: z.string().trim().default('me').describe('id of the person, or me'),
  onPaper: optionalWords(200).describe(
    'of another person: what it was entered from, such as form of 3 May 2026',
  ),
  declaredOn: optionalDay().describe('of another person: the day on that paper'),
};

/** An organisation as people give it: a name or a code, and which one of those found. */
export const partyInput = {
  organisation: words('Give the name of the organisation, the practice or the cause.', 200).describe(
    'name or code',
  ),
  choice: optionalText(z.string().trim().max(20)).describe('code of the one meant, or none'),
};

/** What a person says of an interest. */
export const saidOfInterest = {
  ...partyInput,
  whose: z.enum(['mine', 'close'], { error: 'Say whether it is yours, or of somebody close.' }),
  kind: optionalChoice(
    ['financial', 'non-financial-professional', 'non-financial-personal'],
    'Choose: money, professional, or personal.',
  ),
  tie: z.enum(INTEREST_TIES, { error: 'Choose how it is held.' }),
  closeTie: optionalChoice(CLOSE_TIES, 'Choose what they are to you.'),
  closeName: optionalWords(200),
  words: optionalWords(500),
  band: optionalText(z.string().trim().max(40)),
  from: dayInput('Say since when, such as 31 3 2024.'),
  to: optionalDay(),
  knownOn: optionalDay().describe('when you became aware of it, where that is later'),
  confirmed: confirmedWords,
};
type SaidOfInterest = z.output<z.ZodObject<typeof saidOfInterest>>;

export const whyNotInterest = (
  given: SaidOfInterest,
  rules: InterestRules,
  today: CalendarDate,
  standing?: string | null,
): RegisterRefusal | undefined => {
  if (given.whose === 'close' && given.closeTie === undefined)
    return { kind: 'interest-close', field: 'closeTie' };
  if (given.whose === 'close' && given.closeName === undefined)
    return { kind: 'interest-close', field: 'closeName' };
  if (given.whose === 'mine' && given.kind === undefined) return { kind: 'interest-kind', field: 'kind' };
  if (given.band !== undefined && !bandsOffered(rules, standing).some(({ key }) => key === given.band))
    return { kind: 'interest-band', field: 'band' };
  if (given.from > today) return { kind: 'interest-future', field: 'from' };
  if (given.knownOn !== undefined && given.knownOn > today)
    return { kind: 'interest-future', field: 'knownOn' };
  if (given.to !== undefined && given.to < given.from) return { kind: 'interest-ends-first', field: 'to' };
  return undefined;
};

/** May this actor declare for this person? For themselves; the governance officer for anybody, from paper. */
export const mayDeclareFor = (actor: Actor, person: string): boolean =>
  actor.kind === 'person' && actor.id === person
    ? can(actor, 'interests.declare', { person })
    : can(actor, 'interests.manage');

export type Declarer = {
  readonly person: string;
  readonly name: string;
  readonly own: boolean;
  readonly onPaper: string | null;
  readonly declaredOn: CalendarDate;
};

/** Whose declaration it is, as far as this actor may make it. */
export const declarerOf = async (
  db: Db,
  actor: Actor,
  given: {
    readonly person: string;
    readonly onPaper?: string | undefined;
    readonly declaredOn?: string | undefined;
  },
  today: CalendarDate,
): Promise<Result<Declarer, Refused>> => {
  const id = given.person === 'me' ? (actor.kind === 'person' ? actor.id : '') : given.person;
  if (!UUID.test(id) || !(await findPerson(db, id)))
    return refuse({ kind: 'interest-whose', field: 'person' });
  if (!mayDeclareFor(actor, id)) return refuse({ kind: 'interest-others' });
  const own = actor.kind === 'person' && actor.id === id;
  if (!own && given.onPaper === undefined) return refuse({ kind: 'interest-paper', field: 'onPaper' });
  if (!own && given.declaredOn !== undefined && given.declaredOn > today)
    return refuse({ kind: 'interest-future', field: 'declaredOn' });
  return ok({
    person: id,
    name: (await personName(db, id)) ?? id,
    own,
    onPaper: own ? null : (given.onPaper ?? null),
    declaredOn: own ? today : (given.declaredOn ?? today),
  });
};

export type Party = { readonly organisation: string | null; readonly organisationName: string };

/**
 * The organisation meant: by its code, by its whole name, or the one chosen of those found. What the register does not
 * have is kept by its name once the person says that it is none of those.
 */
export const partyMeant = async (
  db: Db,
  given: { readonly organisation: string; readonly choice?: string | undefined },
): Promise<Result<Party, RegisterRefusal>> => {
  const listed = async (code: string): Promise<Party | undefined> => {
    const found = await findOrganisation(db, code);
    return found && { organisation: found.code, organisationName: found.name };
  };
  if (given.choice === 'none') return ok({ organisation: null, organisationName: given.organisation });
  if (given.choice !== undefined) {
    const chosen = await listed(given.choice.toUpperCase());
    return chosen ? ok(chosen) : refuse({ kind: 'interest-unlisted', field: 'choice' });
  }
  const byCode = /^[0-9A-Za-z-]{2,20}$/.test(given.organisation)
    ? await listed(given.organisation.toUpperCase())
    : undefined;
  if (byCode) return ok(byCode);
  const found = await searchOrganisations(db, given.organisation, 6);
  const same = found.filter(({ name }) => name.toLowerCase() === given.organisation.toLowerCase());
  const [only] = same;
  if (only && same.length === 1) return ok({ organisation: only.code, organisationName: only.name });
  return found.length === 0
    ? ok({ organisation: null, organisationName: given.organisation })
    : refuse({
        kind: 'interest-which',
        field: 'choice',
        found: found.map(({ code, name }) => ({ code, name })),
      });
};
