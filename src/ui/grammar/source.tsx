import type { ReactNode } from 'react';
import { More } from './pieces.tsx';

export type FigureSource = {
  /** File name as the publisher named it. */
  readonly file: string;
  readonly publisher: string;
  /** What the figure is of: `1 January to 31 March 2016`. */
  readonly period: string;
  /** In words: `21 May 2026`. */
  readonly loadedOn: string;
  readonly loadId: string;
  readonly loadHref?: string | undefined;
  /** Where several files made the figure, each with its load; then `file` and `loadId` say it shortly. */
  readonly each?:
    | readonly {
        readonly file: string;
        readonly publisher: string;
        readonly period: string;
        readonly loadedOn: string;
        readonly loadId: string;
        readonly loadHref?: string | undefined;
      }[]
    | undefined;
  /** How the figure is made from the file. */
  readonly method: ReactNode;
  /** What it does not say. */
  readonly caveats?: ReactNode;
};

/** One file with its publisher, period and load. */
const Came = ({
  file,
  publisher,
  period,
  loadedOn,
  loadId,
  loadHref,
}: Pick<FigureSource, 'file' | 'publisher' | 'period' | 'loadedOn' | 'loadId' | 'loadHref'>): ReactNode => (
  <>
    From <b className="cf-file">{file}</b>, {publisher}; {period}. Loaded on {loadedOn} as{' '}
    {loadHref ? <a href={loadHref}>load {loadId}</a> : `load ${loadId}`}.
  </>
);

/** "What is this figure?": its file, period, load and method. */
export const WhatIsThis = ({
  source,
  about,
}: {
  readonly source: FigureSource;
  /** The figure's name, for those who hear the question out of place. */
  readonly about?: string | undefined;
}) => (
  <More summary="What is this figure?" about={about} printed>
    <p>{source.method}</p>
    {source.caveats ? <p>{source.caveats}</p> : null}
    {source.each && source.each.length > 1 ? (
      <>
        <p>Made of {source.each.length} files:</p>
        <ul className="cf-bullets">
          {source.each.map((one) => (
            <li key={one.loadId + one.file}>
              <Came {...one} />
            </li>
          ))}
        </ul>
      </>
    ) : (
      <p>
        <Came {...source} />
      </p>
    )}
  </More>
);
