import type { Ask } from '../../platform/http/ask.ts';
import { page, type Route } from '../../platform/http/routes.ts';
import { cursorOf } from '../../platform/input.ts';
import { can } from '../../platform/permissions.ts';
import { type ChartTable, chartCsv, listState, WHOLE_LIST } from '../../ui/index.ts';
import type { VoiceListed, VoiceWhole } from './answers.ts';
import { VoicesPage } from './list-page.tsx';
import { VOICE_SORTS, voiceThemes } from './queries.ts';
import { howWords, kindWords, SOURCE_KINDS } from './rules.ts';
import { VOICE_PATH } from './shown.ts';
import { voices } from './uses.ts';
import { heardText } from './words.ts';

const CRUMBS = [
  { href: '/', text: 'Home' },
  { href: '/population/needs', text: 'Population' },
] as const;

const TITLE = 'What people have told us';

const stateOf = (ask: Ask) =>
  listState(VOICE_PATH, ask.query, VOICE_SORTS, { sort: 'heard', dir: 'descending' });

const askList = (ask: Ask, limit: number, offset: number) => {
  const { q, subject, area, theme, kind, withdrawn } = ask.query;
  const { sort, dir } = stateOf(ask);
  return ask.perform(voices, {
    q,
    subject,
    area,
    theme,
    kind: SOURCE_KINDS.some((one) => one === kind) ? kind : undefined,
    withdrawn: withdrawn === 'yes',
    sort,
    dir,
    limit,
    cursor: cursorOf(offset),
  });
};

const listPage = page('get', VOICE_PATH, 'needs.read', async (ask) => {
  const state = stateOf(ask);
  const result = await askList(ask, state.pageSize, (state.page - 1) * state.pageSize);
  if (!result.ok) return ask.refused(result.refusal);
  return ask.page(
    { title: TITLE, current: 'population', crumbs: CRUMBS },
    <VoicesPage
      total={result.value.total}
      rows={result.value.voices}
      query={ask.query}
      state={state}
      themes={await voiceThemes(ask.platform.db)}
      mayRecord={can(ask.actor, 'voice.record')}
      mayManage={can(ask.actor, 'voice.manage')}
    />,
  );
});

/** The register for a spreadsheet, with the quotations that this reader may read. */
const tableOf = (
  rows: readonly (VoiceListed & { readonly quotations: VoiceWhole['quotations'] })[],
): ChartTable => ({
  caption: TITLE,
  columns: [
    'reference',
    'about',
    'area',
    'where',
    'from',
    'source',
    'heard on',
    'how',
    'how many',
    'who',
    'not heard',
    'what they said',
    'themes',
    'quotations',
  ],
  rows: rows.map((one) => [
    one.reference,
    one.subject,
    one.area,
    one.place,
    kindWords(one.kind),
    one.source,
    one.heardOn,
    howWords(one.how),
    heardText(one),
    one.heardWho,
    one.notHeard.join('; '),
    one.summary,
    one.themes.join('; '),
    one.quotations.map(({ words, speaker }) => `“${words}”${speaker ? ` (${speaker})` : ''}`).join(' '),
  ]),
  gap: '',
});

const listCsv = page('get', `${VOICE_PATH}.csv`, 'needs.read', async (ask) => {
  const result = await askList(ask, WHOLE_LIST, 0);
  if (!result.ok) return ask.refused(result.refusal);
  return ask.download(
    'voices.csv',
    'text/csv; charset=utf-8',
    `\uFEFF${chartCsv(tableOf(result.value.voices))}`,
  );
});

/** The register of voices as page and file. */
export const voiceListRoutes: readonly Route[] = [listPage, listCsv];
