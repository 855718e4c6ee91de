import type { ReactNode } from 'react';
import type { z } from 'zod';
import { ButtonLink, counted, DateText, Hidden, Tag } from '../../ui/index.ts';
import { REGISTERS_PATH } from '../kit/refs.ts';
import type { BreachLine, breachRegister } from './other-uses.ts';
import { dayColumn, type RegisterAsked, RegisterPage } from './register.tsx';

export const BreachRegisterPage = ({
  answer,
  query,
  state,
  mayManage,
}: RegisterAsked & { readonly answer: z.output<typeof breachRegister.output> }): ReactNode => (
  <RegisterPage<BreachLine>
    current="breaches"
    title="Register of breaches"
    reading={
      <>
        <b>{counted(answer.total, 'breach', 'breaches')}</b>
        {mayManage
          ? '. You read all of each; everybody else only the words that are published.'
          : ' of the policy on conflicts of interest, and what was done.'}
      </>
    }
    move={
      mayManage ? <ButtonLink href={`${REGISTERS_PATH}/breaches/new`}>Record a breach</ButtonLink> : undefined
    }
    query={query}
    state={state}
    total={answer.total}
    noun="breaches"
    empty="No breach is published."
    rows={answer.breaches}
    rowKey={({ id }) => String(id)}
    columns={[
      dayColumn('day', 'Found', (line) => <DateText date={line.foundOn} />),
      {
        key: 'public',
        heading: 'What happened',
        cell: (line) => line.publicWords ?? <Tag tone="amber">Not published</Tag>,
      },
      ...(mayManage
        ? [
            {
              key: 'what',
              heading: 'For the officer',
              cell: (line: BreachLine) => (
                <div>
                  {line.person ? <b>{line.person}: </b> : null}
                  {line.what}
                  <div className="cf-small cf-quiet">{line.done}</div>
                  <div className="cf-small cf-register__act">
                    <a href={`${REGISTERS_PATH}/breaches/${line.id}`}>
                      Correct<Hidden>: found {line.foundOn}</Hidden>
                    </a>
                  </div>
                </div>
              ),
            },
          ]
        : []),
    ]}
  />
);
