import { z } from 'zod';
import type { Refusal } from '../../shared/result.ts';
import type { Ask } from '../http/ask.ts';
import { type ApiBytesRoute, api, page, type Route } from '../http/routes.ts';
import { commonRefusals, problemOf } from '../refusals.ts';
import { inTransaction } from '../relational/transaction.ts';
import { addAttachment, openAttachment } from './attachments.ts';
import { attachmentRefusals } from './refusals.ts';
import { disposition } from './rules.ts';
import { readUpload } from './upload.ts';
import { type AttachmentOptions, attachmentUses, isShown, noSuchObject } from './uses.ts';

/**
 * Files on one kind of object: the pages that take and give them, and the same below /api/v1. With
 * `<Attachments>` of ui/ and `shownAttachments` for the page of the object itself:
 *
 *   routes: [...attachmentRoutes('idea', { read, permission, maySee, mayAttach, href })]
 */
export const attachmentRoutes = (kind: string, options: AttachmentOptions): readonly Route[] => {
  const uses = attachmentUses(kind, options);
  const back = (id: string) => `${options.href(id)}#files`;

  /** A browser does not give a file back to its form, so the page of the object says what was wrong. */
  const sayOn = (ask: Ask, id: string, refusal: Refusal): Promise<Response> =>
    refusal.kind.startsWith('attachment-')
      ? ask.redirect(back(id), {
          kind: 'problem',
          text: problemOf([commonRefusals, attachmentRefusals], refusal).detail,
        })
      : ask.refused(refusal);

  const upload = async (
    ask: Ask,
    trusted: (fields: Readonly<Record<string, string>>) => boolean,
    refused: (refusal: Refusal) => Promise<Response>,
    done: (id: string, name: string) => Promise<Response>,
  ): Promise<Response> => {
    const { platform, actor } = ask;
    const object = { kind, id: ask.param('id') };
    const open =
      (await isShown(platform, actor, object)) &&
      (await options.maySee(platform.db, actor, object.id)) &&
      (await options.mayAttach(platform.db, actor, object.id));
    if (!open) return ask.refused(noSuchObject);
    const given = await readUpload(ask.hono.req.raw, trusted);
    if (!given.ok) return refused(given.refusal);
    const { name, bytes } = given.value;
    const file = { name, bytes, now: platform.now() };
    const added = await inTransaction(platform.db, (trx) => addAttachment(trx, actor, object, file));
    return added.ok ? done(added.value, name) : refused(added.refusal);
  };

  const download = async (ask: Ask): Promise<Response> => {
    const { platform, actor } = ask;
    const object = { kind, id: ask.param('id') };
    const seen =
      (await isShown(platform, actor, object)) && (await options.maySee(platform.db, actor, object.id));
    if (!seen) return ask.refused(noSuchObject);
    if (!z.uuid().safeParse(ask.param('file')).success)
      return ask.refused({ kind: 'not-found', what: 'that file' } as Refusal);
    const opened = await openAttachment(platform.db, object, ask.param('file'));
    if (!opened.ok) return ask.refused(opened.refusal);
    const { content, name, type, size, hash } = opened.value;
    return ask.hono.body(content, 200, {
      'content-type': type.startsWith('text/') ? `${type}; charset=utf-8` : type,
      'content-length': String(size),
      'content-disposition': disposition(name),
      'x-content-type-options': 'nosniff',
      'content-security-policy': "default-src 'none'; sandbox",
      'cache-control': 'private, no-store',
      etag: `"${hash}"`,
    });
  };

  const take: ApiBytesRoute = {
    face: 'api-bytes',
    method: 'post',
    path: `/attachments/${kind}/:id`,
    permission: options.permission,
    summary: `Adds a file to one ${kind}: a multipart form with the field "file".`,
    handle: (ask) =>
      upload(
        ask,
        // A token is no cookie: no other site can send it along. A session must show its form's token here too.
        (fields) => ask.actor.kind !== 'person' || ask.actor.via === 'token' || ask.tokenFits(fields.csrf),
        ask.refused,
        async (id) => ask.hono.json({ id }),
      ),
  };
  const give: ApiBytesRoute = {
    face: 'api-bytes',
    method: 'get',
    path: `/attachments/${kind}/:id/:file`,
    permission: options.read,
    summary: `Gives a file of one ${kind}.`,
    handle: download,
  };
  return [
    api(uses.list),
    api(uses.remove),
    take,
    give,
    page(
      'post',
      `/attachments/${kind}/:id`,
      options.permission,
      (ask) =>
        upload(
          ask,
          (fields) => ask.tokenFits(fields.csrf),
          (refusal) => sayOn(ask, ask.param('id'), refusal),
          async (_, name) =>
            ask.redirect(back(ask.param('id')), { kind: 'done', text: `The file ${name} is there.` }),
        ),
      'stream',
    ),
    page('get', `/attachments/${kind}/:id/:file`, options.read, download),
    page('post', `/attachments/${kind}/:id/:file/remove`, options.permission, async (ask) => {
      const id = ask.param('id');
      const result = await ask.perform(uses.remove, { id, file: ask.param('file'), why: ask.form.why });
      return result.ok
        ? ask.redirect(back(id), { kind: 'done', text: 'The file is removed.' })
        : sayOn(ask, id, result.refusal);
    }),
  ];
};
