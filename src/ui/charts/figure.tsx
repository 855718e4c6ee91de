import type { ReactNode } from 'react';
import { longDate, parseDate } from '../../shared/dates.ts';
import { More } from '../grammar/pieces.tsx';
import { type FigureSource, WhatIsThis } from '../grammar/source.tsx';
import { classes } from '../ids.ts';
import { Table } from '../tables/table.tsx';
import { count, fixed } from '../words.ts';
import { monthYear } from './days.ts';
import type { ChartTable } from './table.ts';

export type FigureExtras = {
  /** Unique on the page; the ids within the chart begin with it. */
  readonly id: string;
  readonly source?: FigureSource | undefined;
  /** Addresses of the same chart as files. */
  readonly downloads?: { readonly svg?: string | undefined; readonly csv?: string | undefined } | undefined;
  /** Level of its heading: 3 within a `<Section>` (default), 2 without. */
  readonly heading?: 2 | 3 | undefined;
  /** A sentence or link under the chart. */
  readonly note?: ReactNode;
  /** As of which day it stands, where the same figure stands on the page twice: it tells their tables apart. */
  readonly when?: string | undefined;
  /** What to do with the figure, first in its foot: a quiet `<ButtonLink>` such as "Record this gap". */
  readonly action?: ReactNode;
};

type FigureProps = FigureExtras & {
  readonly title: string;
  readonly measure: string;
  readonly wide: string;
  readonly narrow: string;
  /** Where the chart may have the main column to itself. */
  readonly broad?: string | undefined;
  readonly table: ChartTable;
};

/** A cell for reading; a column in which any figure has decimals shows as many for all. */
const shown = (cell: string | number | null | undefined, gap: string, places: number): string => {
  if (cell === null || cell === undefined) return gap;
  if (typeof cell === 'number') return fixed(cell, places);
  if (/^\d{4}-(0[1-9]|1[0-2])$/.test(cell)) return monthYear(`${cell}-01`);
  return parseDate(cell) ? longDate(cell) : cell;
};

const placesIn = ({ rows }: ChartTable, column: number): number =>
  rows.some((row) => typeof row[column] === 'number' && !Number.isInteger(row[column])) ? 2 : 0;

/** Rows that a page shows of a table; a national measure has thousands, which only its file is read for. */
const ROWS_SHOWN = 400;

const Numbers = ({ table }: { readonly table: ChartTable }) => (
  <Table
    caption={
      table.rows.length > ROWS_SHOWN
        ? `${table.caption}: the first ${count(ROWS_SHOWN)} of ${count(table.rows.length)} rows; the CSV file has them all`
        : table.caption
    }
    columns={table.columns.map((heading, i) => ({
      key: heading,
      heading,
      align: i > 0 && table.rows.some((row) => typeof row[i] === 'number') ? ('num' as const) : undefined,
      cell: (row: ChartTable['rows'][number]) => shown(row[i], table.gap, placesIn(table, i)),
    }))}
    rows={table.rows.slice(0, ROWS_SHOWN)}
    rowKey={(row) => row.join(' ')}
    narrow="scroll"
  />
);

/** A chart in its frame: finding, measure, picture, then its source, table and files. */
export const Figure = ({
  id,
  title,
  measure,
  wide,
  narrow,
  broad,
  table,
  source,
  downloads,
  note,
  when,
  action,
  heading,
}: FigureProps) => (
  <figure className={classes('cf-figure', broad !== undefined && 'cf-figure--main')} id={id}>
    <figcaption>
      {heading === 2 ? <h2>{title}</h2> : <h3>{title}</h3>}
      <p>{measure}</p>
    </figcaption>
    {/* biome-ignore lint/security/noDangerouslySetInnerHtml: our own drawing, its words escaped by the DOM */}
    <div dangerouslySetInnerHTML={{ __html: (broad ?? '') + wide + narrow }} />
    {note ? <p className="cf-figure__note cf-small">{note}</p> : null}
    <div className="cf-figure__foot">
      {action ? <div className="cf-figure__act">{action}</div> : null}
      {source ? <WhatIsThis source={source} about={title} /> : null}
      <More summary="Table" about={`of ${title}`}>
        <Numbers table={when ? { ...table, caption: `${when}: ${table.caption}` } : table} />
      </More>
      {downloads?.svg || downloads?.csv ? (
        <p className="cf-downloads">
          {downloads.svg ? (
            <a href={downloads.svg} download>
              SVG<span className="cf-hidden"> of {title}</span>
            </a>
          ) : null}
          {downloads.csv ? (
            <a href={downloads.csv} download>
              CSV<span className="cf-hidden"> of {title}</span>
            </a>
          ) : null}
        </p>
      ) : null}
    </div>
  </figure>
);
