import type { ReactNode } from 'react';
import { Tag } from '../../../../ui/index.ts';
import {
  EQUALITY_GROUPS,
  type EqualityEffect,
  equalityUnanswered,
  equalityUnsaid,
} from '../../impact-rules.ts';
import type { EqualityContent } from './content.ts';
import { EFFECT_WORDS, GROUP_WORDS } from './words.ts';

const TONES = { better: 'green', same: 'line', worse: 'amber', 'not-known': 'plain' } as const;

const answerWords = (effect: EqualityEffect['effect']): string =>
  effect === 'worse'
    ? 'What is done about it'
    : effect === 'not-known'
      ? 'How it will be found out'
      : 'Besides';

/** The equality impact as it is read: every group, those of whom nothing is said among them. */
export const EqualityReading = ({ content }: { readonly content: EqualityContent }): ReactNode => {
  const unsaid = equalityUnsaid(content);
  const unanswered = equalityUnanswered(content);
  if (Object.keys(content).length === 0)
    return <p className="cf-quiet">Nothing is written yet of what becomes of whom.</p>;
  return (
    <dl className="cf-impact">
      {EQUALITY_GROUPS.map((group) => {
        const one = content[group];
        return (
          <div key={group}>
            <dt>{GROUP_WORDS[group].title}</dt>
            <dd>
              {one ? <Tag tone={TONES[one.effect]}>{EFFECT_WORDS[one.effect]}</Tag> : null}{' '}
              {unsaid.includes(group) ? <span className="cf-quiet">Not said yet</span> : one?.words}
              {one?.answer ? (
                <p className="cf-small">
                  <b>{answerWords(one.effect)}:</b> {one.answer}
                </p>
              ) : null}
              {unanswered.includes(group) ? (
                <p className="cf-small cf-quiet">What follows from that is not said yet.</p>
              ) : null}
            </dd>
          </div>
        );
      })}
    </dl>
  );
};

/** The same as plain lines of text. */
export const equalityLines = (content: EqualityContent): readonly string[] =>
  EQUALITY_GROUPS.flatMap((group) => {
    const one = content[group];
    if (!one) return [];
    const answer = one.answer ? ` ${answerWords(one.effect)}: ${one.answer}` : '';
    return [
      `${GROUP_WORDS[group].title}: ${EFFECT_WORDS[one.effect].toLowerCase()}. ${one.words}${answer}`.trim(),
    ];
  });
