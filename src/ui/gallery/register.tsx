import { PageHead, Section } from '../grammar/head.tsx';
import { WhatIsThis } from '../grammar/source.tsx';
import { FilterDate, FilterSelect, SearchBox } from '../tables/filter.tsx';
import { Pager } from '../tables/pager.tsx';
import { type Column, SortableTable, Table } from '../tables/table.tsx';
import { count } from '../words.ts';
import { Frame } from './frame.tsx';

type Row = {
  readonly code: string;
  readonly name: string;
  readonly area: string;
  readonly people: number;
  readonly change: number;
};

const NAMES = [
  'Bellpit Medical Centre',
  'Ochre Street Surgery',
  'Lanternfield Health Centre',
  'Furnace Lane Practice',
  'Quarry View',
  'St Hild’s Surgery',
  'Tramway Road Medical Practice',
  'The Old Weighbridge',
];
const ROWS: readonly Row[] = NAMES.map((name, i) => ({
  code: `Z000${String(i * 7 + 11)}`,
  name,
  area: ['Vale North', 'Vale South', 'Ironside'][i % 3] ?? '',
  people: 4120 + ((i * 2713) % 9000),
  change: ((i * 37) % 90) / 10 - 2,
}));

export const SOURCE = {
  file: 'invented-gp-reg-pat-prac-quin-age.csv',
  publisher: 'invented for the demonstration',
  period: '1 April 2026',
  loadedOn: '20 May 2026',
  loadId: 'L-0042',
  loadHref: '/loads/L-0042',
  method: 'The people on the practice’s list on that day, counted once each by the publisher.',
  caveats: 'People who moved away and have not yet been taken off are still counted.',
};

const COLUMNS: readonly Column<Row>[] = [
  {
    key: 'name',
    heading: 'Practice',
    sortable: true,
    cell: (row) => <a href={`/practices/${row.code}`}>{row.name}</a>,
  },
  { key: 'code', heading: 'Code', sortable: true, cell: (row) => row.code },
  { key: 'area', heading: 'Network', sortable: true, cell: (row) => row.area },
  {
    key: 'people',
    heading: 'People',
    align: 'num',
    sortable: true,
    first: 'descending',
    cell: (row) => count(row.people),
  },
  {
    key: 'change',
    heading: 'Change in a year',
    align: 'num',
    cell: (row) => `${row.change >= 0 ? '+' : '−'}${Math.abs(row.change).toFixed(1)}%`,
  },
];

const MONTHS: readonly Column<Row>[] = [
  ...COLUMNS.slice(0, 1),
  ...['2024', '2025', '2026'].flatMap((year, y) =>
    ['January', 'April', 'July', 'October'].map(
      (month, m): Column<Row> => ({
        key: `${year}-${month}`,
        heading: `${month} ${year}`,
        align: 'num',
        cell: (row) => count(row.people + y * 40 + m * 9),
      }),
    ),
  ),
];

const address = (sort: string, dir: string): string => `/practices?sort=${sort}&dir=${dir}`;

export const RegisterPage = () => (
  <Frame
    title="Practices"
    current="people"
    path="/practices"
    signedIn={false}
    crumbs={[
      { href: '/', text: 'Home' },
      { href: '/people', text: 'People' },
    ]}
  >
    <PageHead
      title="Practices"
      reading={
        <>
          <b>68 member practices</b> care for <b>650,238 people</b> on 1 April 2026, 1.1% more than a year
          before.
        </>
      }
    />
    <Section title="Members on 1 April 2026" aside="in order of name">
      <SearchBox
        action="/practices"
        label="Name or code"
        value="e"
        keep={{ sort: 'name' }}
        clear="/practices"
      >
        <FilterSelect
          name="area"
          label="Network"
          value=""
          options={[
            { value: '', text: 'All networks' },
            { value: 'north', text: 'Vale North' },
          ]}
        />
        <FilterDate name="on" label="Members on" value="2026-04-01" />
      </SearchBox>
      <SortableTable
        caption="Member practices"
        hideCaption
        columns={COLUMNS}
        rows={ROWS}
        rowKey={(row) => row.code}
        sort="name"
        dir="ascending"
        href={address}
        total={{ name: 'All on this page', people: count(ROWS.reduce((sum, row) => sum + row.people, 0)) }}
      />
      <Pager page={2} pageSize={8} total={69} noun="practices" href={(page) => `/practices?page=${page}`} />
      <WhatIsThis about="people registered" source={SOURCE} />
    </Section>
    <Section title="People by quarter" aside="first column stays when it scrolls">
      <Table
        caption="People on each list, by quarter"
        hideCaption
        columns={MONTHS}
        rows={ROWS}
        rowKey={(row) => row.code}
        narrow="scroll"
      />
    </Section>
  </Frame>
);
