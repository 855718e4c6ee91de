import type { ReactNode } from 'react';
import { More, Table, Tag } from '../../ui/index.ts';
import type { Count, Round } from '../counting/election-rules.ts';
import { eventWords, transferWords, votesWords } from '../counting/outcome-rules.ts';
import { type RoundCell, type RoundTable, roundTable } from '../counting/picture-rules.ts';

/** The longest bar of all rounds, so that bars of different rounds can be held against each other. */
const longest = ({ rounds, rows }: RoundTable): number =>
  Math.max(
    1,
    ...rounds.map(({ threshold }) => Number(threshold)),
    ...rows.flatMap(({ cells }) => cells.map(({ votes }) => Number(votes ?? 0))),
  );

const percent = (votes: number, most: number): string => `${((votes / most) * 100).toFixed(2)}%`;

const stateWords = (state: RoundCell['state']): string =>
  ({ standing: '', elected: 'elected', 'elected-before': 'elected', eliminated: 'goes out', gone: '' })[
    state
  ];

const Bar = ({
  name,
  cell,
  threshold,
  most,
}: {
  readonly name: string;
  readonly cell: RoundCell;
  readonly threshold: number;
  readonly most: number;
}): ReactNode => {
  const votes = Number(cell.votes ?? 0);
  const gained = cell.change?.startsWith('+') ? Math.min(votes, Number(cell.change.slice(1))) : 0;
  const said = [votesWords(cell.votes ?? '0'), cell.change === '0' ? '' : cell.change, stateWords(cell.state)]
    .filter(Boolean)
    .join(', ');
  return (
    <svg className="cf-round__bar" role="img" aria-label={`${name}: ${said}`} width="100%" height="20">
      <rect
        className={`cf-round__votes cf-round__votes--${cell.state}`}
        width={percent(votes - gained, most)}
        y="3"
        height="14"
      />
      {gained > 0 ? (
        <rect
          className="cf-round__gained"
          x={percent(votes - gained, most)}
          width={percent(gained, most)}
          y="3"
          height="14"
        />
      ) : null}
      <line
        className="cf-round__needed"
        x1={percent(threshold, most)}
        x2={percent(threshold, most)}
        y1="0"
        y2="20"
      />
    </svg>
  );
};

/** One round: a bar for each who is still in it, and what happened at its end. */
const RoundPicture = ({
  count,
  round,
  at,
  table,
  most,
}: {
  readonly count: Count;
  readonly round: Round;
  readonly at: number;
  readonly table: RoundTable;
  readonly most: number;
}): ReactNode => (
  <section className="cf-round" aria-labelledby={`round-${round.round}`}>
    <h3 id={`round-${round.round}`}>
      Round {round.round} <span className="cf-small cf-quiet">{votesWords(round.threshold)} elect</span>
    </h3>
    <ul className="cf-round__list">
      {table.rows.map(({ candidate, name, cells }) => {
        const cell = cells[at];
        if (!cell || cell.state === 'gone') return null;
        return (
          <li key={candidate}>
            <span className="cf-round__name">
              {name}{' '}
              {cell.state === 'elected' || cell.state === 'elected-before' ? (
                <Tag tone="green">Elected</Tag>
              ) : cell.state === 'eliminated' ? (
                <Tag>Out</Tag>
              ) : null}
            </span>
            <span className="cf-round__sum">
              {cell.votes}
              {cell.change && cell.change !== '0' ? (
                <span className="cf-small cf-quiet"> ({cell.change})</span>
              ) : null}
            </span>
            <Bar name={name} cell={cell} threshold={Number(round.threshold)} most={most} />
          </li>
        );
      })}
    </ul>
    {round.events.map((event) => (
      <p key={`${event.kind} ${event.candidate}`} className="cf-small">
        {eventWords(count, round, event)}
        {event.transfers.length > 0 ? ` ${transferWords(count, event)}` : ''}
      </p>
    ))}
  </section>
);

/** Every round of a count as bars, and all of them as one table. */
export const Rounds = ({ count }: { readonly count: Count }): ReactNode => {
  const table = roundTable(count);
  const most = longest(table);
  return (
    <>
      <p className="cf-small">
        Each bar shows votes. The light end of a bar is what came from others in that round; the line marks
        how many votes elect.
      </p>
      <div className="cf-rounds">
        {count.rounds.map((round, at) => (
          <RoundPicture
            key={`${round.pass} ${round.round}`}
            count={count}
            round={round}
            at={at}
            table={table}
            most={most}
          />
        ))}
      </div>
      <More summary="All rounds as a table" about="of this count" printed>
        <Table
          caption="Votes of each candidate in each round"
          narrow="scroll"
          columns={[
            { key: 'name', heading: 'Candidate', cell: (row) => row.name },
            ...table.rounds.map(({ round }, at) => ({
              key: `round-${round}`,
              heading: `Round ${round}`,
              align: 'num' as const,
              cell: (row: { readonly cells: readonly string[] }) => row.cells[at] ?? '',
            })),
          ]}
          rows={[
            ...table.rows.map(({ candidate, name, cells }) => ({
              key: candidate,
              name,
              cells: cells.map(({ votes, state }) =>
                votes === undefined
                  ? '–'
                  : state === 'elected' || state === 'elected-before'
                    ? `${votes} ✓`
                    : votes,
              ),
            })),
            { key: 'ended', name: 'No further choice', cells: table.ended },
            ...(table.cutOff.some((votes) => votes !== '0')
              ? [{ key: 'cut', name: 'Lost in decimal places', cells: table.cutOff }]
              : []),
            {
              key: 'needed',
              name: 'Votes that elect',
              cells: table.rounds.map(({ threshold }) => threshold),
            },
          ]}
          rowKey={({ key }) => key}
        />
        <p className="cf-small">✓ is elected. – is out.</p>
      </More>
    </>
  );
};
