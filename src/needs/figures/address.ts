import type { FigureQuery } from './topics.ts';

export type FigureAddress = {
  readonly topic: string;
  readonly subject: string;
  readonly key: string;
  readonly query: FigureQuery;
};

const BASE = '/population/figures/';
const WORDS = ['area', 'year', 'beside', 'list'] as const;

/** The words of a question that decide a figure, without the empty ones and whatever else an address carries. */
export const figureQueryOf = (query: Readonly<Record<string, string | undefined>>): FigureQuery =>
  Object.fromEntries(WORDS.flatMap((word) => (query[word]?.trim() ? [[word, query[word].trim()]] : [])));

/** `?area=04G&year=2014%2F15`; nothing where nothing is asked. */
export const queryText = (query: FigureQuery): string => {
  const words = new URLSearchParams(figureQueryOf(query) as Record<string, string>).toString();
  return words ? `?${words}` : '';
};

/** The address at which a figure stays; with `file`, its download. */
export const figureHref = (
  { topic, subject, key, query }: FigureAddress,
  file: '' | '.svg' | '.csv' = '',
): string => `${BASE}${[topic, subject, key].map(encodeURIComponent).join('/')}${file}${queryText(query)}`;

/** A figure as an object of the thread: `conditions/COPD/gradient`. */
export const figureRef = (figure: {
  readonly topic: string;
  readonly subject: string;
  readonly key: string;
}) => ({
  kind: 'figure',
  id: `${figure.topic}/${figure.subject}/${figure.key}`,
});

/** What an address of a figure names; undefined for any other address. */
export const figureOfHref = (href: string): FigureAddress | undefined => {
  if (!href.startsWith(BASE) || !URL.canParse(href, 'http://figure')) return undefined;
  const url = new URL(href, 'http://figure');
  const [topic, subject, key, ...rest] = url.pathname.slice(BASE.length).split('/').map(decodeURIComponent);
  if (!topic || !subject || !key || rest.length > 0) return undefined;
  return {
    topic,
    subject,
    key: key.replace(/\.(svg|csv)$/, ''),
    query: figureQueryOf(Object.fromEntries(url.searchParams)),
  };
};
