import type { ReactNode } from 'react';
import { poundsOf } from '../../shared/pounds.ts';
import {
  Button,
  ButtonLink,
  Buttons,
  count,
  counted,
  DateText,
  Empty,
  ErrorSummary,
  Form,
  Hidden,
  LinedList,
  Move,
  Note,
  PageHead,
  Section,
  Tag,
  Unverified,
} from '../../ui/index.ts';
import { forPerson, type OwnForm, Paper } from './interest-fields.tsx';
import type { Mine } from './mine.ts';
import type { ShownLine } from './shown.ts';

const Line = ({ line, mine }: { readonly line: ShownLine; readonly mine: Mine }): ReactNode => {
  const at = `/people/interests/lines/${line.id}`;
  return (
    <li>
      <p>
        <b>{line.what}</b> {line.standing === 'current' ? null : <Tag>Ended</Tag>}{' '}
        {line.withheld === null ? null : <Tag tone="amber">Not published</Tag>}
      </p>
      <p className="cf-small cf-quiet">
        {[line.kindWords, line.band, line.words].filter(Boolean).join('. ')}
      </p>
      <p className="cf-small cf-quiet">
        Since <DateText date={line.from} />
        {line.to ? (
          <>
            {' '}
            to <DateText date={line.to} />
          </>
        ) : null}
        ; declared <DateText date={line.declaredOn} />
        {line.lateDays > 0 ? `, ${counted(line.lateDays, 'day', 'days')} late` : ''}.
      </p>
      <p className="cf-small">
        <a href={forPerson(at, mine)}>
          Correct<Hidden>: {line.what}</Hidden>
        </a>
        {line.standing === 'current' ? (
          <>
            {' · '}
            <a href={forPerson(`${at}/end`, mine)}>
              It has ended<Hidden>: {line.what}</Hidden>
            </a>
          </>
        ) : null}
      </p>
    </li>
  );
};

const moveOf = (mine: Mine, csrf: string, current: number): ReactNode => (
  <Move
    who={mine.own ? 'You' : mine.name}
    actions={
      mine.own ? (
        <Form action="/people/interests/confirm" csrf={csrf} inline guard={false}>
          <Button>{current === 0 ? 'I have nothing to declare' : 'Nothing has changed'}</Button>
        </Form>
      ) : undefined
    }
  >
    {mine.due === null ? (
      'Nothing you hold asks you to declare. You may, all the same.'
    ) : mine.overdue ? (
      <>
        <b>Was due</b> by <DateText date={mine.due} />. Late is far better than never.
      </>
    ) : (
      <>
        Confirm by <DateText date={mine.due} />
      </>
    )}
  </Move>
);

/** What stands of a person in the registers. */
export const MinePage = ({ form, mine, csrf }: OwnForm & { readonly mine: Mine }): ReactNode => {
  const current = mine.interests.filter(({ standing }) => standing === 'current');
  const ended = mine.interests.filter(({ standing }) => standing !== 'current');
  return (
    <>
      <ErrorSummary errors={form.errors} />
      <PageHead
        title={mine.own ? 'Your interests' : `Interests of ${mine.name}`}
        reading={
          <>
            <b>
              {current.length === 0
                ? 'Nothing is declared'
                : counted(current.length, 'interest', 'interests')}
            </b>
            {mine.last === null ? (
              ', and never confirmed yet.'
            ) : (
              <>
                , last confirmed <DateText date={mine.last} />.
              </>
            )}{' '}
            {mine.mustDeclare === null ? null : (
              <>
                Asked every {mine.rules.renewMonths} months of you as {mine.mustDeclare}.{' '}
                <Unverified verified={mine.rules.renewVerified} about="how often it is asked" />
              </>
            )}
          </>
        }
        move={moveOf(mine, csrf, current.length)}
      />
      <Buttons>
        <ButtonLink href={forPerson('/people/interests/declare', mine)}>Declare an interest</ButtonLink>
        <ButtonLink look="quiet" href={forPerson('/people/interests/gifts/declare', mine)}>
          Declare a gift or hospitality
        </ButtonLink>
      </Buttons>
      {mine.own ? null : (
        <Section title="They confirmed it on paper" id="paper">
          <Form action="/people/interests/confirm" csrf={csrf} hidden={{ person: mine.person }}>
            <Paper form={form} mine={mine} />
            <Buttons>
              <Button look="quiet">Enter that nothing has changed</Button>
            </Buttons>
          </Form>
        </Section>
      )}
      <Section title="In the register" id="current" aside={count(current.length)}>
        {current.length === 0 ? (
          <Empty
            title="Nothing is declared"
            hint="Shares, posts, family who work for a provider: if in doubt, declare it."
          />
        ) : (
          <LinedList>
            {current.map((line) => (
              <Line key={line.id} line={line} mine={mine} />
            ))}
          </LinedList>
        )}
      </Section>
      {ended.length === 0 ? null : (
        <Section title="Ended" id="ended" aside={count(ended.length)}>
          <LinedList>
            {ended.map((line) => (
              <Line key={line.id} line={line} mine={mine} />
            ))}
          </LinedList>
        </Section>
      )}
      <Section title="Gifts and hospitality" id="gifts" aside={count(mine.gifts.length)}>
        {mine.gifts.length === 0 ? (
          <p className="cf-quiet">None is declared.</p>
        ) : (
          <LinedList>
            {mine.gifts.map((gift) => (
              <li key={gift.id}>
                <p>
                  <b>{gift.what}</b>, from {gift.giver}
                </p>
                <p className="cf-small cf-quiet">
                  <DateText date={gift.onDay} />, {gift.pence === null ? null : `${poundsOf(gift.pence)}, `}
                  {gift.outcome.replace('-', ' ')}
                </p>
                <p className="cf-small">
                  <a href={forPerson(`/people/interests/gifts/${gift.id}/take-back`, mine)}>
                    Take it back<Hidden>: {gift.what}</Hidden>
                  </a>
                </p>
              </li>
            ))}
          </LinedList>
        )}
      </Section>
      <Note>
        <p>
          Everybody can read <a href="/decisions/registers/interests">the register of interests</a>. If
          reading yours there would harm somebody, ask the governance officer to withhold it.
        </p>
      </Note>
    </>
  );
};
