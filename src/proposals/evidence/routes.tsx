import { type Figure, type FindFigure, figureHash, figureOfHref } from '../../needs/index.ts';
import type { Ask } from '../../platform/http/ask.ts';
import { formAgain } from '../../platform/http/form-again.ts';
import { api, page, type Route } from '../../platform/http/routes.ts';
import { findByWords } from '../../platform/registries.ts';
import { emptyForm, type FormState, failed } from '../../shared/form-state.ts';
import { chartCsv, pictureFile } from '../../ui/index.ts';
import { readProposal } from '../kit/find.ts';
import { belowIdea } from '../kit/refs.ts';
import { AddPage, type FoundEvidence } from './add-page.tsx';
import { chooseIdeaRoute } from './choose-page.tsx';
import { evidenceHref } from './hrefs.ts';
import { addEvidence, refreshEvidence, takeOffEvidence } from './manage.ts';
import { EvidencePage, TakeOffPage } from './page.tsx';
import { withinProduct } from './pin.ts';
import { EVIDENCE_KINDS } from './tables.ts';
import { type Evidence, evidenceUse, type ShownPin } from './uses.ts';

const BASE = '/ideas/:reference/evidence';

const head = (reference: string, title: string, form?: FormState) => ({
  title,
  current: 'ideas',
  crumbs: [...belowIdea(reference), { href: evidenceHref(reference), text: 'Evidence' }],
  ...(form ? failed(form) : {}),
});

const referenceOf = (ask: Ask): string => ask.param('reference').toUpperCase();

const done = (ask: Ask, text: string): Promise<Response> =>
  ask.redirect(evidenceHref(referenceOf(ask)), { kind: 'done', text });

/** Gaps or voices whose words fit, as search finds them for this reader. */
const searchEvidence = async (
  { platform, actor }: Ask,
  kind: 'gap' | 'voice',
  words: string,
): Promise<readonly FoundEvidence[]> => {
  const found = await findByWords(platform, actor, words, [kind]);
  return found.map(({ object, title, detail }) => ({ kind, reference: object.id, title, detail }));
};

