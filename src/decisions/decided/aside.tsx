import type { ReactNode } from 'react';
import { PLAIN_AGE } from '../../proposals/index.ts';
import { Big, count, counted, DateText, Face, Links, Move, Note, Section } from '../../ui/index.ts';
import { decisionHref } from '../kit/refs.ts';
import type { DecisionAnswer } from './answers.ts';
import { DayBar, daysWords } from './bars.tsx';
import type { Words } from './decision-page.tsx';

const ways = (one: DecisionAnswer): ReactNode => {
  const href = decisionHref(one.reference);
  const links = [
    ...(one.may.write ? [{ href: `${href}/correct`, text: 'Correct its words' }] : []),
    ...(one.may.write && one.standing !== 'published'
      ? [
          { href: `${href}/publish`, text: 'Publish it now' },
          { href: `${href}/withhold`, text: one.withheld ? 'Change why it is withheld' : 'Withhold it' },
        ]
      : []),
    ...(one.may.follow
      ? [
          { href: `${href}/follow/contract`, text: 'A contract began' },
          { href: `${href}/follow/measure`, text: 'First figures' },
          { href: `${href}/follow/review`, text: 'What the review found' },
        ]
      : []),
  ];
  return links.length > 0 ? <Links links={links} /> : null;
};

/** Whose move it is after a decision: the review, by its day. */
export const DecidedMove = ({
  one,
  words,
}: {
  readonly one: DecisionAnswer;
  readonly words: Words;
}): ReactNode => {
  const acts = ways(one);
  const reviewed = one.followed.some(({ kind }) => kind === 'review');
  if (!words.reviewOn || reviewed)
    return acts ? (
      <Move heading="What you can do" who={one.reference}>
        {acts}
      </Move>
    ) : null;
  return (
    <Move who={words.reviewBy ?? one.bodyName}>
      <p>
        Looks at it again by{' '}
        <b>
          <DateText date={words.reviewOn} />
        </b>
        , in public.
      </p>
      {acts}
    </Move>
  );
};

const HowLong = ({ stood }: Pick<Words, 'stood'>): ReactNode => {
  const { age, days, waited } = stood;
  if (age === null || age === undefined || days.length === 0) return null;
  return (
    <Section title="How long it took">
      <Big value={count(age)} unit={`${age === 1 ? 'day' : 'days'} from idea to decision`} />
      {waited ? (
        <p className="cf-small cf-quiet">
          About {counted(waited.value, 'person', 'people')} ({count(waited.lower)} to {count(waited.upper)})
          waited longer meanwhile.
        </p>
      ) : null}
      <DayBar days={days} />
      <p className="cf-small cf-quiet">{daysWords(days)}</p>
    </Section>
  );
};

const Worked = ({ one }: { readonly one: DecisionAnswer }): ReactNode =>
  one.people.length === 0 ? null : (
    <Section title="Who worked on it">
      <div className="cf-names">
        {one.people.map(({ name, role, as }) => (
          <Face
            key={`${as} ${name ?? role}`}
            name={name ?? (role || 'Somebody')}
            role={name === null ? as : `${as}; ${role}`}
            tone={as === 'manager' ? 'grey' : 'blue'}
          />
        ))}
      </div>
    </Section>
  );

const Evidence = ({ stood }: Pick<Words, 'stood'>): ReactNode =>
  stood.evidence.length === 0 ? null : (
    <Section title="Evidence, as it stood">
      <ul className="cf-lined cf-small">
        {stood.evidence.map(({ label, href, on }) => (
          <li key={`${label} ${on}`}>
            {href ? <a href={href}>{label}</a> : label}, <DateText date={on} />
          </li>
        ))}
      </ul>
    </Section>
  );

const readsAt = (age: number | null, mayWrite: boolean): ReactNode =>
  age === null ? null : (
    <>
      {' '}
      Reading age {age}
      {mayWrite && age > PLAIN_AGE ? `: the public should manage at ${PLAIN_AGE}` : ''}.
    </>
  );

const Record = ({ one, words }: { readonly one: DecisionAnswer; readonly words: Words }): ReactNode => {
  const href = decisionHref(one.reference);
  return (
    <Section title="The record">
      <div className="cf-small cf-noted">
        <p>
          Version {one.version},{' '}
          {one.publishedOn ? (
            <>
              published <DateText date={one.publishedOn} />
            </>
          ) : (
            'not published yet'
          )}
          .{readsAt(words.readingAge, one.may.write)}{' '}
          {one.entry === null ? null : <>Entry {count(one.entry)}. </>}
          <a href={`${href}/proof`}>Prove what was known when</a>.
        </p>
        {one.corrected.length > 0 ? (
          <p>
            Corrected {counted(one.corrected.length, 'time', 'times')}:{' '}
            <a href={`${href}/versions`}>what changed, and why</a>.
          </p>
        ) : null}
        <p>
          It is never deleted: what is wrong in it is corrected.{' '}
          <a href="/decisions#follow">Follow decisions</a>
        </p>
      </div>
    </Section>
  );
};

/** Beside a decision: whose move it is, how long it took, its thread, who worked on it, its evidence and record. */
export const DecidedAside = ({
  one,
  words,
  thread,
}: {
  readonly one: DecisionAnswer;
  readonly words: Words;
  readonly thread: ReactNode;
}): ReactNode => (
  <>
    {one.standing === 'published' ? null : (
      <Note kind="warning">
        <p>
          {one.withheld ? (
            <>
              Withheld until <DateText date={one.withheld.until} />: {one.withheld.reason}
            </>
          ) : (
            <>
              Not published yet
              {one.publishBy ? (
                <>
                  ; it is by <DateText date={one.publishBy} />
                </>
              ) : null}
              . You read it before everybody else: keep it to yourself.
            </>
          )}
          {one.idea ? ` ${one.idea} stays where it is until then, and moves on the same day.` : ''}
        </p>
      </Note>
    )}
    <DecidedMove one={one} words={words} />
    <HowLong stood={words.stood} />
    {thread}
    <Worked one={one} />
    <Evidence stood={words.stood} />
    <Record one={one} words={words} />
  </>
);
