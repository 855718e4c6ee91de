import type { ReactNode } from 'react';
import type { z } from 'zod';
import type { ShownGift } from '../../people/index.ts';
import { poundsOf } from '../../shared/pounds.ts';
import { ButtonLink, counted, DateText, FilterSelect, FilterText } from '../../ui/index.ts';
import { BodyFilter } from '../kit/body-filter.tsx';
import { Late, LineWhat } from './line-parts.tsx';
import { dayColumn, type RegisterAsked, RegisterPage } from './register.tsx';
import type { giftRegister } from './uses.ts';

const OUTCOMES = { accepted: 'Accepted', declined: 'Declined', 'passed-on': 'Passed on' } as const;

export const GiftRegisterPage = ({
  answer,
  query,
  state,
  bodies,
  mayManage,
}: RegisterAsked & { readonly answer: z.output<typeof giftRegister.output> }): ReactNode => (
  <RegisterPage
    current="gifts"
    title="Register of gifts and hospitality"
    reading={
      <>
        <b>{counted(answer.total, 'offer', 'offers')}</b> of a gift or hospitality, accepted or not.
      </>
    }
    move={<ButtonLink href="/people/interests/gifts/declare">Declare a gift</ButtonLink>}
    filters={
      <>
        <BodyFilter bodies={bodies} value={query.body} label="Who sits on" any="Anybody" />
        <FilterText name="organisation" label="Offered by" value={query.organisation} />
        <FilterSelect
          name="outcome"
          label="What became of it"
          value={query.outcome}
          options={[
            { value: '', text: 'Anything' },
            ...Object.entries(OUTCOMES).map(([value, text]) => ({ value, text })),
          ]}
        />
      </>
    }
    query={query}
    state={state}
    total={answer.total}
    noun="offers"
    empty="What people are offered they declare on their own page, also when they decline it."
    rows={answer.gifts}
    rowKey={({ id }) => id}
    columns={[
      { key: 'person', heading: 'To whom', sortable: true, cell: (row) => row.personName },
      {
        key: 'what',
        heading: 'What',
        cell: (row) => <LineWhat register="gifts" row={row} more={row.words} mayManage={mayManage} />,
      },
      { key: 'giver', heading: 'Offered by', sortable: true, cell: (row) => row.giver },
      {
        key: 'worth',
        heading: 'Worth',
        align: 'num',
        sortable: true,
        first: 'descending',
        cell: (row) => (row.pence === null ? 'not known' : poundsOf(row.pence)),
      },
      { key: 'outcome', heading: 'What became of it', cell: (row) => OUTCOMES[row.outcome] },
      dayColumn('day', 'When', (row: ShownGift) => (
        <div>
          <DateText date={row.onDay} />
          <Late days={row.lateDays} />
        </div>
      )),
    ]}
  />
);
