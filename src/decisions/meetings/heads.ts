import type { Ask } from '../../platform/http/ask.ts';
import { type FormState, failed } from '../../shared/form-state.ts';
import { belowMeeting, MEETINGS_CRUMBS, meetingHref } from '../kit/refs.ts';
import { type MeetingAnswer, meetingUse } from './uses.ts';

/** What a page below the list of meetings says of itself. */
export const headBelow = (title: string, form?: FormState) => ({
  title,
  current: 'decisions',
  crumbs: MEETINGS_CRUMBS,
  ...(form ? failed(form) : {}),
});

/** The same below one meeting. */
export const headOf = (reference: string, title: string, form?: FormState) => ({
  ...headBelow(title, form),
  crumbs: belowMeeting(reference),
});

/** The meeting of the address as this reader may know it, else its refusal. */
export const withMeeting = async (
  ask: Ask,
  show: (meeting: MeetingAnswer) => Response | Promise<Response>,
): Promise<Response> => {
  const result = await ask.perform(meetingUse, { meeting: ask.param('reference') });
  return result.ok ? show(result.value) : ask.refused(result.refusal);
};

/** Back to the meeting, with what was done. */
export const backTo = (ask: Ask, text: string, anchor = ''): Promise<Response> =>
  ask.redirect(`${meetingHref(ask.param('reference').toUpperCase())}${anchor}`, { kind: 'done', text });
