import type { Ask } from '../../platform/http/ask.ts';
import { formAgain } from '../../platform/http/form-again.ts';
import { api, page, type Route } from '../../platform/http/routes.ts';
import { findByWords } from '../../platform/registries.ts';
import { threadPlace } from '../../platform/thread/thread.ts';
import { emptyForm, type FormState, failed } from '../../shared/form-state.ts';
import { chartCsv, pictureSvg } from '../../ui/index.ts';
import { figureOfHref } from '../figures/address.ts';
import type { Figure } from '../figures/figure.ts';
import { findCondition } from '../profiles/condition/catalogue.ts';
import type { GapAnswer } from './answers.ts';
import { addBearing, removeBearing, watchGap } from './bearings.ts';
import { CorrectGapPage, NewGapPage } from './forms.tsx';
import { type FindFigure, figureHash } from './freeze.ts';
import { GapPage } from './gap-page.tsx';
import { gapKitRoutes, gapKits } from './kits.tsx';
import { GAPS_PATH } from './list-page.tsx';
import { gapListRoutes } from './list-routes.tsx';
import { moveGap, ownGap } from './manage.ts';
import { BearingPage, OwnerPage, StatusPage } from './manage-forms.tsx';
import { correctGap, recordGapUse } from './record.ts';
import { gapHref, gapRef } from './shown.ts';
import { alikeGaps, gaps, gapUse } from './uses.ts';

const CRUMBS = [
  { href: '/', text: 'Home' },
  { href: '/population/needs', text: 'Population' },
] as const;

const BELOW = [...CRUMBS, { href: GAPS_PATH, text: 'Gaps' }];

const head = (title: string, form?: FormState) => ({
  title,
  current: 'population',
  crumbs: BELOW,
  ...(form ? failed(form) : {}),
});

const numberOrEmpty = (value: number | null): string => (value === null ? '' : String(value));

const valuesOf = (gap: GapAnswer): Record<string, string> => ({
  statement: gap.statement,
  detail: gap.detail ?? '',
  place: gap.place,
  evidence: gap.evidence ?? '',
  condition: gap.condition ?? '',
  people: numberOrEmpty(gap.people),
  peopleLower: numberOrEmpty(gap.peopleLower),
  peopleUpper: numberOrEmpty(gap.peopleUpper),
  peopleWords: gap.peopleWords ?? '',
  version: String(gap.version),
});

/** A form from a figure begins with what the figure says. */
const valuesFrom = (figure: Figure): Record<string, string> => ({
  figure: figure.href,
  statement: figure.title.slice(0, 200),
  place: figure.where.slice(0, 200),
  condition: figure.topic === 'conditions' ? (findCondition(figure.subject)?.slug ?? '') : '',
  ...(figure.people
    ? {
        people: String(Math.round(figure.people.people)),
        peopleLower: numberOrEmpty(figure.people.lower && Math.round(figure.people.lower)),
        peopleUpper: numberOrEmpty(figure.people.upper && Math.round(figure.people.upper)),
        peopleWords: figure.people.words,
      }
    : {}),
});

