import type { ReactNode } from 'react';
import {
  ButtonLink,
  Columns,
  counted,
  DateText,
  Facts,
  LinedList,
  Note,
  PageHead,
  Quote,
  Section,
  Tag,
  Timeline,
  Written,
  withQuery,
} from '../../ui/index.ts';
import { whoText } from '../gaps/words.ts';
import { NeedsNav } from '../nav.tsx';
import type { QuotationShown, VoiceWhole } from './answers.ts';
import { howWords, kindWords, permittedWords } from './rules.ts';
import { VOICE_PATH, voiceHref } from './shown.ts';
import { heardText, voiceHistoryWords } from './words.ts';

const TONES = { public: 'green', members: 'blue', 'not-given': 'amber' } as const;

const Quotation = ({
  one,
  reference,
  mayChange,
}: {
  readonly one: QuotationShown;
  readonly reference: string;
  readonly mayChange: boolean;
}): ReactNode =>
  one.words === null || one.takenBackOn ? (
    <p className="cf-quiet">
      A quotation stood here. Permission was taken back
      {one.takenBackOn ? (
        <>
          {' '}
          on <DateText date={one.takenBackOn} />
        </>
      ) : null}
      , and its words are gone.
    </p>
  ) : (
    <Quote
      text={one.words}
      by={
        <>
          {one.speaker ?? 'Somebody who is not named'}
          <br />
          <Tag tone={TONES[one.permission]}>{permittedWords(one.permission)}</Tag>{' '}
          {mayChange ? (
            <a href={`${voiceHref(reference)}/quotations/${one.id}`}>
              Change or take back<span className="cf-hidden"> the permission for this quotation</span>
            </a>
          ) : null}
        </>
      }
    />
  );

const Quotations = ({ voice }: { readonly voice: VoiceWhole }): ReactNode => {
  const standing = voice.quotations.filter(({ words }) => words !== null).length;
  return (
    <Section title="In their own words" id="quotations" aside={counted(standing, 'quotation', 'quotations')}>
      {voice.quotations.length === 0 ? (
        <p className="cf-quiet">No quotation is here that you may read.</p>
      ) : (
        <LinedList>
          {voice.quotations.map((one) => (
            <li key={one.id}>
              <Quotation one={one} reference={voice.reference} mayChange={voice.may.change} />
            </li>
          ))}
        </LinedList>
      )}
      {voice.may.change ? (
        <p className="cf-small">
          <a href={`${voiceHref(voice.reference)}/quotations/new`}>Add a quotation</a>
        </p>
      ) : null}
    </Section>
  );
};

const WhoWasHeard = ({ voice }: { readonly voice: VoiceWhole }): ReactNode => (
  <Section title="Heard, and not heard">
    <Facts
      facts={[
        { name: 'How many', value: heardText(voice) },
        { name: 'Who', value: voice.heardWho ?? 'not told' },
        {
          name: 'Not heard',
          value: voice.notHeard.length > 0 ? voice.notHeard.join(', ') : 'nobody has said who was not',
        },
        { name: 'From', value: `${kindWords(voice.kind)}${voice.source ? `: ${voice.source}` : ''}` },
        {
          name: 'When',
          value: (
            <span>
              <DateText date={voice.heardOn} />, {howWords(voice.how)}
            </span>
          ),
        },
        ...(voice.place ? [{ name: 'Where', value: voice.place }] : []),
        {
          name: 'Recorded',
          value: (
            <span>
              <DateText date={voice.recordedOn} />, by {whoText(voice.recordedBy)}
            </span>
          ),
        },
      ]}
    />
  </Section>
);

const History = ({ voice }: { readonly voice: VoiceWhole }): ReactNode => (
  <Section title="What was done" aside="the newest first" id="history">
    <Timeline
      items={voice.history.map((entry, i) => {
        const { title, body } = voiceHistoryWords(entry);
        return {
          key: `${entry.at} ${i}`,
          dateTime: entry.at,
          when: new Date(entry.at).toLocaleString('en-GB', {
            day: 'numeric',
            month: 'long',
            year: 'numeric',
            timeZone: 'Europe/London',
          }),
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

/** One voice. */
export const VoicePage = ({ voice }: { readonly voice: VoiceWhole }): ReactNode => {
  const { reference, withdrawnOn } = voice;
  const href = voiceHref(reference);
  return (
    <>
      <NeedsNav current="voice" />
      <PageHead
        reference={
          <>
            <b>{reference}</b> · heard <DateText date={voice.heardOn} />
          </>
        }
        title={
          voice.subject === 'general'
            ? 'What people said of health and care'
            : `What people said of ${voice.subjectName}`
        }
        reading={
          withdrawnOn
            ? 'This voice is withdrawn.'
            : `${voice.source ?? kindWords(voice.kind)}: ${heardText(voice)}${voice.place ? `, ${voice.place}` : ''}.`
        }
        move={
          voice.may.change ? (
            <div className="cf-act">
              <ButtonLink look="quiet" href={`${href}/correct`}>
                Correct
              </ButtonLink>
              <p>
                <a href={`${href}/withdraw`}>Withdraw it</a>
              </p>
            </div>
          ) : undefined
        }
      />
      {withdrawnOn ? (
        <Note kind="warning">
          <p>
            Withdrawn on <DateText date={withdrawnOn} />: {voice.withdrawnBecause}
          </p>
        </Note>
      ) : null}
      <Columns
        label="Heard, and not heard"
        aside={withdrawnOn && !voice.summary ? null : <WhoWasHeard voice={voice} />}
      >
        {voice.summary ? (
          <Section
            title="What they said"
            aside={
              voice.themes.length > 0
                ? voice.themes.map((theme, i) => (
                    <span key={theme}>
                      {i > 0 ? ', ' : ''}
                      <a href={withQuery(VOICE_PATH, { theme })}>{theme}</a>
                    </span>
                  ))
                : undefined
            }
          >
            <Written text={voice.summary} />
          </Section>
        ) : null}
        <Quotations voice={voice} />
        <History voice={voice} />
      </Columns>
    </>
  );
};
