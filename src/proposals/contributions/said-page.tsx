import type { ReactNode } from 'react';
import type { Actor } from '../../platform/actor.ts';
import type { FormState } from '../../shared/form-state.ts';
import {
  ButtonLink,
  DayText,
  EmptyList,
  ErrorSummary,
  FilterSelect,
  type ListQuery,
  type ListState,
  ListWays,
  PageHead,
  Pager,
  SearchBox,
  Section,
} from '../../ui/index.ts';
import { ideaHref } from '../kit/refs.ts';
import { aboutChoices } from './about.ts';
import { OpenForm, PublicSayForm, SayForm } from './forms.tsx';
import { SaidList } from './list.tsx';
import type { ContributionSum } from './rules.ts';
import type { SpokenSection } from './sections.ts';
import { type ShownContribution, saidHref } from './shown.ts';
import type { SAID_SORTS } from './uses.ts';

/** The sum in words, its numbers in bold. */
export const SumText = ({ sum }: { readonly sum: ContributionSum }): ReactNode => (
  <>
    <b>{sum.takenUp}</b> taken up, <b>{sum.notTakenUp}</b> not taken up, <b>{sum.toAnswer}</b> to be answered
    {sum.late > 0 ? (
      <>
        , <b>{sum.late}</b> of them late
      </>
    ) : null}
    {sum.removed > 0 ? (
      <>
        , <b>{sum.removed}</b> taken away by a moderator
      </>
    ) : null}
    .
  </>
);

export type SaidPageProps = {
  readonly actor: Actor;
  readonly csrf: string;
  readonly reference: string;
  readonly title: string;
  readonly goesOnIn: string | null;
  readonly openUntil: string | null;
  readonly sum: ContributionSum;
  readonly total: number;
  readonly rows: readonly ShownContribution[];
  readonly query: ListQuery;
  readonly state: ListState<(typeof SAID_SORTS)[number]>;
  /** The form below the list, and whose it is to ask the public. */
  readonly form: FormState;
  readonly openForm: FormState;
  readonly mayOpen: boolean;
  readonly sections: readonly SpokenSection[];
  readonly once: string;
};

const Filters = ({ reference, query, state, sections }: SaidPageProps): ReactNode => (
  <SearchBox
    action={saidHref(reference)}
    label="Words"
    value={query.q}
    clear={state.isFiltered ? saidHref(reference) : undefined}
    button="Show"
    folded={[query.status, query.about, query.sort].filter(Boolean).length}
  >
    <FilterSelect
      name="status"
      label="What came of it"
      value={query.status}
      options={[
        { value: '', text: 'All' },
        { value: 'to-answer', text: 'To be answered' },
        { value: 'late', text: 'Answer is late' },
        { value: 'taken-up', text: 'Taken up' },
        { value: 'not-taken-up', text: 'Not taken up' },
        { value: 'taken-away', text: 'Taken away' },
      ]}
    />
    <details className="cf-filter__more" open={Boolean(query.about) || state.sort !== 'said'}>
      <summary>More to choose from</summary>
      <div className="cf-filter__further">
        <FilterSelect
          name="about"
          label="About"
          value={query.about}
          options={[{ value: '', text: 'Anything' }, ...aboutChoices(sections)]}
        />
        <FilterSelect
          name="sort"
          label="In order of"
          value={state.sort}
          options={[
            { value: 'said', text: 'Newest first' },
            { value: 'due', text: 'Answer soonest due' },
            { value: 'about', text: 'What it is about' },
          ]}
        />
      </div>
    </details>
  </SearchBox>
);

const Saying = (props: SaidPageProps): ReactNode => {
  const { actor, reference, goesOnIn, openUntil } = props;
  if (goesOnIn)
    return (
      <p>
        This has joined <a href={ideaHref(goesOnIn)}>{goesOnIn}</a>.{' '}
        <a href={`${saidHref(goesOnIn)}#say`}>Say it there</a>.
      </p>
    );
  if (actor.kind === 'person') return <SayForm {...props} />;
  return openUntil ? (
    <PublicSayForm {...props} until={openUntil} />
  ) : (
    <p>
      Comments are closed. You can read what people said. Members can{' '}
      <a href={`/sign-in?to=${encodeURIComponent(`${saidHref(reference)}`)}`}>sign in</a> and say something.
    </p>
  );
};

/** All that people said of one proposal, what came of it, and the form to say something. */
export const SaidPage = (props: SaidPageProps): ReactNode => {
  const { reference, title, sum, total, rows, state, openUntil, actor } = props;
  const maySay = actor.kind === 'person' || openUntil !== null;
  return (
    <>
      <ErrorSummary errors={[...props.form.errors, ...props.openForm.errors]} />
      <PageHead
        reference={
          <>
            <b>{reference}</b> · {title}
          </>
        }
        title="What people said, and what came of it"
        reading={sum.all === 0 ? 'Nobody has said anything yet.' : <SumText sum={sum} />}
        move={
          maySay && props.goesOnIn === null ? (
            <div className="cf-act">
              <ButtonLink href="#say">Say something</ButtonLink>
              {openUntil ? (
                <p>
                  Open to everybody until <DayText date={openUntil} />.
                </p>
              ) : (
                <p>Each is answered: taken up, or why not.</p>
              )}
            </div>
          ) : undefined
        }
      />
      {sum.all > 0 || state.isFiltered ? <Filters {...props} /> : null}
      {rows.length === 0 ? (
        <EmptyList
          isFiltered={state.isFiltered}
          all={saidHref(reference)}
          fits={{ title: 'Nothing fits', hint: 'Try fewer words, or show all.' }}
          yet={{
            title: 'Nothing is said yet',
            hint: maySay
              ? 'What do you know that others should? Be the first to say it, below.'
              : 'When somebody says something, it stands here with what came of it.',
          }}
        />
      ) : (
        <>
          <SaidList reference={reference} rows={rows} />
          <Pager
            page={state.page}
            pageSize={state.pageSize}
            total={total}
            noun="contributions"
            href={state.pageHref}
          />
          <p className="cf-small cf-quiet">
            A moderator takes away only what breaks{' '}
            <a href="/ideas/moderation/log">a rule that everybody can read</a>.
          </p>
          <ListWays csv={state.csvHref} print={state.printHref} />
        </>
      )}
      <Section title="Say something" id="say">
        <Saying {...props} />
      </Section>
      {props.mayOpen && props.goesOnIn === null ? (
        <Section title="Ask the public" id="open">
          <OpenForm form={props.openForm} csrf={props.csrf} reference={reference} until={openUntil} />
        </Section>
      ) : null}
    </>
  );
};
