import { sql } from 'kysely';
import { z } from 'zod';
import type { Actor } from '../../platform/actor.ts';
import {
  type AttachmentRefusal,
  addAttachment,
  detect,
  LARGEST_MB,
} from '../../platform/attachments/index.ts';
import { identifiedIn } from '../../platform/identified.ts';
import { confirmedWords, optionalWords, ticked, words } from '../../platform/input.ts';
import { onceKey } from '../../platform/once.ts';
import type { Platform } from '../../platform/platform.ts';
import { nextReference } from '../../platform/relational/references.ts';
import type { Db, Trx } from '../../platform/relational/relational.ts';
import { inTransaction } from '../../platform/relational/transaction.ts';
import { signatureOf } from '../../platform/signature.ts';
import { type CommonRefusal, defineUse, optionalText } from '../../platform/use.ts';
import { addDays, type CalendarDate, londonDate, weekdayDate } from '../../shared/dates.ts';
import { ok, type Result, refuse } from '../../shared/result.ts';
import { targetsOf } from '../clocks/targets-rules.ts';
import { keepProposalChange, namedActor, signedBy, tellOfProposal } from '../kit/change.ts';
import { type DutyNames, dutyOn } from '../kit/duty.ts';
import { lettersOf } from '../kit/letters.ts';
import { ideaRef } from '../kit/refs.ts';
import { targetsInForce } from '../kit/settings.ts';
import { refreshRouteOf } from '../routes/refresh.ts';
import { raise as standingOfNew } from '../stages/rules.ts';
import { HOW_OFTEN, proposalDb } from '../tables.ts';
import { type Guardian, guardiansOn } from './guardians.ts';
import { lookBy } from './look-by-rules.ts';
import { placeOf, workOf } from './places.ts';
import type { RaiseRefusal } from './refusals.ts';
import { titleFrom } from './words-rules.ts';

/** A file that goes along with what is raised, kept in the same transaction. */
export type SentFile = { readonly name: string; readonly bytes: Buffer };

const input = z.object({
  what: words('Say what happens to patients.', 2000).describe('what happens to patients, in your own words'),
  often: z
    .enum(HOW_OFTEN, { error: 'Say how often you see it.' })
    .describe('most-days, most-weeks, most-months or once'),
  where: z
    .string({ error: 'Say where you see it.' })
    .trim()
    .min(1, 'Say where you see it.')
    .max(40)
    .describe('everywhere (where you work), elsewhere, or the code of one organisation where you work'),
  place: optionalWords(200).describe('with elsewhere: where'),
  gap: optionalText(z.string().trim().max(2000)).describe(
    'the gap (GAP-2026-003) or figure that it came from',
  ),
  keep: ticked('your name is kept from colleagues'),
  guardian: optionalText(z.uuid({ error: 'Choose who keeps your name.' })).describe(
    'with keep: id of the one person who knows your name',
  ),
  notChair: ticked('with keep: the chair must not know your name either'),
  once: optionalText(z.string().max(100)).describe('a key of your own; sent twice, it raises one'),
  confirmed: confirmedWords,
});
type Input = z.output<typeof input>;

const output = z.object({
  reference: z.string(),
  lookBy: z.string().describe('the day by which somebody on duty looks at it'),
  looks: z.array(z.string()).describe('who is on duty'),
  again: z.boolean().describe('this key was sent before, and raised it then'),
});
type Answer = Result<z.output<typeof output>, RaiseRefusal | AttachmentRefusal | CommonRefusal>;

/**
 * Who sees to it from its first minute: the manager on duty; where a group has nobody, whoever keeps the raiser's name,
 * else the raiser. An owner is named in lists, so it is never a raiser whose name is kept, as that.
 */
const ownerOf = (actor: Actor, duty: DutyNames | undefined, keeper: Guardian | undefined) =>
  duty
    ? { owner: duty.manager, owner_name: duty.managerName }
    : keeper
      ? { owner: keeper.person, owner_name: keeper.name }
      : { owner: actor.kind === 'person' ? actor.id : actor.kind, owner_name: signatureOf(actor).name };

const keeperOf = async (
  db: Db,
  actor: Actor,
  today: CalendarDate,
  duty: DutyNames | undefined,
  given: Input,
): Promise<Result<Guardian | undefined, RaiseRefusal>> => {
  if (!given.keep) return ok(undefined);
  const raiser = actor.kind === 'person' ? actor.id : '';
  const but = duty ? [duty.clinician, duty.manager] : [];
  const keeper = (await guardiansOn(db, today, { raiser, but })).find(
    ({ person }) => person === given.guardian,
  );
  return keeper && raiser ? ok(keeper) : refuse({ kind: 'idea-keeper', field: 'guardian' });
};

const whyNotFile = async (
  file: SentFile | undefined,
): Promise<RaiseRefusal | AttachmentRefusal | undefined> => {
  if (!file) return undefined;
  if (file.bytes.length > LARGEST_MB * 1024 * 1024) return { kind: 'idea-file-too-large', field: 'file' };
  const kind = await detect(file.bytes, file.name);
  return kind.ok ? undefined : kind.refusal;
};

/** What this key raised before. One who sends twice at once waits here for the first. */
const sentBefore = async (trx: Trx, once: string | null) => {
  if (once === null) return undefined;
  await sql`select pg_advisory_xact_lock(hashtext(${once}))`.execute(trx);
  return proposalDb(trx)
    .selectFrom('proposal')
    .select(['reference', 'next_by', 'owner_name'])
    .where('once', '=', once)
    .executeTakeFirst();
};

