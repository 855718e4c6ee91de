import type { ReactNode } from 'react';
import { More, StanceBar, Table } from '../../ui/index.ts';
import type { StatementAnswer } from './answers.ts';
import { countWords, differWords } from './words.ts';

type Shown = Pick<StatementAnswer, 'id' | 'text' | 'count'>;

const differOf = ({ count }: Shown): string | undefined => {
  const [most, least] = count?.differ ?? [];
  return most && least ? differWords({ differ: [most, least] }) : undefined;
};

/** Statements with what people see of them: a bar each, where camps differ, and one table of all numbers. */
export const StatementBars = ({
  statements,
  heading,
}: {
  readonly statements: readonly Shown[];
  /** What the table is called: `What people said of each statement`. */
  readonly heading: string;
}): ReactNode => (
  <div>
    <ul className="cf-statements">
      {statements.map((statement) => {
        const { id, text, count } = statement;
        const differ = differOf(statement);
        return (
          <li key={id}>
            <p>{text}</p>
            {count ? (
              <StanceBar id={`bar-${id}`} {...count} />
            ) : (
              <p className="cf-small cf-quiet">Withheld: fewer than five people have answered.</p>
            )}
            {differ ? <p className="cf-statements__differ">{differ}</p> : null}
          </li>
        );
      })}
    </ul>
    {statements.some(({ count }) => count && count.of > 0) ? (
      <More summary="The numbers as a table" about={heading}>
        <CountTable statements={statements} caption={heading} />
      </More>
    ) : null}
  </div>
);

/** A row of the table: a statement in all, or one camp of it. */
type Row = {
  readonly key: string;
  readonly name: string;
  readonly camp: string;
  readonly agree: string;
  readonly disagree: string;
  readonly pass: string;
};

const rowsOf = ({ id, text, count }: Shown): Row[] => {
  if (!count)
    return [{ key: id, name: text, camp: 'All', agree: 'withheld', disagree: 'withheld', pass: 'withheld' }];
  const row = (key: string, camp: string, of: { agree: number; disagree: number; pass: number }): Row => ({
    key,
    name: text,
    camp,
    agree: String(of.agree),
    disagree: String(of.disagree),
    pass: String(of.pass),
  });
  const camps = count.camps.map((camp) =>
    row(`${id} ${camp.camp}`, camp.joined.length > 1 ? `Others: ${camp.joined.join(', ')}` : camp.camp, camp),
  );
  return [row(id, 'All', count), ...(camps.length > 1 ? camps : [])];
};

const CountTable = ({
  statements,
  caption,
}: {
  readonly statements: readonly Shown[];
  readonly caption: string;
}): ReactNode => (
  <Table
    caption={caption}
    columns={[
      { key: 'name', heading: 'Statement', cell: (row: Row) => row.name },
      { key: 'camp', heading: 'Who', cell: (row: Row) => row.camp },
      { key: 'agree', heading: 'Agree', align: 'num', cell: (row: Row) => row.agree },
      { key: 'disagree', heading: 'Disagree', align: 'num', cell: (row: Row) => row.disagree },
      { key: 'pass', heading: 'Pass', align: 'num', cell: (row: Row) => row.pass },
    ]}
    rows={statements.flatMap(rowsOf)}
    rowKey={(row) => row.key}
  />
);

/** The same as text for a terminal. */
export const countText = ({ text, count }: Shown): string =>
  `${text}: ${count ? countWords(count) : 'withheld, fewer than five have answered'}`;
