import type { FigureQuery } from '../../figures/topics.ts';

/** The page of a condition, with the question that it answers. */
export const conditionHref = (slug: string, query: FigureQuery = {}): string => {
  const words = new URLSearchParams(
    Object.entries(query).flatMap(([key, value]): [string, string][] => (value ? [[key, value]] : [])),
  ).toString();
  return `/population/conditions/${slug}${words ? `?${words}` : ''}`;
};
