import { z } from 'zod';
import { unknownCodes } from '../../people/index.ts';
import { identifiedIn } from '../../platform/identified.ts';
import { confirmedWords, optionalChoice, versionInput, words } from '../../platform/input.ts';
import type { Trx } from '../../platform/relational/relational.ts';
import { inTransaction } from '../../platform/relational/transaction.ts';
import { signatureOf } from '../../platform/signature.ts';
import { defineUse } from '../../platform/use.ts';
import { londonDate } from '../../shared/dates.ts';
import { ok, type Result, refuse } from '../../shared/result.ts';
import { changeProposal, keepProposalChange } from '../kit/change.ts';
import { type Proposal, referenceInput } from '../kit/find.ts';
import { refreshRouteOf } from '../routes/refresh.ts';
import {
  ASKED_KINDS,
  type AskedEdit,
  type AskedKind,
  type Touches,
  whoMustBeAsked,
  whyNotEdit,
  withEdits,
} from './asked-rules.ts';
import { nextVersion, openToWork, type Refused } from './change.ts';
import { editsOf, findAsking, findClosing, isAsking } from './find.ts';
import { invite } from './invite.ts';
import { type KnownOn, knownOn } from './known.ts';
import { problemDb } from './tables.ts';

/** Where whom it touches may still be said otherwise: until it goes to a decision. */
const OPEN_STATES = ['taken-on', 'problem-agreed', 'options', 'case'];

const STANDS_IN = ['taken-on'];

/** Whether whom it touches may be changed where it stands. */
export const touchesOpen = (proposal: Pick<Proposal, 'state'>): boolean =>
  OPEN_STATES.includes(proposal.state);

/**
 * Works out anew who is asked, from what is touched and the leads' changes, and keeps the list. While those it touches
 * are being asked, whoever is new on it is told at once. A closed problem keeps its list.
 */
export const workOut = async (
  trx: Trx,
  actor: Parameters<typeof invite>[1],
  now: Date,
  proposal: Proposal,
  known: KnownOn,
): Promise<void> => {
  const { reference } = proposal;
  if (await findClosing(trx, reference)) return;
  const today = londonDate(now);
  const none: Touches = { practices: [], specialties: [], partners: [], patients: [] };
  const must = whoMustBeAsked(proposal.touches ?? none, known);
  const { asked, leftOut } = withEdits(must, await editsOf(trx, reference));
  const row = {
    asked: JSON.stringify(asked),
    left_out: JSON.stringify(leftOut),
    nobody_for: JSON.stringify(must.nobodyFor),
    worked_out_on: today,
  };
  await problemDb(trx)
    .insertInto('problem_asking')
    .values({ proposal: reference, ...row, opened_on: null, due: null, opened_by_name: null })
    .onConflict((conflict) => conflict.column('proposal').doUpdateSet(row))
    .execute();
  const asking = await findAsking(trx, reference);
  if (asking && isAsking({ asking, closing: undefined }, proposal))
    await invite(trx, actor, today, proposal, asking, known);
};

/** Names typed one a line, or a list. */
const lines = (most: number) =>
  z.preprocess(
    (value) =>
      (Array.isArray(value) ? value : String(value ?? '').split(/[\n;]/))
        .map((one) => String(one).trim())
        .filter(Boolean),
    z
      .array(z.string().max(120, 'Write at most 120 characters on a line.'))
      .max(most, `Name at most ${most}.`),
  );

const once = (values: readonly string[]): string[] => [...new Set(values)];

/** As the register spells it, where it knows it. */
const spelt = (values: readonly string[], known: readonly string[]): string[] =>
  once(values.map((value) => known.find((one) => one.toLowerCase() === value.toLowerCase()) ?? value));

/** Says whom a proposal touches; who must be asked is worked out from it. */
export const setTouches = defineUse({
  name: 'set-touches',
  path: 'ideas/{reference}/problem/touches',
  method: 'put',
  permission: 'proposals.work',
  summary:
    'Says whom a proposal touches: practices, specialties, partners, patients. Who is asked follows from it.',
  input: z.object({
    reference: referenceInput,
    how: z
      .enum(['all', 'some', 'none'], { error: 'Say whether it touches all practices, some, or none.' })
      .describe('all practices, some of them, or none'),
    practices: lines(200).describe('codes of the practices, where it touches some'),
    specialties: lines(30).describe('specialties of the hospital: Cardiologist'),
    partners: lines(60).describe('codes of trusts, councils, suppliers'),
    patients: lines(30).describe('conditions or places whose patients it touches'),
    partnersChange: optionalChoice(['yes', 'no'], 'Say whether a partner must change too.').describe(
      'whether a partner must change too',
    ),
    version: versionInput,
    confirmed: confirmedWords,
  }),
  output: z.object({ reference: z.string(), version: z.number() }),
  run: async (platform, actor, input): Promise<Result<{ reference: string; version: number }, Refused>> => {
    const identified = identifiedIn(
      { patients: input.patients.join('\n'), specialties: input.specialties.join('\n') },
      input.confirmed,
    );
    if (identified) return refuse(identified);
    if (input.how === 'some' && input.practices.length === 0)
      return refuse({ kind: 'problem-touches', field: 'practices' });
    return inTransaction(platform.db, async (trx) => {
      const opened = await openToWork(platform, trx, actor, input);
      if (!opened.ok) return opened;
      const proposal = opened.value;
      if (!touchesOpen(proposal)) return refuse({ kind: 'problem-settled' });
      const partners = once(input.partners.map((code) => code.toUpperCase()));
      const practices = once(input.practices.map((code) => code.toUpperCase()));
      if ((await unknownCodes(trx, partners)).length > 0)
        return refuse({ kind: 'problem-touches', field: 'partners' });
      if (input.how === 'some' && (await unknownCodes(trx, practices)).length > 0)
        return refuse({ kind: 'problem-touches', field: 'practices' });
      const now = platform.now();
      const known = await knownOn(trx, londonDate(now));
      const touches: Touches = {
        practices: input.how === 'all' ? 'all' : input.how === 'some' ? practices : [],
        specialties: spelt(input.specialties, known.specialties),
        partners,
        patients: spelt(input.patients, known.places),
      };
      const partnersChange = input.partnersChange === undefined ? null : input.partnersChange === 'yes';
      const same =
        JSON.stringify(touches) === JSON.stringify(ordered(proposal.touches)) &&
        proposal.partners_change === partnersChange;
      const set = { touches: JSON.stringify(touches), partners_change: partnersChange };
      const version = same
        ? proposal.version
        : await changeProposal(trx, actor, now, proposal, set, {
            kind: 'proposal.touches',
            before: { touches: proposal.touches, partnersChange: proposal.partners_change },
            after: { touches, partnersChange },
            free: ['touches'],
          });
      await workOut(trx, actor, now, { ...proposal, touches }, known);
      await refreshRouteOf(trx, platform, actor, proposal.reference);
      return ok({ reference: proposal.reference, version });
    });
  },
});

