import { randomUUID } from 'node:crypto';
import type { Ask } from '../../platform/http/ask.ts';
import { formAgain } from '../../platform/http/form-again.ts';
import { api, page, type Route } from '../../platform/http/routes.ts';
import { londonDate } from '../../shared/dates.ts';
import { emptyForm, type FormState, failed } from '../../shared/form-state.ts';
import { dateIn } from '../../ui/index.ts';
import {
  allBodies,
  findBody,
  findItem,
  findMeeting,
  noBody,
  ordersInForce,
  visibleItems,
} from '../kit/find.ts';
import { momentIn } from '../kit/moment.ts';
import { DECISIONS_CRUMBS, meetingHref, VOTES_PATH, voteHref } from '../kit/refs.ts';
import { VoidPage } from '../kit/void-page.tsx';
import type { VoteAnswer } from './answers.ts';
import { ballotsRoutes } from './ballots-routes.tsx';
import { CodePage } from './code-page.tsx';
import { mayRunVote } from './find.ts';
import { voteListRoutes } from './list-routes.tsx';
import { METHODS_OF } from './new-vote.ts';
import { OpenVotePage } from './open-page.tsx';
import { ballotPapersUse, ballotsUse, votesUse, voteUse } from './read-uses.ts';
import { ballotPaper } from './secret/paper.ts';
import type { VoteKind } from './tables.ts';
import {
  castInRoomUse,
  castingVoteUse,
  castVoteUse,
  closeVoteUse,
  openVoteUse,
  tellUrgentUse,
  voidVoteUse,
} from './uses.ts';
import { VotePage } from './vote-page.tsx';

const BASE = `${VOTES_PATH}/:reference`;
export const VOTES_CRUMBS = [...DECISIONS_CRUMBS, { href: VOTES_PATH, text: 'Votes' }] as const;

const head = (title: string, crumbs: readonly { href: string; text: string }[], form?: FormState) => ({
  title,
  current: 'decisions',
  crumbs,
  ...(form ? failed(form) : {}),
});

/** What is for one voter's eyes is kept by no cache, and not found by going back. */
const unkept = (response: Response): Response => {
  response.headers.set('cache-control', 'no-store');
  return response;
};

const referenceOf = (ask: Ask): string => ask.param('reference').toUpperCase();

const withVote = async (
  ask: Ask,
  show: (vote: VoteAnswer) => Response | Promise<Response>,
): Promise<Response> => {
  const result = await ask.perform(voteUse, { reference: referenceOf(ask) });
  return result.ok ? show(result.value) : ask.refused(result.refusal);
};

const votePage = (ask: Ask, form: FormState = emptyForm()): Promise<Response> =>
  withVote(ask, (vote) => {
    const papers =
      vote.secret && vote.state === 'open'
        ? vote.mine
            .filter(({ hasVoted }) => !hasVoted)
            .map(({ voter }) => ({ voter, ...ballotPaper(ask.platform.secret, vote.reference, voter) }))
        : [];
    const response = ask.page(
      head(vote.title, VOTES_CRUMBS, form),
      <VotePage
        vote={vote}
        papers={papers}
        form={form}
        csrf={ask.shell.token}
        once={form.values.once ?? randomUUID()}
        chosen={form.values.voter ?? ask.query.voter}
      />,
    );
    return papers.length > 0 ? unkept(response) : response;
  });

const castPost = page('post', `${BASE}/cast`, 'votes.cast', async (ask) => {
  const reference = referenceOf(ask);
  const result = await ask.perform(castVoteUse, { ...ask.form, reference });
  if (!result.ok) return formAgain(ask, result.refusal, (form) => votePage(ask, form));
  const { code, name, again } = result.value;
  if (code === null)
    return ask.redirect(voteHref(reference), {
      kind: 'done',
      text: again ? 'It was counted already.' : `The vote of ${name} is counted.`,
    });
  // The code goes into the answer itself: an address, a cookie or a flash would keep it.
  return withVote(ask, (vote) =>
    unkept(
      ask.page(
        head('The code of this ballot', [...VOTES_CRUMBS, { href: voteHref(reference), text: reference }]),
        <CodePage vote={vote} code={code} name={name} again={again} />,
      ),
    ),
  );
});

const runPosts: readonly Route[] = [
  page('post', `${BASE}/room`, 'decisions.run', async (ask) => {
    const result = await ask.perform(castInRoomUse, { ...ask.form, reference: referenceOf(ask) });
    if (!result.ok) return formAgain(ask, result.refusal, (form) => votePage(ask, form));
    return ask.redirect(voteHref(referenceOf(ask)), {
      kind: 'done',
      text: `The vote of ${result.value.name} is in.`,
    });
  }),
  page('post', `${BASE}/close`, 'decisions.run', async (ask) => {
    const result = await ask.perform(closeVoteUse, { ...ask.form, reference: referenceOf(ask) });
    if (!result.ok) return formAgain(ask, result.refusal, (form) => votePage(ask, form));
    return ask.redirect(voteHref(referenceOf(ask)), { kind: 'done', text: result.value.words });
  }),
  page('post', `${BASE}/casting`, 'decisions.run', async (ask) => {
    const result = await ask.perform(castingVoteUse, { ...ask.form, reference: referenceOf(ask) });
    if (!result.ok) return formAgain(ask, result.refusal, (form) => votePage(ask, form));
    return ask.redirect(voteHref(referenceOf(ask)), { kind: 'done', text: result.value.words });
  }),
  page('post', `${BASE}/told`, 'decisions.run', async (ask) => {
    const result = await ask.perform(tellUrgentUse, { reference: referenceOf(ask) });
    if (!result.ok) return ask.refused(result.refusal);
    return ask.redirect(voteHref(referenceOf(ask)), {
      kind: 'done',
      text: 'Every member of the body is told.',
    });
  }),
];

