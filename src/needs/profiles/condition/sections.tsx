import type { ReactNode } from 'react';
import type { Ask } from '../../../platform/http/ask.ts';
import { LinedList, Section } from '../../../ui/index.ts';
import { GapsSection } from '../../gaps/section.tsx';
import { findGapsAbout } from '../../gaps/shown.ts';
import { VoiceSection } from '../../voice/section.tsx';
import { findVoices } from '../../voice/shown.ts';
import type { ConditionProfile } from './schema.ts';

/** What people did and said about a condition, read for one reader. */
export type Sections = {
  readonly voices: Awaited<ReturnType<typeof findVoices>>;
  readonly gaps: Awaited<ReturnType<typeof findGapsAbout>>;
};

export const loadSections = async (
  { platform, actor }: Pick<Ask, 'platform' | 'actor'>,
  { condition, area }: ConditionProfile,
): Promise<Sections> => {
  const [voices, gaps] = await Promise.all([
    findVoices(platform, actor, { subject: condition.slug, area: area.code }),
    findGapsAbout(platform, actor, aboutOf(condition.register)),
  ]);
  return { voices, gaps };
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

/**
 * Beside the figure of practices: which of them stand outside, by the letter of their marks. Named to members
 * only. Their replies stand here where they are kept.
 */
export const BesidePractices = ({ answer }: { readonly answer: ConditionProfile }): ReactNode =>
  answer.outside.length === 0 ? null : (
    <Section
      title="Outside the limits"
      aside={answer.outside[0]?.name ? 'named to members only' : 'not named in public'}
    >
      <LinedList>
        {answer.outside.map(({ letter, code, name, below }) => (
          <li key={letter}>
            <b>{letter}</b>{' '}
            {code && name ? (
              <>
                <a href={`/people/practices/${code}`}>{name}</a>, {code}
              </>
            ) : (
              'A practice'
            )}
            : {below ? 'below' : 'above'}
          </li>
        ))}
      </LinedList>
      <p className="cf-small cf-quiet">
        Outside is a question, not a verdict: recording, coding and who the patients are all move a mark.
      </p>
    </Section>
  );
