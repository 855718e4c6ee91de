import { z } from 'zod';
import type { Actor } from '../../platform/actor.ts';
import { identifiedIn } from '../../platform/identified.ts';
import { confirmedWords, optionalWords, ticked, words } from '../../platform/input.ts';
import type { Platform } from '../../platform/platform.ts';
import type { Trx } from '../../platform/relational/relational.ts';
import { inTransaction } from '../../platform/relational/transaction.ts';
import { type CommonRefusal, defineUse } from '../../platform/use.ts';
import { newestCase } from '../../proposals/index.ts';
import { londonDate, weekdayDate } from '../../shared/dates.ts';
import { ok, type Result, refuse } from '../../shared/result.ts';
import { keepDecisionChange } from '../kit/change.ts';
import {
  type AgendaItem,
  findItem,
  itemInput,
  type Meeting,
  meetingInput,
  noItem,
  openMeeting,
  ordersInForce,
} from '../kit/find.ts';
import { itemRef, paperRef } from '../kit/refs.ts';
import { decisionDb } from '../tables.ts';
import type { Paper } from './agenda.ts';
import { canChangeAgenda, latePaper, stateWords } from './agenda-rules.ts';
import { changeMeeting, tellMembers } from './change.ts';
import { addPaper } from './make.ts';
import type { MeetingRefusal } from './refusals.ts';

type Refused = MeetingRefusal | CommonRefusal;

export const PAPER_KINDS = ['case', 'file', 'words'] as const;

const paperInput = z.coerce
  .number({ error: 'Say which paper.' })
  .int('Say which paper.')
  .positive('Say which paper.')
  .describe('number of the paper');

export const findPaper = (trx: Parameters<typeof decisionDb>[0], id: number): Promise<Paper | undefined> =>
  decisionDb(trx).selectFrom('paper').selectAll().where('id', '=', id).executeTakeFirst();

/** The meeting locked, with the item that papers still go to. */
const openItem = async (
  platform: Platform,
  trx: Trx,
  actor: Actor,
  given: { readonly meeting: string; readonly item: number },
): Promise<Result<{ meeting: Meeting; item: AgendaItem }, Refused>> => {
  const opened = await openMeeting(platform, trx, actor, { meeting: given.meeting });
  if (!opened.ok) return opened;
  const meeting = opened.value;
  if (!canChangeAgenda(meeting.state))
    return refuse({
      kind: 'meeting-state',
      doing: 'Changing its papers',
      state: stateWords(meeting.state).toLowerCase(),
    });
  const item = await findItem(trx, given.item);
  if (!item || item.meeting !== meeting.reference) return refuse(noItem(given.item));
  if (item.state !== 'planned') return refuse({ kind: 'item-stays', title: item.title });
  return ok({ meeting, item });
};

/** What a paper of today needs by the orders of the day of the meeting: its reason as it is kept, or why it is refused. */
const lateReason = async (
  trx: Trx,
  meeting: Meeting,
  today: string,
  given: { readonly chairAgrees: boolean; readonly lateReason?: string | undefined },
): Promise<Result<string | undefined, MeetingRefusal>> => {
  const orders = await ordersInForce(trx, meeting.body, londonDate(meeting.starts));
  const rule = latePaper(meeting.papers_due, today, orders?.orders.latePapers);
  if (rule === 'in-time') return ok(undefined);
  if (rule === 'refused')
    return refuse({ kind: 'paper-late', field: 'title', due: weekdayDate(meeting.papers_due ?? today) });
  if (!given.chairAgrees)
    return refuse({
      kind: 'meeting-needs',
      field: 'chairAgrees',
      ask: 'It is late: the standing orders let it in when the chair agrees. Tick that they do.',
    });
  if (rule === 'chair-agrees-with-reason' && !given.lateReason)
    return refuse({
      kind: 'meeting-needs',
      field: 'lateReason',
      ask: 'Say why it is late: the standing orders ask for the reason.',
    });
  return ok(given.lateReason ?? 'The chair agreed.');
};

