import { z } from 'zod';
import type { Ask } from '../../../platform/http/ask.ts';
import { api, page, type Route } from '../../../platform/http/routes.ts';
import { ticked } from '../../../platform/input.ts';
import { inTransaction } from '../../../platform/relational/transaction.ts';
import { defineUse, notFound } from '../../../platform/use.ts';
import { findPrinter, printedPdf } from '../../../proposals/index.ts';
import { londonDate } from '../../../shared/dates.ts';
import { ok } from '../../../shared/result.ts';
import { Button, DayText, Empty, Form, Links, PageHead } from '../../../ui/index.ts';
import { meetingInput, readMeeting } from '../../kit/find.ts';
import { MEETINGS_PATH, meetingHref } from '../../kit/refs.ts';
import { decisionDb } from '../../tables.ts';
import { headOf } from '../heads.ts';
import type { MeetingRefusal } from '../refusals.ts';
import { packDocument } from './document.tsx';
import { type Pack, packOf } from './pack.ts';
import { PackContent } from './paper.tsx';

const BASE = `${MEETINGS_PATH}/:reference/pack`;

/** Telling oneself that the papers are read: it takes them off one’s list, and nobody else sees it. */
export const readPack = defineUse({
  name: 'read-pack',
  path: 'meetings/{meeting}/read',
  method: 'post',
  permission: 'decisions.member',
  summary: 'Marks the papers of a meeting as read, for yourself alone; or takes that back.',
  input: z.object({ meeting: meetingInput, read: ticked('they are read') }),
  output: z.object({ read: z.boolean() }),
  run: async (platform, actor, input) => {
    const found = await readMeeting(platform, actor, input.meeting);
    if (!found.ok) return found;
    if (actor.kind !== 'person') return ok({ read: false });
    const own = { meeting: found.value.reference, person: actor.id };
    await inTransaction(platform.db, async (trx) => {
      if (input.read)
        await decisionDb(trx)
          .insertInto('pack_read')
          .values({ ...own, read_at: platform.now() })
          .onConflict((conflict) => conflict.doNothing())
          .execute();
      else
        await decisionDb(trx)
          .deleteFrom('pack_read')
          .where('meeting', '=', own.meeting)
          .where('person', '=', own.person)
          .execute();
    });
    return ok({ read: input.read });
  },
});

const withPack = async (ask: Ask, show: (pack: Pack) => Promise<Response>): Promise<Response> => {
  const pack = await packOf(ask.platform, ask.actor, ask.param('reference').toUpperCase());
  return pack.ok ? show(pack.value) : ask.refused(pack.refusal);
};

const hasRead = async (ask: Ask, meeting: string): Promise<boolean> =>
  ask.actor.kind === 'person' &&
  (await decisionDb(ask.platform.db)
    .selectFrom('pack_read')
    .select('read_at')
    .where('meeting', '=', meeting)
    .where('person', '=', ask.actor.id)
    .executeTakeFirst()) !== undefined;

const packPage = async (ask: Ask, pack: Pack): Promise<Response> => {
  const { meeting, ofBody, may } = pack.agenda;
  const base = meetingHref(meeting.reference);
  const out = meeting.papers_on !== null;
  const read = await hasRead(ask, meeting.reference);
  const papers = pack.items.reduce((sum, one) => sum + (one.kind === 'item' ? one.papers.length : 0), 0);
  return ask.page(
    headOf(meeting.reference, `Pack: ${meeting.title}`),
    <>
      <PageHead
        reference={
          <>
            <b>{meeting.reference}</b> · {pack.agenda.body.name}
          </>
        }
        title={`Pack: ${meeting.title}`}
        reading={
          <>
            <b>
              <DayText date={londonDate(meeting.starts)} />
            </b>
            , {meeting.place}. {papers === 1 ? 'One paper' : `${papers} papers`}
            {out ? '' : '; nobody has them yet'}.
          </>
        }
        move={
          out && ofBody && ask.actor.kind === 'person' ? (
            <div className="cf-act">
              <Form
                action={`${base}/pack`}
                csrf={ask.shell.token}
                guard={false}
                hidden={{ read: read ? '' : 'yes' }}
              >
                <Button look={read ? 'quiet' : 'main'}>
                  {read ? 'I have not read them yet' : 'I have read these papers'}
                </Button>
              </Form>
              <p>{read ? 'You have read them.' : 'Nobody but you sees it.'}</p>
            </div>
          ) : undefined
        }
      />
      {out || may.plan || may.run ? (
        <>
          <div className="cf-act cf-pack__ways">
            <Links
              links={[
                ...(findPrinter() ? [{ href: `${base}/pack.pdf`, text: 'PDF' }] : []),
                { href: base, text: 'Back to the meeting' },
              ]}
            />
            <p>
              Or print this page: each paper begins on a new one. The pack is yours: others may have another.
            </p>
          </div>
          <PackContent pack={pack} />
        </>
      ) : (
        <Empty
          title="The papers are not out yet"
          hint={
            meeting.papers_due ? (
              <>
                They are due by <DayText date={meeting.papers_due} />, and stand here when they go out.
              </>
            ) : (
              'They stand here when they go out.'
            )
          }
        />
      )}
    </>,
  );
};

const bytes = (content: Uint8Array): ReadableStream<Uint8Array> =>
  new ReadableStream({
    start: (out) => {
      out.enqueue(content);
      out.close();
    },
  });

const noFile = (why: 'no-chromium' | 'failed'): MeetingRefusal => ({ kind: 'pack-file', why });

/** The pack of a meeting as a page, to print, and as a PDF where Chromium is there. */
export const packRoutes: readonly Route[] = [
  api(readPack),
  page('get', BASE, 'decisions.read', (ask) => withPack(ask, (pack) => packPage(ask, pack))),
  page('post', BASE, 'decisions.member', async (ask) => {
    const meeting = ask.param('reference').toUpperCase();
    const result = await ask.perform(readPack, { ...ask.form, meeting });
    if (!result.ok) return ask.refused(result.refusal);
    return ask.redirect(`${meetingHref(meeting)}/pack`, {
      kind: 'done',
      text: result.value.read ? 'They are off your list.' : 'They are on your list again.',
    });
  }),
  page('get', `${BASE}.pdf`, 'decisions.read', (ask) =>
    withPack(ask, async (pack) => {
      const { meeting, may } = pack.agenda;
      if (meeting.papers_on === null && !may.plan && !may.run)
        return ask.refused(notFound('papers of this meeting'));
      const chromium = findPrinter();
      if (!chromium) return ask.refused(noFile('no-chromium'));
      try {
        const file = await printedPdf(chromium, await packDocument(pack), ask.platform.folder('spool'));
        return ask.download(`${meeting.reference}-pack.pdf`, 'application/pdf', bytes(file));
      } catch (fault) {
        ask.platform.log.error({ fault: String(fault) }, 'a pack was not printed');
        return ask.refused(noFile('failed'));
      }
    }),
  ),
];
