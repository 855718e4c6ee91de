import { count } from '../words.ts';

type PagerProps = {
  /** From 1. */
  readonly page: number;
  readonly pageSize: number;
  readonly total: number;
  readonly href: (page: number) => string;
  /** What is listed, in the plural: `practices`. */
  readonly noun?: string | undefined;
};

/** Page numbers to show: the ends, the current one and its neighbours; 0 stands for a gap. */
export const pagesShown = (page: number, pages: number): readonly number[] => {
  const near = [1, page - 1, page, page + 1, pages].filter((p) => p >= 1 && p <= pages);
  const sorted = [...new Set(near)].sort((a, b) => a - b);
  return sorted.flatMap((p, i) => {
    const before = sorted[i - 1] ?? p - 1;
    if (p - before === 2) return [p - 1, p];
    return p - before > 2 ? [0, p] : [p];
  });
};

/** One of what lists are of: `practice`. */
const oneOf = (noun: string): string =>
  noun === 'people' ? 'person' : noun.replace(/ies$/, 'y').replace(/(?<=ch|sh|x)es$|s$/, '');

/** `1 to 50 of 69 practices`, `1 practice`. */
export const rangeText = ({ page, pageSize, total, noun }: Omit<PagerProps, 'href'>): string => {
  const words = noun ? ` ${total === 1 ? oneOf(noun) : noun}` : '';
  if (total === 0) return noun ? `No ${noun}` : 'None';
  const first = (page - 1) * pageSize + 1;
  const last = Math.min(page * pageSize, total);
  return first === 1 && last === total
    ? `${count(total)}${noun ? words : ' in all'}`
    : `${count(first)} to ${count(last)} of ${count(total)}${words}`;
};

/** Which part of a list this is, and links to the others; each page has its own address. */
export const Pager = (props: PagerProps) => {
  const { page, pageSize, total, href } = props;
  const pages = Math.max(1, Math.ceil(total / pageSize));
  return (
    <nav className="cf-pager" aria-label="Pages of the list">
      <p>{rangeText(props)}</p>
      {pages > 1 ? (
        <ul>
          {page > 1 ? (
            <li>
              <a href={href(page - 1)} rel="prev">
                Previous<span className="cf-hidden"> page</span>
              </a>
            </li>
          ) : null}
          {pagesShown(page, pages).map((p, i, all) =>
            p === 0 ? (
              <li key={`gap-${all[i - 1] ?? 0}`} className="cf-pager__gap">
                …
              </li>
            ) : (
              <li key={p} className="cf-pager__n">
                <a href={href(p)} aria-current={p === page ? 'page' : undefined} aria-label={`Page ${p}`}>
                  {p}
                </a>
              </li>
            ),
          )}
          {page < pages ? (
            <li>
              <a href={href(page + 1)} rel="next">
                Next<span className="cf-hidden"> page</span>
              </a>
            </li>
          ) : null}
        </ul>
      ) : null}
    </nav>
  );
};
