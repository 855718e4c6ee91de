import type { ReactNode } from 'react';
import { Note, Written } from '../../ui/index.ts';
import type { ProblemAnswer } from './answers.ts';

/** Who said it, as this reader may know them: `Dr Ines Ravensmoor, Cardiologist`. */
export const byText = ({ name, role }: { readonly name: string | null; readonly role: string }): string =>
  [name, role].filter(Boolean).join(', ') || 'A colleague';

/** Everybody who sees it otherwise, in their words, with what was agreed because of them. */
export const Dissent = ({
  problem,
  most,
}: {
  readonly problem: Pick<ProblemAnswer, 'dissent' | 'closing' | 'movements' | 'stands'>;
  /** So many are shown; the page of the problem has them all. */
  readonly most?: number | undefined;
}): ReactNode => {
  const { dissent, closing, movements } = problem;
  const shown = dissent.slice(0, most ?? dissent.length);
  if (shown.length === 0 && !closing?.because && movements.length === 0) return null;
  return (
    <div className="cf-dissent">
      {shown.length > 0 ? (
        <Note>
          <h3>{closing ? 'Dissent, kept' : 'Seen otherwise'}</h3>
          {shown.map((one) => (
            <blockquote key={`${one.statement} ${one.by.name} ${one.words}`}>
              <p>“{one.words}”</p>
              <p className="cf-small cf-quiet">
                {byText(one.by)}. Of: {one.text}
              </p>
            </blockquote>
          ))}
          {shown.length < dissent.length ? (
            <p className="cf-small">And {dissent.length - shown.length} more.</p>
          ) : null}
        </Note>
      ) : null}
      {closing?.because || movements.length > 0 ? (
        <Note>
          <h3>{closing ? 'What was agreed because of it' : 'Who has moved'}</h3>
          {closing?.because ? <Written text={closing.because} /> : null}
          {movements.map((words) => (
            <p key={words} className="cf-small cf-quiet">
              {words}
            </p>
          ))}
        </Note>
      ) : null}
    </div>
  );
};