/** Every page and every JSON face of gaps; `find` makes figures. */
export const gapRoutes = (
  find: FindFigure,
  pageOfFigure: (address: NonNullable<ReturnType<typeof figureOfHref>>) => string | undefined,
): readonly Route[] => {
  const gap = gapUse(find);
  const recordGap = recordGapUse(find);

  const withGap = async (
    ask: Ask,
    show: (found: GapAnswer) => Response | Promise<Response>,
  ): Promise<Response> => {
    const result = await ask.perform(gap, { reference: ask.param('reference') });
    return result.ok ? show(result.value) : ask.refused(result.refusal);
  };

  const newPage = async (ask: Ask, form: FormState, href: string | undefined): Promise<Response> => {
    const address = href ? figureOfHref(href) : undefined;
    const made = address ? await find(ask.platform, ask.actor, address) : undefined;
    if (href && !made?.ok && form.errors.length === 0)
      return ask.refused(made && !made.ok ? made.refusal : { kind: 'gap-figure-gone', field: 'figure' });
    const figure = made?.ok ? made.value : undefined;
    const filled = figure && form.errors.length === 0 ? { ...form, values: valuesFrom(figure) } : form;
    const alike = await ask.perform(alikeGaps, {
      // Before anybody has written, only what is of the same figure or condition is like it.
      statement: form.errors.length > 0 ? filled.values.statement : undefined,
      figure: figure?.href,
      condition: filled.values.condition,
    });
    const onPage = address ? pageOfFigure(address) : undefined;
    return ask.page(
      head('Record a gap', form),
      <NewGapPage
        actor={ask.actor}
        form={filled}
        csrf={ask.shell.token}
        figure={figure}
        seen={figure ? figureHash(figure) : undefined}
        alike={alike.ok ? alike.value.gaps : []}
        back={onPage ?? GAPS_PATH}
      />,
    );
  };

  const correctPage = (ask: Ask, found: GapAnswer, form: FormState): Response =>
    ask.page(
      head(`Correct ${found.reference}`, form),
      <CorrectGapPage form={form} csrf={ask.shell.token} gap={found} />,
    );
  const statusPage = (ask: Ask, found: GapAnswer, form: FormState): Response =>
    ask.page(
      head(`Change how ${found.reference} stands`, form),
      <StatusPage form={form} csrf={ask.shell.token} gap={found} />,
    );
  const bearingPage = (ask: Ask, found: GapAnswer, form: FormState): Response =>
    ask.page(
      head('Add a guideline or a service elsewhere', form),
      <BearingPage form={form} csrf={ask.shell.token} gap={found} />,
    );

  /** People whose names fit, as search finds them for this reader. */
  const candidates = async ({ platform, actor, query }: Ask) => {
    const asked = (query.name ?? '').trim();
    if (!asked) return [];
    const people = await findByWords(platform, actor, asked, ['person']);
    return people.map(({ object, title, detail }) => ({ id: object.id, name: title, detail }));
  };
  const ownerPage = async (ask: Ask, found: GapAnswer, form: FormState): Promise<Response> =>
    ask.page(
      head(`Who answers for ${found.reference}?`, form),
      <OwnerPage
        form={form}
        csrf={ask.shell.token}
        gap={found}
        asked={ask.query.name?.trim() || undefined}
        found={await candidates(ask)}
      />,
    );

  const only = (ask: Ask, may: boolean, show: () => Response | Promise<Response>) =>
    may ? show() : ask.refused({ kind: 'gap-not-yours' });

  const BASE = `${GAPS_PATH}/:reference`;
  const done = (ask: Ask, text: string): Promise<Response> =>
    ask.redirect(gapHref(ask.param('reference')), { kind: 'done', text });

  const figureFile = (ending: 'svg' | 'csv') =>
    page('get', `${BASE}/figure.${ending}`, 'needs.read', (ask) =>
      withGap(ask, (found) => {
        const figure = found.figure as Figure | null;
        if (!figure)
          return ask.refused({ kind: 'not-found', what: 'a figure that you may see with it' } as never);
        const name = `${found.reference}.${ending}`;
        return ending === 'svg'
          ? ask.download(name, 'image/svg+xml; charset=utf-8', pictureSvg(figure.picture, 'wide'))
          : ask.download(name, 'text/csv; charset=utf-8', chartCsv(figure.table));
      }),
    );

  return [
    api(gaps),
    api(alikeGaps),
    api(gap),
    api(recordGap),
    api(correctGap),
    api(ownGap),
    api(moveGap),
    api(addBearing),
    api(removeBearing),
    api(watchGap),
    ...gapListRoutes,
    page('get', `${GAPS_PATH}/new`, 'gaps.record', (ask) => {
      const { figure, topic = '', subject = '' } = ask.query;
      const condition = topic === 'conditions' ? (findCondition(subject)?.slug ?? '') : '';
      return newPage(ask, emptyForm({ topic, subject, condition }), figure);
    }),
    page('post', `${GAPS_PATH}/new`, 'gaps.record', async (ask) => {
      const result = await ask.perform(recordGap, ask.form);
      if (!result.ok)
        return formAgain(ask, result.refusal, (form) => newPage(ask, form, ask.form.figure || undefined));
      const { reference } = result.value;
      return ask.redirect(gapHref(reference), { kind: 'done', text: `The gap is recorded as ${reference}.` });
    }),
    figureFile('svg'),
    figureFile('csv'),
    page('get', `${BASE}/correct`, 'gaps.record', (ask) =>
      withGap(ask, (found) =>
        only(ask, found.may.correct, () => correctPage(ask, found, emptyForm(valuesOf(found)))),
      ),
    ),
    page('post', `${BASE}/correct`, 'gaps.record', async (ask) => {
      const result = await ask.perform(correctGap, { ...ask.form, reference: ask.param('reference') });
      if (result.ok) return done(ask, 'The correction is kept.');
      return formAgain(ask, result.refusal, (form) => withGap(ask, (found) => correctPage(ask, found, form)));
    }),
    page('get', `${BASE}/owner`, 'gaps.record', (ask) =>
      withGap(ask, (found) => only(ask, found.may.manage, () => ownerPage(ask, found, emptyForm()))),
    ),
    page('post', `${BASE}/owner`, 'gaps.record', async (ask) => {
      const result = await ask.perform(ownGap, { ...ask.form, reference: ask.param('reference') });
      if (result.ok) return done(ask, 'The gap has its owner, who is told.');
      return formAgain(ask, result.refusal, (form) => withGap(ask, (found) => ownerPage(ask, found, form)));
    }),
    page('get', `${BASE}/status`, 'gaps.record', (ask) =>
      withGap(ask, (found) =>
        only(ask, found.may.manage, () =>
          statusPage(ask, found, emptyForm({ version: String(found.version) })),
        ),
      ),
    ),
    page('post', `${BASE}/status`, 'gaps.record', async (ask) => {
      const result = await ask.perform(moveGap, { ...ask.form, reference: ask.param('reference') });
      if (result.ok) return done(ask, 'How it stands is changed; those concerned are told.');
      return formAgain(ask, result.refusal, (form) => withGap(ask, (found) => statusPage(ask, found, form)));
    }),
    page('get', `${BASE}/bearings/new`, 'gaps.record', (ask) =>
      withGap(ask, (found) => bearingPage(ask, found, emptyForm())),
    ),
    page('post', `${BASE}/bearings/new`, 'gaps.record', async (ask) => {
      const result = await ask.perform(addBearing, { ...ask.form, reference: ask.param('reference') });
      if (result.ok) return done(ask, 'It is added.');
      return formAgain(ask, result.refusal, (form) => withGap(ask, (found) => bearingPage(ask, found, form)));
    }),
    page('post', `${BASE}/bearings/:id/remove`, 'gaps.record', async (ask) => {
      const result = await ask.perform(removeBearing, {
        reference: ask.param('reference'),
        id: ask.param('id'),
      });
      return result.ok ? done(ask, 'It is taken off; the history keeps it.') : ask.refused(result.refusal);
    }),
    page('post', `${BASE}/watch`, 'gaps.record', async (ask) => {
      const { watch } = ask.form;
      const result = await ask.perform(watchGap, { reference: ask.param('reference'), watch });
      if (!result.ok) return ask.refused(result.refusal);
      return done(
        ask,
        result.value.watching ? 'You are told of what happens to it.' : 'You are no longer told.',
      );
    }),
    page('get', BASE, 'needs.read', (ask) =>
      withGap(ask, async (found) => {
        return ask.page(
          head(found.reference),
          <GapPage
            actor={ask.actor}
            csrf={ask.shell.token}
            gap={found}
            place={
              await threadPlace(ask, gapRef(found.reference), {
                here: { label: found.reference, href: gapHref(found.reference), date: found.recordedOn },
              })
            }
            {...(await gapKits(ask, found.reference))}
          />,
        );
      }),
    ),
    ...gapKitRoutes,
  ];
};
