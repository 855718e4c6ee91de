import { api, page, type Route } from '../../platform/http/routes.ts';
import { noArea } from '../profiles/area/routes.tsx';
import type { NotSeen } from './answers.ts';
import { NotSeenPage } from './page.tsx';
import { notSeen } from './uses.ts';

const notSeenRoute = page('get', '/population/not-seen', 'needs.read', async (ask) => {
  const answer = await ask.perform(notSeen, ask.query);
  if (!answer.ok) return noArea(ask, answer.refusal, 'unseen');
  const found = answer.value as NotSeen;
  return ask.page(
    {
      title: `Who is not seen: ${found.name}, ${found.year}`,
      current: 'population',
      crumbs: [
        { href: '/', text: 'Home' },
        { href: '/population/needs', text: 'Population' },
      ],
    },
    <NotSeenPage ask={ask} answer={found} />,
  );
});

export const unseenRoutes: readonly Route[] = [api(notSeen), notSeenRoute];
