import type { ReactNode } from 'react';
import { ButtonLink, DateText, DayText, Hidden, Tag, type Tone, Written } from '../../ui/index.ts';
import { contributionHref, type ShownContribution, type ShownReply } from './shown.ts';
import { standsText, whoText } from './words.ts';

const signOf = (one: ShownContribution): { readonly tone: Tone; readonly sign: string } =>
  one.state !== 'shown'
    ? { tone: 'plain', sign: one.state === 'held' ? '… ' : '– ' }
    : one.answer
      ? one.answer.kind === 'taken-up'
        ? { tone: 'green', sign: '✓ ' }
        : { tone: 'line', sign: '✕ ' }
      : { tone: one.late ? 'red' : 'amber', sign: one.late ? '! ' : '… ' };

/** How it stands: a sign, a word and a colour. */
export const SaidTag = ({ one }: { readonly one: ShownContribution }): ReactNode => {
  const { tone, sign } = signOf(one);
  return (
    <Tag tone={tone}>
      <span aria-hidden="true">{sign}</span>
      {standsText(one)}
    </Tag>
  );
};

const quoted = (text: string): string => `“${text}”`;

/** The words themselves, or what stands in their place. */
export const SaidWords = ({ one }: { readonly one: ShownContribution | ShownReply }): ReactNode => (
  <>
    {one.takenAway ? (
      <p className="cf-quiet">
        Taken away by a moderator on <DateText date={one.takenAway.on} />: {one.takenAway.rule}
      </p>
    ) : null}
    {one.words === null ? null : <Written text={quoted(one.words)} />}
    <p className="cf-small cf-quiet">
      {whoText(one.by)}, <DateText date={one.on} />
      {one.inPublic ? '; said in public' : ''}
      {one.mine ? '; you said this' : ''}
    </p>
  </>
);

/** What came of it, or who answers and by when. */
export const CameOfIt = ({ one }: { readonly one: ShownContribution }): ReactNode =>
  one.answer ? (
    <p className="cf-said__came">
      {one.answer.kind === 'taken-up' ? (
        <>
          <b>What changed:</b> {one.answer.what} <span className="cf-quiet">{one.answer.where}.</span>
        </>
      ) : (
        <>
          <b>Why not:</b> {one.answer.why}
        </>
      )}
    </p>
  ) : one.due ? (
    <p className="cf-said__came">
      <b>Who answers:</b> {whoText(one.owedBy)}, {one.late ? 'owed since' : 'by'} <DayText date={one.due} />.
    </p>
  ) : null;

const Replies = ({ replies }: { readonly replies: readonly ShownReply[] }): ReactNode =>
  replies.length === 0 ? null : (
    <ul className="cf-said__replies" aria-label="Replies">
      {replies.map((reply) => (
        <li key={reply.id} id={`c-${reply.id}`}>
          <SaidWords one={reply} />
        </li>
      ))}
    </ul>
  );

const firstWords = (one: ShownContribution): string =>
  one.words === null
    ? 'what was taken away'
    : one.words.length > 60
      ? `${one.words.slice(0, 59)}…`
      : one.words;

/** What this reader may do with one, in a row. */
const Ways = ({
  reference,
  one,
}: {
  readonly reference: string;
  readonly one: ShownContribution;
}): ReactNode => {
  const href = contributionHref(reference, one.id);
  const about = <Hidden>: {firstWords(one)}</Hidden>;
  const ways = [
    one.may.reply ? (
      <a key="reply" href={`${href}#reply`}>
        Reply{about}
      </a>
    ) : null,
    one.may.correct ? (
      <a key="correct" href={`${href}/correct`}>
        Put your words right{about}
      </a>
    ) : null,
    one.may.moderate ? (
      <a key="moderate" href={`${href}/moderate`}>
        Moderate{about}
      </a>
    ) : null,
    one.answer && one.may.answer ? (
      <a key="change" href={`${href}/answer`}>
        Change the answer{about}
      </a>
    ) : null,
    <a key="link" href={href}>
      Link to it{about}
    </a>,
  ].filter((way) => way !== null);
  return (
    <>
      <ul className="cf-links cf-small">
        {ways.map((way) => (
          <li key={way.key}>{way}</li>
        ))}
      </ul>
      {one.may.answer && !one.answer ? (
        <ButtonLink look="quiet" href={`${href}/answer`}>
          Answer it{about}
        </ButtonLink>
      ) : null}
    </>
  );
};

type ListProps = {
  /** The proposal on whose page they stand. */
  readonly reference: string;
  readonly rows: readonly ShownContribution[];
  /** False: the news alone, as on the page of the proposal. */
  readonly whole?: boolean;
};

/** What people said, each with what came of it. */
export const SaidList = ({ reference, rows, whole = true }: ListProps): ReactNode => (
  <ul className="cf-said">
    {rows.map((one) => (
      <li key={one.id} id={`c-${one.id}`}>
        <div>
          <SaidTag one={one} />
        </div>
        <div>
          {whole && one.about !== 'idea' ? <p className="cf-kind">About {one.aboutWords}</p> : null}
          {one.proposal !== reference ? (
            <p className="cf-kind">Said of {one.proposal}, which joined this</p>
          ) : null}
          <SaidWords one={one} />
          <CameOfIt one={one} />
          {whole ? (
            <>
              <Replies replies={one.replies} />
              <Ways reference={reference} one={one} />
            </>
          ) : null}
        </div>
      </li>
    ))}
  </ul>
);
