import { ButtonLink } from '../forms/form.tsx';
import { Columns, PageHead, Section } from '../grammar/head.tsx';
import { LinedList, Timeline, Todo } from '../grammar/lists.tsx';
import { Empty, Note, Tag } from '../grammar/pieces.tsx';
import { Frame } from './frame.tsx';

export const HomePage = () => (
  <Frame title="Home" current="home" path="/" flash={{ kind: 'done', text: 'Your phone number is saved.' }}>
    <PageHead
      reference="Thursday 21 May 2026"
      title="Good morning, Dr Thistlewood"
      reading={
        <>
          Two things need you, about three minutes in all. Your heart-scan idea goes to the governing body on{' '}
          <b>Tuesday 9 June</b>, day 127.
        </>
      }
      move={
        <div className="cf-act">
          <ButtonLink href="/ideas/raise">Raise an issue</ButtonLink>
          <p>Under a minute. You do not need a practice.</p>
        </div>
      }
    />
    <Columns
      label="Meetings and news"
      aside={
        <>
          <Section title="Meetings">
            <LinedList>
              <li>
                <a href="/meetings/1">Sessional GPs’ forum</a>
                <p className="cf-small cf-quiet">Wed 3 June, 7.30 to 9 pm, online, paid</p>
              </li>
              <li>
                <a href="/meetings/2">Governing body, in public</a>
                <p className="cf-small cf-quiet">Tue 9 June, 2 pm, Ochre Street Hall or online</p>
              </li>
            </LinedList>
          </Section>
          <Note>
            <p className="cf-small">
              You hear by text about your own ideas, and by e-mail on Fridays about the rest.{' '}
              <a href="/me/messages">Change this</a>
            </p>
          </Note>
        </>
      }
    >
      <Section title="What needs you" aside="2, soonest first">
        <Todo
          items={[
            {
              when: 'Today',
              effort: '1 min',
              kind: 'Your own entry',
              title: 'Check your sessions at Bellpit Medical Centre',
              href: '/people/thistlewood',
              body: <p>The practice says four sessions a week since 1 April; you said three.</p>,
              actions: (
                <>
                  <ButtonLink look="quiet" href="/people/thistlewood/confirm">
                    Four is right
                  </ButtonLink>
                  <ButtonLink look="quiet" href="/people/thistlewood/change">
                    Change it
                  </ButtonLink>
                </>
              ),
            },
            {
              when: 'Thu 28 May',
              effort: '2 min',
              kind: 'Signing in',
              title: 'Save your recovery codes',
              href: '/me/codes',
              body: <p>Without them a lost phone means a visit to the office.</p>,
            },
          ]}
        />
      </Section>
      <Section title="What happened" aside="last seven days">
        <Timeline
          items={[
            {
              key: '1',
              dateTime: '2026-05-20',
              when: 'Wed 20 May 2026',
              title: (
                <>
                  Lists of April 2026 were loaded <Tag tone="green">Current</Tag>
                </>
              ),
              body: '68 practices, 650,238 people',
            },
            {
              key: '2',
              dateTime: '2026-05-18',
              when: 'Mon 18 May 2026',
              title: 'Dr Otis Pargeter joined Bellpit',
            },
          ]}
        />
      </Section>
      <Section title="Your ideas">
        <Empty
          title="You have raised nothing yet"
          hint="Tell the group what is wrong for patients. It takes under a minute."
          action={
            <ButtonLink look="quiet" href="/ideas/raise">
              Raise an issue
            </ButtonLink>
          }
        />
      </Section>
    </Columns>
  </Frame>
);
