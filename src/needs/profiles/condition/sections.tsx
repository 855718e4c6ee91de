import type { ReactNode } from 'react';
import type { Ask } from '../../../platform/http/ask.ts';
import { figureQueryOf } from '../../figures/address.ts';
import type { Figure } from '../../figures/figure.ts';
import { GapsSection } from '../../gaps/section.tsx';
import { findGapsAbout } from '../../gaps/shown.ts';
import { RepliesSection } from '../../replies/section.tsx';
import { findReplies } from '../../replies/shown.ts';
import { VoiceSection } from '../../voice/section.tsx';
import { findVoices } from '../../voice/shown.ts';
import { conditionHref } from './address.ts';
import type { ConditionProfile } from './schema.ts';

/** What people did and said about a condition, read for one reader. */
export type Sections = {
  readonly voices: Awaited<ReturnType<typeof findVoices>>;
  readonly gaps: Awaited<ReturnType<typeof findGapsAbout>>;
  /** To the figure of practices; undefined where there is none. */
  readonly replies: Awaited<ReturnType<typeof findReplies>>;
};

export const loadSections = async (
  { platform, actor }: Pick<Ask, 'platform' | 'actor'>,
  { condition, area, figures }: ConditionProfile,
): Promise<Sections> => {
  const practices = (figures as readonly Figure[]).find(({ key }) => key === 'practices');
  const [voices, gaps, replies] = await Promise.all([
    findVoices(platform, actor, { subject: condition.slug, area: area.code }),
    findGapsAbout(platform, actor, aboutOf(condition.register)),
    practices ? findReplies(platform, actor, practices) : undefined,
  ]);
  return { voices, gaps, replies };
};

const aboutOf = (register: string) => ({ topic: 'conditions', subject: register });

/** What people have told, then the gaps that were recorded from the page. */
export const AfterFigures = ({
  ask,
  answer,
  sections,
}: {
  readonly ask: Ask;
  readonly answer: ConditionProfile;
  readonly sections: Sections;
}): ReactNode => (
  <>
    <VoiceSection actor={ask.actor} found={sections.voices} />
    <GapsSection actor={ask.actor} about={aboutOf(answer.condition.register)} found={sections.gaps} />
  </>
);

/** What the practices outside the limits say, beside the figure that shows them. */
export const BesidePractices = ({
  ask,
  answer,
  sections,
}: {
  readonly ask: Ask;
  readonly answer: ConditionProfile;
  readonly sections: Sections;
}): ReactNode =>
  sections.replies ? (
    <RepliesSection
      actor={ask.actor}
      csrf={ask.shell.token}
      found={sections.replies}
      back={conditionHref(answer.condition.slug, figureQueryOf(ask.query))}
    />
  ) : null;

/** Whether anything stands beside the figure of practices. */
export const hasBeside = ({ replies }: Sections): boolean =>
  replies !== undefined && (replies.counts.outside > 0 || replies.counts.replied > 0);