const voidPage = (ask: Ask, form: FormState): Promise<Response> =>
  withVote(ask, (vote) => {
    if (!vote.may.run) return ask.refused({ kind: 'vote-not-runner' });
    if (vote.decision) return ask.refused({ kind: 'vote-decided', decision: vote.decision });
    const means =
      vote.secret && vote.state === 'open'
        ? 'It does not count then, and its ballots are thrown away unread.'
        : 'It does not count then.';
    return ask.page(
      head(
        `Make ${vote.reference} void`,
        [...VOTES_CRUMBS, { href: voteHref(vote.reference), text: vote.reference }],
        form,
      ),
      <VoidPage
        held={vote}
        href={voteHref(vote.reference)}
        means={`${means} It cannot be brought back. Open another in its place.`}
        form={form}
        csrf={ask.shell.token}
      />,
    );
  });

const voidRoutes: readonly Route[] = [
  page('get', `${BASE}/void`, 'decisions.run', (ask) => voidPage(ask, emptyForm())),
  page('post', `${BASE}/void`, 'decisions.run', async (ask) => {
    const result = await ask.perform(voidVoteUse, { ...ask.form, reference: referenceOf(ask) });
    if (!result.ok) return formAgain(ask, result.refusal, (form) => voidPage(ask, form));
    return ask.redirect(voteHref(referenceOf(ask)), {
      kind: 'done',
      text: 'It is void, and its page says why.',
    });
  }),
];

const isKind = (text: string | undefined): text is VoteKind => text !== undefined && text in METHODS_OF;

const openPage = async (
  ask: Ask,
  given: Readonly<Record<string, string>>,
  form: FormState,
): Promise<Response> => {
  const { platform, actor } = ask;
  const { db } = platform;
  const today = londonDate(platform.now());
  const asked = given.item ? await findItem(db, Number(given.item) || 0) : undefined;
  const [item] = asked ? await visibleItems(platform, actor, [asked]) : [];
  const meeting = item ? await findMeeting(db, item.meeting) : undefined;
  const key = meeting?.body ?? given.body ?? '';
  const body = await findBody(db, key);
  if (!body) return ask.refused(noBody(key));
  const kind = item ? 'item' : isKind(given.kind) && given.kind !== 'item' ? given.kind : 'written';
  if (!(await mayRunVote(db, actor, { body: key, item: item?.id ?? null, kind }, today)))
    return ask.refused({ kind: 'vote-not-runner' });
  const filled = form.errors.length === 0 && item?.asks ? emptyForm({ motion: item.asks }) : form;
  return ask.page(
    head('Open a vote', VOTES_CRUMBS, form),
    <OpenVotePage
      kind={kind}
      body={body}
      orders={(await ordersInForce(db, key, today))?.orders}
      item={item}
      form={filled}
      csrf={ask.shell.token}
      once={form.values.once ?? randomUUID()}
      back={item ? meetingHref(item.meeting) : VOTES_PATH}
    />,
  );
};

const openRoutes: readonly Route[] = [
  page('get', `${VOTES_PATH}/new`, 'decisions.run', (ask) => openPage(ask, ask.query, emptyForm())),
  page('post', `${VOTES_PATH}/new`, 'decisions.run', async (ask) => {
    const result = await ask.perform(openVoteUse, {
      ...ask.form,
      // A day alone lasts until its end.
      closes: momentIn(ask.form, 'closes', '23:59'),
      weightedOn: dateIn(ask.form, 'weightedOn'),
    });
    if (!result.ok) return formAgain(ask, result.refusal, (form) => openPage(ask, ask.form, form));
    return ask.redirect(voteHref(result.value.reference), { kind: 'done', text: 'The vote is open.' });
  }),
];

/** Bodies of which this reader opens votes between meetings. */
export const runsVotesOf = async (
  ask: Ask,
): Promise<readonly { key: string; name: string; kind: string }[]> => {
  const { platform, actor } = ask;
  if (actor.kind !== 'person') return [];
  const today = londonDate(platform.now());
  const found = [];
  for (const body of await allBodies(platform.db))
    if (await mayRunVote(platform.db, actor, { body: body.key, item: null, kind: 'written' }, today))
      found.push({ key: body.key, name: body.name, kind: body.kind });
  return found;
};

/** Every page and every JSON face of votes. */
export const voteRoutes: readonly Route[] = [
  api(votesUse),
  api(openVoteUse),
  api(ballotPapersUse),
  api(ballotsUse),
  api(castVoteUse),
  api(castInRoomUse),
  api(closeVoteUse),
  api(castingVoteUse),
  api(voidVoteUse),
  api(tellUrgentUse),
  api(voteUse),
  ...voteListRoutes(runsVotesOf),
  ...openRoutes,
  castPost,
  ...runPosts,
  ...voidRoutes,
  ...ballotsRoutes,
  page('get', BASE, 'decisions.read', (ask) => votePage(ask)),
];
