import type { Ask } from '../../../../platform/http/ask.ts';
import { formAgain } from '../../../../platform/http/form-again.ts';
import { api, page, type Route } from '../../../../platform/http/routes.ts';
import { londonDate } from '../../../../shared/dates.ts';
import { emptyForm, type FormState, failed } from '../../../../shared/form-state.ts';
import { belowIdea, IDEAS_PATH, ideaHref } from '../../../kit/refs.ts';
import { readGiven } from '../../given.ts';
import { caseOpen } from '../../open.ts';
import { type LoadedCase, loadCase } from '../../uses.ts';
import { EMPTY_QUALITY, type QualityContent } from './content.ts';
import { maySign, signQuality, unsaidIn } from './sign.ts';
import { SignQualityPage } from './sign-page.tsx';

const PATH = `${IDEAS_PATH}/:reference/case/quality/sign`;

/** Where the quality impact of a case is signed. */
export const signHref = (reference: string): string => `${ideaHref(reference)}/case/quality/sign`;

const mayOf = (ask: Ask, { proposal }: LoadedCase, content: QualityContent) => {
  const may = maySign(ask.actor, proposal);
  const open = caseOpen(proposal);
  const me = ask.actor.kind === 'person' ? ask.actor.id : undefined;
  const whole = unsaidIn(content).length === 0;
  return {
    sign: may && open && whole && content.signedBy === null,
    takeBack: open && me !== undefined && content.signedBy === me,
    why: !open
      ? 'The case is not being written now, so nothing is signed.'
      : content.signedBy
        ? 'It is signed as it stands. Whoever changes it takes the signature away.'
        : may
          ? 'It cannot be signed yet: the leads have still to say what becomes of each part of quality.'
          : 'It is signed by a clinician who is neither of the two leads. You can comment on it in the case.',
  };
};

const show = (ask: Ask, form: FormState): Promise<Response> =>
  loadCase(ask.platform, ask.actor, ask.param('reference').toUpperCase()).then(async (loaded) => {
    if (!loaded.ok) return ask.refused(loaded.refusal);
    const { answer, stop } = loaded.value;
    const kept = answer.topics.quality;
    const content = (kept?.content ?? EMPTY_QUALITY) as QualityContent;
    const { reference, title } = answer;
    const given = await readGiven(ask.platform.db, ask.actor, londonDate(ask.platform.now()), {
      reference,
      stop,
      topics: answer.topics,
    });
    const back = `${ideaHref(reference)}/case`;
    return ask.page(
      {
        title: `Sign the quality impact: ${reference}`,
        current: 'ideas',
        crumbs: [...belowIdea(reference), { href: back, text: 'Case' }],
        ...failed(form),
      },
      <SignQualityPage
        reference={reference}
        title={title}
        href={signHref(reference)}
        back={back}
        content={content}
        version={kept?.version ?? 0}
        given={given}
        form={form}
        csrf={ask.shell.token}
        may={mayOf(ask, loaded.value, content)}
      />,
    );
  });

/** The page on which a clinician signs the quality impact of a case, and the same as JSON. */
export const signRoutes: readonly Route[] = [
  api(signQuality),
  page('get', PATH, 'proposals.work', (ask) => show(ask, emptyForm())),
  page('post', PATH, 'proposals.work', async (ask) => {
    const reference = ask.param('reference').toUpperCase();
    const { version, how, agreed } = ask.form;
    const result = await ask.perform(signQuality, { reference, version, how, agreed });
    if (!result.ok) return formAgain(ask, result.refusal, (form) => show(ask, form));
    return ask.redirect(signHref(reference), {
      kind: 'done',
      text: result.value.signed ? 'You have signed it.' : 'Your signature is taken back.',
    });
  }),
];
