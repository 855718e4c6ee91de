import type { ReactNode } from 'react';
import { londonDate, longDate } from '../../shared/dates.ts';
import type { FormState } from '../../shared/form-state.ts';
import {
  Columns,
  DateText,
  Empty,
  ErrorSummary,
  LinedList,
  More,
  Note,
  PageHead,
  Section,
  Timeline,
  Unverified,
} from '../../ui/index.ts';
import { ideaHref } from '../kit/refs.ts';
import { AnswerDaysCounted } from './answer-days.tsx';
import { RouteFactsForm } from './facts-form.tsx';
import { RouteLines } from './lines.tsx';
import { SchemeExplained } from './scheme-explained.tsx';
import type { Scheme } from './scheme-rules.ts';
import type { RouteAnswer } from './uses.ts';

const small = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);

/** The reading of a route: who decides, why, and where it could still go. */
export const RouteReading = ({ route }: { readonly route: RouteAnswer }): ReactNode =>
  route.body ? (
    <>
      <b>{route.body.label}</b>, {route.because}; answered within {route.body.within} of a complete case.
      {route.atMost && route.atMost.key !== route.body.key ? (
        <> When more is known it could still go to: {small(route.atMost.label)}.</>
      ) : null}
    </>
  ) : (
    <>No scheme of delegation is in force, so nobody can say yet who decides.</>
  );

/** The scheme that a route was worked out by, with its day and whether anybody has checked it. */
export const SchemeLineage = ({
  scheme,
}: {
  readonly scheme: NonNullable<RouteAnswer['scheme']>;
}): ReactNode => (
  <>
    Scheme of delegation in force since <DateText date={scheme.inForceFrom} />
    {scheme.approvedBy ? `, approved by ${scheme.approvedBy}` : ''}
  </>
);

/** Who decides about a proposal and why, line by line, the days to the answer, and what changed. */
export const RoutePage = ({
  route,
  scheme,
  form,
  csrf,
}: {
  readonly route: RouteAnswer;
  readonly scheme: Scheme | undefined;
  readonly form: FormState;
  readonly csrf: string;
}): ReactNode => (
  <>
    <ErrorSummary errors={form.errors} />
    <PageHead
      reference={
        <a href={ideaHref(route.reference)}>
          {route.reference}: {route.title}
        </a>
      }
      title="Who decides, and why"
      reading={<RouteReading route={route} />}
    />
    <Columns
      label="What it rests on"
      aside={
        <>
          {route.may.set ? (
            <Section title="What you know of it" id="facts">
              <RouteFactsForm reference={route.reference} form={form} csrf={csrf} />
            </Section>
          ) : null}
          <Section title="What changed" aside="the newest first" id="changes">
            {route.changes.length ? (
              <Timeline
                items={route.changes.map(({ at, note }, place) => ({
                  key: `${at} ${place}`,
                  dateTime: at,
                  when: longDate(londonDate(new Date(at))),
                  title: note,
                }))}
              />
            ) : (
              <p className="cf-quiet">Nothing yet.</p>
            )}
          </Section>
        </>
      }
    >
      {route.lines.length ? (
        <Section title="Line by line" id="lines" aside="the highest body that any line asks for decides">
          <RouteLines lines={route.lines} />
          {route.also.length ? (
            <Note>
              <p>Before it is decided: {route.also.join('; ')}.</p>
            </Note>
          ) : null}
        </Section>
      ) : (
        <Empty
          title="No scheme of delegation is in force"
          hint="The governance officer or the programme office can enter one. Until then nothing here is guessed."
        />
      )}
      <Section title="When it is answered" id="answer">
        {route.answer ? (
          <AnswerDaysCounted answer={route.answer} given={route.answer.given} />
        ) : (
          <p>
            {route.body
              ? `The ${route.body.within} begin on the day on which a complete case is sent. That has not happened yet, or its answer is given.`
              : 'Its days begin when a complete case is sent.'}
          </p>
        )}
      </Section>
      {scheme && route.scheme ? (
        <Section title="The scheme of delegation" id="scheme">
          <p>
            <SchemeLineage scheme={route.scheme} />. Source: {route.scheme.source}.
          </p>
          <Unverified verified={route.scheme.verified} about="the scheme of delegation" />
          <More summary="The scheme, line by line" printed>
            <LinedList>
              <SchemeExplained scheme={scheme} />
            </LinedList>
          </More>
        </Section>
      ) : null}
    </Columns>
  </>
);
