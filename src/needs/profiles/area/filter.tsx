import type { ReactNode } from 'react';
import { FilterPanel, FilterSelect } from '../../../ui/index.ts';
import { SIMILAR_AREAS } from '../../comparators/rules.ts';

const BESIDE = [
  { value: 'england', text: 'England' },
  { value: 'region', text: 'Its region' },
  { value: 'similar', text: `${SIMILAR_AREAS} areas like it` },
  { value: 'list', text: 'A list of my own' },
] as const;

const FilterText = ({
  name,
  label,
  value,
}: {
  readonly name: string;
  readonly label: string;
  readonly value: string | undefined;
}): ReactNode => (
  <div className="cf-filter__field">
    <label htmlFor={`filter-${name}`}>{label}</label>
    <input className="nhsuk-input" id={`filter-${name}`} type="text" name={name} defaultValue={value} />
  </div>
);

/** Which area, beside whom, of which year: what every page of needs about an area can be asked. */
export const AreaFilter = ({
  action,
  area,
  year,
  years,
  beside,
  list,
  offered,
}: {
  readonly action: string;
  readonly area: string;
  readonly year: string;
  readonly years: readonly string[];
  /** Left out where a page stands beside nobody. */
  readonly beside?: string | undefined;
  readonly list?: string | undefined;
  /** Whom the area can stand beside with what is loaded. */
  readonly offered?: readonly string[] | undefined;
}): ReactNode => (
  <FilterPanel action={action} label="Choose what is shown">
    <FilterText name="area" label="Area, its commissioner’s code" value={area} />
    {offered ? (
      <>
        <FilterSelect
          name="beside"
          label="Beside"
          value={beside ?? 'england'}
          options={BESIDE.filter(({ value }) => value === 'list' || offered.includes(value))}
        />
        {beside === 'list' || list ? (
          <FilterText name="list" label="My list, codes with commas" value={list} />
        ) : null}
      </>
    ) : null}
    <FilterSelect
      name="year"
      label="Year"
      value={year}
      options={[...new Set([year, ...years])]
        .sort()
        .reverse()
        .map((text) => ({ value: text, text }))}
    />
  </FilterPanel>
);
