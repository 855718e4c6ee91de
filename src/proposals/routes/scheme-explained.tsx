import type { ReactNode } from 'react';
import type { Scheme } from './scheme-rules.ts';
import { followsWords, whenWords } from './scheme-words.ts';

/** A scheme told back in sentences, question by question: items of a list. */
export const SchemeExplained = ({
  scheme,
}: {
  readonly scheme: Pick<Scheme, 'bodies' | 'questions'>;
}): ReactNode =>
  scheme.questions.map((question) => (
    <li key={question.key}>
      <p>
        <b>{question.title}</b>
      </p>
      <ul className="cf-explained">
        {question.lines.map((line) => (
          <li key={line.key}>
            {whenWords(line)}: {followsWords(scheme, line)}.
          </li>
        ))}
      </ul>
    </li>
  ));
