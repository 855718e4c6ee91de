import { randomBytes } from 'node:crypto';
import type { Ask } from '../../platform/http/ask.ts';
import { formAgain } from '../../platform/http/form-again.ts';
import { api, page, type Route } from '../../platform/http/routes.ts';
import { identifiedIn } from '../../platform/identified.ts';
import { londonDate, weekdayDate } from '../../shared/dates.ts';
import { emptyForm, type FormState, failed } from '../../shared/form-state.ts';
import type { Refusal } from '../../shared/result.ts';
import { PageHead, Section } from '../../ui/index.ts';
import { IDEAS_CRUMBS, ideaHref } from '../kit/refs.ts';
import { stanceUse } from '../stance/uses.ts';
import { ideasAlike } from './alike.ts';
import { hearsWords, raiseFacts } from './facts.ts';
import { RAISE_PATH, RaisePage, SignedOutPage } from './form-page.tsx';
import { cameFrom } from './from.ts';
import { EVERYWHERE } from './places.ts';
import { raiseWith } from './raise.ts';
import { readSent, type Sent } from './receive.ts';
import { withoutIdentifiers } from './take-out-rules.ts';

const head = (form?: FormState) => ({
  title: 'Raise an issue',
  current: 'ideas',
  crumbs: IDEAS_CRUMBS,
  ...(form ? failed(form) : {}),
});

type Shown = {
  readonly form: FormState;
  /** Look for ideas like it and show them. */
  readonly look?: boolean;
};

const newKey = (): string => randomBytes(12).toString('base64url');

const show = async (ask: Ask, { form, look = false }: Shown): Promise<Response> => {
  const found = look ? await ask.perform(ideasAlike, { what: form.values.what }) : undefined;
  const from = await cameFrom(ask.platform, ask.actor, form.values.gap);
  return ask.page(
    head(form),
    <RaisePage
      form={{ ...form, values: { ...form.values, gap: from?.key ?? '' } }}
      csrf={ask.shell.token}
      facts={await raiseFacts(ask.platform, ask.actor)}
      alike={found?.ok ? found.value.ideas : undefined}
      from={from}
      draft={ask.actor.kind === 'person' ? `raise ${ask.actor.id}` : undefined}
    />,
  );
};

const newForm = (ask: Ask): Promise<Response> =>
  show(ask, {
    form: emptyForm({
      once: newKey(),
      gap: ask.query.gap ?? ask.query.figure ?? '',
      where: EVERYWHERE,
      what: ask.query.what ?? '',
    }),
  });

/**
 * What was written adds a voice to another idea, as the words of the support. It is added by name, so not for somebody
 * who asks on the same form that their name be kept: they choose anew, and lose nothing.
 */
const support = async (ask: Ask, fields: Sent['fields']): Promise<Response> => {
  if (fields.keep === 'yes') return again(ask, fields, { kind: 'idea-voice-named', field: 'keep' }, true);
  const result = await ask.perform(stanceUse, {
    reference: fields.support,
    stance: 'supports',
    words: fields.what,
    confirmed: fields.confirmed,
  });
  if (result.ok)
    return ask.redirect(ideaHref(result.value.reference), {
      kind: 'done',
      text: 'Your voice is added, and your words with it. You raised nothing new.',
    });
  const refusal = result.refusal as Refusal & { readonly field?: string };
  const at = refusal.kind === 'words-identify' ? { ...refusal, field: 'what' } : refusal;
  return again(ask, fields, at);
};

/** The form with what is wrong beside what was written. */
const again = (ask: Ask, fields: Sent['fields'], refusal: Refusal, look = false): Promise<Response> =>
  formAgain({ ...ask, form: fields }, refusal, (form) => show(ask, { form, look }));

const send = async (ask: Ask, { fields, file }: Sent): Promise<Response> => {
  if (file === 'too-large') return again(ask, fields, { kind: 'idea-file-too-large', field: 'file' });
  // A patient's name is taken out before anything else is asked of the words.
  const identified = identifiedIn({ what: fields.what, place: fields.place }, fields.confirmed === 'yes');
  if (fields.asked !== 'yes' && !identified) {
    const alike = await ask.perform(ideasAlike, { what: fields.what });
    const very = alike.ok ? alike.value.ideas.filter((idea) => idea.very) : [];
    if (very.length > 0)
      return again(
        ask,
        fields,
        { kind: 'idea-alike', field: 'alike', like: very.map(({ reference }) => reference) } as Refusal,
        true,
      );
  }
  const result = await ask.perform(raiseWith(file), fields);
  if (!result.ok) return again(ask, fields, result.refusal, fields.asked === 'yes');
  const { reference, lookBy, looks, again: sentBefore } = result.value;
  if (sentBefore)
    return ask.redirect(ideaHref(reference), {
      kind: 'information',
      text: `You sent this already: it is ${reference}. It was not raised twice.`,
    });
  const by = weekdayDate(lookBy, londonDate(ask.platform.now()));
  return ask.redirect(ideaHref(reference), {
    kind: 'done',
    text: `It is raised as ${reference}. ${looks.join(' and ')} ${looks.length === 1 ? 'looks' : 'look'} at it by ${by}. You hear ${await hearsWords(ask.platform, ask.actor)}.`,
  });
};

/**
 * Takes the form whoever sends it: somebody whose session ended meanwhile gets their words back and the way to sign
 * in, and a form from before they signed in is shown anew with its words. Neither keeps anything.
 */
const receive = async (ask: Ask): Promise<Response> => {
  const sent = await readSent(ask.hono.req.raw);
  if (!sent) return ask.refused({ kind: 'form-expired' });
  const { fields } = sent;
  const form = emptyForm(fields);
  if (ask.actor.kind === 'public')
    return ask.page({ ...head(), status: 401 }, <SignedOutPage form={form} csrf={ask.shell.token} />);
  if (!ask.tokenFits(fields.csrf))
    return show(ask, {
      form: {
        ...form,
        errors: [
          {
            field: '',
            message: 'You signed in meanwhile. Nothing is lost: look at it, and press Send again.',
          },
        ],
        status: 409,
      },
    });
  if (fields.do === 'take-out')
    return show(ask, {
      form: emptyForm({
        ...fields,
        what: withoutIdentifiers(fields.what ?? ''),
        place: withoutIdentifiers(fields.place ?? ''),
      }),
    });
  if (fields.support) return support(ask, fields);
  return fields.do === 'look' ? show(ask, { form, look: true }) : send(ask, sent);
};

/** Where the window lands in which somebody signed in to send what waits in another. */
const signedIn = (ask: Ask): Response =>
  ask.page(
    { title: 'You are signed in', current: 'ideas', crumbs: IDEAS_CRUMBS },
    <>
      <PageHead
        title="You are signed in"
        reading="Go back to the window with what you wrote, and press Send again. You can close this one."
      />
      <Section title="No such window?">
        <p>
          <a href={RAISE_PATH}>Raise an issue</a>
        </p>
      </Section>
    </>,
  );

/** Raising an issue: the form, its JSON, and ideas like it. */
export const raiseRoutes: readonly Route[] = [
  api(raiseWith(undefined)),
  api(ideasAlike),
  page('get', RAISE_PATH, 'proposals.raise', newForm),
  // Everybody may knock: who was signed out while writing gets the words back. What is sent asks again.
  page('post', RAISE_PATH, 'proposals.read', receive, 'stream'),
  page('get', `${RAISE_PATH}/signed-in`, 'proposals.raise', async (ask) => signedIn(ask)),
];
