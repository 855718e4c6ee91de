import type { ReactNode } from 'react';
import { longDate } from '../../shared/dates.ts';
import { poundsOf } from '../../shared/pounds.ts';
import { ButtonLink, count, counted, DateText, Empty, Table } from '../../ui/index.ts';
import { bodyHref, decisionHref, REGISTERS_PATH } from '../kit/refs.ts';
import type { DecisionAnswer } from './answers.ts';
import { badgeWords, conditionsTitle, verdictWords, whyTitle } from './verdict-rules.ts';
import { WhoDecided } from './who-part.tsx';

export type Words = NonNullable<DecisionAnswer['words']>;

const LOOKS = { yes: 'yes', 'yes-with-conditions': 'yes', no: 'no', 'not-yet': 'wait' } as const;

/** The answer, in a word; its colour says no more. */
export const Outcome = ({
  outcome,
}: {
  readonly outcome: NonNullable<DecisionAnswer['outcome']>;
}): ReactNode => (
  <strong className={`cf-outcome cf-outcome--${LOOKS[outcome]}`}>{badgeWords(outcome)}</strong>
);

const Reference = ({ one }: { readonly one: DecisionAnswer }): ReactNode => (
  <p className="cf-ref">
    <b>{one.reference}</b> · <a href={bodyHref(one.body)}>{one.bodyName}</a>,{' '}
    <DateText date={one.decidedOn} />
    {one.urgent ? ' · between meetings' : ''}
    {one.idea ? (
      <>
        {' '}
        · <a href={`/ideas/${one.idea}`}>{one.idea}</a>
      </>
    ) : null}
  </p>
);

/** The head of a decision: what was decided, the answer, and what it means for patients. */
export const DecidedHead = ({
  one,
  words,
}: {
  readonly one: DecisionAnswer;
  readonly words: Words;
}): ReactNode => (
  <div className="cf-decided__head">
    <Reference one={one} />
    <h1>{one.title}</h1>
    <p className="cf-verdict">
      {one.outcome ? <Outcome outcome={one.outcome} /> : null} {verdictWords(words.stood, words.conditions)}
    </p>
    <p className="cf-decided__lead">{one.summary}</p>
  </div>
);

const Why = ({ one, words }: { readonly one: DecisionAnswer; readonly words: Words }): ReactNode => (
  <>
    <section aria-labelledby="why">
      <h2 id="why">{whyTitle(one.outcome ?? 'yes')}</h2>
      <ul className="cf-bullets">
        {words.reasons.map((reason) => (
          <li key={reason}>{reason}</li>
        ))}
      </ul>
    </section>
    {words.conditions.length > 0 ? (
      <section aria-labelledby="conditions">
        <h2 id="conditions">{conditionsTitle(words.conditions.length)}</h2>
        <ol className="cf-conditions">
          {words.conditions.map((condition) => (
            <li key={condition}>{condition}</li>
          ))}
        </ol>
      </section>
    ) : null}
  </>
);

const Costs = ({ stood }: Pick<Words, 'stood'>): ReactNode => {
  const { costs, oncePence } = stood;
  if (costs.length === 0 && !oncePence) return null;
  const net = costs.reduce((sum, { pence }) => sum + pence, 0);
  return (
    <section aria-labelledby="costs">
      <h2 id="costs">What it costs</h2>
      {costs.length > 0 ? (
        <div className="cf-costs">
          <Table
            caption="What it costs each full year, as its case said"
            hideCaption
            columns={[
              { key: 'label', heading: 'Each full year', cell: ({ label }) => label },
              { key: 'pounds', heading: 'Pounds', align: 'num', cell: ({ pence }) => poundsOf(pence) },
            ]}
            rows={costs}
            rowKey={({ label, pence }) => `${label} ${pence}`}
            narrow="scroll"
            total={{ label: net < 0 ? 'What it saves us' : 'What it costs us', pounds: poundsOf(net) }}
          />
        </div>
      ) : null}
      {oncePence ? (
        <p className="cf-small cf-quiet">
          {costs.length > 0 ? 'And ' : ''}
          {poundsOf(oncePence)} once.
        </p>
      ) : null}
    </section>
  );
};

