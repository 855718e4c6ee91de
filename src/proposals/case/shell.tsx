import { Fragment, type ReactNode } from 'react';
import { daysBetween } from '../../shared/dates.ts';
import {
  ButtonLink,
  counted,
  DateText,
  DayText,
  Fold,
  Hidden,
  LinedList,
  Move,
  Note,
  PageHead,
  Section,
} from '../../ui/index.ts';
import { ideaHref } from '../kit/refs.ts';
import { casePublic } from './open.ts';
import { Face, Ring } from './ring.tsx';
import type { CaseAnswer, LoadedCase } from './uses.ts';
import { type CaseReading, groupedShortfalls } from './words.ts';

export const caseHref = (reference: string): string => `${ideaHref(reference)}/case`;

/** The sections of a case: how complete each is, and who is in it. */
export const SectionNav = ({
  found,
  current,
  me,
}: {
  readonly found: CaseAnswer;
  readonly current?: string | undefined;
  readonly me: string | undefined;
}): ReactNode => (
  <nav className="cf-sections" aria-label="Sections of the case">
    <Fold
      summary={`${counted(found.sections.length, 'section', 'sections')}, ${found.sections.filter(({ complete }) => complete).length} complete`}
    >
      <ol>
        {found.sections.map(({ key, title, perCent, complete, writing }, i) => (
          <li key={key}>
            <a
              href={
                found.may.write
                  ? `${caseHref(found.reference)}/${key}`
                  : `${caseHref(found.reference)}#${key}`
              }
              aria-current={key === current ? 'page' : undefined}
            >
              <Ring perCent={perCent} complete={complete} />
              <span>
                {i + 1} {title}
              </span>
              {writing ? (
                <>
                  <Face name={writing} me={writing === me} />
                  <Hidden>, {writing === me ? 'you are' : `${writing} is`} in it</Hidden>
                </>
              ) : complete ? null : (
                <span className="cf-sections__part">
                  {perCent}%<Hidden> complete</Hidden>
                </span>
              )}
            </a>
          </li>
        ))}
      </ol>
    </Fold>
    <p className="cf-small cf-quiet">
      <a href={caseHref(found.reference)}>The whole case</a>
      {' · '}
      <a href={`${caseHref(found.reference)}/versions`}>
        {found.versions === 0 ? 'Versions' : `Compare with version ${found.versions}`}
      </a>
      {' · '}
      <a href={`${caseHref(found.reference)}/paper`}>Board paper</a>
    </p>
  </nav>
);

/** The sentence at its head: how far it is, and what stops it, the first few by name. */
export const CaseReadingText = ({ reading }: { readonly reading: CaseReading }): ReactNode => (
  <>
    {reading.complete} {reading.stops}
    {reading.named.map((one, i) => (
      <Fragment key={one}>
        {i === 0 ? ' ' : i === reading.named.length - 1 ? ' and ' : ', '}
        <b>{one}</b>
      </Fragment>
    ))}
    {reading.named.length ? '.' : ''}
  </>
);

/** Whose move it is: the two leads by name, where this reader sees names; once it is sent, the body that decides. */
const moverWords = (
  { state, route, clinician_name, manager_name }: LoadedCase['proposal'],
  names: boolean,
): string => {
  if (state === 'decision') return route?.body.label ?? 'The body that decides';
  if (!['options', 'case', 'mobilising', 'live'].includes(state)) return 'Nobody’s now';
  return names && clinician_name && manager_name
    ? `${clinician_name} and ${manager_name}`
    : 'Its clinical lead and its manager';
};

/** Whose move it is, who is in which section, and what comes next. */
export const CaseMove = ({
  loaded,
  today,
  me,
}: {
  readonly loaded: LoadedCase;
  readonly today: string;
  readonly me: string | undefined;
}): ReactNode => {
  const { answer, proposal, locks } = loaded;
  const day = daysBetween(proposal.since, today);
  const titleOf = (key: string) => answer.sections.find((section) => section.key === key)?.title ?? key;
  const writing = [...locks.values()];
  return (
    <Move
      who={moverWords(proposal, me !== undefined)}
      actions={
        answer.may.write ? (
          answer.why === null && answer.state === 'case' ? (
            <ButtonLink href={`${ideaHref(answer.reference)}/move/send`}>Check and send</ButtonLink>
          ) : (
            <ButtonLink look="quiet" href="#before-it-can-be-sent">
              See what is missing
            </ButtonLink>
          )
        ) : undefined
      }
    >
      {answer.state === 'case' ? (
        <>
          Case, day {day}
          {proposal.stage_due ? (
            <>
              : due{' '}
              <b>
                <DayText date={proposal.stage_due} today={today} />
              </b>
            </>
          ) : null}
          .
        </>
      ) : answer.sentOn ? (
        <>
          It was sent on <DateText date={answer.sentOn} /> and is not written any more.
        </>
      ) : answer.state === 'options' ? (
        'The options are being written. The case can be begun beside them.'
      ) : casePublic(proposal) ? (
        'The case was sent for a decision. It is not written any more.'
      ) : (
        'It is not being written now.'
      )}
      {writing.length ? (
        <span className="cf-writers">
          {writing.map(({ section, person, name }) => (
            <span key={section}>
              <Face name={name} me={person === me} />
              <span>
                {person === me ? 'You' : name}, in {titleOf(section)}
              </span>
            </span>
          ))}
        </span>
      ) : null}
    </Move>
  );
};

/** Everything that stops it being sent, each leading to where it is written. */
export const BeforeSent = ({ found }: { readonly found: CaseAnswer }): ReactNode => (
  <Section
    title="Before it can be sent"
    aside={found.stops.length ? `${groupedShortfalls(found.stops).length} to do` : undefined}
  >
    {found.why === 'case-care-first' ? (
      <Note kind="warning">
        <p>
          Care comes before money. A case that restricts care, or only saves, needs its clinical evidence, its
          hoops and its effect on equality first.
        </p>
      </Note>
    ) : null}
    {found.stops.length === 0 ? (
      <p className="cf-small">
        {found.state === 'case'
          ? 'Nothing stops it being sent.'
          : 'Nothing stops it once the case is being written.'}
      </p>
    ) : (
      <LinedList>
        {groupedShortfalls(found.stops).map(({ key, section, what, todo }) => (
          <li key={key} className="cf-small">
            <a href={`${caseHref(found.reference)}/${section}`}>{what}</a>: {todo}
          </li>
        ))}
      </LinedList>
    )}
  </Section>
);

/** The head that every page of a case shares. */
export const CaseHead = (props: {
  readonly loaded: LoadedCase;
  readonly today: string;
  readonly me: string | undefined;
}): ReactNode => {
  const { answer } = props.loaded;
  return (
    <PageHead
      reference={
        <>
          <b>{answer.reference}</b> · case{answer.versions > 0 ? `, version ${answer.versions}` : ''} ·{' '}
          {answer.template.title.toLowerCase()}
        </>
      }
      title={`The case for ${answer.title.charAt(0).toLowerCase()}${answer.title.slice(1)}`}
      reading={<CaseReadingText reading={props.loaded.reading} />}
      move={<CaseMove {...props} />}
    />
  );
};
