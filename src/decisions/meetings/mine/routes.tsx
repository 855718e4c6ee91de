import type { Ask } from '../../../platform/http/ask.ts';
import { page, type Route } from '../../../platform/http/routes.ts';
import { notFound } from '../../../platform/use.ts';
import { londonDate } from '../../../shared/dates.ts';
import { DECISIONS_CRUMBS } from '../../kit/refs.ts';
import { calendarPath, renewCalendar } from '../calendar/address.ts';
import { myActions, myMatches, myMeetings, myProxies, myVotes } from './mine.ts';
import { MinePage } from './page.tsx';

const PATH = '/decisions/mine';

const noPerson = notFound('a person of that name');

/** A member’s one page, and the address of their own calendar. */
export const mineRoutes: readonly Route[] = [
  page('get', PATH, 'decisions.member', async (ask: Ask) => {
    const { platform, actor } = ask;
    if (actor.kind !== 'person') return ask.refused(noPerson);
    const path = await calendarPath(platform, actor.id);
    return ask.page(
      { title: 'My meetings', current: 'decisions', crumbs: DECISIONS_CRUMBS },
      <MinePage
        meetings={await myMeetings(platform, actor)}
        votes={await myVotes(platform, actor)}
        matches={await myMatches(platform, actor)}
        proxies={await myProxies(platform, actor)}
        actions={await myActions(platform, actor)}
        calendar={path && `${platform.address()}${path}`}
        today={londonDate(platform.now())}
        csrf={ask.shell.token}
      />,
    );
  }),
  page('post', `${PATH}/calendar`, 'decisions.member', async (ask) => {
    if (ask.actor.kind !== 'person') return ask.refused(noPerson);
    await renewCalendar(ask.platform, ask.actor.id);
    return ask.redirect(`${PATH}#calendar`, {
      kind: 'done',
      text: 'Your calendar has its address. An older one opens nothing any more.',
    });
  }),
];
