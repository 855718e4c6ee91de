import { publicActor } from '../../platform/actor.ts';
import { api, page, type Route } from '../../platform/http/routes.ts';
import { findGapsAbout } from '../gaps/shown.ts';
import { GENERAL } from '../kit/conditions.ts';
import { noArea } from '../profiles/area/routes.tsx';
import { findVoices } from '../voice/shown.ts';
import { PlainConditionPage, PlainPage } from './page.tsx';
import { plainConditionUse, plainUse } from './uses.ts';

const CRUMBS = [
  { href: '/', text: 'Home' },
  { href: '/population/needs', text: 'Population' },
] as const;

/** Everybody reads the same: what the public may see, also those who have signed in. */
const plainRoute = page('get', '/population/plain', 'needs.read', async (ask) => {
  const answer = await ask.perform(plainUse, ask.query);
  if (!answer.ok) return noArea(ask, answer.refusal, 'plain');
  const found = answer.value;
  const [voices, gaps] = await Promise.all([
    findVoices(ask.platform, publicActor, { subject: GENERAL }),
    findGapsAbout(ask.platform, publicActor, { topic: 'areas', subject: found.area }),
  ]);
  return ask.page(
    {
      title: `Our health, in plain words: ${found.name}`,
      current: 'population',
      crumbs: CRUMBS,
      look: 'public',
    },
    <PlainPage answer={found} voices={voices} gaps={gaps.gaps} />,
  );
});

const plainConditionRoute = page('get', '/population/plain/:condition', 'needs.read', async (ask) => {
  const answer = await ask.perform(plainConditionUse, { ...ask.query, condition: ask.param('condition') });
  if (!answer.ok) return noArea(ask, answer.refusal, 'plain');
  const found = answer.value;
  const [voices, gaps] = await Promise.all([
    findVoices(ask.platform, publicActor, { subject: found.slug }),
    findGapsAbout(ask.platform, publicActor, { topic: 'conditions', subject: found.register }),
  ]);
  return ask.page(
    {
      title: `${found.condition}, in plain words: ${found.name}`,
      current: 'population',
      crumbs: [...CRUMBS, { href: '/population/plain', text: 'In plain words' }],
      look: 'public',
    },
    <PlainConditionPage answer={found} voices={voices} gaps={gaps.gaps} />,
  );
});

export const plainRoutes: readonly Route[] = [
  api(plainUse),
  api(plainConditionUse),
  plainRoute,
  plainConditionRoute,
];
