import type { ReactNode } from 'react';
import type { Actor } from '../../platform/actor.ts';
import { can } from '../../platform/permissions.ts';
import { pinHref } from '../../platform/pin.ts';
import { ButtonLink, Buttons, PictureFigure } from '../../ui/index.ts';
import { figureHref, figureOfHref } from './address.ts';
import type { Figure } from './figure.ts';
import { sourceOfFigure } from './source.ts';

/** Where a figure is kept as a gap. */
export const gapFromHref = (href: string): string =>
  `/population/gaps/new?figure=${encodeURIComponent(href)}`;

/** Addresses of a figure's files. */
export const filesOfFigure = ({ href }: Pick<Figure, 'href'>): { svg: string; csv: string } => {
  const address = figureOfHref(href);
  if (!address) throw new Error(`${href} is no address of a figure`);
  return { svg: figureHref(address, '.svg'), csv: figureHref(address, '.csv') };
};

/**
 * A figure in its frame on any page: finding, picture, "Record this gap", source, table and files, which all
 * show the one `Figure`.
 */
export const FigureView = ({
  actor,
  figure,
  heading,
  gap = true,
  room,
}: {
  readonly actor: Actor;
  readonly figure: Figure;
  readonly heading?: 2 | 3 | undefined;
  /** False where the figure stands on a gap already. */
  readonly gap?: boolean | undefined;
  /** `main` in the main column of a page, where it has more room than half of it. */
  readonly room?: 'half' | 'main' | undefined;
}) => (
  <PictureFigure
    id={`${figure.topic}-${figure.key}`}
    picture={figure.picture}
    heading={heading}
    room={room}
    source={sourceOfFigure(actor, figure)}
    downloads={filesOfFigure(figure)}
    note={figure.reading}
    action={<Ways actor={actor} figure={figure} gap={gap} />}
  />
);

/** What this reader may do with a figure: keep it as a gap, or pin it to an idea as its evidence. */
const Ways = ({
  actor,
  figure,
  gap,
}: {
  readonly actor: Actor;
  readonly figure: Figure;
  readonly gap: boolean;
}): ReactNode => {
  const pin = pinHref(actor, { figure: figure.href });
  const records = gap && can(actor, 'gaps.record');
  return records || pin ? (
    <Buttons>
      {records ? (
        <ButtonLink look="quiet" href={gapFromHref(figure.href)}>
          Record this gap<span className="cf-hidden">: {figure.title}</span>
        </ButtonLink>
      ) : null}
      {pin ? (
        <ButtonLink look="quiet" href={pin}>
          Pin to an idea<span className="cf-hidden">: {figure.title}</span>
        </ButtonLink>
      ) : null}
    </Buttons>
  ) : null;
};
