import { api, type PageRoute, page } from '../../platform/http/routes.ts';
import {
  isStopKey,
  listNotifications,
  NOTIFICATIONS_A_PAGE,
  type Notification,
  readAllNotifications,
  readNotification,
  stopMailFor,
} from '../../platform/notifications/index.ts';
import { Button, Empty, Form, Hidden, LinedList, PageHead, Pager, Tag } from '../../ui/index.ts';

const when = (instant: string): string =>
  new Date(instant).toLocaleString('en-GB', {
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    timeZone: 'Europe/London',
  });

const reading = (unread: number): string =>
  unread === 0
    ? 'You have read everything.'
    : unread === 1
      ? 'There is one that you have not read.'
      : `There are ${unread} that you have not read.`;

const Line = ({ item }: { readonly item: Notification }) => (
  <li>
    <p>
      <a href={`/notifications/${item.id}`}>{item.title}</a>{' '}
      {item.read ? null : (
        <Tag tone="blue">
          New<Hidden> to you</Hidden>
        </Tag>
      )}
    </p>
    <p className="cf-small cf-quiet">
      <time dateTime={item.created}>{when(item.created)}</time>
    </p>
  </li>
);

const list = page('get', '/notifications', 'self.manage', async (ask) => {
  const result = await ask.perform(listNotifications, ask.query);
  if (!result.ok) return ask.refused(result.refusal);
  const { items, total, unread, page: number } = result.value;
  return ask.page(
    { title: 'Notifications', crumbs: [{ href: '/', text: 'Home' }] },
    <>
      <PageHead
        title="Notifications"
        reading={reading(unread)}
        move={
          <div className="cf-act">
            {unread > 0 ? (
              <Form
                action="/notifications/read"
                csrf={ask.shell.token}
                inline
                hidden={{ until: ask.platform.now().toISOString() }}
              >
                <Button look="quiet">Mark all as read</Button>
              </Form>
            ) : null}
            <p className="cf-small">
              <a href="/people/me">Choose how you hear of them</a>
            </p>
          </div>
        }
      />
      {total === 0 ? (
        <Empty
          title="Nothing yet"
          hint="What happens to what you take part in is told here: answers, decisions, what is asked of you."
        />
      ) : (
        <>
          <LinedList>
            {items.map((item) => (
              <Line key={item.id} item={item} />
            ))}
          </LinedList>
          <Pager
            page={number}
            pageSize={NOTIFICATIONS_A_PAGE}
            total={total}
            noun="notifications"
            href={(to) => `/notifications?page=${to}`}
          />
        </>
      )}
    </>,
  );
});

/** Where a notification leads. That it was read is noted on the way: the same each time it is followed. */
const follow = page('get', '/notifications/:id', 'self.manage', async (ask) => {
  const result = await ask.perform(readNotification, { id: ask.param('id') });
  return result.ok ? ask.redirect(result.value.href) : ask.refused(result.refusal);
});

const readAll = page('post', '/notifications/read', 'self.manage', async (ask) => {
  const { until } = ask.form;
  const result = await ask.perform(readAllNotifications, { until });
  return result.ok
    ? ask.redirect('/notifications', { kind: 'done', text: 'All are marked as read.' })
    : ask.refused(result.refusal);
});

const noLink = { kind: 'not-found', what: 'that link: copy the whole of it from the mail' };

/** From the foot of a mail. Looking changes nothing, since mail programs look at every link. */
const stop = page('get', '/notifications/stop', 'public.read', async (ask) => {
  const { person = '', key = '' } = ask.query;
  if (!isStopKey(ask.platform, person, key)) return ask.refused(noLink);
  return ask.page(
    { title: 'Stop mail', look: 'public' },
    <>
      <PageHead
        title="Stop mail"
        reading="You will get no more news by mail. You still find it here when you sign in."
      />
      <Form action={`/notifications/stop?${new URLSearchParams({ person, key })}`} csrf={ask.shell.token}>
        <Button>Stop mail</Button>
      </Form>
    </>,
  );
});

/** Also what a mail program sends by itself when its reader presses its own button (RFC 8058). */
const stopped: PageRoute = page(
  'post',
  '/notifications/stop',
  'public.read',
  async (ask) => {
    const { person = '', key = '' } = ask.query;
    if (!isStopKey(ask.platform, person, key)) return ask.refused(noLink);
    await stopMailFor(ask.platform, person);
    return ask.page(
      { title: 'Mail is stopped', look: 'public' },
      <PageHead
        title="Mail is stopped"
        reading="You get no more news by mail. To hear again, sign in and choose so on your own page."
      />,
    );
  },
  'none',
);

/** `stop` before `:id`: routes are tried in their order. */
export const notificationRoutes = [
  api(listNotifications),
  api(readNotification),
  api(readAllNotifications),
  list,
  stop,
  stopped,
  readAll,
  follow,
];
