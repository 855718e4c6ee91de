/**
 * A form whose parts repeat, as it is written: fields are named by their place, `questions.0.lines.1.says`, so that
 * lists grow and shrink without a script, and what is wrong leads to its field.
 */
export type Draft = { readonly [name: string]: string | Draft | readonly Draft[] };

/** Deep enough for every form there is; a name with more parts, or with parts of another sort, is not of a form. */
const MOST_PARTS = 8;
/** More than anybody writes of one list. */
const MOST_ITEMS = 60;
const PART = /^[a-z][a-z0-9-]{0,59}$/i;
const INDEX = /^\d{1,2}$/;

type Node = { text?: string; readonly parts: Map<string, Node> };

const treeOf = (fields: Readonly<Record<string, string>>): Node => {
  const root: Node = { parts: new Map() };
  for (const [name, text] of Object.entries(fields)) {
    const path = name.split('.');
    const fits = path.every((part) => PART.test(part) || INDEX.test(part));
    if (!fits || path.length > MOST_PARTS || INDEX.test(path[0] ?? '')) continue;
    let node = root;
    for (const part of path) {
      const next: Node = node.parts.get(part) ?? { parts: new Map() };
      node.parts.set(part, next);
      node = next;
    }
    node.text = text;
  }
  return root;
};

const isList = ({ parts }: Node): boolean =>
  parts.size > 0 && [...parts.keys()].every((key) => INDEX.test(key));

const draftOfNode = (node: Node): Draft =>
  Object.fromEntries(
    [...node.parts].map(([name, part]): [string, Draft[string]] => {
      if (isList(part))
        return [
          name,
          [...part.parts]
            .sort(([a], [b]) => Number(a) - Number(b))
            .slice(0, MOST_ITEMS)
            .map(([, item]) => (item.parts.size > 0 ? draftOfNode(item) : { '': item.text ?? '' })),
        ];
      return [name, part.parts.size > 0 ? draftOfNode(part) : (part.text ?? '')];
    }),
  );

/** The fields of a posted form as a draft; names that are none of a form’s are left out. */
export const draftFrom = (fields: Readonly<Record<string, string>>): Draft => draftOfNode(treeOf(fields));

/** A draft as the fields of a form, by their names. */
export const fieldsOf = (draft: Draft, before = ''): Record<string, string> => {
  const fields: Record<string, string> = {};
  for (const [name, value] of Object.entries(draft)) {
    const path = name === '' ? before.slice(0, -1) : `${before}${name}`;
    if (typeof value === 'string') fields[path] = value;
    else if (Array.isArray(value))
      for (const [place, item] of (value as readonly Draft[]).entries())
        Object.assign(fields, fieldsOf(item, `${path}.${place}.`));
    else Object.assign(fields, fieldsOf(value as Draft, `${path}.`));
  }
  return fields;
};

export const textIn = (draft: Draft | undefined, name: string): string => {
  const value = draft?.[name];
  return typeof value === 'string' ? value.replaceAll(/\r\n?/g, '\n').trim() : '';
};

/** The items of a list in a draft, none where it is none. */
export const listIn = (draft: Draft | undefined, name: string): readonly Draft[] => {
  const value = draft?.[name];
  return Array.isArray(value) ? (value as readonly Draft[]) : [];
};

export const partIn = (draft: Draft | undefined, name: string): Draft | undefined => {
  const value = draft?.[name];
  return value !== undefined && typeof value !== 'string' && !Array.isArray(value)
    ? (value as Draft)
    : undefined;
};

const changedAt = (
  draft: Draft,
  path: readonly string[],
  change: (list: readonly Draft[]) => readonly Draft[],
): Draft => {
  const [name = '', ...rest] = path;
  if (rest.length === 0) return { ...draft, [name]: change(listIn(draft, name)) };
  const [place = '', ...deeper] = rest;
  return {
    ...draft,
    [name]: listIn(draft, name).map((item, at) =>
      at === Number(place) ? changedAt(item, deeper, change) : item,
    ),
  };
};

/**
 * A draft after a button that changes a list of it: `add:questions.0.lines` puts an item after the others,
 * `remove:questions.0.lines.2` takes one away, `up:` puts it before the one above. Anything else changes nothing.
 */
export const editedDraft = (draft: Draft, button: string): Draft => {
  const [what, where = ''] = button.split(':');
  const path = where.split('.');
  if (path.length > MOST_PARTS || !path.every((part) => PART.test(part) || INDEX.test(part))) return draft;
  if (what === 'add')
    return changedAt(draft, path, (list) => (list.length < MOST_ITEMS ? [...list, {}] : list));
  const place = Number(path.at(-1));
  if (!Number.isInteger(place)) return draft;
  const within = path.slice(0, -1);
  if (what === 'remove') return changedAt(draft, within, (list) => list.filter((_, at) => at !== place));
  if (what === 'up')
    return changedAt(draft, within, (list) => {
      const [above, moved] = [list[place - 1], list[place]];
      return above && moved
        ? list.map((item, at) => (at === place - 1 ? moved : at === place ? above : item))
        : list;
    });
  return draft;
};

/** A key for something new, from its words: unique among those taken. */
export const keyFrom = (words: string, taken: ReadonlySet<string>): string => {
  const plain = words
    .toLowerCase()
    .normalize('NFKD')
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-+|-+$/g, '')
    .slice(0, 40);
  const base = /^[a-z]/.test(plain) ? plain : `part${plain ? `-${plain}` : ''}`;
  let key = base;
  for (let number = 2; taken.has(key); number += 1) key = `${base}-${number}`;
  return key;
};

/** Each item with its key: the one that it has, or a new one from its words. */
export const withKeys = <T extends { readonly key: string }>(
  items: readonly T[],
  wordsOf: (item: T) => string,
): readonly T[] => {
  const taken = new Set(items.map(({ key }) => key).filter(Boolean));
  return items.map((item) => {
    if (item.key) return item;
    const key = keyFrom(wordsOf(item), taken);
    taken.add(key);
    return { ...item, key };
  });
};
