import type { ReactNode } from 'react';
import { Fold, More, Tag } from '../../../../ui/index.ts';
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

type Groups = {
  readonly groups: readonly (typeof EQUALITY_GROUPS)[number][];
  readonly content: EqualityContent;
};

const EachGroup = ({ groups, content }: Groups): ReactNode => {
  const unsaid = equalityUnsaid(content);
  const unanswered = equalityUnanswered(content);
  return (
    <dl className="cf-impact">
      {groups.map((group) => {
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

const title = (group: Groups['groups'][number], first: boolean): string =>
  first ? GROUP_WORDS[group].title : GROUP_WORDS[group].title.toLowerCase();

/** Those for whom all stays the same, in one line, each with its reason behind it. */
const SameForAll = ({ groups, content }: Groups): ReactNode =>
  groups.length === 0 ? null : groups.length === 1 ? (
    <EachGroup groups={groups} content={content} />
  ) : (
    <div className="cf-same">
      <p>
        <Tag tone="line">The same</Tag> {groups.map((group, i) => title(group, i === 0)).join(', ')}
      </p>
      <More summary="Why it is the same" about="for each of them" printed>
        <EachGroup groups={groups} content={content} />
      </More>
    </div>
  );

/** `Better for 4, the same for 5, not known for 1`. */
const inShort = (content: EqualityContent): string => {
  const words = (['better', 'worse', 'same', 'not-known'] as const).flatMap((effect) => {
    const groups = EQUALITY_GROUPS.filter((group) => content[group]?.effect === effect).length;
    return groups > 0 ? [`${EFFECT_WORDS[effect].toLowerCase()} for ${groups}`] : [];
  });
  const text = words.join(', ');
  return text ? text.charAt(0).toUpperCase() + text.slice(1) : 'Each group';
};

/** The equality impact as it is read: every group, those of whom nothing is said among them. */
export const EqualityReading = ({ content }: { readonly content: EqualityContent }): ReactNode => {
  const same = EQUALITY_GROUPS.filter((group) => content[group]?.effect === 'same' && content[group]?.words);
  const told = EQUALITY_GROUPS.filter((group) => !same.includes(group));
  if (Object.keys(content).length === 0)
    return <p className="cf-quiet">Nothing is written yet of what becomes of whom.</p>;
  return (
    <Fold summary={inShort(content)}>
      {told.length > 0 ? <EachGroup groups={told} content={content} /> : null}
      <SameForAll content={content} groups={same} />
    </Fold>
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
