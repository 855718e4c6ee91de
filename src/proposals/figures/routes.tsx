import type { Ask } from '../../platform/http/ask.ts';
import { api, page, type Route } from '../../platform/http/routes.ts';
import { chartCsv, pictureFile } from '../../ui/index.ts';
import { IDEAS_CRUMBS } from '../kit/refs.ts';
import { type AboutFigure, FIGURE_KEYS } from './figure.ts';
import { FIGURES_PATH, FiguresPage } from './page.tsx';
import { ideasFigures } from './uses.ts';

const asked = ({ query: { year, stage } }: Ask) => ({ year, stage });

const figuresPage = page('get', FIGURES_PATH, 'proposals.read', async (ask) => {
  const result = await ask.perform(ideasFigures, asked(ask));
  if (!result.ok) return ask.refused(result.refusal);
  return ask.page(
    {
      title: 'How long ideas take',
      current: 'ideas',
      crumbs: IDEAS_CRUMBS,
    },
    // The picture is data of the house's own making; the API describes it as unknown.
    <FiguresPage
      actor={ask.actor}
      answer={{ ...result.value, figures: result.value.figures as readonly AboutFigure[] }}
    />,
  );
});

/** Each figure as a picture and as numbers, at an address of its own. */
const figureFiles = FIGURE_KEYS.flatMap((key) =>
  (['svg', 'csv'] as const).map((ending) =>
    page('get', `${FIGURES_PATH}/${key}.${ending}`, 'proposals.read', async (ask) => {
      const result = await ask.perform(ideasFigures, asked(ask));
      if (!result.ok) return ask.refused(result.refusal);
      const figures = result.value.figures as readonly AboutFigure[];
      const figure = figures.find((one) => one.key === key);
      if (!figure) throw new Error(`no figure is made of the key ${key}`);
      return ending === 'svg'
        ? ask.download(
            `ideas-${key}.svg`,
            'image/svg+xml; charset=utf-8',
            pictureFile(figure.picture, [figure.method, ...figure.caveats]),
          )
        : ask.download(`ideas-${key}.csv`, 'text/csv; charset=utf-8', `\uFEFF${chartCsv(figure.table)}`);
    }),
  ),
);

export const figureRoutes: readonly Route[] = [figuresPage, ...figureFiles, api(ideasFigures)];
