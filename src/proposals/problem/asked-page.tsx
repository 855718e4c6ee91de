import type { ReactNode } from 'react';
import type { FormState } from '../../shared/form-state.ts';
import {
  Button,
  ButtonLink,
  Buttons,
  ConfirmWords,
  counted,
  Empty,
  ErrorSummary,
  Form,
  fieldIn,
  Hidden,
  LinedList,
  ListWays,
  PageHead,
  Pager,
  SearchBox,
  Section,
  Stack,
  Table,
  TextField,
} from '../../ui/index.ts';
import type { ProblemAnswer } from './answers.ts';
import { ASKED_KINDS, type AskedKind } from './asked-rules.ts';
import { problemHref } from './hrefs.ts';
import { OpenForm } from './open-form.tsx';
import { kindTitle } from './words.ts';

/** Somebody or something that can be asked. */
export type Candidate = {
  readonly kind: AskedKind;
  readonly key: string;
  readonly name: string;
  readonly detail?: string | undefined;
};

/** Whom the reader chose to add or to leave out, before they say why. */
export type Chosen = Candidate & { readonly what: 'add' | 'leave-out' };

type Props = {
  readonly problem: ProblemAnswer;
  readonly form: FormState;
  readonly csrf: string;
  readonly chosen: Chosen | undefined;
  readonly searched: string | undefined;
  readonly found: readonly Candidate[];
  /** Which page of those asked; from 1. */
  readonly page: number;
};

const choose = (
  reference: string,
  what: Chosen['what'],
  { kind, key }: Pick<Candidate, 'kind' | 'key'>,
): string => `${problemHref(reference, 'asked')}?${new URLSearchParams({ what, kind, key }).toString()}`;

/** Why one more is asked, or one less. */
const Why = ({ problem, form, csrf, chosen }: Props & { chosen: Chosen }): ReactNode => (
  <Section title={chosen.what === 'add' ? `Ask ${chosen.name}` : `Leave out ${chosen.name}`} id="why">
    <Form
      action={problemHref(problem.reference, 'asked')}
      csrf={csrf}
      hidden={{ what: chosen.what, kind: chosen.kind, key: chosen.key }}
    >
      <TextField
        {...fieldIn(form)('because')}
        label={chosen.what === 'add' ? 'Why are they asked?' : 'Why are they left out?'}
        hint="The reason stays on show beside their name."
      />
      <ConfirmWords form={form} />
      <Buttons>
        <Button>{chosen.what === 'add' ? 'Add them' : 'Leave them out'}</Button>
        <ButtonLink look="quiet" href={problemHref(problem.reference, 'asked')}>
          Cancel
        </ButtonLink>
      </Buttons>
    </Form>
  </Section>
);

const Find = ({ problem, searched, found }: Props): ReactNode => (
  <Section title="Ask somebody else" id="somebody-else">
    <Stack>
      <SearchBox
        action={problemHref(problem.reference, 'asked')}
        label="Name of a person or an organisation"
        name="name"
        value={searched}
        button="Find"
      />
      {searched ? (
        found.length > 0 ? (
          <LinedList>
            {found.map((one) => (
              <li key={`${one.kind} ${one.key}`}>
                <a href={choose(problem.reference, 'add', one)}>
                  Ask {one.name}
                  <Hidden>, {kindTitle(one.kind)}</Hidden>
                </a>
                {one.detail ? <p className="cf-small cf-quiet">{one.detail}</p> : null}
              </li>
            ))}
          </LinedList>
        ) : (
          <p>Nobody of that name is in the register. Try a part of the name, or add them under People.</p>
        )
      ) : null}
    </Stack>
  </Section>
);

type One = ProblemAnswer['askedList'][number];

/** So many stand on a page, kind by kind. */
export const ASKED_ON_PAGE = 50;

/** Those asked in the order in which they stand on the page and in its file. */
export const askedInOrder = ({ askedList }: Pick<ProblemAnswer, 'askedList'>): readonly One[] =>
  ASKED_KINDS.flatMap((kind) => askedList.filter((one) => one.kind === kind));

const Kind = ({
  problem,
  kind,
  shown,
}: {
  problem: ProblemAnswer;
  kind: AskedKind;
  shown: readonly One[];
}): ReactNode => {
  const all = problem.askedList.filter((one) => one.kind === kind);
  const own = shown.filter((one) => one.kind === kind);
  const asking = problem.stands === 'asking';
  return own.length === 0 ? null : (
    <Section
      title={kindTitle(kind)}
      id={kind}
      aside={`${all.filter(({ answered }) => answered).length} of ${all.length} have answered`}
    >
      <Table
        caption={`${kindTitle(kind)} that are asked`}
        hideCaption
        columns={[
          { key: 'name', heading: 'Who', cell: (one: One) => one.name },
          { key: 'because', heading: 'Why they are asked', cell: (one: One) => one.because },
          {
            key: 'told',
            heading: 'People told',
            align: 'num',
            cell: (one: One) => (one.told === 0 && asking ? 'nobody' : one.told),
          },
          { key: 'answered', heading: 'Answered', cell: (one: One) => (one.answered ? 'Yes' : 'Not yet') },
          ...(problem.may.work && problem.stands !== 'closed'
            ? [
                {
                  key: 'out',
                  heading: 'Change',
                  cell: (one: One) => (
                    <a href={choose(problem.reference, 'leave-out', one)}>
                      Leave out<Hidden>: {one.name}</Hidden>
                    </a>
                  ),
                },
              ]
            : []),
        ]}
        rows={own}
        rowKey={({ key }) => key}
      />
    </Section>
  );
};

