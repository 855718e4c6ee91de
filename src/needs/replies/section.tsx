import type { ReactNode } from 'react';
import type { Actor } from '../../platform/actor.ts';
import { Button, counted, DateText, Form, Hidden, LinedList, Section, Tag, Written } from '../../ui/index.ts';
import type { PracticeReply, RepliesToFigure } from './answers.ts';
import { mayAsk, REPLIES_PATH, replyHref, valueText } from './shown.ts';

type Props = {
  readonly actor: Actor;
  readonly csrf: string;
  /** What `findReplies` gave for the figure. */
  readonly found: RepliesToFigure;
  /** Where its forms come back to: the page on which the figure stands. */
  readonly back: string;
};

/** `two of three`, as figures: how many practices outside the limits have said something. */
export const countsText = ({ counts: { outside, asked, replied, errors } }: RepliesToFigure): string =>
  [
    `${replied === 0 ? 'None' : replied} of the ${counted(outside, 'practice', 'practices')} outside the limits ${replied === 1 ? 'has' : 'have'} replied`,
    ...(errors > 0 ? [`${errors} with an error of the data that the group agrees to`] : []),
    ...(asked > 0 ? [`${asked} ${asked === 1 ? 'is' : 'are'} asked`] : []),
  ].join('; ');

const State = ({ one }: { readonly one: PracticeReply }): ReactNode => {
  const { reply } = one;
  if (!reply) return <span className="cf-quiet">Not asked. The right of reply is open.</span>;
  if (reply.state === 'asked')
    return (
      <>
        No reply yet; asked on {reply.askedOn ? <DateText date={reply.askedOn} /> : null}, reminder{' '}
        {reply.remindOn ? <DateText date={reply.remindOn} /> : null}.
      </>
    );
  return (
    <>
      Reply {reply.repliedOn ? <DateText date={reply.repliedOn} /> : null}
      {reply.state === 'data-error' ? (
        <>
          , <Tag tone="blue">data error agreed</Tag>
        </>
      ) : reply.saysError ? (
        ', says that the data are wrong'
      ) : (
        ''
      )}
    </>
  );
};

const Agree = ({
  one,
  csrf,
  back,
}: {
  readonly one: PracticeReply;
  readonly csrf: string;
  readonly back: string;
}) =>
  one.reply?.saysError ? (
    <Form
      action={`${REPLIES_PATH}/error`}
      csrf={csrf}
      guard={false}
      inline
      hidden={{
        id: one.reply.id,
        version: String(one.reply.version),
        agreed: one.reply.state === 'data-error' ? '' : 'yes',
        back,
      }}
    >
      <Button look="quiet">
        {one.reply.state === 'data-error' ? 'Take back: no error agreed' : 'Agree that the data are wrong'}
        <Hidden>: {one.name}</Hidden>
      </Button>
    </Form>
  ) : null;

/** So many practices stand here by name; the others that replied are behind. */
const One = ({
  one,
  found,
  csrf,
  back,
}: {
  readonly one: PracticeReply;
  readonly found: RepliesToFigure;
  readonly csrf: string;
  readonly back: string;
}): ReactNode => (
  <li>
    <p>
      {one.letter ? <b>{one.letter} </b> : null}
      <a href={`/people/practices/${one.practice}`}>{one.name}</a>, {one.practice}:{' '}
      <b>{valueText(one.value, one.unit)}</b>
    </p>
    {one.reply?.words ? (
      <blockquote>
        <Written text={`“${one.reply.words}”`} />
      </blockquote>
    ) : null}
    <p className="cf-quiet">
      <State one={one} />
    </p>
    {one.mayReply ? (
      <p>
        <a href={replyHref(found.figure, one.practice)}>
          {one.reply?.words ? 'Change the reply' : 'Reply'}
          <Hidden> of {one.name}</Hidden>
        </a>
      </p>
    ) : null}
    {found.mayAsk ? <Agree one={one} csrf={csrf} back={back} /> : null}
  </li>
);

/**
 * What practices say to a figure about them: those outside the limits with their replies, named to those who have
 * signed in; to the public how many replied. Stands beside the figure, wherever that stands.
 */
export const RepliesSection = ({ actor, csrf, found, back }: Props): ReactNode => {
  const { counts, practices } = found;
  if (counts.outside === 0 && counts.replied === 0) return null;
  const waiting = practices.filter(({ letter, reply }) => letter !== null && reply === null).length;
  return (
    <Section title="What the practices say" id="practices-say">
      <div className="cf-small">
        {actor.kind === 'public' ? (
          <p>
            {countsText(found)}. Practices are not named in public; each may answer a figure about it, and
            members of the group read the answers.
          </p>
        ) : (
          <>
            <p className="cf-quiet">Named to you as a member; not named in public.</p>
            <LinedList>
              {practices.map((one) => (
                <One key={one.practice} one={one} found={found} csrf={csrf} back={back} />
              ))}
            </LinedList>
          </>
        )}
        {mayAsk(actor) && waiting > 0 ? (
          <Form
            action={`${REPLIES_PATH}/ask`}
            csrf={csrf}
            guard={false}
            hidden={{ figure: found.figure, back }}
          >
            <Button look="quiet">
              {waiting === 1
                ? 'Ask the practice for its reply'
                : `Ask the ${waiting} practices for their replies`}
            </Button>
          </Form>
        ) : null}
      </div>
    </Section>
  );
};
