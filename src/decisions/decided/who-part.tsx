import type { ReactNode } from 'react';
import { Links, Quote, Table } from '../../ui/index.ts';
import { meetingHref, voteHref } from '../kit/refs.ts';
import { listed } from '../words-rules.ts';
import type { DecisionAnswer } from './answers.ts';
import { VoteBar } from './bars.tsx';

type Words = NonNullable<DecisionAnswer['words']>;

const CHOICES = [
  { choice: 'for', words: 'For' },
  { choice: 'against', words: 'Against' },
  { choice: 'abstain', words: 'Abstained' },
] as const;

const Names = ({ who }: { readonly who: Words['stood']['who'] }): ReactNode => {
  if (who.length === 0) return null;
  const named = who.some(({ vote }) => vote !== null);
  const nameOf = ({ name, standing }: (typeof who)[number]) => `${name} (${standing})`;
  if (!named)
    return (
      <p className="cf-small">
        <b>Took part:</b> {listed(who.map(nameOf))}. How each voted is not written down.
      </p>
    );
  return (
    <div className="cf-small">
      {CHOICES.map(({ choice, words }) => {
        const some = who.filter(({ vote }) => vote === choice);
        return some.length === 0 ? null : (
          <p key={choice}>
            <b>{words}:</b> {listed(some.map(nameOf))}.
          </p>
        );
      })}
    </div>
  );
};

/** Whether enough were there, as a fact of its own; a decision of before has what its record says. */
const Quorum = ({ stood: { quorate, quorum } }: Pick<Words, 'stood'>): ReactNode => {
  if (!quorate) return quorum ? <p className="cf-small">{quorum}</p> : null;
  const name = `${quorate.words.split(':', 1)}:`;
  return (
    <p>
      <b>{name}</b>
      {quorate.words.slice(name.length)}.
    </p>
  );
};

/** Who decided: the vote, the quorum, who saw it otherwise, and interests with their rulings. */
export const WhoDecided = ({
  one,
  words,
}: {
  readonly one: DecisionAnswer;
  readonly words: Words;
}): ReactNode => {
  const { stood, dissent } = words;
  return (
    <section aria-labelledby="who">
      <h2 id="who">Who decided</h2>
      {stood.vote?.votes ? <VoteBar votes={stood.vote.votes} /> : null}
      <p className="cf-small">{stood.sum}</p>
      <Names who={stood.who} />
      <Quorum stood={stood} />
      {dissent.length > 0 ? (
        <>
          <h3>Who saw it otherwise</h3>
          {dissent.map((other) => (
            <Quote
              key={`${other.name} ${other.words}`}
              text={other.words}
              by={`${other.name}, ${other.standing}`}
            />
          ))}
        </>
      ) : null}
      <h3>Interests, and what was done about them</h3>
      {stood.interests.length === 0 ? (
        <p className="cf-small">Nobody who decided had an interest that touched it.</p>
      ) : (
        <Table
          caption="Interests of those who sit on the body, and the ruling on each"
          hideCaption
          columns={[
            { key: 'who', heading: 'Who', cell: ({ name }) => name },
            { key: 'interest', heading: 'Interest', cell: (row) => <div>{row.words}</div> },
            { key: 'ruling', heading: 'Ruling', cell: ({ ruling }) => ruling },
          ]}
          rows={stood.interests}
          rowKey={(row) => `${row.name} ${row.words}`}
        />
      )}
      <Links
        links={[
          ...(one.meeting ? [{ href: meetingHref(one.meeting), text: 'The meeting' }] : []),
          ...(one.vote ? [{ href: voteHref(one.vote), text: 'The vote' }] : []),
        ]}
      />
    </section>
  );
};
