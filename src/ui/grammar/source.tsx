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
  /** How the figure is made from the file. */
  readonly method: ReactNode;
  /** What it does not say. */
  readonly caveats?: ReactNode;
};

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
    <p>
      From <b className="cf-file">{source.file}</b>, {source.publisher}; {source.period}. Loaded on{' '}
      {source.loadedOn} as{' '}
      {source.loadHref ? <a href={source.loadHref}>load {source.loadId}</a> : `load ${source.loadId}`}.
    </p>
  </More>
);
