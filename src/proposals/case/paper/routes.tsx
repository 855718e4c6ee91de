import type { Ask } from '../../../platform/http/ask.ts';
import { page, type Route } from '../../../platform/http/routes.ts';
import { Links } from '../../../ui/index.ts';
import { seesNames } from '../../kit/capacity.ts';
import { belowIdea } from '../../kit/refs.ts';
import type { CasePageProps } from '../case-page.tsx';
import { caseHref } from '../shell.tsx';
import { summaryLines } from '../summary.tsx';
import type { LoadedCase } from '../uses.ts';
import { paperDocument } from './document.ts';
import { paperDocx } from './docx.ts';
import { Paper, type PaperProps, paperTitle } from './paper.tsx';
import { findPrinter, printedPdf } from './pdf.ts';

type WithCase = (ask: Ask, show: (loaded: LoadedCase) => Promise<Response>) => Promise<Response>;
type Common = (ask: Ask, loaded: LoadedCase) => Promise<CasePageProps>;

const WORD = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

const bytes = (content: Uint8Array): ReadableStream<Uint8Array> =>
  new ReadableStream({
    start: (out) => {
      out.enqueue(content);
      out.close();
    },
  });

/** The board paper of a case: to print, as a Word file, and as a PDF where Chromium is there. */
export const paperRoutes = (base: string, withCase: WithCase, common: Common): readonly Route[] => {
  const propsOf = async (ask: Ask, loaded: LoadedCase): Promise<PaperProps> => ({
    ...(await common(ask, loaded)),
    names: seesNames(ask.actor),
    body: loaded.proposal.route?.body.label,
  });
  const nameOf = ({ answer }: LoadedCase, ending: string) => `${answer.reference}-board-paper.${ending}`;
  return [
    page('get', `${base}/paper`, 'proposals.read', (ask) =>
      withCase(ask, async (loaded) => {
        const { reference } = loaded.answer;
        return ask.page(
          {
            title: `Board paper: ${reference}`,
            current: 'ideas',
            crumbs: [...belowIdea(reference), { href: caseHref(reference), text: 'Case' }],
          },
          <>
            <div className="cf-paper__ways cf-act">
              <Links
                links={[
                  { href: `${caseHref(reference)}/paper.docx`, text: 'Word file' },
                  ...(findPrinter() ? [{ href: `${caseHref(reference)}/paper.pdf`, text: 'PDF' }] : []),
                  { href: caseHref(reference), text: 'Back to the case' },
                ]}
              />
              <p>
                {findPrinter()
                  ? 'Or print this page: it prints as a paper.'
                  : 'For a PDF, print this page and choose “Save as PDF”: it prints as a paper.'}
              </p>
            </div>
            <Paper {...(await propsOf(ask, loaded))} />
          </>,
        );
      }),
    ),
    page('get', `${base}/paper.docx`, 'proposals.read', (ask) =>
      withCase(ask, async (loaded) => {
        const group = (await ask.platform.group())?.name ?? 'Coalface';
        const file = await paperDocx(await propsOf(ask, loaded), group, summaryLines(loaded.answer));
        return ask.download(nameOf(loaded, 'docx'), WORD, bytes(file));
      }),
    ),
    page('get', `${base}/paper.pdf`, 'proposals.read', (ask) =>
      withCase(ask, async (loaded) => {
        const chromium = findPrinter();
        if (!chromium) return ask.refused({ kind: 'case-paper', why: 'no-chromium' });
        const html = paperDocument(paperTitle(loaded.answer), <Paper {...(await propsOf(ask, loaded))} />);
        try {
          const file = await printedPdf(chromium, html, ask.platform.folder('spool'));
          return ask.download(nameOf(loaded, 'pdf'), 'application/pdf', bytes(file));
        } catch (fault) {
          ask.platform.log.error({ fault: String(fault) }, 'a board paper was not printed');
          return ask.refused({ kind: 'case-paper', why: 'failed' });
        }
      }),
    ),
  ];
};
