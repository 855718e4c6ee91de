import type { Ask } from '../../platform/http/ask.ts';
import { formAgain } from '../../platform/http/form-again.ts';
import { api, page, type Route } from '../../platform/http/routes.ts';
import { threadPlace } from '../../platform/thread/thread.ts';
import { emptyForm, type FormState, failed } from '../../shared/form-state.ts';
import { Columns, dateIn, datePartValues, ThreadStrip } from '../../ui/index.ts';
import { FollowedSection } from '../follow/section.tsx';
import {
  belowMeeting,
  DECISIONS_CRUMBS,
  DECISIONS_PATH,
  decisionHref,
  itemHref,
  MEETINGS_PATH,
  VOTES_PATH,
  voteHref,
} from '../kit/refs.ts';
import type { DecisionAnswer } from './answers.ts';
import { DecidedAside } from './aside.tsx';
import { correctBodyDecision, deleteDecision } from './correct.ts';
import { DecidePage } from './decide-page.tsx';
import { DecidedHead, DecidedMain, NotYetPage, type Words } from './decision-page.tsx';
import { CorrectPage, PublishPage, WithholdPage } from './forms.tsx';
import { type Place, placeFor } from './place.ts';
import { dissentIn, dissentValues, prefilled } from './prefill.ts';
import { decisionProof } from './proof.ts';
import { ProofPage, VersionsPage } from './proof-page.tsx';
import { publishDecision, withholdDecision } from './publish.ts';
import { recordDecisionUse } from './record.ts';
import type { DecidedRefusal } from './refusals.ts';
import { decisionUse, decisionVersions } from './uses.ts';
import { badgeWords } from './verdict-rules.ts';

export const BASE = `${DECISIONS_PATH}/:reference`;

/** The decision of the address as this reader may see it. */
export const withDecision = async (
  ask: Ask,
  show: (one: DecisionAnswer) => Response | Promise<Response>,
): Promise<Response> => {
  const result = await ask.perform(decisionUse, { reference: ask.param('reference') });
  return result.ok ? show(result.value) : ask.refused(result.refusal);
};

export const headOf = (one: Pick<DecisionAnswer, 'reference'>, title: string, form?: FormState) => ({
  title: `${title}: ${one.reference}`,
  current: 'decisions',
  crumbs: [...DECISIONS_CRUMBS, { href: decisionHref(one.reference), text: one.reference }],
  ...(form ? failed(form) : {}),
});

const threadOf = async (ask: Ask, one: DecisionAnswer, words: Words) => {
  // Until everybody may read it the thread of its idea does not lead here.
  if (!one.idea || !one.outcome || one.standing !== 'published') return null;
  const votes = words.stood.vote?.votes;
  const place = await threadPlace(
    ask,
    { kind: 'decision', id: one.idea },
    {
      here: {
        label: votes
          ? `${badgeWords(one.outcome)}, ${votes.for} to ${votes.against}`
          : badgeWords(one.outcome),
        href: decisionHref(one.reference),
        date: one.decidedOn,
      },
      next: words.reviewOn ? [{ name: 'Outcome', label: 'Reviewed', when: 'by its day' }] : [],
    },
  );
  return place ? <ThreadStrip place={place} upright /> : null;
};

const decisionPage = (ask: Ask): Promise<Response> =>
  withDecision(ask, async (one) => {
    const { words } = one;
    if (!words)
      return ask.page(
        {
          title: one.withheld ? `Withheld: ${one.reference}` : `Not published yet: ${one.reference}`,
          current: 'decisions',
          crumbs: DECISIONS_CRUMBS,
        },
        <NotYetPage one={one} />,
      );
    return ask.page(
      { title: `Decision: ${one.title}`, current: 'decisions', crumbs: DECISIONS_CRUMBS },
      <Columns
        label="At a glance"
        aside={<DecidedAside one={one} words={words} thread={await threadOf(ask, one, words)} />}
      >
        <div className="cf-decided cf-stack">
          <DecidedHead one={one} words={words} />
          <DecidedMain one={one} words={words} followed={<FollowedSection one={one} />} />
        </div>
      </Columns>,
    );
  });

/** Fields of a form that hold lists, as the uses read them. */
const sentWords = (ask: Ask) => ({
  ...ask.form,
  dissent: dissentIn(ask.form),
  reviewOn: dateIn(ask.form, 'reviewOn'),
});

