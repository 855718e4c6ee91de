import type { ReactNode } from 'react';
import type { Actor } from '../../platform/actor.ts';
import { can } from '../../platform/permissions.ts';
import { count, Empty, Quote, Quotes, Section, withQuery } from '../../ui/index.ts';
import type { VoicesAbout } from './answers.ts';
import { VOICE_PATH, voiceHref } from './shown.ts';
import { fromText, heardSumText } from './words.ts';

/** So many stand here; the register has them all. */
const MOST_NOT_HEARD = 8;

const listed = (words: readonly string[]): string =>
  words.length <= MOST_NOT_HEARD + 1
    ? words.join(', ')
    : `${words.slice(0, MOST_NOT_HEARD).join(', ')} and ${words.length - MOST_NOT_HEARD} others`;

/**
 * What people have told of a need, on the page of its subject: up to three quotations with permission, who was
 * heard and who was not. `found` is what `findVoices` gave for the same subject.
 */
export const VoiceSection = ({
  actor,
  found,
}: {
  readonly actor: Actor;
  readonly found: VoicesAbout;
}): ReactNode => {
  const { subject, shown, quotations, heard, notHeard, themes } = found;
  const add = can(actor, 'voice.record') ? (
    <a href={withQuery(`${VOICE_PATH}/new`, { subject })}>Add a voice</a>
  ) : null;
  return (
    <Section
      title="What people have told us"
      id="voice"
      aside={
        quotations > 0
          ? `${shown.length} of ${count(quotations)} ${quotations === 1 ? 'quotation' : 'quotations'}, with permission`
          : undefined
      }
    >
      {heard.voices === 0 ? (
        <Empty
          title="Nobody has been asked yet, or nobody has written it down"
          hint="What patients, carers, communities, Healthwatch and practices say of it belongs here, and who was not heard."
          action={add}
        />
      ) : (
        <>
          {shown.length > 0 ? (
            <Quotes>
              {shown.map((one) => (
                <Quote
                  key={`${one.voice} ${one.words}`}
                  text={one.words}
                  by={
                    <>
                      {fromText(one)}{' '}
                      <a className="cf-nowrap" href={voiceHref(one.voice)}>
                        {one.voice}
                      </a>
                    </>
                  }
                />
              ))}
            </Quotes>
          ) : (
            <p className="cf-quiet">
              Nobody has given permission to be quoted here; what they said is told in the voices themselves.
            </p>
          )}
          {themes.length > 0 ? (
            <p className="cf-small">
              <b>Themes:</b>{' '}
              {themes.slice(0, 8).map(({ theme, times }, i) => (
                <span key={theme}>
                  {i > 0 ? ', ' : ''}
                  <a href={withQuery(VOICE_PATH, { subject, theme })}>{theme}</a>
                  {times > 1 ? ` (${times})` : ''}
                </span>
              ))}
            </p>
          ) : null}
          <p className="cf-small">
            <b>Heard:</b> {heardSumText(found)}. <b>Not heard:</b>{' '}
            {notHeard.length > 0 ? `${listed(notHeard)}.` : 'nobody has said who was not.'}{' '}
            <a href={withQuery(VOICE_PATH, { subject })}>All of them</a>
            {add ? <> · {add}</> : null}
          </p>
        </>
      )}
    </Section>
  );
};
