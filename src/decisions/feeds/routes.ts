import type { Ask } from '../../platform/http/ask.ts';
import { page, type Route } from '../../platform/http/routes.ts';
import { withQuery } from '../../ui/index.ts';
import { findBody, noBody } from '../kit/find.ts';
import { BODIES_PATH, DECISIONS_PATH, feedHref } from '../kit/refs.ts';
import { feedEntries } from './read.ts';
import { atomFeed, type FeedHead, jsonFeed } from './words-rules.ts';

type Format = 'atom' | 'json';
const TYPES: Readonly<Record<Format, string>> = {
  atom: 'application/atom+xml; charset=utf-8',
  json: 'application/feed+json; charset=utf-8',
};

const numberIn = (text: string | undefined): number | undefined => {
  const number = Number(text);
  return text && Number.isSafeInteger(number) && number >= 0 ? number : undefined;
};

const answer = async (ask: Ask, format: Format, body?: { readonly key: string; readonly name: string }) => {
  const { platform, actor } = ask;
  const since = numberIn(ask.query.since);
  const before = since === undefined ? numberIn(ask.query.before) : undefined;
  const { entries, more } = await feedEntries(platform, actor, { body: body?.key, since, before });
  const path = feedHref(body?.key, format);
  const group = await platform.group();
  const head: FeedHead = {
    address: platform.address(),
    title: `Decisions: ${body?.name ?? (group ? `${group.name} ${group.kind}` : 'Coalface')}`,
    self: withQuery(path, { since, before }),
    next:
      more === undefined
        ? undefined
        : withQuery(path, since === undefined ? { before: more } : { since: more }),
    home: body ? `${BODIES_PATH}/${body.key}` : DECISIONS_PATH,
  };
  const text = format === 'atom' ? atomFeed(head, entries, platform.now()) : jsonFeed(head, entries);
  return new Response(text, {
    headers: { 'content-type': TYPES[format], 'cache-control': 'private, max-age=60' },
  });
};

const bodyFeed = (format: Format): Route =>
  page('get', `${BODIES_PATH}/:body/feed.${format}`, 'decisions.read', async (ask) => {
    const key = ask.param('body').toLowerCase();
    const body = await findBody(ask.platform.db, key);
    return body ? answer(ask, format, body) : ask.refused(noBody(key));
  });

/** What was decided, for whoever follows from elsewhere: of all bodies, and of each. */
export const feedRoutes: readonly Route[] = [
  page('get', `${DECISIONS_PATH}/feed.atom`, 'decisions.read', (ask) => answer(ask, 'atom')),
  page('get', `${DECISIONS_PATH}/feed.json`, 'decisions.read', (ask) => answer(ask, 'json')),
  bodyFeed('atom'),
  bodyFeed('json'),
];