/** The store keeps the parts of an object in an order of its own. */
const ordered = (touches: Touches | null): Touches | null =>
  touches && {
    practices: touches.practices,
    specialties: touches.specialties,
    partners: touches.partners,
    patients: touches.patients,
  };

/** Adds somebody to those who are asked, or leaves somebody out, with the reason. */
export const editAsked = defineUse({
  name: 'edit-asked',
  path: 'ideas/{reference}/problem/asked',
  method: 'post',
  permission: 'proposals.work',
  summary:
    'Adds somebody to those who are asked what the problem is, or leaves somebody out, with the reason.',
  input: z.object({
    reference: referenceInput,
    what: z.enum(['add', 'leave-out'], { error: 'Say whether to add or to leave out.' }),
    kind: z.enum(ASKED_KINDS, { error: 'Say as what they are asked.' }),
    key: words('Say who.', 60).describe('code of the organisation, or id of the person'),
    because: words('Say why they are asked, or left out: it stays on show.', 300),
    confirmed: confirmedWords,
  }),
  output: z.object({ reference: z.string(), asked: z.number() }),
  run: async (platform, actor, input): Promise<Result<{ reference: string; asked: number }, Refused>> => {
    const identified = identifiedIn({ because: input.because }, input.confirmed);
    if (identified) return refuse(identified);
    return inTransaction(platform.db, async (trx) => {
      const opened = await openToWork(platform, trx, actor, { reference: input.reference });
      if (!opened.ok) return opened;
      const proposal = opened.value;
      const { reference } = proposal;
      if (!STANDS_IN.includes(proposal.state) || (await findClosing(trx, reference)))
        return refuse({ kind: 'problem-settled' });
      const now = platform.now();
      const today = londonDate(now);
      const known = await knownOn(trx, today);
      const asking = await findAsking(trx, reference);
      const edit = await editOf(known, input, signatureOf(actor).name);
      if (!edit) return refuse({ kind: 'asked-unknown', field: 'key' });
      const whyNot = whyNotEdit(asking?.asked ?? [], edit);
      if (whyNot) return refuse(whyNot);
      const name =
        edit.do === 'add'
          ? edit.asked.name
          : (asking?.asked.find(({ kind, key }) => kind === edit.kind && key === edit.key)?.name ??
            input.key);
      const twice =
        edit.do === 'add' &&
        asking?.asked.some(({ kind, key }) => kind === edit.asked.kind && key === edit.asked.key);
      if (!twice) {
        await problemDb(trx)
          .insertInto('problem_edit')
          .values({
            proposal: reference,
            what: input.what,
            kind: input.kind,
            key: input.key,
            name,
            because: input.because,
            by_name: edit.by,
            on_day: today,
          })
          .execute();
        await workOut(trx, actor, now, proposal, known);
        await nextVersion(trx, reference);
        await keepProposalChange(trx, actor, now, proposal, proposal.version, {
          kind: input.what === 'add' ? 'problem.asked-added' : 'problem.asked-left-out',
          after: { askedKind: input.kind, key: input.key, name, reason: input.because },
          free: ['name'],
        });
      }
      return ok({ reference, asked: (await findAsking(trx, reference))?.asked.length ?? 0 });
    });
  },
});

/** The change as the rule reads it, with the name as the register has it; undefined where it knows no such one. */
const editOf = async (
  known: KnownOn,
  { what, kind, key, because }: { what: AskedEdit['do']; kind: AskedKind; key: string; because: string },
  by: string,
): Promise<AskedEdit | undefined> => {
  if (what === 'leave-out') return { do: what, kind, key, because, by };
  const name = await known.nameOf(key);
  return name === undefined ? undefined : { do: what, asked: { kind, key, name, because }, by };
};
