import { z } from 'zod';
import { commandOf, textTable } from '../../platform/cli/command.ts';
import { currentLoads } from '../../platform/imports/index.ts';
import { optionalWords, words } from '../../platform/input.ts';
import type { Platform } from '../../platform/platform.ts';
import { sourcesOf } from '../../platform/registries.ts';
import { type CommonRefusal, defineUse, optionalText } from '../../platform/use.ts';
import { ok, refuse } from '../../shared/result.ts';
import type { MappedRefusal } from './refusals.ts';
import { type Mapping, mappingProblems, slugOf } from './rules.ts';
import { MAPPED_DATASET, type MappedLayout } from './source.ts';
import { findLayout, findLayouts, keepLayout, refreshMapped, setWithdrawn } from './store.ts';

const Layout = z.object({
  slug: z.string(),
  indicator: z.string().describe('what its figures are called: mapped/echo-waits'),
  title: z.string(),
  unit: z.string(),
  publisher: z.string(),
  licence: z.string(),
  address: z.string(),
  headers: z.array(z.string()),
  mapping: z.record(z.string(), z.string()),
  loads: z.number().int().describe('files of it that are in force'),
  withdrawn: z.boolean(),
  madeBy: z.string(),
});
export type Layout = z.output<typeof Layout>;

const loadsOf = async ({ db }: Pick<Platform, 'db'>, slug: string): Promise<number> =>
  (await currentLoads(db, MAPPED_DATASET)).filter(({ source }) => source === `mapped-${slug}`).length;

const shown = async (platform: Platform, layout: MappedLayout): Promise<Layout> => ({
  slug: layout.slug,
  indicator: `mapped/${layout.slug}`,
  title: layout.title,
  unit: layout.unit,
  publisher: layout.publisher,
  licence: layout.licence,
  address: layout.address,
  headers: [...layout.headers],
  mapping: Object.fromEntries(Object.entries(layout.mapping).filter(([, header]) => header)) as Record<
    string,
    string
  >,
  loads: await loadsOf(platform, layout.slug),
  withdrawn: layout.withdrawn !== null,
  madeBy: layout.madeBy,
});

/** Layouts that people of the group described. */
export const mappedLayouts = defineUse({
  name: 'mapped-layouts',
  method: 'get',
  permission: 'loads.read',
  summary: 'Layouts of files that people of the group described by naming their columns.',
  input: z.object({}),
  output: z.object({ items: z.array(Layout) }),
  run: async (platform) =>
    ok({ items: await Promise.all((await findLayouts(platform.db)).map((one) => shown(platform, one))) }),
});

const column = (what: string) =>
  optionalText(z.string().trim().max(300)).describe(`header of the column of ${what}`);

/** Describes a layout, so that files of it can be loaded like any other. */
export const addMappedLayout = defineUse({
  name: 'add-mapped-layout',
  path: 'mapped-layouts',
  method: 'post',
  permission: 'needs.manage',
  summary: 'Describes the layout of a csv file with a code of an area, a period and a figure.',
  input: z.object({
    title: words('Say what the figure is, such as “Median weeks waited for an echocardiogram”.', 150),
    unit: words('Give its unit, such as weeks, % or per 100,000 people.', 40),
    publisher: words('Say who publishes the file.', 150),
    licence: words('Say on what terms it may be used.', 150),
    address: optionalWords(500).describe('where it is published'),
    headers: z
      .preprocess(
        (given) => (typeof given === 'string' ? given.split('\n') : given),
        z.array(z.string().trim().max(300)).min(2, 'Give the names of all columns of the file.').max(500),
      )
      .describe('names of all columns of the file, one a line'),
    area: column('the code of the area'),
    period: column('the period; without it, the file’s name or the person tells it'),
    value: column('the figure'),
    numerator: column('the count behind it'),
    denominator: column('the people whom the count is of'),
    lower: column('the lower 95% limit'),
    upper: column('the upper 95% limit'),
  }),
  output: Layout,
  run: async (platform, actor, { title, unit, publisher, licence, address, headers, ...mapping }) => {
    const named = headers.filter((header) => header !== '');
    const problems = mappingProblems(named, [], mapping);
    if (problems.length > 0) return refuse<CommonRefusal>({ kind: 'bad-input', problems });
    const repeated = named.find((header, place) => named.indexOf(header) !== place);
    if (repeated)
      return refuse<CommonRefusal>({
        kind: 'bad-input',
        problems: [
          { field: 'headers', message: `Two columns are called “${repeated}”. Rename one in the file.` },
        ],
      });
    const slug = slugOf(title);
    if (slug === '')
      return refuse<CommonRefusal>({
        kind: 'bad-input',
        problems: [{ field: 'title', message: 'Use some letters in its name.' }],
      });
    const same = sourcesOf(platform.registries).find((source) => sameColumns(source, named));
    if (same) return refuse<MappedRefusal>({ kind: 'layout-known', title: same.title });
    const kept = await keepLayout(platform.db, actor, platform.now(), {
      slug,
      title,
      unit,
      publisher,
      licence,
      address: address ?? '',
      headers: named,
      mapping: Object.fromEntries(Object.entries(mapping).filter(([, header]) => header)) as Mapping,
    });
    if (!kept) return refuse<MappedRefusal>({ kind: 'layout-taken', field: 'title', title });
    await refreshMapped(platform.registries, platform.db);
    return ok(await shown(platform, kept));
  },
});