/** `dissent.0.name` is a field of the first row of the form. */
const atRows = (form: FormState): FormState => ({
  ...form,
  errors: form.errors.map((error) => {
    const [, row, name] = /^dissent\.(\d+)\.(name|standing|words)$/.exec(error.field) ?? [];
    return row && name
      ? { ...error, field: `dissent${name.charAt(0).toUpperCase()}${name.slice(1)}-${row}` }
      : error;
  }),
});

type On = { readonly meeting?: string; readonly item?: string; readonly vote?: string };

/** The form on an item or a vote, and the address that it is sent to. */
const decidePage = async (ask: Ask, on: On, given?: FormState, looked = false): Promise<Response> => {
  const found = await placeFor(ask.platform, ask.actor, {
    meeting: on.meeting,
    item: on.item === undefined ? undefined : Number(on.item),
    vote: on.vote,
  });
  if (!found.ok) {
    const stands = found.refusal.kind === 'decision-stands' ? found.refusal.reference : undefined;
    return stands ? ask.redirect(decisionHref(stands)) : ask.refused(found.refusal);
  }
  const place: Place = found.value;
  const back = place.item
    ? itemHref(place.item.meeting, place.item.id)
    : voteHref(place.voted?.vote.reference ?? '');
  const form = given ?? emptyForm(await prefilled(ask.platform.db, place));
  return ask.page(
    {
      title: 'Write the decision down',
      current: 'decisions',
      crumbs: place.meeting ? belowMeeting(place.meeting.reference) : DECISIONS_CRUMBS,
      ...failed(form),
    },
    <DecidePage
      form={atRows(form)}
      csrf={ask.shell.token}
      place={place}
      action={`${back}/decide`}
      back={place.meeting ? `${MEETINGS_PATH}/${place.meeting.reference}` : back}
      looked={looked}
    />,
  );
};

const decide = async (ask: Ask, on: On): Promise<Response> => {
  const form: FormState = { ...emptyForm(ask.form), all: ask.all };
  if (ask.form.do === 'look') return decidePage(ask, on, form, true);
  const result = await ask.perform(recordDecisionUse, {
    ...sentWords(ask),
    ...on,
    withheldUntil: dateIn(ask.form, 'withheldUntil'),
  });
  if (result.ok)
    return ask.redirect(decisionHref(result.value.reference), {
      kind: 'done',
      text: 'The decision is written down.',
    });
  return formAgain(ask, result.refusal, (again) => decidePage(ask, on, again));
};

const ITEM = `${MEETINGS_PATH}/:meeting/items/:item/decide`;
const onItem = (ask: Ask): On => ({ meeting: ask.param('meeting').toUpperCase(), item: ask.param('item') });
const VOTE = `${VOTES_PATH}/:vote/decide`;
const onVote = (ask: Ask): On => ({ vote: ask.param('vote').toUpperCase() });

const correctPage = (ask: Ask, given?: FormState, looked = false): Promise<Response> =>
  withDecision(ask, (one) => {
    if (!one.may.write || !one.words) return ask.refused({ kind: 'decision-not-yours' });
    const { words } = one;
    const form =
      given ??
      emptyForm({
        title: one.title ?? '',
        summary: one.summary ?? '',
        reasons: words.reasons.join('\n'),
        conditions: words.conditions.join('\n'),
        ...dissentValues(words.dissent),
        ...datePartValues('reviewOn', words.reviewOn),
        reviewBy: words.reviewer ?? 'body',
        version: String(one.version),
      });
    return ask.page(
      headOf(one, 'Correct its words', form),
      <CorrectPage form={atRows(form)} csrf={ask.shell.token} one={one} looked={looked} />,
    );
  });

const correct = async (ask: Ask): Promise<Response> => {
  const form: FormState = { ...emptyForm(ask.form), all: ask.all };
  if (ask.form.do === 'look') return correctPage(ask, form, true);
  const reference = ask.param('reference');
  const result = await ask.perform(correctBodyDecision, { ...sentWords(ask), reference });
  if (result.ok)
    return ask.redirect(decisionHref(result.value.reference), {
      kind: 'done',
      text: 'The correction is kept; the words before it stay readable.',
    });
  return formAgain(ask, result.refusal, (again) => correctPage(ask, again));
};

