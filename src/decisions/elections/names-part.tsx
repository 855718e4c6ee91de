import type { ReactNode } from 'react';
import {
  Button,
  ButtonLink,
  Buttons,
  Empty,
  Form,
  Hidden,
  More,
  Section,
  Tag,
  Written,
} from '../../ui/index.ts';
import { electionHref } from '../kit/refs.ts';
import { countOf } from '../words-rules.ts';
import type { ElectionAnswer, ShownName } from './answers.ts';

type Props = { readonly election: ElectionAnswer; readonly csrf: string };

const JudgedTag = ({ name, manage }: { readonly name: ShownName; readonly manage: boolean }): ReactNode =>
  name.eligible === true ? (
    <Tag tone="green">May stand</Tag>
  ) : name.eligible === false ? (
    <Tag tone="red">May not stand</Tag>
  ) : manage || name.mine ? (
    <Tag tone="amber">Not looked at yet</Tag>
  ) : null;

const Acts = ({ election, csrf, name }: Props & { readonly name: ShownName }): ReactNode => {
  const base = `${electionHref(election.reference)}/names/${name.nomination}`;
  const { may, step } = election;
  const open = step === 'nominations' || step === 'between';
  const button = (path: string, words: string, hidden: Record<string, string> = {}) => (
    <Form action={`${base}/${path}`} csrf={csrf} inline hidden={hidden}>
      <Button look="quiet">
        {words}
        <Hidden>: {name.name}</Hidden>
      </Button>
    </Form>
  );
  if (!open) return null;
  return (
    <Buttons>
      {may.manage ? (
        <ButtonLink look="quiet" href={`${base}/judge`}>
          {name.eligible === null ? 'Say whether they may stand' : 'Say it otherwise'}
          <Hidden>: {name.name}</Hidden>
        </ButtonLink>
      ) : null}
      {name.mine && step === 'nominations' ? (
        <ButtonLink look="quiet" href={`${base}/statement`}>
          Change what you wrote
        </ButtonLink>
      ) : null}
      {name.mine || may.manage ? button('withdraw', name.mine ? 'Withdraw' : 'Take off') : null}
      {!name.mine && may.propose && name.proposer === null
        ? button('propose', 'I propose this person')
        : null}
      {name.proposedByMe ? button('propose', 'I no longer propose them', { take: 'yes' }) : null}
    </Buttons>
  );
};

/** The names that were given, before voting opens. */
const Names = ({ election, csrf }: Props): ReactNode => (
  <Section title="Who stands" aside={countOf(election.names.length, 'name')}>
    {election.names.length === 0 ? (
      <Empty
        title="Nobody yet"
        hint={
          election.step === 'nominations'
            ? 'Give your own name, or ask somebody whom you would vote for.'
            : 'Nobody stands whom you may see here.'
        }
      />
    ) : (
      <ul className="cf-standing">
        {election.names.map((name) => (
          <li key={name.nomination}>
            <h3>
              {name.name} <JudgedTag name={name} manage={election.may.manage} />
            </h3>
            <p className="cf-small cf-quiet">
              {name.standing}
              {name.proposer ? ` · proposed by ${name.proposer}` : ' · nobody has proposed them yet'}
            </p>
            {name.reason ? <p className="cf-small">{name.reason}</p> : null}
            <Written text={name.statement} />
            <Acts election={election} csrf={csrf} name={name} />
          </li>
        ))}
      </ul>
    )}
  </Section>
);

/** Who stands: names while they can be given, and the fixed list from then on. */
export const NamesPart = ({ election, csrf }: Props): ReactNode => {
  if (election.state === 'planned') return null;
  if (election.standing.length === 0)
    return election.state === 'nominations' ? <Names election={election} csrf={csrf} /> : null;
  const counted = election.result !== null;
  return (
    <Section
      title={counted ? 'Who stood' : 'Who stands'}
      aside={countOf(election.standing.length, 'candidate')}
    >
      <ul className="cf-standing">
        {election.standing.map(({ id, name, standing, statement }) => (
          <li key={id}>
            <h3>{name}</h3>
            <p className="cf-small cf-quiet">{standing}</p>
            {counted ? (
              <More summary="Why they stood" about={name}>
                <Written text={statement} />
              </More>
            ) : (
              <Written text={statement} />
            )}
          </li>
        ))}
      </ul>
    </Section>
  );
};
