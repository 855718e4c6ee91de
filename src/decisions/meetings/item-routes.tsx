import type { Ask } from '../../platform/http/ask.ts';
import { formAgain } from '../../platform/http/form-again.ts';
import { page, type Route } from '../../platform/http/routes.ts';
import { notFound } from '../../platform/use.ts';
import { readProposal } from '../../proposals/index.ts';
import { londonDate } from '../../shared/dates.ts';
import { emptyForm, type FormState } from '../../shared/form-state.ts';
import { ordersInForce } from '../kit/find.ts';
import { MEETINGS_PATH, meetingHref, paperHref } from '../kit/refs.ts';
import { decisionDb } from '../tables.ts';
import { addItemUse } from './add-item.ts';
import { latePaper } from './agenda-rules.ts';
import { backTo, headOf, withMeeting } from './heads.ts';
import { ItemPage, PaperForm } from './item-forms.tsx';
import { editItem, moveItem, withdrawItem } from './items.ts';
import { ReasonPage } from './meeting-forms.tsx';
import { addPaperUse } from './papers.ts';
import type { MeetingAnswer } from './uses.ts';
import { deferredItems, waitingIdeas } from './waiting.ts';

type Item = MeetingAnswer['items'][number];

/** The reasons for holding something in private that the orders of the day of the meeting know. */
const reasonsOf = async (ask: Ask, meeting: MeetingAnswer) =>
  (await ordersInForce(ask.platform.db, meeting.body.key, londonDate(new Date(meeting.starts))))?.orders
    .publication.privateReasons ?? [];

const itemPage = async (
  ask: Ask,
  meeting: MeetingAnswer,
  item: Item | undefined,
  form: FormState,
): Promise<Response> =>
  ask.page(
    headOf(meeting.reference, item ? `Correct item ${item.number}` : 'Add an item', form),
    <ItemPage
      // Where somebody changed the agenda meanwhile, the form goes on from how it stands now.
      form={item ? form : { ...form, values: { ...form.values, version: String(meeting.version) } }}
      csrf={ask.shell.token}
      meeting={meeting}
      item={item}
      reasons={await reasonsOf(ask, meeting)}
      ideas={item ? [] : await waitingIdeas(ask.platform, ask.actor, meeting.body.key)}
      deferred={item ? [] : await deferredItems(ask.platform, ask.actor, meeting.body.key)}
    />,
  );

const withItem = (
  ask: Ask,
  show: (meeting: MeetingAnswer, item: Item) => Response | Promise<Response>,
): Promise<Response> =>
  withMeeting(ask, (meeting) => {
    const item = meeting.items.find(({ id }) => String(id) === ask.param('item'));
    return item ? show(meeting, item) : ask.refused(notFound('that item'));
  });

/** What a new item begins with: an idea that waits, or one that was deferred. */
const firstValues = async (ask: Ask, meeting: MeetingAnswer): Promise<Record<string, string>> => {
  const base = { minutes: '15', purpose: 'decide', kind: 'proposal' };
  if (ask.query.carry) {
    const deferred = await deferredItems(ask.platform, ask.actor, meeting.body.key);
    const known = deferred.find(({ id }) => String(id) === ask.query.carry);
    const row =
      known &&
      (await decisionDb(ask.platform.db)
        .selectFrom('agenda_item')
        .selectAll()
        .where('id', '=', known.id)
        .executeTakeFirst());
    if (row)
      return {
        kind:
          row.kind === 'proposal' || row.kind === 'report' || row.kind === 'election' ? row.kind : 'other',
        title: row.title,
        purpose: row.purpose,
        asks: row.asks ?? '',
        proposal: row.proposal ?? '',
        minutes: String(row.minutes_planned),
        presenter: row.presenter_name ?? '',
        carriedFrom: String(row.id),
      };
  }
  if (ask.query.idea) {
    const idea = await readProposal(ask.platform, ask.actor, ask.query.idea.toUpperCase());
    if (idea.ok) {
      const { title, reference, clinician_name } = idea.value;
      return {
        ...base,
        minutes: '20',
        title: title.slice(0, 160),
        proposal: reference,
        presenter: clinician_name ?? '',
      };
    }
  }
  return base;
};

const valuesOf = (item: Item): Record<string, string> => ({
  kind: item.kind,
  title: item.title,
  purpose: item.purpose,
  asks: item.asks ?? '',
  minutes: String(item.minutes),
  presenter: item.presenter ?? '',
  isPrivate: item.isPrivate ? 'yes' : '',
  privateReason: item.privateReason ?? '',
  version: String(item.version),
});

const paperPage = async (
  ask: Ask,
  meeting: MeetingAnswer,
  item: Item,
  form: FormState,
): Promise<Response> => {
  const { db, now } = ask.platform;
  const orders = await ordersInForce(db, meeting.body.key, londonDate(new Date(meeting.starts)));
  return ask.page(
    headOf(meeting.reference, 'Add a paper', form),
    <PaperForm
      form={form}
      csrf={ask.shell.token}
      meeting={meeting}
      item={item}
      late={latePaper(meeting.papersDue, londonDate(now()), orders?.orders.latePapers)}
    />,
  );
};

