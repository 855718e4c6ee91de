import type { ReactNode } from 'react';

type QuoteProps = {
  /** The words as they were said, without quotation marks. */
  readonly text: string;
  /** Who said it, how it was heard and when: `Woman, 70s, Tipple Hill · breathing group, March 2026`. */
  readonly by: ReactNode;
};

/** Somebody's own words, with who said them and how they were heard. */
export const Quote = ({ text, by }: QuoteProps) => (
  <blockquote className="cf-quote">
    <p>“{text}”</p>
    <footer>{by}</footer>
  </blockquote>
);

/** Quotations side by side, as many as there is room for in a row. */
export const Quotes = ({ children }: { readonly children: ReactNode }) => (
  <div className="cf-quotes">{children}</div>
);
