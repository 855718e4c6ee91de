import type { ReactNode } from 'react';
import { type Figure, sourceOfFigure } from '../../needs/index.ts';
import type { Actor } from '../../platform/actor.ts';
import { longDate } from '../../shared/dates.ts';
import {
  Button,
  ButtonLink,
  Buttons,
  Form,
  Hidden,
  More,
  PictureFigure,
  Tag,
  Written,
} from '../../ui/index.ts';
import { evidenceHref } from './hrefs.ts';
import type { ShownPin } from './uses.ts';
import { EVIDENCE_WORDS } from './words.ts';

type Props = {
  readonly actor: Actor;
  readonly reference: string;
  readonly pin: ShownPin;
  readonly csrf: string;
  /** On the page of the idea only what it says; on its own page with what can be done and how it stood before. */
  readonly whole: boolean;
};

const KeptFigure = ({
  actor,
  figure,
  id,
  when,
  downloads,
}: {
  readonly actor: Actor;
  readonly figure: Figure;
  readonly id: string;
  readonly when: string;
  readonly downloads?: { readonly svg: string; readonly csv: string };
}): ReactNode => (
  <PictureFigure
    id={id}
    picture={figure.picture}
    source={sourceOfFigure(actor, figure)}
    note={figure.reading}
    when={when}
    {...(downloads ? { downloads } : {})}
  />
);

/** What has become of a pinned figure since: the same, changed, or taken back. */
const Since = ({ actor, pin, whole }: Pick<Props, 'actor' | 'pin' | 'whole'>): ReactNode => {
  const { today, takenBack, stoodOn, id } = pin;
  if (takenBack)
    return (
      <div className="cf-pin__changed">
        <p>
          <b>Taken back.</b>{' '}
          {today?.figure === null || !today
            ? 'What it was made of was taken back, and it can no longer be made.'
            : 'A file that it was made of was taken back; today it says something else, or is made of another file.'}{' '}
          It is kept as it was, and is no evidence for a case any more.
        </p>
        {whole && today?.figure && !today.same ? <Changes words={today.words} /> : null}
      </div>
    );
  if (!today || !stoodOn) return null;
  if (today.same)
    return whole ? <p className="cf-small cf-quiet">Today it says the same, number for number.</p> : null;
  return (
    <div className="cf-pin__changed">
      <p>
        <b>Changed since pinned.</b> {whole ? null : today.words[0]}
      </p>
      {whole ? (
        <>
          <Changes words={today.words} />
          {today.figure ? (
            <More summary="The figure today" about={today.figure.title}>
              <KeptFigure actor={actor} figure={today.figure} id={`today-${id}`} when="Today" />
            </More>
          ) : null}
        </>
      ) : null}
    </div>
  );
};

const Changes = ({ words }: { readonly words: readonly string[] }): ReactNode => (
  <ul className="cf-bullets">
    {words.map((one) => (
      <li key={one}>{one}</li>
    ))}
  </ul>
);

const Actions = ({ reference, pin, csrf }: Pick<Props, 'reference' | 'pin' | 'csrf'>): ReactNode =>
  pin.may.change ? (
    <Buttons>
      {pin.figureHref && pin.today?.figure && !pin.today.same ? (
        <Form
          action={evidenceHref(reference, `${pin.id}/refresh`)}
          csrf={csrf}
          guard={false}
          inline
          hidden={{ version: String(pin.version) }}
        >
          <Button look="quiet">
            Pin it as it stands today<Hidden>: {pin.title}</Hidden>
          </Button>
        </Form>
      ) : null}
      <ButtonLink look="quiet" href={evidenceHref(reference, `${pin.id}/take-off`)}>
        Take it off<Hidden>: {pin.title}</Hidden>
      </ButtonLink>
    </Buttons>
  ) : null;

const Former = ({ actor, pin }: Pick<Props, 'actor' | 'pin'>): ReactNode =>
  pin.former.map((one) =>
    one.figure ? (
      <More
        key={one.hash}
        summary={`As it was from ${longDate(one.stoodOn)} to ${longDate(one.until)}`}
        about={pin.title}
      >
        <KeptFigure
          actor={actor}
          figure={one.figure}
          id={`former-${pin.id}-${one.hash.slice(0, 8)}`}
          when={`As it was on ${longDate(one.stoodOn)}`}
        />
      </More>
    ) : null,
  );

/** What a gap, a voice, a guideline or a service says, with its source. */
const InWords = ({ pin }: Pick<Props, 'pin'>): ReactNode => (
  <>
    <p className="cf-kind">{EVIDENCE_WORDS[pin.kind].label}</p>
    <h3>{pin.title}</h3>
    {pin.source ? (
      <p className="cf-small">
        {pin.address ? (
          <a href={pin.address}>{pin.source}</a>
        ) : (
          <span className="cf-quiet">{pin.source}</span>
        )}
      </p>
    ) : null}
  </>
);

/** One piece of evidence as it was pinned, and what has become of it. */
export const PinCard = ({ actor, reference, pin, csrf, whole }: Props): ReactNode => {
  const { figure, stoodOn, id } = pin;
  const by = [pin.by.name, pin.by.role].filter(Boolean).join(', ');
  const files = {
    svg: evidenceHref(reference, `${id}/figure.svg`),
    csv: evidenceHref(reference, `${id}/figure.csv`),
  };
  return (
    <div className="cf-pin">
      {pin.kind === 'figure' && figure ? null : <InWords pin={pin} />}
      {figure && stoodOn ? (
        <>
          <p className="cf-kind">As it was on {longDate(stoodOn)}</p>
          <KeptFigure
            actor={actor}
            figure={figure}
            id={`pin-${id}`}
            when={`As it was on ${longDate(stoodOn)}`}
            downloads={files}
          />
        </>
      ) : null}
      {stoodOn && !figure ? (
        <p className="cf-small">Its figure names practices, and is shown to members of the group only.</p>
      ) : null}
      {pin.note ? <Written text={pin.note} /> : null}
      <Since actor={actor} pin={pin} whole={whole} />
      {whole ? (
        <>
          <p className="cf-small cf-quiet">
            Pinned {longDate(pin.on)}
            {by ? ` by ${by}` : ''}.
          </p>
          <Former actor={actor} pin={pin} />
          <Actions reference={reference} pin={pin} csrf={csrf} />
        </>
      ) : pin.takenBack ? (
        <Tag tone="amber">Taken back</Tag>
      ) : null}
    </div>
  );
};
