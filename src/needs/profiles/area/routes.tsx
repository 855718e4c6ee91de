import type { Ask } from '../../../platform/http/ask.ts';
import { api, page, type Route } from '../../../platform/http/routes.ts';
import { problemOf } from '../../../platform/refusals.ts';
import type { Refusal } from '../../../shared/result.ts';
import { ButtonLink, Empty, PageHead } from '../../../ui/index.ts';
import { GapsSection } from '../../gaps/section.tsx';
import { findGapsAbout } from '../../gaps/shown.ts';
import { GENERAL } from '../../kit/conditions.ts';
import { NeedsNav, type NeedsPage as NeedsPageKey } from '../../nav.tsx';
import { needsRefusals } from '../../refusals.ts';
import { VoiceSection } from '../../voice/section.tsx';
import { findVoices } from '../../voice/shown.ts';
import type { NeedsProfile } from './answers.ts';
import { NeedsPage } from './page.tsx';
import { needsProfile } from './uses.ts';

const HEAD = { current: 'population', crumbs: [{ href: '/', text: 'Home' }] } as const;

/** Nobody said which area this is: what to do, not an error. */
export const noArea = (
  ask: Ask,
  refusal: Refusal,
  current: NeedsPageKey = 'profile',
): Promise<Response> | Response => {
  if (refusal.kind !== 'no-area') return ask.refused(refusal);
  const { title, detail } = problemOf([needsRefusals], refusal);
  return ask.page(
    { ...HEAD, title: 'What people need' },
    <>
      <NeedsNav current={current} />
      <PageHead title="What people need" />
      <Empty
        title={title}
        hint={detail}
        action={<ButtonLink href="/imports/sources">Which files can be read</ButtonLink>}
      />
    </>,
  );
};

const needsRoute = page('get', '/population/needs', 'needs.read', async (ask) => {
  const answer = await ask.perform(needsProfile, ask.query);
  if (!answer.ok) return noArea(ask, answer.refusal);
  const profile = answer.value as NeedsProfile;
  const about = { topic: 'areas', subject: profile.area };
  const [voices, gaps] = await Promise.all([
    findVoices(ask.platform, ask.actor, { subject: GENERAL }),
    findGapsAbout(ask.platform, ask.actor, about),
  ]);
  return ask.page(
    { ...HEAD, title: `What people need: ${profile.name}, ${profile.year}` },
    <NeedsPage ask={ask} answer={profile}>
      <VoiceSection actor={ask.actor} found={voices} />
      <GapsSection actor={ask.actor} about={about} found={gaps} />
    </NeedsPage>,
  );
});

export const areaProfileRoutes: readonly Route[] = [api(needsProfile), needsRoute];