const NobodyFor = ({ problem }: { problem: ProblemAnswer }): ReactNode =>
  problem.nobodyFor.length === 0 ? null : (
    <Section title="Nobody was found to ask" id="nobody" aside="to be put right, or explained at the closing">
      <LinedList>
        {problem.nobodyFor.map(({ kind, what }) => (
          <li key={`${kind} ${what}`}>
            <b>{what}</b>: {kindTitle(kind).toLowerCase()}.{' '}
            <span className="cf-quiet">
              Find somebody below and ask them, or say when it is closed why it goes on without.
            </span>
          </li>
        ))}
      </LinedList>
    </Section>
  );

const LeftOut = ({ problem }: { problem: ProblemAnswer }): ReactNode =>
  problem.leftOut.length === 0 ? null : (
    <Section title="Left out" id="left-out" aside="each with the reason">
      <LinedList>
        {problem.leftOut.map((one) => (
          <li key={`${one.kind} ${one.key}`}>
            <p>
              <b>{one.name}</b>: {one.because}{' '}
              <span className="cf-small cf-quiet">Left out by {one.by}.</span>
            </p>
            {problem.may.work && problem.stands !== 'closed' ? (
              <a className="cf-small" href={choose(problem.reference, 'add', one)}>
                Ask them after all<Hidden>: {one.name}</Hidden>
              </a>
            ) : null}
          </li>
        ))}
      </LinedList>
    </Section>
  );

/** Who is asked what the problem is, why, and who has answered; for members. */
export const AskedPage = (props: Props): ReactNode => {
  const { problem, form, csrf, chosen } = props;
  const { reference, title, stands, may, asked, statements, former } = problem;
  const open = statements.some((one) => one.stands === 'open');
  const changes = may.work && (stands === 'not-asked' || stands === 'asking');
  const here = problemHref(reference, 'asked');
  const page = Math.min(props.page, Math.max(1, Math.ceil(problem.askedList.length / ASKED_ON_PAGE)));
  const shown = askedInOrder(problem).slice((page - 1) * ASKED_ON_PAGE, page * ASKED_ON_PAGE);
  return (
    <>
      <ErrorSummary errors={form.errors} />
      <PageHead
        reference={`${reference} · ${title}`}
        title="Who is asked"
        reading={
          asked === 0
            ? 'Nobody yet. The list is worked out from whom it touches.'
            : `${counted(asked, 'one is', 'are')} asked; of ${problem.answered} of them somebody has answered. Of a practice, its partners, salaried GPs, nurses and managers are told.`
        }
        move={
          may.work && stands === 'not-asked' ? (
            <div className="cf-act">
              {asked > 0 && open ? (
                <OpenForm reference={reference} csrf={csrf} asked={asked} again={former > 0} />
              ) : (
                <ButtonLink href={problemHref(reference, asked > 0 ? 'statements' : 'touches')}>
                  {asked > 0 ? 'Next: write the statements' : 'Say whom it touches'}
                </ButtonLink>
              )}
            </div>
          ) : undefined
        }
      />
      <Stack>
        {chosen && changes ? <Why {...props} chosen={chosen} /> : null}
        {asked === 0 ? (
          <Empty
            title="Nobody is asked yet"
            hint="Say whom it touches: practices, specialists, partners, patients."
            action={
              may.touch ? (
                <ButtonLink href={problemHref(reference, 'touches')}>Say whom it touches</ButtonLink>
              ) : undefined
            }
          />
        ) : null}
        <NobodyFor problem={problem} />
        {changes ? <Find {...props} /> : null}
        {ASKED_KINDS.map((kind) => (
          <Kind key={kind} problem={problem} kind={kind} shown={shown} />
        ))}
        {problem.askedList.length > 0 ? (
          <>
            <Pager
              page={page}
              pageSize={ASKED_ON_PAGE}
              total={problem.askedList.length}
              noun="asked"
              href={(one) => (one === 1 ? here : `${here}?page=${one}`)}
            />
            <ListWays csv={`${here}.csv`} />
          </>
        ) : null}
        <LeftOut problem={problem} />
      </Stack>
    </>
  );
};
