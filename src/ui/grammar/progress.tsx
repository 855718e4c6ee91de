/** What the progress island reads from `src`, as JSON; the same shape that `<Progress>` is given. */
export type ProgressState = {
  readonly state: 'waiting' | 'running' | 'done' | 'failed';
  /** Steps done; absent while the length of the work is not known. */
  readonly value?: number | undefined;
  readonly max?: number | undefined;
  /** One sentence for people: `12,400 of 56,000 rows read`. */
  readonly text: string;
};

type ProgressProps = ProgressState & {
  /** Unique on the page. */
  readonly id: string;
  /** What is under way: `Loading gp-reg-pat-prac-quin-age.csv`. */
  readonly label: string;
  /** Address that answers with ProgressState as JSON; asked every second when there is JavaScript. */
  readonly src?: string | undefined;
  /** Address of this page, for looking again without JavaScript. */
  readonly again: string;
};

const running = (state: ProgressState['state']): boolean => state === 'waiting' || state === 'running';

/** How far a piece of work is. Without JavaScript a link looks again; with it the page follows and reloads at the end. */
export const Progress = ({ id, label, state, value, max, text, src, again }: ProgressProps) => (
  <div
    className={`cf-progress cf-progress--${state}`}
    data-cf-progress={running(state) ? src : undefined}
    id={id}
  >
    <label htmlFor={`${id}-bar`}>{label}</label>
    <progress id={`${id}-bar`} value={state === 'done' ? 1 : value} max={state === 'done' ? 1 : max} />
    <p className="cf-progress__text" role="status">
      {text}
    </p>
    {running(state) ? (
      <p className="cf-small cf-progress__again">
        <a href={again}>See how far it is now</a>
      </p>
    ) : null}
  </div>
);
