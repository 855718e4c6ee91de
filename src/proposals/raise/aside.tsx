import type { ReactNode } from 'react';
import { counted, DayText, Move, Section, Steps } from '../../ui/index.ts';
import type { RaiseFacts } from './facts.ts';

const target = (days: number | undefined): string =>
  days === undefined ? '' : ` Target ${counted(days, 'day', 'days')}.`;

/** Who looks at it and by when, and what comes then: the promise beside the form. */
export const WhatComes = ({ facts }: { readonly facts: RaiseFacts }): ReactNode => {
  const { duty, targets, howLong } = facts;
  return (
    <>
      <Move
        heading="Who looks at it, and by when"
        who={
          duty ? `${duty.clinicianName} and ${duty.managerName}` : 'You keep it until somebody takes it on'
        }
      >
        {duty ? (
          <>
            {duty.byRota
              ? 'On duty now for clinicians and for managers.'
              : 'They stand in: nobody is on the rota.'}{' '}
            By{' '}
            <b>
              <DayText date={facts.lookBy} today={facts.today} />
            </b>
            , {counted(facts.firstLook, 'working day', 'working days')} from now.
          </>
        ) : (
          'Nobody of the group is on duty yet.'
        )}{' '}
        You hear {facts.hears}. <a href="/people/me">Change how you hear</a>
      </Move>
      <Section title="Then" id="then">
        <Steps
          steps={[
            {
              title: 'Taken on',
              text: `A clinician and a manager put their names to it.${target(targets.raised)}`,
            },
            {
              title: 'The problem is agreed',
              text: `Those it touches are asked first.${target(targets['taken-on'])}`,
            },
            {
              title: 'Options, case, decision',
              text: 'You see the days count, and what delay costs in patients.',
            },
            { title: 'Whatever happens, you are told why', text: 'Nothing closes silently.' },
          ]}
        />
        {howLong ? (
          <p className="cf-small cf-quiet">
            Of {counted(howLong.of, 'idea', 'ideas')} decided in the last year, half had their decision within{' '}
            {howLong.median} days, nine in ten within {howLong.nineInTen}.
          </p>
        ) : null}
        {facts.verified ? null : (
          <p className="cf-small cf-quiet">
            These targets are a suggestion: nobody of the group has checked them yet.
          </p>
        )}
      </Section>
    </>
  );
};
