import type { Actor } from '../../platform/actor.ts';
import { recorded } from '../../platform/actor.ts';
import { recordEvent } from '../../platform/record/record.ts';
import type { Trx } from '../../platform/relational/relational.ts';
import { signatureOf } from '../../platform/signature.ts';
import { type CalendarDate, londonDate } from '../../shared/dates.ts';
import { organisationName } from '../organisations/queries.ts';
import { personName } from '../register/queries.ts';
import { giftRef, interestRef, keepRegisterChange } from './change.ts';
import type { CloseTie, InterestKind, InterestTie } from './kinds.ts';
import { lateDays } from './register-rules.ts';
import { rulesOn } from './settings.ts';
import { type GiftKind, type GiftOutcome, interestDb } from './tables.ts';

export type NewInterest = {
  readonly person: string;
  /** Left out, the name in the register of people. */
  readonly personName?: string;
  /** Whatever is given, an interest of somebody close is indirect. */
  readonly kind: InterestKind;
  readonly tie: InterestTie;
  readonly organisation?: string | null;
  /** May be left out where a code is given. */
  readonly organisationName?: string;
  readonly closeTie?: CloseTie | null;
  readonly closeName?: string | null;
  readonly words?: string;
  readonly band?: string | null;
  readonly from: CalendarDate;
  readonly to?: CalendarDate | null;
  /** When the person became aware of it, where that was later. */
  readonly knownOn?: CalendarDate | null;
  readonly declaredOn?: CalendarDate;
  readonly onPaper?: string | null;
  readonly once?: string | null | undefined;
};

/**
 * Adds a line to the register of interests within the caller's transaction, with its history and event, and gives its
 * id; undefined where the form's key has made one already. Permission, dates and words are seen to. Matching hears of
 * it from the use, not from here: whoever loads many matches once at the end.
 */
export const addInterestTo = async (
  trx: Trx,
  actor: Actor,
  now: Date,
  given: NewInterest,
): Promise<string | undefined> => {
  const declaredOn = given.declaredOn ?? londonDate(now);
  const { rules } = await rulesOn(trx, declaredOn);
  const by = signatureOf(actor);
  const closeTie = given.closeTie ?? null;
  const name = given.personName ?? (await personName(trx, given.person)) ?? given.person;
  const organisation = given.organisation ?? null;
  const told =
    given.organisationName ?? (organisation === null ? '' : await organisationName(trx, organisation));
  const late = lateDays(given.knownOn ?? given.from, declaredOn, rules);
  const row = await interestDb(trx)
    .insertInto('interest')
    .values({
      person: given.person,
      person_name: name,
      kind: closeTie === null ? given.kind : 'indirect',
      tie: given.tie,
      organisation,
      organisation_name: told,
      close_tie: closeTie,
      close_name: closeTie === null ? null : (given.closeName ?? null),
      words: given.words ?? '',
      band: given.band ?? null,
      from_day: given.from,
      to_day: given.to ?? null,
      known_on: given.knownOn ?? null,
      declared_on: declaredOn,
      late_days: late,
      on_paper: given.onPaper ?? null,
      entered_person: by.person,
      entered_name: by.name,
      once: given.once ?? null,
    })
    .onConflict((conflict) => conflict.column('once').doNothing())
    .returning(['id'])
    .executeTakeFirst();
  if (!row) return undefined;
  await keepRegisterChange(trx, actor, now, interestRef(row.id), {
    kind: 'interest.declared',
    version: 1,
    after: {
      person: given.person,
      interestKind: closeTie === null ? given.kind : 'indirect',
      tie: given.tie,
      ...(organisation === null ? { organisationName: told } : { organisation }),
      ...(closeTie === null ? {} : { closeTie, closeName: given.closeName ?? null }),
      ...(given.words ? { words: given.words } : {}),
      band: given.band ?? null,
      from: given.from,
      to: given.to ?? null,
      declaredOn,
      lateDays: late,
      ...(given.onPaper ? { onPaper: given.onPaper } : {}),
    },
  });
  return row.id;
};

export type NewGift = {
  readonly person: string;
  readonly personName?: string;
  readonly kind: GiftKind;
  readonly organisation?: string | null;
  readonly giverName?: string;
  readonly what: string;
  readonly pence?: number | null;
  readonly onDay: CalendarDate;
  readonly outcome: GiftOutcome;
  readonly words?: string;
  readonly declaredOn?: CalendarDate;
  readonly onPaper?: string | null;
  readonly once?: string | null | undefined;
};

/** Adds a line to the register of gifts and hospitality; as `addInterestTo`. */
export const addGiftTo = async (
  trx: Trx,
  actor: Actor,
  now: Date,
  given: NewGift,
): Promise<string | undefined> => {
  const declaredOn = given.declaredOn ?? londonDate(now);
  const { rules } = await rulesOn(trx, declaredOn);
  const by = signatureOf(actor);
  const organisation = given.organisation ?? null;
  const row = await interestDb(trx)
    .insertInto('gift')
    .values({
      person: given.person,
      person_name: given.personName ?? (await personName(trx, given.person)) ?? given.person,
      kind: given.kind,
      organisation,
      giver_name: given.giverName ?? (organisation === null ? '' : await organisationName(trx, organisation)),
      what: given.what,
      pence: given.pence ?? null,
      on_day: given.onDay,
      outcome: given.outcome,
      words: given.words ?? '',
      declared_on: declaredOn,
      late_days: lateDays(given.onDay, declaredOn, rules),
      on_paper: given.onPaper ?? null,
      entered_person: by.person,
      entered_name: by.name,
      once: given.once ?? null,
    })
    .onConflict((conflict) => conflict.column('once').doNothing())
    .returning('id')
    .executeTakeFirst();
  if (!row) return undefined;
  await keepRegisterChange(trx, actor, now, giftRef(row.id), {
    kind: 'gift.declared',
    version: 1,
    after: {
      person: given.person,
      giftKind: given.kind,
      what: given.what,
      pence: given.pence ?? null,
      onDay: given.onDay,
      outcome: given.outcome,
      declaredOn,
    },
  });
  return row.id;
};

/** Keeps that somebody said: what stands of me in the register is complete, or there is nothing to declare. */
export const addInterestCheckTo = async (
  trx: Trx,
  actor: Actor,
  now: Date,
  given: {
    readonly person: string;
    readonly personName?: string;
    readonly said: 'complete' | 'nothing';
    readonly onDay?: CalendarDate;
    readonly onPaper?: string | null;
  },
): Promise<void> => {
  const by = signatureOf(actor);
  const onDay = given.onDay ?? londonDate(now);
  await interestDb(trx)
    .insertInto('interest_check')
    .values({
      person: given.person,
      person_name: given.personName ?? (await personName(trx, given.person)) ?? given.person,
      on_day: onDay,
      said: given.said,
      on_paper: given.onPaper ?? null,
      entered_person: by.person,
      entered_name: by.name,
    })
    .execute();
  await recordEvent(
    trx,
    {
      actor: recorded(actor),
      kind: 'interests.confirmed',
      object: `person:${given.person}`,
      after: { said: given.said, onDay },
    },
    now,
  );
};
