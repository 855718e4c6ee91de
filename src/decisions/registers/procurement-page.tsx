import type { ReactNode } from 'react';
import type { z } from 'zod';
import { poundsOf } from '../../shared/pounds.ts';
import { counted, DateText } from '../../ui/index.ts';
import { BodyFilter } from '../kit/body-filter.tsx';
import { decisionHref } from '../kit/refs.ts';
import type { ProcurementLine, procurementRegister } from './other-uses.ts';
import { dayColumn, type RegisterAsked, RegisterPage } from './register.tsx';

const Managed = ({ line }: { readonly line: ProcurementLine }): ReactNode =>
  line.interests.length === 0 ? (
    'None'
  ) : (
    <ul className="cf-register__list">
      {line.interests.map(({ name, words, ruling }) => (
        <li key={`${name} ${words}`}>
          {words.startsWith(name) ? '' : `${name}: `}
          {words}. <b>{ruling}</b>
        </li>
      ))}
    </ul>
  );

export const ProcurementRegisterPage = ({
  answer,
  query,
  state,
  bodies,
}: RegisterAsked & { readonly answer: z.output<typeof procurementRegister.output> }): ReactNode => (
  <RegisterPage
    current="procurement"
    title="Decisions on contracts"
    reading={
      <>
        <b>{counted(answer.total, 'decision', 'decisions')}</b> to buy a service: who took part, which
        interests there were and what the chair ruled.
      </>
    }
    filters={<BodyFilter bodies={bodies} value={query.body} label="Decided by" any="Any body" />}
    query={query}
    state={state}
    total={answer.total}
    noun="decisions"
    empty="A decision to buy a service stands here when it is published."
    rows={answer.decisions}
    rowKey={({ decision }) => decision}
    columns={[
      {
        key: 'service',
        heading: 'What',
        sortable: true,
        cell: (line) => (
          <div>
            <a href={decisionHref(line.decision)}>{line.service}</a>
            <div className="cf-small cf-quiet">{line.how}</div>
          </div>
        ),
      },
      {
        key: 'supplier',
        heading: 'From whom',
        sortable: true,
        cell: (line) => line.supplier ?? 'not chosen yet',
      },
      {
        key: 'value',
        heading: 'Value',
        align: 'num',
        sortable: true,
        first: 'descending',
        cell: (line) => (line.valuePence === null ? 'not said' : poundsOf(line.valuePence)),
      },
      {
        key: 'who',
        heading: 'Who decided',
        cell: (line) => (
          <div>
            {line.bodyName}
            {line.who.length > 0 ? <div className="cf-small cf-quiet">{line.who.join(', ')}</div> : null}
          </div>
        ),
      },
      { key: 'interests', heading: 'Interests', cell: (line) => <Managed line={line} /> },
      dayColumn('day', 'When', (line: ProcurementLine) => <DateText date={line.day} />),
    ]}
  />
);
