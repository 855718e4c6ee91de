import type { ReactNode } from 'react';

type SearchBoxProps = {
  /** Address of the list itself; the form is sent by GET, so that each answer has an address. */
  readonly action: string;
  readonly label: string;
  readonly hint?: string | undefined;
  /** Name of the search parameter; `q`. */
  readonly name?: string | undefined;
  readonly value?: string | undefined;
  /** Parameters to keep, such as the order; the page is left out on purpose. */
  readonly keep?: Readonly<Record<string, string | undefined>> | undefined;
  /** Further compact fields beside the box: `<FilterSelect>`, `<FilterDate>`. */
  readonly children?: ReactNode;
  readonly button?: string | undefined;
  /** So many of the further fields are set. Given, they are closed on a phone behind `Filters (2 set)`. */
  readonly folded?: number | undefined;
  /** Address without any filter; shown as "Clear" when something is filtered. */
  readonly clear?: string | undefined;
};

const Kept = ({ keep }: { readonly keep: Readonly<Record<string, string | undefined>> | undefined }) => (
  <>
    {Object.entries(keep ?? {}).map(([key, value]) =>
      value === undefined || value === '' ? null : <input key={key} type="hidden" name={key} value={value} />,
    )}
  </>
);

/** The form above a list that narrows it. */
export const SearchBox = ({ name = 'q', button = 'Search', ...props }: SearchBoxProps) => (
  <search>
    <form className="cf-filter" action={props.action} method="get">
      <Kept keep={props.keep} />
      <div className="cf-filter__field cf-filter__field--grow">
        <label htmlFor={`filter-${name}`}>{props.label}</label>
        {props.hint ? <p id={`filter-${name}-hint`}>{props.hint}</p> : null}
        <input
          className="nhsuk-input"
          id={`filter-${name}`}
          type="search"
          name={name}
          defaultValue={props.value}
          aria-describedby={props.hint ? `filter-${name}-hint` : undefined}
        />
      </div>
      {props.folded === undefined ? (
        props.children
      ) : (
        <details className="cf-filter__fold">
          <summary>Filters{props.folded > 0 ? ` (${props.folded} set)` : ''}</summary>
          <div className="cf-filter__folded">{props.children}</div>
        </details>
      )}
      <div className="cf-filter__go">
        <button className="nhsuk-button nhsuk-button--secondary cf-button" type="submit">
          {button}
        </button>
        {props.clear ? <a href={props.clear}>Clear</a> : null}
      </div>
    </form>
  </search>
);

type FilterPanelProps = {
  /** Address of the page itself; sent by GET, so that each choice has an address. */
  readonly action: string;
  /** What is chosen: `Choose what is shown`. */
  readonly label: string;
  /** Parameters to keep. */
  readonly keep?: Readonly<Record<string, string | undefined>> | undefined;
  readonly button?: string | undefined;
  /** `<FilterSelect>`s, the last beside the button. */
  readonly children: ReactNode;
};

/** The compact form at the right of a page's head that chooses what the page shows: `<PageHead move={<FilterPanel …>}>`. */
export const FilterPanel = ({ action, label, keep, button = 'Show', children }: FilterPanelProps) => (
  <search aria-label={label}>
    <form className="cf-choose" action={action} method="get">
      <Kept keep={keep} />
      {children}
      <button className="nhsuk-button nhsuk-button--secondary cf-button" type="submit">
        {button}
      </button>
    </form>
  </search>
);

type FilterProps = { readonly name: string; readonly label: string; readonly value?: string | undefined };

/** A choice in a filter form. */
export const FilterSelect = ({
  name,
  label,
  value,
  options,
}: FilterProps & { readonly options: readonly { readonly value: string; readonly text: string }[] }) => (
  <div className="cf-filter__field">
    <label htmlFor={`filter-${name}`}>{label}</label>
    <select className="nhsuk-select" id={`filter-${name}`} name={name} defaultValue={value}>
      {options.map((option) => (
        <option key={option.value} value={option.value}>
          {option.text}
        </option>
      ))}
    </select>
  </div>
);

/** A date in a filter form: one native field, so that the address holds one `YYYY-MM-DD`. */
export const FilterDate = ({ name, label, value }: FilterProps) => (
  <div className="cf-filter__field">
    <label htmlFor={`filter-${name}`}>{label}</label>
    <input className="nhsuk-input" id={`filter-${name}`} type="date" name={name} defaultValue={value} />
  </div>
);

/** A short text in a filter form, such as a code. */
export const FilterText = ({
  name,
  label,
  value,
}: {
  readonly name: string;
  readonly label: string;
  readonly value?: string | undefined;
}): ReactNode => (
  <div className="cf-filter__field">
    <label htmlFor={`filter-${name}`}>{label}</label>
    <input
      className="nhsuk-input nhsuk-input--width-10"
      id={`filter-${name}`}
      type="text"
      name={name}
      defaultValue={value}
      autoComplete="off"
    />
  </div>
);
