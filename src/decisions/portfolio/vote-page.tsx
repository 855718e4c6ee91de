import type { ReactNode } from 'react';
import type { FormState } from '../../shared/form-state.ts';
import { poundsOf } from '../../shared/pounds.ts';
import {
  Button,
  ButtonLink,
  Buttons,
  CheckboxesField,
  ErrorSummary,
  errorFor,
  Form,
  LinedList,
  More,
  PageHead,
  Section,
} from '../../ui/index.ts';
import { portfolioHref } from '../kit/refs.ts';
import { momentWords } from '../votes/words.ts';
import { countOf } from '../words-rules.ts';
import { RuleExample } from './example-part.tsx';
import type { Mine, PortfolioAnswer } from './shown.ts';

type Props = {
  readonly portfolio: PortfolioAnswer;
  readonly mine: Mine;
  readonly form: FormState;
  readonly csrf: string;
  readonly once: string;
};

/** The ballot of one voter: every project with its cost, and a tick beside each. */
export const VotePage = ({ portfolio, mine, form, csrf, once }: Props): ReactNode => {
  const back = portfolioHref(portfolio.reference);
  const others = portfolio.mine.filter(({ voter }) => voter !== mine.voter);
  const ticked = form.errors.length > 0 ? form.all('projects') : (mine.projects ?? []).map(String);
  return (
    <>
      <ErrorSummary errors={form.errors} />
      <PageHead
        reference={
          portfolio.mine.length > 1 || mine.name
            ? `${portfolio.reference} · ${mine.name}`
            : portfolio.reference
        }
        title={portfolio.title}
        reading={
          <>
            There is <b>{poundsOf(portfolio.sumPence)}</b>. Tick each project that you would pay for: as many
            as you like, whatever they cost together.
            {mine.weight > 1 ? ` This ballot counts as ${countOf(mine.weight, 'vote')}.` : ''}
          </>
        }
      />
      <Form
        action={`${back}/vote`}
        csrf={csrf}
        hidden={{ voter: mine.voter, once, version: form.values.version ?? String(mine.version) }}
      >
        <CheckboxesField
          name="projects"
          label="What would you pay for?"
          hint="The order was drawn by lot."
          values={ticked}
          error={errorFor(form.errors, 'projects')}
          choices={portfolio.projects.map(({ number, title, words, costPence }) => ({
            value: String(number),
            text: (
              <>
                {title} <b className="cf-portfolio-cost">{poundsOf(costPence)}</b>
              </>
            ),
            hint: words,
          }))}
        />
        <p className="cf-small">
          You can change this until {momentWords(new Date(portfolio.closesAt))}; the last one counts. How you
          voted is published with the name {mine.name} when voting has closed.
        </p>
        <Buttons>
          <Button>{mine.projects ? 'Change this vote' : 'Give this vote'}</Button>
          <ButtonLink look="quiet" href={back}>
            Cancel
          </ButtonLink>
        </Buttons>
      </Form>
      <More summary="How projects are chosen from the votes" about="with an example">
        <p>{portfolio.ruleWords}</p>
        <RuleExample rule={portfolio.rule} />
      </More>
      {others.length > 0 ? (
        <Section title="Other votes that you give">
          <LinedList>
            {others.map(({ voter, name, projects }) => (
              <li key={voter}>
                <a href={`${back}/vote?voter=${encodeURIComponent(voter)}`}>{name}</a>
                {projects ? ', is in' : ', still to come'}
              </li>
            ))}
          </LinedList>
        </Section>
      ) : null}
    </>
  );
};