/** Every page and every JSON face of evidence; `find` makes figures. */
export const evidenceRoutes = (find: FindFigure): readonly Route[] => {
  const evidence = evidenceUse(find);
  const add = addEvidence(find);
  const refresh = refreshEvidence(find);

  const withEvidence = async (
    ask: Ask,
    show: (found: Evidence) => Response | Promise<Response>,
  ): Promise<Response> => {
    const result = await ask.perform(evidence, { reference: referenceOf(ask) });
    return result.ok ? show(result.value as Evidence) : ask.refused(result.refusal);
  };

  const withPin = (
    ask: Ask,
    show: (pin: ShownPin, found: Evidence) => Response | Promise<Response>,
  ): Promise<Response> =>
    withEvidence(ask, (found) => {
      const pin = found.evidence.find(({ id }) => id === ask.param('id'));
      return pin ? show(pin, found) : ask.refused({ kind: 'not-found', what: 'that piece of evidence' });
    });

  const shownFigure = async ({ platform, actor }: Ask, address: string | undefined) => {
    const figure = address ? figureOfHref(withinProduct(address)) : undefined;
    const made = figure ? await find(platform, actor, figure) : undefined;
    return made?.ok ? { figure: made.value, hash: figureHash(made.value) } : undefined;
  };

  const addPage = async (ask: Ask, form: FormState): Promise<Response> => {
    const found = await readProposal(ask.platform, ask.actor, referenceOf(ask));
    if (!found.ok) return ask.refused(found.refusal);
    const { reference, title } = found.value;
    const kind = EVIDENCE_KINDS.find((one) => one === form.values.kind);
    const searched = ask.query.q?.trim() || undefined;
    return ask.page(
      head(reference, 'Add evidence', form),
      <AddPage
        actor={ask.actor}
        reference={reference}
        title={title}
        form={form}
        csrf={ask.shell.token}
        kind={kind}
        figure={kind === 'figure' ? await shownFigure(ask, form.values.figure) : undefined}
        searched={searched}
        found={
          searched && (kind === 'gap' || kind === 'voice') ? await searchEvidence(ask, kind, searched) : []
        }
      />,
    );
  };

  const figureFile = (ending: 'svg' | 'csv') =>
    page('get', `${BASE}/:id/figure.${ending}`, 'proposals.read', (ask) =>
      withPin(ask, (pin, { reference }) => {
        const { figure } = pin;
        if (!figure) return ask.refused({ kind: 'not-found', what: 'a figure that you may see with it' });
        const name = `${reference}-${figure.key}-${pin.stoodOn}.${ending}`;
        return ending === 'svg'
          ? ask.download(
              name,
              'image/svg+xml; charset=utf-8',
              pictureFile(figure.picture, notesOf(figure, pin)),
            )
          : ask.download(name, 'text/csv; charset=utf-8', chartCsv(figure.table));
      }),
    );

  return [
    chooseIdeaRoute(find),
    api(evidence),
    api(add),
    api(refresh),
    api(takeOffEvidence),
    page('get', BASE, 'proposals.read', (ask) =>
      withEvidence(ask, (found) =>
        ask.page(
          { ...head(found.reference, `Evidence for ${found.reference}`), crumbs: belowIdea(found.reference) },
          <EvidencePage actor={ask.actor} evidence={found} csrf={ask.shell.token} />,
        ),
      ),
    ),
    page('get', `${BASE}/new`, 'proposals.raise', (ask) => {
      const { kind = '', figure = '', gap = '', voice = '' } = ask.query;
      return addPage(ask, emptyForm({ kind, figure, gap, voice }));
    }),
    page('post', `${BASE}/new`, 'proposals.raise', async (ask) => {
      const result = await ask.perform(add, { ...ask.form, reference: referenceOf(ask) });
      return result.ok
        ? done(ask, 'It is pinned as it stands now.')
        : formAgain(ask, result.refusal, (form) => addPage(ask, form));
    }),
    page('post', `${BASE}/:id/refresh`, 'proposals.raise', async (ask) => {
      const { version } = ask.form;
      const result = await ask.perform(refresh, {
        reference: referenceOf(ask),
        id: ask.param('id'),
        version,
      });
      return result.ok
        ? done(ask, 'It is pinned as it stands today; how it stood before is kept below it.')
        : ask.refused(result.refusal);
    }),
    page('get', `${BASE}/:id/take-off`, 'proposals.raise', (ask) =>
      withPin(ask, (pin, { reference }) =>
        pin.may.change
          ? ask.page(
              head(reference, 'Take evidence off'),
              <TakeOffPage reference={reference} pin={pin} form={emptyForm()} csrf={ask.shell.token} />,
            )
          : ask.refused({ kind: 'evidence-not-yours' }),
      ),
    ),
    page('post', `${BASE}/:id/take-off`, 'proposals.raise', async (ask) => {
      const result = await ask.perform(takeOffEvidence, {
        ...ask.form,
        reference: referenceOf(ask),
        id: ask.param('id'),
      });
      if (result.ok) return done(ask, 'It is taken off; the reason stays on show.');
      return formAgain(ask, result.refusal, (form) =>
        withPin(ask, (pin, { reference }) =>
          ask.page(
            head(reference, 'Take evidence off', form),
            <TakeOffPage reference={reference} pin={pin} form={form} csrf={ask.shell.token} />,
          ),
        ),
      );
    }),
    figureFile('svg'),
    figureFile('csv'),
  ];
};

/** What stands below the picture in its file. */
const notesOf = ({ where, period, method, caveats }: Figure, { stoodOn }: ShownPin): readonly string[] => [
  `${where}; ${period}. As it stood on ${stoodOn}.`,
  method,
  ...caveats,
];
