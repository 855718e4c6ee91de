import type { ReactNode } from 'react';
import type { Actor } from '../../platform/actor.ts';
import { pinHref } from '../../platform/pin.ts';
import type { ThreadPlace } from '../../shared/thread.ts';
import {
  Button,
  ButtonLink,
  Columns,
  DateText,
  Facts,
  Form,
  Hidden,
  LinedList,
  Links,
  Move,
  PageHead,
  Section,
  ThreadStrip,
  Timeline,
  Written,
} from '../../ui/index.ts';
import { NeedsNav } from '../nav.tsx';
import type { GapAnswer } from './answers.ts';
import { Evidence, MergedFrom } from './evidence.tsx';
import { StandsTag } from './list-page.tsx';
import { gapHref } from './shown.ts';
import { historyWords, peopleText, whoText } from './words.ts';

type Props = {
  readonly actor: Actor;
  readonly csrf: string;
  readonly gap: GapAnswer;
  /** Its place on the thread. */
  readonly place: ThreadPlace | undefined;
  readonly comments: ReactNode;
  readonly files: ReactNode;
};

const Bearings = ({
  gap,
  csrf,
  signedIn,
}: {
  gap: GapAnswer;
  csrf: string;
  signedIn: boolean;
}): ReactNode => (
  <Section title="Guidelines and services elsewhere" id="bearings">
    {gap.bearings.length === 0 ? (
      <p className="cf-quiet">None is named yet: what do guidelines say, and who does it already?</p>
    ) : (
      <LinedList>
        {gap.bearings.map((one) => (
          <li key={one.id}>
            <p>{one.address ? <a href={one.address}>{one.title}</a> : <b>{one.title}</b>}</p>
            <p className="cf-small cf-quiet">
              {one.kind === 'guideline' ? 'Guideline' : 'Service elsewhere'}: {one.source}
            </p>
            {one.note ? <Written text={one.note} /> : null}
            {gap.may.correct ? (
              <Form
                action={`${gapHref(gap.reference)}/bearings/${one.id}/remove`}
                csrf={csrf}
                guard={false}
                inline
              >
                <Button look="quiet">
                  Take it off<Hidden>: {one.title}</Hidden>
                </Button>
              </Form>
            ) : null}
          </li>
        ))}
      </LinedList>
    )}
    {signedIn ? (
      <p className="cf-small">
        <a href={`${gapHref(gap.reference)}/bearings/new`}>Add a guideline or a service elsewhere</a>
      </p>
    ) : null}
  </Section>
);

const History = ({ gap }: Pick<Props, 'gap'>): ReactNode => (
  <Section title="What was done" aside="the newest first" id="history">
    <Timeline
      items={gap.history.map((entry, i) => {
        const { title, body } = historyWords(entry);
        const day = new Date(entry.at).toLocaleString('en-GB', {
          day: 'numeric',
          month: 'long',
          year: 'numeric',
          timeZone: 'Europe/London',
        });
        return {
          key: `${entry.at} ${i}`,
          dateTime: entry.at,
          when: day,
          title: (
            <>
              <b>{title}</b> <span className="cf-quiet">by {whoText(entry.by)}</span>
            </>
          ),
          ...(body.length > 0 ? { body: body.map((words) => <p key={words}>{words}</p>) } : {}),
        };
      })}
    />
  </Section>
);

/** Whose move it is, and the few buttons that are this reader's. */
const WhoseMove = ({ gap, csrf }: Pick<Props, 'gap' | 'csrf'>): ReactNode => {
  const href = gapHref(gap.reference);
  const manage = gap.may.manage;
  const who = gap.mergedInto ? (
    <a href={gapHref(gap.mergedInto)}>See {gap.mergedInto}</a>
  ) : gap.status === 'closed' ? (
    'Nobody’s'
  ) : gap.owner ? (
    whoText(gap.owner)
  ) : (
    'Nobody’s yet'
  );
  return (
    <Move
      who={who}
      actions={
        manage ? (
          <>
            {gap.status === 'recorded' && !gap.owner ? (
              <Form
                action={`${href}/owner`}
                csrf={csrf}
                guard={false}
                inline
                hidden={{ person: 'me', takeUp: 'yes', version: String(gap.version) }}
              >
                <Button>Take it on myself</Button>
              </Form>
            ) : null}
            <ButtonLink look="quiet" href={`${href}/status`}>
              Change how it stands
            </ButtonLink>
          </>
        ) : undefined
      }
    >
      <StandsTag gap={gap} /> since <DateText date={gap.since} />. {gap.note}
    </Move>
  );
};

const About = ({ gap, actor }: Pick<Props, 'gap' | 'actor'>): ReactNode => {
  const pin = pinHref(actor, { gap: gap.reference });
  return (
    <Section title="About it">
      <Facts
        facts={[
          { name: 'Where', value: gap.place },
          ...(gap.condition
            ? [
                {
                  name: 'Condition',
                  value: <a href={`/population/conditions/${gap.condition}`}>{gap.conditionName}</a>,
                },
              ]
            : []),
          { name: 'People', value: peopleText(gap) ?? 'not said how many' },
          {
            name: 'Recorded',
            value: (
              <span>
                <DateText date={gap.recordedOn} />, by {whoText(gap.recordedBy)}
              </span>
            ),
          },
          ...(gap.owner ? [{ name: 'Owner', value: whoText(gap.owner) }] : []),
        ]}
      />
      <Links
        links={[
          ...(gap.may.correct ? [{ href: `${gapHref(gap.reference)}/correct`, text: 'Correct' }] : []),
          ...(gap.may.manage && (gap.status === 'recorded' || gap.status === 'taken-up')
            ? [
                {
                  href: `${gapHref(gap.reference)}/owner`,
                  text: gap.owner ? 'Change its owner' : 'Give it an owner',
                },
              ]
            : []),
          ...(pin ? [{ href: pin, text: 'Pin to an idea' }] : []),
        ]}
      />
    </Section>
  );
};

const Watch = ({ gap, csrf }: Pick<Props, 'gap' | 'csrf'>): ReactNode => (
  <Form
    action={`${gapHref(gap.reference)}/watch`}
    csrf={csrf}
    guard={false}
    inline
    hidden={{ watch: gap.watching ? '' : 'yes' }}
  >
    <Button look="quiet">{gap.watching ? 'Stop telling me' : 'Tell me what happens'}</Button>
  </Form>
);

/** One gap. */
export const GapPage = (props: Props): ReactNode => {
  const { actor, gap, csrf } = props;
  const people = peopleText(gap);
  return (
    <>
      <NeedsNav current="gaps" />
      <PageHead
        reference={
          <>
            <b>{gap.reference}</b> · recorded <DateText date={gap.recordedOn} />
          </>
        }
        title={gap.statement}
        reading={
          people ? (
            <>
              <b>{people}</b>: {gap.peopleWords}. {gap.place}.
            </>
          ) : (
            `${gap.place}.`
          )
        }
        move={<WhoseMove gap={gap} csrf={csrf} />}
      />
      <Evidence actor={actor} gap={gap} />
      {props.place ? <ThreadStrip place={props.place} /> : null}
      <Columns
        label="About it"
        aside={
          <>
            <About gap={gap} actor={actor} />
            {actor.kind === 'person' ? <Watch gap={gap} csrf={csrf} /> : null}
            {props.files}
          </>
        }
      >
        <MergedFrom actor={actor} gap={gap} />
        <Bearings gap={gap} csrf={csrf} signedIn={actor.kind !== 'public'} />
        {props.comments}
        <History gap={gap} />
      </Columns>
    </>
  );
};
