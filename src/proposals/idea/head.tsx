import type { ReactNode } from 'react';
import { DateText, DayText, Face, Move, PageHead } from '../../ui/index.ts';
import { ideaHref } from '../kit/refs.ts';
import { StanceButtons } from '../stance/buttons.tsx';
import type { IdeaAnswer, Somebody } from './answers.ts';
import { whenWords } from './stage-words.ts';

export type IdeaProps = {
  readonly idea: IdeaAnswer;
  readonly today: string;
  readonly csrf: string;
  readonly member: boolean;
};

/** `Dr Amara Thistlewood, Locum GP`; for the public, and where it is kept, the role alone. */
export const whoText = ({ name, role }: Somebody): string =>
  name === null ? role || 'Somebody' : role ? `${name}, ${role}` : name;

/** `a locum GP`, `an administrator`: somebody of whom the role alone is told, within a sentence. */
const inSentence = (who: Somebody): string => {
  const text = whoText(who);
  if (who.name !== null) return text;
  const small = text.startsWith('GP') ? text : text.charAt(0).toLowerCase() + text.slice(1);
  if (/^(an?|somebody)\b/.test(small)) return small;
  return `${/^[aeiou]/.test(small) ? 'an' : 'a'} ${small}`;
};

const Reference = ({ idea, member }: Pick<IdeaProps, 'idea' | 'member'>): ReactNode => (
  <>
    <b>{idea.reference}</b> · raised by {inSentence(idea.raisedBy)}
    {idea.raisedBy.kept && idea.raisedBy.name ? ' (name kept)' : ''}, <DateText date={idea.raisedOn} />
    {idea.guardian ? ` · ${idea.guardian} keeps the name` : ''}
    {member ? '' : '.'}
  </>
);

/** Short enough to be read at once, at the head; longer words stand below, where they were raised. */
export const isShort = (what: string): boolean => what.length <= 320 && !what.includes('\n');

/** As what they stand on it; what they are elsewhere stands on their own pages. */
const LEADS = { clinician: 'Clinical lead', manager: 'Manager' } as const;

const Names = ({ idea }: Pick<IdeaProps, 'idea'>): ReactNode => {
  const { clinician, manager } = idea;
  if (!clinician || !manager) return null;
  return (
    <div className="cf-names">
      <Face name={clinician.name ?? clinician.role} role={LEADS.clinician} />
      <Face name={manager.name ?? manager.role} role={LEADS.manager} tone="grey" />
    </div>
  );
};

const NextStep = ({ idea, today }: Pick<IdeaProps, 'idea' | 'today'>): ReactNode => {
  const { move, answerDue, state } = idea;
  if (state === 'merged') return <>Its days, its supporters and what was said of it count there too.</>;
  return (
    <>
      {move.what}, {move.late ? 'which was due ' : 'by '}
      <b>{whenWords(move.by, today)}</b>.
      {answerDue ? (
        <>
          {' '}
          An answer is owed by{' '}
          <b>
            <DayText date={answerDue} today={today} />
          </b>
          .
        </>
      ) : null}
    </>
  );
};

/** Whose move it is, by when, and what this reader can do. */
const IdeaMove = ({ moves, ...props }: IdeaProps & { readonly moves: ReactNode }): ReactNode => {
  const { idea, today, csrf, member } = props;
  return (
    <Move who={idea.joined ? <a href={ideaHref(idea.joined.reference)}>{idea.move.who}</a> : idea.move.who}>
      <NextStep idea={idea} today={today} />
      {moves}
      <StanceButtons
        reference={idea.reference}
        voices={idea.voices}
        csrf={csrf}
        member={member}
        open={!idea.over && idea.state !== 'merged'}
      />
      {idea.otherwise.length > 0 ? (
        <a className="cf-small" href={`${ideaHref(idea.reference)}#otherwise`}>
          Why some see it otherwise
        </a>
      ) : null}
    </Move>
  );
};

/** The two for the public: what they are, and not who. */
const rolesText = ({ clinician, manager }: IdeaAnswer): string | undefined =>
  clinician && manager
    ? `Two people lead it: a clinical lead (${clinician.role}) and a manager (${manager.role}).`
    : undefined;

/**
 * What it is, its reading, whose names stand on it, whose move it is, and what this reader can do. The public reads it
 * in one column, with roles in place of names.
 */
export const IdeaHead = ({
  isPublic,
  ...props
}: IdeaProps & { readonly moves: ReactNode; readonly isPublic: boolean }): ReactNode => {
  const { idea } = props;
  const roles = rolesText(idea);
  const head = {
    reference: <Reference idea={idea} member={props.member} />,
    title: idea.title,
    reading: idea.reading ?? (isShort(idea.what) ? idea.what : undefined),
  };
  return isPublic ? (
    <>
      <PageHead {...head} below={roles ? <p>{roles}</p> : null} />
      <IdeaMove {...props} />
    </>
  ) : (
    <PageHead {...head} below={<Names idea={idea} />} move={<IdeaMove {...props} />} />
  );
};
