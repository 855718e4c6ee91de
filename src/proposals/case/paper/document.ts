import type { ReactNode } from 'react';
import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';

/** The paper alone, without the shell of a page: black on white, for a printer that knows none of our styles. */
const STYLE = `
@page { size: A4; margin: 18mm 17mm; }
body { font: 10.5pt/1.45 Arial, "Liberation Sans", sans-serif; color: #212b32; }
h1 { font-size: 20pt; line-height: 1.2; margin: 0 0 10pt; }
h2 { font-size: 14pt; border-top: 1.5pt solid #212b32; padding-top: 6pt; margin: 18pt 0 6pt; }
h3 { font-size: 11.5pt; margin: 12pt 0 4pt; }
h1, h2, h3 { break-after: avoid; }
p { margin: 0 0 6pt; }
ul, ol { margin: 0; padding: 0; list-style: none; }
li { border-top: .5pt solid #aeb7bd; padding: 5pt 0; break-inside: avoid; }
dl > div { display: grid; grid-template-columns: 42mm 1fr; border-bottom: .5pt solid #d8dde0; padding: 3pt 0; }
dt { color: #425563; } dd { margin: 0; }
table { border-collapse: collapse; width: 100%; font-size: 9.5pt; }
th, td { text-align: left; vertical-align: top; border-bottom: .5pt solid #d8dde0; padding: 3pt 6pt 3pt 0; }
.cf-num, td.cf-num, th.cf-num { text-align: right; }
tr, figure, .cf-atag { break-inside: avoid; }
a { color: inherit; text-decoration: none; }
svg { max-width: 150mm; height: auto; }
.cf-hidden, .nhsuk-u-visually-hidden, .cf-chart--narrow, .cf-downloads, .cf-more > summary, .cf-buttons { display: none; }
.cf-atag { display: grid; grid-template-columns: 1fr 1fr; gap: 12pt; border: .5pt solid #768692; padding: 8pt; }
.cf-big { font-size: 18pt; font-weight: 700; } .cf-big small { font-size: 10pt; font-weight: 400; }
.cf-quiet, .cf-small { color: #425563; } .cf-tag { font-size: 9pt; border: .5pt solid #768692; padding: 0 3pt; }
.cf-note { border-left: 3pt solid #b87700; padding-left: 8pt; }
.cf-section__head { display: flex; justify-content: space-between; align-items: baseline; }
`;

/** Nothing but its own styles: what somebody wrote in a case runs nowhere and fetches nothing. */
const POLICY = "default-src 'none'; style-src 'unsafe-inline'";

/** A whole document of the paper, with its styles in it; `style` are those that only this kind of paper needs. */
export const paperDocument = (title: string, paper: ReactNode, style = ''): string =>
  `<!DOCTYPE html>${renderToStaticMarkup(
    createElement(
      'html',
      { lang: 'en-GB' },
      createElement(
        'head',
        null,
        createElement('meta', { charSet: 'utf-8' }),
        createElement('meta', { httpEquiv: 'Content-Security-Policy', content: POLICY }),
        createElement('title', null, title),
        createElement('style', null, `${STYLE}${style}`),
      ),
      createElement('body', null, paper),
    ),
  )}`;