const publishPage = (ask: Ask, form: FormState = emptyForm()): Promise<Response> =>
  withDecision(ask, (one) => {
    if (!one.may.write) return ask.refused({ kind: 'decision-not-yours' });
    if (one.standing === 'published') return ask.redirect(decisionHref(one.reference));
    return ask.page(
      headOf(one, 'Publish it now', form),
      <PublishPage form={form} csrf={ask.shell.token} one={one} />,
    );
  });

const withholdPage = (ask: Ask, given?: FormState): Promise<Response> =>
  withDecision(ask, (one) => {
    if (!one.may.write) return ask.refused({ kind: 'decision-not-yours' });
    if (one.publishedOn)
      return ask.refused({ kind: 'decision-published', on: one.publishedOn } as DecidedRefusal);
    const form =
      given ??
      emptyForm({
        withheldReason: one.withheld?.reason ?? '',
        ...datePartValues('withheldUntil', one.withheld?.until),
      });
    return ask.page(
      headOf(one, 'Withhold it', form),
      <WithholdPage form={form} csrf={ask.shell.token} one={one} />,
    );
  });

const done = (reference: string, text: string, ask: Ask): Promise<Response> =>
  ask.redirect(decisionHref(reference), { kind: 'done', text });

/** Writing decisions down, correcting, publishing and withholding them; their proof and versions. */
export const decideRoutes: readonly Route[] = [
  api(recordDecisionUse),
  page('get', ITEM, 'decisions.run', (ask) => decidePage(ask, onItem(ask))),
  page('post', ITEM, 'decisions.run', (ask) => decide(ask, onItem(ask))),
  page('get', VOTE, 'decisions.run', (ask) => decidePage(ask, onVote(ask))),
  page('post', VOTE, 'decisions.run', (ask) => decide(ask, onVote(ask))),
];

/** The page of one decision and those below it. Its address takes any word: it comes after all fixed ones. */
export const decisionRoutes: readonly Route[] = [
  api(decisionUse),
  api(decisionVersions),
  api(decisionProof),
  api(correctBodyDecision),
  api(publishDecision),
  api(withholdDecision),
  api(deleteDecision),
  page('get', `${BASE}/proof`, 'decisions.read', async (ask) => {
    const result = await ask.perform(decisionProof, { reference: ask.param('reference') });
    if (!result.ok) return ask.refused(result.refusal);
    return ask.page(headOf(result.value, 'What was known when'), <ProofPage proof={result.value} />);
  }),
  page('get', `${BASE}/stood.json`, 'decisions.read', async (ask) => {
    const result = await ask.perform(decisionProof, { reference: ask.param('reference') });
    if (!result.ok) return ask.refused(result.refusal);
    const { reference, text } = result.value;
    // To the letter: another byte, and it has another hash.
    return ask.download(`${reference}-stood.json`, 'application/json; charset=utf-8', text);
  }),
  page('get', `${BASE}/versions`, 'decisions.read', async (ask) => {
    const result = await ask.perform(decisionVersions, { reference: ask.param('reference') });
    if (!result.ok) return ask.refused(result.refusal);
    return ask.page(headOf(result.value, 'What was corrected'), <VersionsPage found={result.value} />);
  }),
  page('get', `${BASE}/correct`, 'decisions.run', (ask) => correctPage(ask)),
  page('post', `${BASE}/correct`, 'decisions.run', correct),
  page('get', `${BASE}/publish`, 'decisions.run', (ask) => publishPage(ask)),
  page('post', `${BASE}/publish`, 'decisions.run', async (ask) => {
    const result = await ask.perform(publishDecision, { ...ask.form, reference: ask.param('reference') });
    return result.ok
      ? done(result.value.reference, 'Everybody can read it now.', ask)
      : formAgain(ask, result.refusal, (form) => publishPage(ask, form));
  }),
  page('get', `${BASE}/withhold`, 'decisions.run', (ask) => withholdPage(ask)),
  page('post', `${BASE}/withhold`, 'decisions.run', async (ask) => {
    const result = await ask.perform(withholdDecision, {
      ...ask.form,
      withheldUntil: dateIn(ask.form, 'withheldUntil'),
      reference: ask.param('reference'),
    });
    return result.ok
      ? done(result.value.reference, 'It is withheld; its page says why and until when.', ask)
      : formAgain(ask, result.refusal, (form) => withholdPage(ask, form));
  }),
  page('get', BASE, 'decisions.read', (ask) => {
    const reference = ask.param('reference');
    return reference === reference.toUpperCase()
      ? decisionPage(ask)
      : ask.redirect(decisionHref(reference.toUpperCase()));
  }),
];
