import type { ReactNode } from 'react';

export type Step = { readonly title: string; readonly text: ReactNode };

/** What happens one after another, numbered. */
export const Steps = ({ steps }: { readonly steps: readonly Step[] }) => (
  <ol className="cf-steps">
    {steps.map(({ title, text }) => (
      <li key={title}>
        <b>{title}</b>
        <span>{text}</span>
      </li>
    ))}
  </ol>
);