const withdrawPage = (ask: Ask, meeting: MeetingAnswer, item: Item, form: FormState): Response =>
  ask.page(
    headOf(meeting.reference, `Withdraw item ${item.number}`, form),
    <ReasonPage
      form={form}
      csrf={ask.shell.token}
      reference={`${meeting.reference}, item ${item.number}`}
      title={`Withdraw: ${item.title}`}
      reading={
        meeting.noticeOn
          ? 'The agenda is out: the item stays there, struck out, with your reason. Members are told.'
          : 'It goes from the agenda. Its history keeps it.'
      }
      action={`${meetingHref(meeting.reference)}/items/${item.id}/withdraw`}
      back={meetingHref(meeting.reference)}
      button="Withdraw this item"
    />,
  );

const BASE = `${MEETINGS_PATH}/:reference/items`;
const given = (ask: Ask) => ({ ...ask.form, meeting: ask.param('reference'), item: ask.param('item') });

/** Building an agenda: items and their papers. */
export const itemRoutes: readonly Route[] = [
  page('get', `${BASE}/new`, 'decisions.plan', (ask) =>
    withMeeting(ask, async (meeting) =>
      itemPage(ask, meeting, undefined, emptyForm(await firstValues(ask, meeting))),
    ),
  ),
  page('post', `${BASE}/new`, 'decisions.plan', async (ask) => {
    const result = await ask.perform(addItemUse, {
      ...ask.form,
      meeting: ask.param('reference'),
      carriedFrom: ask.form.carriedFrom || undefined,
    });
    if (result.ok) return backTo(ask, 'The item is on the agenda.', `#item-${result.value.item}`);
    return formAgain(ask, result.refusal, (form) =>
      withMeeting(ask, (meeting) => itemPage(ask, meeting, undefined, form)),
    );
  }),
  page('get', `${BASE}/:item/edit`, 'decisions.plan', (ask) =>
    withItem(ask, (meeting, item) => itemPage(ask, meeting, item, emptyForm(valuesOf(item)))),
  ),
  page('post', `${BASE}/:item/edit`, 'decisions.plan', async (ask) => {
    const result = await ask.perform(editItem, given(ask));
    if (result.ok) return backTo(ask, 'The correction is kept.', `#item-${result.value.item}`);
    return formAgain(ask, result.refusal, (form) =>
      withItem(ask, (meeting, item) => itemPage(ask, meeting, item, form)),
    );
  }),
  page('post', `${BASE}/:item/move`, 'decisions.plan', async (ask) => {
    const result = await ask.perform(moveItem, given(ask));
    return result.ok
      ? backTo(ask, 'The item has moved.', `#item-${result.value.item}`)
      : ask.refused(result.refusal);
  }),
  page('get', `${BASE}/:item/withdraw`, 'decisions.plan', (ask) =>
    withItem(ask, (meeting, item) =>
      withdrawPage(ask, meeting, item, emptyForm({ version: String(item.version) })),
    ),
  ),
  page('post', `${BASE}/:item/withdraw`, 'decisions.plan', async (ask) => {
    const result = await ask.perform(withdrawItem, given(ask));
    if (result.ok) return backTo(ask, 'The item is withdrawn.');
    return formAgain(ask, result.refusal, (form) =>
      withItem(ask, (meeting, item) => withdrawPage(ask, meeting, item, form)),
    );
  }),
  page('get', `${BASE}/:item/papers/new`, 'decisions.plan', (ask) =>
    withItem(ask, (meeting, item) =>
      paperPage(ask, meeting, item, emptyForm({ kind: item.proposal ? 'case' : 'words' })),
    ),
  ),
  page('post', `${BASE}/:item/papers/new`, 'decisions.plan', async (ask) => {
    const result = await ask.perform(addPaperUse, given(ask));
    if (!result.ok)
      return formAgain(ask, result.refusal, (form) =>
        withItem(ask, (meeting, item) => paperPage(ask, meeting, item, form)),
      );
    if (ask.form.kind === 'file')
      return ask.redirect(`${paperHref(ask.param('reference').toUpperCase(), result.value.paper)}#files`, {
        kind: 'done',
        text: 'The paper has its place. Now send its file.',
      });
    return backTo(ask, 'The paper is added.', `#item-${ask.param('item')}`);
  }),
  // An item has its place on the page of its meeting; votes, rulings and mail lead here.
  page('get', `${BASE}/:item`, 'decisions.read', (ask) =>
    withItem(ask, (meeting, item) => ask.redirect(`${meetingHref(meeting.reference)}#item-${item.id}`)),
  ),
];
