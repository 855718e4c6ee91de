import { longDate } from '../../shared/dates.ts';
import type { BodyAnswer, ListedBody } from './answers.ts';
import type { BodyKind } from './tables.ts';

const KINDS: Readonly<Record<BodyKind, string>> = {
  'governing-body': 'Governing body',
  board: 'Board',
  committee: 'Committee',
  members: 'Members’ council',
  panel: 'Panel',
};
/** `Committee`. */
export const kindWords = (kind: BodyKind): string => KINDS[kind];

const STANDINGS: Readonly<Record<ListedBody['standing'], string>> = {
  sits: 'Sits',
  'to come': 'To come',
  closed: 'Sits no more',
};
/** `Sits no more`. */
export const standingWords = (standing: ListedBody['standing']): string => STANDINGS[standing];

type Entry = BodyAnswer['history'][number];
type Told = Readonly<Record<string, unknown>>;

const text = (of: Told | null, name: string): string => {
  const value = of?.[name];
  return typeof value === 'string' ? value : '';
};
const day = (of: Told | null, name: string): string => {
  const value = text(of, name);
  return value === '' ? '' : longDate(value);
};

const FIELDS: Readonly<Record<string, string>> = {
  name: 'name',
  about: 'what it decides',
  parent: 'to whom it answers',
  routeBody: 'the cases that come to it',
  inPublic: 'whether it meets in public',
  seat: 'seat',
  organisation: 'practice',
  isClinician: 'clinician or not',
  from: 'first day',
  lastDay: 'last day',
  termEnds: 'term',
};
const changed = (after: Told | null): string =>
  Object.keys(after ?? {})
    .filter((key) => key in FIELDS && after !== null)
    .map((key) => FIELDS[key])
    .join(', ');

/** One thing that was done to a body, in a sentence without its end. */
export const historyWords = ({ kind, before, after }: Entry): string => {
  const name = text(after, 'name') || text(before, 'name');
  switch (kind) {
    case 'body.added':
      return `Set up from ${day(after, 'from')}`;
    case 'body.edited':
      return `Changed: ${changed(after)}`;
    case 'body.closed':
      return `Closed; last day ${day(after, 'lastDay')}`;
    case 'body.reopened':
      return 'Opened again';
    case 'body.member-appointed':
      return `${name} appointed as ${text(after, 'seat')} from ${day(after, 'from')}`;
    case 'body.deputy-appointed':
      return `${name} stands in for ${text(after, 'deputyFor')} from ${day(after, 'from')}`;
    case 'body.term-renewed':
      return `${name}: new term to ${day(after, 'termEnds')}`;
    case 'body.member-ended':
      return `${name}: last day ${day(after, 'lastDay')}`;
    case 'body.member-corrected': {
      const { name: _, ...rest } = after ?? {};
      return `${name}: put right, ${changed(rest)}`;
    }
    case 'body.member-taken-back':
      return `${name} as ${text(before, 'seat')} taken back; entered by mistake`;
    case 'body.seats-set':
      return `Seats set from ${day(after, 'from')}`;
    case 'body.seats-verified':
      return 'Seats held against their source';
    case 'body.orders-entered':
      return `Standing orders entered, in force from ${day(after, 'from')}`;
    case 'body.orders-verified':
      return `Standing orders from ${day(after, 'from')} held against their source`;
    case 'body.orders-taken-back':
      return `Standing orders from ${day(before, 'from')} taken back before they were in force`;
    default:
      return 'Taken over from what was kept before';
  }
};
