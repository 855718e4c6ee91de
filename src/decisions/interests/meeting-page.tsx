import type { ReactNode } from 'react';
import {
  Columns,
  counted,
  DateText,
  Empty,
  Hidden,
  LinedList,
  Note,
  PageHead,
  Section,
} from '../../ui/index.ts';
import { meetingHref } from '../kit/refs.ts';
import { InterestLine } from './part.tsx';
import { contestHref, rulingHref, touchedHref } from './refs.ts';
import type { ShownInterest } from './shown.ts';
import type { ItemAnswer, MeetingInterests } from './uses.ts';

const counting = (items: readonly ItemAnswer[]) =>
  items.flatMap(({ interests }) => interests).filter((one) => one.dismissed === null);

/** What can be done with one interest, by whoever may. */
const Acts = ({
  interest,
  answer,
  me,
}: {
  readonly interest: ShownInterest;
  readonly answer: MeetingInterests;
  readonly me: string | undefined;
}): ReactNode => {
  const over = answer.state === 'closed' || answer.state === 'cancelled';
  if (over || interest.dismissed !== null) return null;
  const own = interest.person === me;
  return (
    <p className="cf-interest__acts cf-small">
      {answer.may.run && !own ? (
        <a href={rulingHref(interest.id)}>
          {interest.ruling === null ? 'Rule on it' : 'Change the ruling'}
          <Hidden>: {interest.personName}</Hidden>
        </a>
      ) : null}
      {own ? (
        <a href={contestHref(interest.id)}>
          {interest.contested === null ? 'This is wrong' : 'Say it again'}
        </a>
      ) : null}
    </p>
  );
};

/** Where those of the body go on from an item. */
const Ways = ({
  item,
  answer,
}: {
  readonly item: ItemAnswer;
  readonly answer: MeetingInterests;
}): ReactNode =>
  answer.inside && (item.proposal !== null || answer.may.add) ? (
    <p className="cf-interest__acts cf-small">
      {item.proposal === null ? null : (
        <a href={touchedHref(item.proposal)}>
          Whom it touches<Hidden>: {item.title}</Hidden>
        </a>
      )}
      {answer.may.add ? (
        <a href={`${meetingHref(answer.meeting)}/interests/add?item=${item.item}`}>
          Add an interest<Hidden>: {item.title}</Hidden>
        </a>
      ) : null}
    </p>
  ) : null;

const Item = ({
  item,
  answer,
  me,
}: {
  readonly item: ItemAnswer;
  readonly answer: MeetingInterests;
  readonly me: string | undefined;
}): ReactNode => (
  <Section
    id={`item-${item.item}`}
    title={`${item.position}. ${item.title}`}
    aside={counted(item.interests.length, 'interest', 'interests')}
  >
    <ul className="cf-interests">
      {item.interests.map((interest) => (
        <InterestLine key={interest.id} interest={interest}>
          <Acts interest={interest} answer={answer} me={me} />
        </InterestLine>
      ))}
    </ul>
    <Ways item={item} answer={answer} />
  </Section>
);

/** Items that no interest touches, in short at the end: what waits for a ruling comes first. */
const Untouched = ({
  items,
  answer,
}: {
  readonly items: readonly ItemAnswer[];
  readonly answer: MeetingInterests;
}): ReactNode => (
  <Section
    id="untouched"
    title="No interest, as far as anybody knows"
    aside={counted(items.length, 'item', 'items')}
  >
    <LinedList>
      {items.map((item) => (
        <li key={item.item} id={`item-${item.item}`}>
          <p>
            {item.position}. {item.title}
          </p>
          {item.proposal !== null && item.touches === 0 ? (
            <p className="cf-small cf-quiet">Nobody has said yet whom this idea touches.</p>
          ) : null}
          <Ways item={item} answer={answer} />
        </li>
      ))}
    </LinedList>
  </Section>
);

const readingOf = ({ items, inside, state }: MeetingInterests): ReactNode => {
  const all = counting(items);
  const waiting = all.filter(({ ruling }) => ruling === null).length;
  if (!inside && state !== 'open' && state !== 'closed')
    return 'What was ruled on the interests of members stands here when the meeting has begun.';
  if (all.length === 0)
    return 'No interest of a member touches an item of this meeting, as far as anybody knows.';
  return (
    <>
      <b>{counted(all.length, 'interest touches an item', 'interests touch items')}</b>
      {waiting === 0 ? ', all ruled on.' : `; ${waiting} ${waiting === 1 ? 'waits' : 'wait'} for the chair.`}
    </>
  );
};

/** All items of a meeting and the interests that touch them. */
export const MeetingInterestsPage = ({
  answer,
  me,
}: {
  readonly answer: MeetingInterests;
  readonly me: string | undefined;
}): ReactNode => {
  const touched = answer.items.filter(({ interests }) => interests.length > 0);
  const untouched = answer.items.filter(({ interests }) => interests.length === 0);
  const people = [...new Map(counting(touched).map((one) => [one.person, one.personName])).entries()];
  return (
    <>
      <PageHead
        reference={answer.meeting}
        title="Interests and the agenda"
        reading={
          <>
            {readingOf(answer)} {answer.title}, <DateText date={answer.day} />.
          </>
        }
      />
      {answer.may.run &&
      answer.papersOn === null &&
      counting(touched).some(({ ruling }) => ruling === null) ? (
        <Note kind="warning">
          <p>
            Rule before the papers go out. Until then, whoever waits for a ruling gets no papers for that
            item.
          </p>
        </Note>
      ) : null}
      {answer.items.length === 0 ? (
        <Empty title="The agenda is empty" hint="Interests stand here when it has items." />
      ) : (
        <Columns
          label="People"
          aside={
            <Section title="Who, on what" id="who">
              {people.length === 0 ? (
                <p className="cf-quiet">Nobody.</p>
              ) : (
                <LinedList>
                  {people.map(([person, name]) => (
                    <li key={person}>
                      <b>{name}</b>
                      <p className="cf-small">
                        {touched
                          .filter(({ interests }) =>
                            interests.some((one) => one.person === person && one.dismissed === null),
                          )
                          .map((item, place) => (
                            <span key={item.item}>
                              {place > 0 ? ', ' : ''}
                              <a href={`#item-${item.item}`}>item {item.position}</a>
                            </span>
                          ))}
                      </p>
                    </li>
                  ))}
                </LinedList>
              )}
              <p className="cf-small">
                <a href="/people/interests/declare">Declare an interest</a> in the register ·{' '}
                <a href="/decisions/registers/interests">The register</a>
              </p>
            </Section>
          }
        >
          {touched.map((item) => (
            <Item key={item.item} item={item} answer={answer} me={me} />
          ))}
          {untouched.length === 0 ? null : <Untouched items={untouched} answer={answer} />}
        </Columns>
      )}
      <p>
        <a href={meetingHref(answer.meeting)}>Back to the meeting</a>
      </p>
    </>
  );
};