/** Adds a paper to an item: the case of its idea as it stood when it was kept, a file, or words. */
export const addPaperUse = defineUse({
  name: 'add-paper',
  path: 'meetings/{meeting}/items/{item}/papers',
  method: 'post',
  permission: 'decisions.plan',
  summary: 'Adds a paper to an item: the case as it stood, a file that is sent after it, or words.',
  input: z.object({
    meeting: meetingInput,
    item: itemInput,
    kind: z.enum(PAPER_KINDS, { error: 'Choose what it is.' }),
    title: optionalWords(160).describe('what it is called; a case has its own'),
    words: optionalWords(40_000).describe('its words; of a file, the same for readers of text'),
    privateReason: optionalWords(300).describe('why members alone may read it; empty: everybody may'),
    chairAgrees: ticked('the chair agrees to a late paper'),
    lateReason: optionalWords(300).describe('why it is late'),
    confirmed: confirmedWords,
  }),
  output: z.object({ paper: z.number() }),
  run: async (platform, actor, input): Promise<Result<{ paper: number }, Refused>> => {
    const { title, words: text, privateReason, lateReason: why } = input;
    const identified = identifiedIn({ title, words: text, privateReason, lateReason: why }, input.confirmed);
    if (identified) return refuse(identified);
    return inTransaction<Result<{ paper: number }, Refused>>(platform.db, async (trx) => {
      const opened = await openItem(platform, trx, actor, input);
      if (!opened.ok) return opened;
      const { meeting, item } = opened.value;
      const now = platform.now();
      const kept = item.proposal === null ? undefined : await newestCase(trx, item.proposal);
      if (input.kind === 'case' && (item.proposal === null || !kept))
        return refuse({ kind: 'paper-no-case', field: 'kind', reference: item.proposal ?? 'this item' });
      const name = input.kind === 'case' ? `Case for ${item.title}, version ${kept?.number}` : title;
      if (!name)
        return refuse({ kind: 'meeting-needs', field: 'title', ask: 'Say what the paper is called.' });
      if (input.kind === 'words' && !text)
        return refuse({ kind: 'meeting-needs', field: 'words', ask: 'Write its words.' });
      const late = await lateReason(trx, meeting, londonDate(now), input);
      if (!late.ok) return late;
      // Sent twice it is one: the same case, or the same title of a minute ago.
      const same = await decisionDb(trx)
        .selectFrom('paper')
        .select('id')
        .where('item', '=', item.id)
        .where('taken_back_at', 'is', null)
        .where('kind', '=', input.kind)
        .where('title', '=', name)
        .executeTakeFirst();
      if (same) return ok({ paper: same.id });
      const paper = await addPaper(trx, actor, now, {
        item: item.id,
        title: name,
        kind: input.kind,
        ...(input.kind === 'case' ? { proposal: item.proposal ?? undefined, caseVersion: kept?.number } : {}),
        words: text,
        privateReason,
        lateReason: late.value,
      });
      await changeMeeting(
        trx,
        actor,
        now,
        meeting,
        {},
        { kind: 'meeting.agenda', after: { did: 'paper', item: item.id } },
      );
      if (meeting.papers_on)
        await tellMembers(trx, actor, meeting, {
          kind: 'meeting.late-paper',
          title: `A late paper for ${meeting.title}`,
          object: itemRef(item.id),
        });
      return ok({ paper });
    });
  },
});

/** Takes a paper back with a reason: it is in no pack any more, and its place says so. */
export const takeBackPaper = defineUse({
  name: 'take-back-paper',
  path: 'meetings/{meeting}/papers/{paper}/take-back',
  method: 'post',
  permission: 'decisions.plan',
  summary: 'Takes a paper back with a reason.',
  input: z.object({
    meeting: meetingInput,
    paper: paperInput,
    why: words('Say why it is taken back: members read it.', 300),
  }),
  output: z.object({ paper: z.number() }),
  run: (platform, actor, input): Promise<Result<{ paper: number }, Refused>> =>
    inTransaction<Result<{ paper: number }, Refused>>(platform.db, async (trx) => {
      const paper = await findPaper(trx, input.paper);
      if (!paper) return refuse<CommonRefusal>({ kind: 'not-found', what: `paper ${input.paper}` });
      const opened = await openItem(platform, trx, actor, { ...input, item: paper.item });
      if (!opened.ok) return opened;
      if (paper.taken_back_at) return refuse({ kind: 'paper-back' });
      const now = platform.now();
      await decisionDb(trx)
        .updateTable('paper')
        .set({ taken_back_at: now, taken_back_reason: input.why })
        .where('id', '=', paper.id)
        .execute();
      await keepDecisionChange(trx, actor, now, paperRef(paper.id), {
        version: 2,
        kind: 'paper.taken-back',
        after: { reason: input.why },
      });
      await changeMeeting(
        trx,
        actor,
        now,
        opened.value.meeting,
        {},
        {
          kind: 'meeting.agenda',
          after: { did: 'paper-taken-back', item: paper.item },
        },
      );
      return ok({ paper: paper.id });
    }),
});