const plain = (header: string): string => header.trim().toLowerCase().replaceAll(/\s+/g, ' ');

/** Whether a mapped layout reads files with just these columns. */
const sameColumns = (
  source: { readonly id: string; readonly columns: Readonly<Record<string, { readonly header?: unknown }>> },
  headers: readonly string[],
): boolean => {
  if (!source.id.startsWith('mapped-')) return false;
  const theirs = new Set(Object.values(source.columns).map(({ header }) => plain(String(header))));
  const ours = new Set(headers.map(plain));
  return theirs.size === ours.size && [...ours].every((header) => theirs.has(header));
};

const slugInput = z.object({ slug: z.string().trim().min(1).describe('its short name') });

/** Withdraws a layout of which no file is in force: no further file is read by it. */
export const withdrawMappedLayout = defineUse({
  name: 'withdraw-mapped-layout',
  path: 'mapped-layouts/{slug}/withdraw',
  method: 'post',
  permission: 'needs.manage',
  summary: 'Withdraws a layout that people described; its files must be taken back before.',
  input: slugInput,
  output: Layout,
  run: async (platform, actor, { slug }) => {
    const loads = await loadsOf(platform, slug);
    if (loads > 0) return refuse<MappedRefusal>({ kind: 'layout-in-use', loads });
    return changed(platform, slug, await setWithdrawn(platform.db, actor, platform.now(), slug, true));
  },
});

/** Takes a withdrawn layout up again. */
export const takeUpMappedLayout = defineUse({
  name: 'take-up-mapped-layout',
  path: 'mapped-layouts/{slug}/take-up',
  method: 'post',
  permission: 'needs.manage',
  summary: 'Takes a withdrawn layout up again, so that files are read by it.',
  input: slugInput,
  output: Layout,
  run: async (platform, actor, { slug }) =>
    changed(platform, slug, await setWithdrawn(platform.db, actor, platform.now(), slug, false)),
});

const changed = async (platform: Platform, slug: string, layout: MappedLayout | undefined) => {
  const now = layout ?? (await findLayout(platform.db, slug));
  if (!now) return refuse<CommonRefusal>({ kind: 'not-found', what: `a layout called ${slug}` });
  await refreshMapped(platform.registries, platform.db);
  return ok(await shown(platform, now));
};

export const mappedLayoutsCommand = commandOf({
  name: 'layouts',
  use: mappedLayouts,
  text: ({ items }) =>
    items.length === 0
      ? 'No layout has been described here. Do so on the page /population/layouts.'
      : textTable(
          ['Layout', 'Figure', 'Unit', 'Area', 'Period', 'Figure in', 'Files'],
          items.map(({ slug, title, unit, mapping, loads, withdrawn }) => [
            slug,
            withdrawn ? `${title} (withdrawn)` : title,
            unit,
            mapping.area ?? '',
            mapping.period ?? 'file name',
            mapping.value ?? '',
            loads,
          ]),
        ),
});
