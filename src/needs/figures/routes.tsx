import { api, page, type Route } from '../../platform/http/routes.ts';
import { threadPlace } from '../../platform/thread/thread.ts';
import { ButtonLink, chartCsv, PageHead, pictureFile, ThreadStrip } from '../../ui/index.ts';
import { figureQueryOf, figureRef } from './address.ts';
import type { Figure } from './figure.ts';
import { pageOfFigure } from './find.ts';
import { figureUse } from './uses.ts';
import { FigureView } from './view.tsx';

/** The name that a figure's file is saved under: `conditions-copd-gradient.csv`. */
const fileName = ({ topic, subject, key }: Figure, ending: string): string =>
  `${[topic, subject, key].join('-').replaceAll(/[^\w-]+/g, '-')}.${ending}`;

/** What a picture's file says below it: where it comes from and how it was made. */
const fileNotes = ({ files, method, caveats, where, period }: Figure): readonly string[] => [
  `${where}; ${period}.`,
  method,
  ...caveats,
  ...files.map(({ file, publisher, licence, load }) => `${file}, ${publisher} (${licence}), load ${load}.`),
];

/** A figure by itself, and its files: addresses that stay, for links, papers and spreadsheets. */
const figureRoute = page('get', '/population/figures/:topic/:subject/:key', 'needs.read', async (ask) => {
  const [, key = '', ending] = /^(.*?)(?:\.(svg|csv))?$/.exec(ask.param('key')) ?? [];
  const address = { topic: ask.param('topic'), subject: ask.param('subject'), key };
  const answer = await ask.perform(figureUse, { ...figureQueryOf(ask.query), ...address });
  if (!answer.ok) return ask.refused(answer.refusal);
  const figure = answer.value as Figure;
  if (ending === 'svg')
    return ask.download(
      fileName(figure, ending),
      'image/svg+xml; charset=utf-8',
      pictureFile(figure.picture, fileNotes(figure)),
    );
  if (ending === 'csv')
    return ask.download(fileName(figure, ending), 'text/csv; charset=utf-8', chartCsv(figure.table));
  const place = await threadPlace(ask, figureRef(address), {
    here: { label: figure.title, href: figure.href },
  });
  const onPage = pageOfFigure({ ...address, query: figureQueryOf(ask.query) });
  return ask.page(
    {
      title: figure.title,
      current: 'population',
      crumbs: [
        { href: '/', text: 'Home' },
        { href: '/population/needs', text: 'Population' },
      ],
    },
    <>
      <PageHead
        reference={`${figure.where} · ${figure.period}`}
        title={figure.title}
        reading={figure.reading}
        move={
          onPage ? (
            <ButtonLink look="quiet" href={onPage}>
              See it among the others
            </ButtonLink>
          ) : undefined
        }
      />
      <FigureView actor={ask.actor} figure={figure} heading={2} />
      {/* What came of it; most figures have led to nothing yet. */}
      {place?.steps.some(({ state }) => state === 'done') ? <ThreadStrip place={place} /> : null}
    </>,
  );
});

export const figureRoutes: readonly Route[] = [api(figureUse), figureRoute];