const insert = async (
  trx: Trx,
  platform: Platform,
  actor: Actor,
  given: Input,
  { file, letters }: { readonly file: SentFile | undefined; readonly letters: string },
): Promise<Answer> => {
  const now = platform.now();
  const today = londonDate(now);
  // The key is the person's own: another's key opens nothing and takes nothing.
  const once = actor.kind === 'person' ? onceKey(given.once, [actor.id, given]) : null;
  const before = await sentBefore(trx, once);
  if (before)
    return ok({
      reference: before.reference,
      lookBy: before.next_by,
      looks: [before.owner_name],
      again: true,
    });
  const duty = await dutyOn(trx, today);
  const keeper = await keeperOf(trx, actor, today, duty, given);
  if (!keeper.ok) return keeper;
  const work = await workOf(trx, actor, today);
  const place = await placeOf(trx, work, { ...given, kept: given.keep });
  if (!place.ok) return place;
  const targets = await targetsInForce(trx, today);
  const by = lookBy(today, targets.firstLook);
  const reference = await nextReference(trx, letters, today);
  const owner = ownerOf(actor, duty, keeper.value);
  const standing = standingOfNew(reference, { on: today, onDuty: owner.owner, lookBy: by });
  const within = targetsOf(targets, undefined).raised;
  const raiser = signatureOf(actor);
  const row = {
    reference,
    title: titleFrom(given.what),
    what: given.what,
    how_often: given.often,
    ...place.value,
    condition: null,
    gap: given.gap ?? null,
    reading: null,
    phase: null,
    fifth: null,
    budget_share: null,
    restricts: null,
    partners_change: null,
    state: standing.state,
    since: standing.since,
    aside_from: null,
    clinician: null,
    clinician_name: null,
    clinician_standing: null,
    manager: null,
    manager_name: null,
    manager_standing: null,
    ...owner,
    next_what: standing.next.what,
    next_by: standing.next.by,
    merged_into: null,
    reason: null,
    raised_on: today,
    raised_by: raiser.person,
    raised_by_name: raiser.name,
    raised_by_standing: raiser.standing,
    raised_role: work.role,
    raised_contract: work.contract,
    raised_practice_people: null,
    name_kept: keeper.value !== undefined,
    guardian: keeper.value?.person ?? null,
    guardian_name: keeper.value?.name ?? null,
    chair_too: !given.notChair,
    taken_on_on: null,
    comments_until: null,
    scheme: null,
    body: null,
    complete_on: null,
    answer_due: null,
    stage_due: within ? addDays(today, within.days) : null,
    live_on: null,
    review_on: null,
    once,
  } as const;
  await proposalDb(trx).insertInto('proposal').values(row).execute();
  const signed = signedBy(actor, row);
  await proposalDb(trx)
    .insertInto('proposal_entry')
    .values({
      proposal: reference,
      state: 'raised',
      on_day: today,
      move: 'raise',
      reason: null,
      by_person: signed.person,
      by_name: signed.name,
      by_standing: signed.standing,
      at: now,
    })
    .execute();
  await keepProposalChange(trx, actor, now, row, 1, {
    kind: 'idea.raised',
    after: {
      title: row.title,
      what: row.what,
      howOften: row.how_often,
      place: row.place,
      ...(row.gap ? { gap: row.gap } : {}),
      ...(given.confirmed ? { confirmed: true } : {}),
    },
  });
  await refreshRouteOf(trx, platform, actor, reference);
  if (raiser.person)
    await proposalDb(trx)
      .insertInto('proposal_watcher')
      .values({ proposal: reference, person: raiser.person })
      .execute();
  if (file) {
    const added = await addAttachment(trx, namedActor(actor, row), ideaRef(reference), { ...file, now });
    if (!added.ok) throw new Error(`a file that was looked at is refused: ${added.refusal.kind}`);
  }
  await tellOfProposal(trx, actor, reference, duty ? [duty.clinician, duty.manager] : [], {
    kind: 'idea.raised',
    title: `Look at ${reference} by ${weekdayDate(by, today)}: ${row.title}`,
  });
  if (keeper.value)
    await tellOfProposal(trx, actor, reference, [keeper.value.person], {
      kind: 'idea.guardian',
      // Mail is read by those who run it too: it does not say whose name.
      title: `You are asked to keep a name: ${reference}`,
    });
  return ok({
    reference,
    lookBy: by,
    looks: duty ? [duty.clinicianName, duty.managerName] : [owner.owner_name],
    again: false,
  });
};

/**
 * Raises an issue: what happens to patients, how often, where. One transaction with its reference, history, event,
 * watcher, news to those on duty and the file that goes along. Refuses words that may tell who a patient is, once.
 */
export const raiseWith = (file: SentFile | undefined) =>
  defineUse({
    name: 'raise-idea',
    path: 'ideas',
    method: 'post',
    permission: 'proposals.raise',
    summary: 'Raises an issue: what happens to patients, how often, and where. No solution is needed.',
    input,
    output,
    run: async (platform, actor, given): Promise<Answer> => {
      const identified = identifiedIn({ what: given.what, place: given.place }, given.confirmed);
      if (identified) return refuse(identified);
      const wrong = await whyNotFile(file);
      if (wrong) return refuse(wrong);
      const letters = await lettersOf(platform.db, await platform.group(), londonDate(platform.now()));
      return inTransaction(platform.db, (trx) => insert(trx, platform, actor, given, { file, letters }));
    },
  });
