import { parseHTML } from 'linkedom';

export const dom = (svg: string): Document => parseHTML(`<body>${svg}</body>`).document;

export const words = (svg: string): readonly string[] =>
  [...dom(svg).querySelectorAll('text')].map((element) => element.textContent ?? '');

/** Subpaths of the marks that are drawn with `fill`, leaving out those of the keys. */
export const marks = (svg: string, fill: string): number =>
  [...dom(svg).querySelectorAll(`g[fill="${fill}"] > path`)].reduce(
    (sum, path) => sum + (path.getAttribute('d')?.match(/M/g)?.length ?? 0),
    0,
  );
