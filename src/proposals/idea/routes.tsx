import { asReader } from '../../platform/http/ask.ts';
import { api, page, type Route } from '../../platform/http/routes.ts';
import { threadPlace } from '../../platform/thread/thread.ts';
import { londonDate } from '../../shared/dates.ts';
import { Columns, Stack, ThreadStrip } from '../../ui/index.ts';
import { readProposal } from '../kit/find.ts';
import { IDEAS_CRUMBS, ideaHref, ideaRef } from '../kit/refs.ts';
import { movePanel } from '../moves/panel.tsx';
import { SeenOtherwise } from '../stance/section.tsx';
import { ideaFileRoutes, ideaFiles } from './files.tsx';
import { IdeaHead } from './head.tsx';
import { partsOf } from './parts.tsx';
import { AsRaised, History, NextStepFacts, TookIn } from './sections.tsx';
import { nextOnThread } from './stage-words.ts';
import { WhereItStands } from './standing.tsx';
import { ideaUse } from './use.ts';

/** The page of one idea. Its address takes any word: it comes after all fixed ones below /ideas. */
export const ideaRoutes: readonly Route[] = [
  api(ideaUse),
  ...ideaFileRoutes,
  page('get', '/ideas/:reference', 'proposals.read', async (request) => {
    const ask = asReader(request);
    const reference = ask.param('reference');
    if (reference !== reference.toUpperCase()) return ask.redirect(ideaHref(reference.toUpperCase()));
    const result = await ask.perform(ideaUse, { reference });
    const found = await readProposal(ask.platform, ask.actor, reference);
    if (!result.ok) return ask.refused(result.refusal);
    if (!found.ok) return ask.refused(found.refusal);
    const [idea, proposal] = [result.value, found.value];
    const { main, aside } = await partsOf(ask, proposal);
    const place = await threadPlace(ask, ideaRef(reference), {
      here: { label: idea.title, href: ideaHref(reference), date: idea.raisedOn },
      next: nextOnThread(idea, londonDate(ask.platform.now())),
    });
    const isPublic = ask.actor.kind === 'public';
    const props = {
      idea,
      today: londonDate(ask.platform.now()),
      csrf: ask.shell.token,
      member: ask.actor.kind === 'person',
    };
    const below = (
      <>
        <AsRaised idea={idea} />
        {main}
        <SeenOtherwise otherwise={idea.otherwise} reference={reference} />
        <TookIn idea={idea} />
      </>
    );
    const beside = (
      <>
        {isPublic || idea.state === 'merged' ? null : <NextStepFacts {...props} />}
        {aside}
        {await ideaFiles(ask, proposal)}
      </>
    );
    return ask.page(
      {
        title: `${idea.title}, ${reference}`,
        current: 'ideas',
        crumbs: IDEAS_CRUMBS,
        ...(isPublic ? { look: 'public' as const } : {}),
      },
      <>
        <IdeaHead {...props} isPublic={isPublic} moves={await movePanel(ask, proposal)} />
        <WhereItStands {...props} />
        {place ? <ThreadStrip place={place} /> : null}
        {isPublic ? (
          <Stack>
            {below}
            {beside}
            <History idea={idea} />
          </Stack>
        ) : (
          <Columns label="Next step, route and files" aside={beside}>
            {below}
            <History idea={idea} />
          </Columns>
        )}
      </>,
    );
  }),
];
