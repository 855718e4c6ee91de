import type { ReactNode } from 'react';
import { Button, ButtonLink, counted, Form } from '../../ui/index.ts';
import { ideaHref } from '../kit/refs.ts';

/** How many say what, and what this reader says. */
export type Voices = {
  readonly supporting: number;
  readonly seeingOtherwise: number;
  readonly watching: number;
  readonly mine: 'supports' | 'otherwise' | null;
  readonly watches: boolean;
};

/** `64 support it, 5 see it otherwise, 112 watch`. */
export const tallyWords = ({ supporting, seeingOtherwise, watching }: Voices): string => {
  return `${counted(supporting, 'supports it', 'support it')}, ${counted(seeingOtherwise, 'sees it otherwise', 'see it otherwise')}, ${counted(watching, 'watches', 'watch')}`;
};

/** What a member can do with any idea in one press: support it, say otherwise, watch it; each can be taken back. */
export const StanceButtons = ({
  reference,
  voices,
  csrf,
  open,
  member,
}: {
  readonly reference: string;
  readonly voices: Voices;
  readonly csrf: string;
  /** False when it is over or has joined another: then it can only be watched. */
  readonly open: boolean;
  readonly member: boolean;
}): ReactNode => {
  const href = ideaHref(reference);
  const { mine, watches } = voices;
  return (
    <div className="cf-voice">
      {member ? (
        <div className="cf-buttons">
          {open ? (
            <>
              <Form
                action={`${href}/stance`}
                csrf={csrf}
                inline
                guard={false}
                hidden={{ stance: mine === 'supports' ? 'none' : 'supports' }}
              >
                <Button look="quiet">{mine === 'supports' ? 'Take my support back' : 'Support'}</Button>
              </Form>
              <ButtonLink look="quiet" href={`${href}/otherwise`}>
                {mine === 'otherwise' ? 'Change how I see it' : 'Not how I see it'}
              </ButtonLink>
            </>
          ) : null}
          <Form
            action={`${href}/watch`}
            csrf={csrf}
            inline
            guard={false}
            hidden={{ watch: watches ? '' : 'yes' }}
          >
            <Button look="quiet">{watches ? 'Stop watching' : 'Watch'}</Button>
          </Form>
        </div>
      ) : null}
      <p className="cf-small cf-quiet">{tallyWords(voices)}</p>
    </div>
  );
};
