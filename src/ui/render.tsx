import type { ReactElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';

/** The whole document as text, doctype first; what a route answers with. */
export const renderPage = (page: ReactElement): string => {
  const html = renderToStaticMarkup(page);
  return html.startsWith('<!DOCTYPE') ? html : `<!DOCTYPE html>${html}`;
};