const Said = ({ one, stood }: { readonly one: DecisionAnswer } & Pick<Words, 'stood'>): ReactNode => {
  const { takenUp, notTakenUp, open, shown } = stood.contributions;
  const all = takenUp + notTakenUp + open;
  if (all === 0) return null;
  return (
    <section aria-labelledby="said">
      <h2 id="said">What people said, and what it changed</h2>
      <p>
        {counted(all, 'thing was', 'things were')} said. <b>{count(takenUp)}</b> changed something,{' '}
        <b>{count(notTakenUp)}</b> did not
        {open > 0 ? `, and ${count(open)} had no answer yet.` : ', and each was answered.'}
      </p>
      <dl className="cf-changed">
        {shown.map((said) => (
          <div key={`${said.words} ${said.answer}`}>
            <dt>
              “{said.words}”<span>{said.by}</span>
            </dt>
            <dd>
              <b>{said.changed ? 'Changed:' : 'Not changed:'}</b> {said.answer}
            </dd>
          </div>
        ))}
      </dl>
      {one.idea ? (
        <p>
          <a href={`/ideas/${one.idea}/said`}>Read all {count(all)}, with answers</a>
        </p>
      ) : null}
    </section>
  );
};

const Contract = ({ contract }: Pick<Words, 'contract'>): ReactNode =>
  contract ? (
    <section aria-labelledby="contract">
      <h2 id="contract">The contract that hangs on it</h2>
      <p>
        {contract.service}. {contract.how}
        {contract.supplier ? ` Provider: ${contract.supplier}.` : ''}
        {contract.valuePence === null ? '' : ` Value: ${poundsOf(contract.valuePence)}.`}
      </p>
      <p className="cf-small">
        It stands on the <a href={`${REGISTERS_PATH}/procurement`}>register of procurement decisions</a>.
      </p>
    </section>
  ) : null;

/** What was decided, and everything that it rests on, for everybody. */
export const DecidedMain = ({
  one,
  words,
  followed,
}: {
  readonly one: DecisionAnswer;
  readonly words: Words;
  readonly followed: ReactNode;
}): ReactNode => (
  <>
    <Why one={one} words={words} />
    <Costs stood={words.stood} />
    {followed}
    <Said one={one} stood={words.stood} />
    <WhoDecided one={one} words={words} />
    <Contract contract={words.contract} />
  </>
);

/** A decision that this reader may not read yet: that there is one, and when they can, or why not. */
export const NotYetPage = ({ one }: { readonly one: DecisionAnswer }): ReactNode => (
  <div className="cf-decided">
    <Reference one={one} />
    <h1>
      {one.withheld
        ? 'This decision is withheld for now'
        : 'This decision is written down, and not yet published'}
    </h1>
    {one.withheld ? (
      <>
        <p className="cf-decided__lead">{one.withheld.reason}</p>
        <p>
          Everybody can read it here from <b>{longDate(one.withheld.until)}</b> on.
        </p>
      </>
    ) : (
      <p className="cf-decided__lead">
        Everybody can read it here {one.publishBy ? <>by {longDate(one.publishBy)}</> : 'soon'}.
      </p>
    )}
    <Empty
      title="What you can read now"
      hint={
        one.idea ? (
          <>
            The idea that it is on, which moves on when it is published:{' '}
            <a href={`/ideas/${one.idea}`}>where {one.idea} stands</a>.
          </>
        ) : (
          <>
            The body that decided: <a href={bodyHref(one.body)}>{one.bodyName}</a>.
          </>
        )
      }
      action={
        <ButtonLink look="quiet" href="/decisions">
          Other decisions
        </ButtonLink>
      }
    />
    <p className="cf-small cf-quiet">
      Written down <DateText date={one.recordedOn} />
      {one.entry === null ? '' : `, entry ${count(one.entry)} of the record`}. It keeps this address:{' '}
      {decisionHref(one.reference)}
    </p>
  </div>
);
