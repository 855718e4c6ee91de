import { DateText, Links, Section, Tag } from '../../ui/index.ts';
import { DecisionWaits } from '../decision/pages.tsx';
import { decisionsOn } from '../decision/uses.ts';
import { outcomeTone, outcomeWords } from '../decision/words.ts';
import type { PartOf } from '../kit/part.ts';
import { ideaHref } from '../kit/refs.ts';
import { reviewsOf } from '../review/uses.ts';
import { goesOnWords, promisedWords } from '../review/words.ts';

/** What was decided and what was found, each with the page that has the whole; and the way to its days. */
export const movesPart: PartOf = async ({ platform: { db } }, { reference, live_on, decision_waits }) => {
  const [decision] = await decisionsOn(db, reference);
  const [review] = await reviewsOf(db, reference);
  const href = ideaHref(reference);
  return {
    main:
      decision || review || decision_waits ? (
        <>
          {decision_waits ? <DecisionWaits at={decision_waits} /> : null}
          {decision ? (
            <Section title="The decision" id="decision" aside={<DateText date={decision.on_day} />}>
              <p>
                <Tag tone={outcomeTone(decision.outcome)}>{outcomeWords(decision.outcome)}</Tag>{' '}
                {decision.body}
              </p>
              <p>
                <a href={`${href}/decision`}>The decision and its reasons</a>
              </p>
            </Section>
          ) : null}
          {review ? (
            <Section title="What was found" id="found" aside={<DateText date={review.written_on} />}>
              <p>
                <b>{promisedWords(review.as_promised)}.</b> {goesOnWords(review.goes_on)}.
              </p>
              <p>
                <a href={`${href}/review`}>All that was found</a>
              </p>
            </Section>
          ) : null}
        </>
      ) : undefined,
    aside: (
      <Links
        links={[
          { href: `${href}/clock`, text: 'Its days, stage by stage' },
          ...(live_on && !review ? [{ href: `${href}/review`, text: 'What was found' }] : []),
        ]}
      />
    ),
  };
};
