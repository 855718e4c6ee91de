import type { ReactNode } from 'react';
import { Big, count, counted, DateText, DayText, More, Note, RangeBar, StageLine } from '../../ui/index.ts';
import { ideaHref } from '../kit/refs.ts';
import { stateWords } from '../stages/words-rules.ts';
import type { IdeaAnswer } from './answers.ts';
import type { IdeaProps } from './head.tsx';
import { stageCells } from './stage-words.ts';

/** Why it stands aside, and the way back; nothing while it is on the line. */
const Aside = ({ idea, today }: Pick<IdeaProps, 'idea' | 'today'>): ReactNode => {
  const { state, reason, asideFrom, joined } = idea;
  const back = asideFrom ? ` It left at “${stateWords(asideFrom as 'raised')}”, and can go back there.` : '';
  if (state === 'merged')
    return (
      <Note>
        <p>
          <b>Joined with another</b> on <DateText date={idea.since} />.{' '}
          {joined ? (
            <>
              It goes on as{' '}
              <a href={ideaHref(joined.reference)}>
                {joined.reference}: {joined.title}
              </a>
              .
            </>
          ) : null}{' '}
          Whoever supports it, and what was said of it, counts there. If it is not the same after all, it can
          be parted again, by whoever raised it too.
        </p>
        {reason ? <p>{reason}</p> : null}
      </Note>
    );
  if (state === 'paused')
    return (
      <Note kind="warning">
        <p>
          <b>Paused</b> since <DateText date={idea.since} />: {reason} It is looked at again on{' '}
          <b>
            <DayText date={idea.move.by} today={today} />
          </b>
          .{back}
        </p>
      </Note>
    );
  if (state === 'withdrawn' || state === 'not-pursued')
    return (
      <Note>
        <p>
          <b>{idea.stands}</b> on <DateText date={idea.since} />: {reason}
        </p>
        <p>
          Its leads, the programme office or the chair can open it again.
          {back} If the reason falls short, raise it again and name {idea.reference}.
        </p>
      </Note>
    );
  return null;
};

const STANDING: Readonly<Record<NonNullable<IdeaAnswer['clock']>['standing'], string>> = {
  'in-time': 'In time',
  'soon-late': 'Soon late',
  late: 'Late',
  stopped: 'The days are not counted now',
  exempt: 'The target is lifted',
};

const ClockWords = ({
  clock,
  today,
}: {
  readonly clock: NonNullable<IdeaAnswer['clock']>;
  readonly today: string;
}): ReactNode => (
  <>
    <b>{STANDING[clock.standing]}</b>
    {clock.standing === 'late' ? ` by ${counted(clock.over, 'day', 'days')}` : ''}
    {clock.why ? `: ${clock.why}${clock.by ? ` (${clock.by})` : ''}` : ''}
    {clock.due && (clock.standing === 'in-time' || clock.standing === 'soon-late') ? (
      <>
        : the last day is <DayText date={clock.due} today={today} />
      </>
    ) : null}
    .
  </>
);

const InStage = ({ idea, today }: Pick<IdeaProps, 'idea' | 'today'>): ReactNode => {
  const { clock } = idea;
  return (
    <div>
      <h3>In this stage</h3>
      {clock ? (
        <>
          <Big value={count(clock.counted)} unit={`of ${counted(clock.target, 'day', 'days')}`} />
          <p className="cf-small cf-quiet">
            calendar days
            {clock.working === null ? '' : `; ${counted(clock.working, 'working day', 'working days')}`}.{' '}
            <ClockWords clock={clock} today={today} />
          </p>
        </>
      ) : (
        <p>
          {idea.stands} since <DateText date={idea.since} />. No target is counted here.
        </p>
      )}
    </div>
  );
};

const people = (n: number): string => counted(n, 'person', 'people');

const Delay = ({ idea }: Pick<IdeaProps, 'idea'>): ReactNode => {
  const { delay } = idea;
  if (!delay)
    return (
      <div>
        <h3>What delay costs</h3>
        <p className="cf-small">
          Nobody has said yet how many people would gain each month. Its leads can: delay is then counted in
          patients.
        </p>
      </div>
    );
  const { soFar, eachWeek, monthly } = delay;
  return (
    <div className="cf-clock__delay">
      <div>
        <h3>What delay has cost{idea.over ? '' : ' so far'}</h3>
        <Big
          value={`About ${count(soFar.value)}`}
          unit={`${soFar.value === 1 ? 'person' : 'people'} kept waiting`}
        />
        {idea.over ? null : (
          <p className="cf-small cf-quiet">
            Each further week: about {count(eachWeek.value)} more, between {count(eachWeek.lower)} and{' '}
            {count(eachWeek.upper)}.
          </p>
        )}
        <More summary="How this is worked out" about="in people kept waiting" printed>
          <p>
            {people(monthly.value)} a month expected to gain ({count(monthly.lower)} to {count(monthly.upper)}
            , from {delay.from}) × {counted(delay.days, 'day', 'days')} ÷ 30.4. Days that were not counted
            above count here: people wait through them.
          </p>
          <p>
            What is assumed: {delay.assumes.replace(/\.$/, '')}. Set{delay.setBy ? ` by ${delay.setBy}` : ''}{' '}
            on <DateText date={delay.setOn} />.
          </p>
        </More>
      </div>
      <RangeBar
        value={soFar.value}
        lower={soFar.lower}
        upper={soFar.upper}
        say={count}
        label={`Between ${count(soFar.lower)} and ${count(soFar.upper)} people, about ${count(soFar.value)}`}
      />
    </div>
  );
};

/** Where it stands: the stage line, the clock, what delay costs; and when it is aside, why and what leads back. */
export const WhereItStands = ({ idea, today }: Pick<IdeaProps, 'idea' | 'today'>): ReactNode => (
  <section className="cf-standing" aria-labelledby="where-it-stands">
    <h2 className="cf-hidden" id="where-it-stands">
      Where it stands
    </h2>
    <Aside idea={idea} today={today} />
    <StageLine cells={stageCells(idea.line, idea)} />
    <div className="cf-clock">
      <InStage idea={idea} today={today} />
      <div>
        <h3>Since it was raised</h3>
        <Big value={count(idea.age)} unit={idea.age === 1 ? 'day' : 'days'} />
        <p className="cf-small cf-quiet">
          calendar days{idea.over ? ', until it was over' : ''}.
          {idea.targetsVerified ? '' : ' Its targets are a suggestion that nobody has checked yet.'}
        </p>
      </div>
      <Delay idea={idea} />
    </div>
  </section>
);
