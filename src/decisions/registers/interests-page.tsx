import type { ReactNode } from 'react';
import type { z } from 'zod';
import { INTEREST_KIND_WORDS, INTEREST_KINDS, type ShownLine } from '../../people/index.ts';
import { ButtonLink, counted, DateText, FilterSelect, FilterText, Tag, Unverified } from '../../ui/index.ts';
import { BodyFilter } from '../kit/body-filter.tsx';
import { Late, LineWhat } from './line-parts.tsx';
import { dayColumn, type RegisterAsked, RegisterPage } from './register.tsx';
import type { interestRegister } from './uses.ts';

export const InterestRegisterPage = ({
  answer,
  query,
  state,
  bodies,
  mayManage,
}: RegisterAsked & { readonly answer: z.output<typeof interestRegister.output> }): ReactNode => (
  <RegisterPage
    current="interests"
    title="Register of interests"
    reading={
      <>
        <b>{counted(answer.total, 'interest', 'interests')}</b> of people who help to decide, or of somebody
        close to them. What has ended stays here for {answer.tailMonths} months and is kept for{' '}
        {answer.keepYears} years. <Unverified verified={answer.verified} about="the rule of the register" />{' '}
        <a href="/people/interests/rules">The rules</a>
      </>
    }
    move={
      <div className="cf-act">
        <ButtonLink href="/people/interests/declare">Declare an interest</ButtonLink>
        {mayManage ? (
          <p>
            <a href="/people/interests/declaring">Who must declare</a>
          </p>
        ) : null}
      </div>
    }
    filters={
      <>
        <BodyFilter bodies={bodies} value={query.body} label="Who sits on" any="Anybody" />
        <FilterText name="organisation" label="Organisation" value={query.organisation} />
        <FilterSelect
          name="kind"
          label="Kind"
          value={query.kind}
          options={[
            { value: '', text: 'Any kind' },
            ...INTEREST_KINDS.map((kind) => ({ value: kind, text: INTEREST_KIND_WORDS[kind] })),
          ]}
        />
        <FilterSelect
          name="standing"
          label="Lasting or ended"
          value={query.standing}
          options={[
            { value: '', text: 'Both' },
            { value: 'current', text: 'Lasting' },
            { value: 'ended', text: 'Ended' },
          ]}
        />
      </>
    }
    query={query}
    state={state}
    total={answer.total}
    noun="interests"
    empty="Whoever must declare does so on their own page, in two minutes."
    rows={answer.interests}
    rowKey={({ id }) => id}
    columns={[
      { key: 'person', heading: 'Who', sortable: true, cell: (row) => row.personName },
      {
        key: 'organisation',
        heading: 'What',
        sortable: true,
        cell: (row) => (
          <LineWhat
            register="interests"
            row={row}
            more={[row.words, row.band].filter(Boolean).join('; ')}
            mayManage={mayManage}
          />
        ),
      },
      { key: 'kind', heading: 'Kind', sortable: true, cell: (row) => row.kindWords },
      dayColumn('from', 'When', (row: ShownLine) => (
        <div>
          since <DateText date={row.from} />
          {row.to ? (
            <>
              {' '}
              to <DateText date={row.to} /> <Tag>{row.standing === 'current' ? 'Ending' : 'Ended'}</Tag>
            </>
          ) : null}
        </div>
      )),
      dayColumn('declared', 'Declared', (row: ShownLine) => (
        <div>
          <DateText date={row.declaredOn} />
          <Late days={row.lateDays} />
        </div>
      )),
    ]}
  />
);
