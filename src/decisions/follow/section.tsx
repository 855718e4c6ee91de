import type { ReactNode } from 'react';
import { DateText, Tag, type Tone } from '../../ui/index.ts';
import type { DecisionAnswer, FollowedAnswer } from '../decided/answers.ts';
import { decisionHref } from '../kit/refs.ts';
import { followTitle, verdictWords } from './words-rules.ts';

const TONES: Readonly<Record<string, Tone>> = { 'as-promised': 'green', partly: 'amber', not: 'red' };

const One = ({
  one,
  reference,
  mayFollow,
}: {
  readonly one: FollowedAnswer;
  readonly reference: string;
  readonly mayFollow: boolean;
}): ReactNode => (
  <li>
    <h3>
      {followTitle(one.kind)}: {one.title}
    </h3>
    {one.verdict ? (
      <p>
        <Tag tone={TONES[one.verdict] ?? 'plain'}>{verdictWords(one.verdict)}</Tag>
      </p>
    ) : null}
    {one.expected || one.measured ? (
      <p>
        {one.expected ? (
          <>
            Expected: <b>{one.expected}</b>.{' '}
          </>
        ) : null}
        {one.measured ? (
          <>
            Measured: <b>{one.measured}</b>.
          </>
        ) : null}
      </p>
    ) : null}
    <p>{one.words}</p>
    <p className="cf-small cf-quiet">
      <DateText date={one.on} />
      {one.by ? `; told by ${one.by}` : ''}
      {mayFollow ? (
        <>
          {' '}
          ·{' '}
          <a href={`${decisionHref(reference)}/follow/${one.id}/take-back`}>
            Take this back<span className="cf-hidden">: {one.title}</span>
          </a>
        </>
      ) : null}
    </p>
  </li>
);

/** What followed the decision, as far as it has been told; nothing while nothing has. */
export const FollowedSection = ({ one }: { readonly one: DecisionAnswer }): ReactNode =>
  one.followed.length === 0 ? null : (
    <section aria-labelledby="followed">
      <h2 id="followed">
        {one.followed.some(({ kind }) => kind !== 'contract') ? 'Is it working?' : 'What followed'}
      </h2>
      <ul className="cf-lined cf-decisions-list">
        {one.followed.map((followed) => (
          <One key={followed.id} one={followed} reference={one.reference} mayFollow={one.may.follow} />
        ))}
      </ul>
    </section>
  );
