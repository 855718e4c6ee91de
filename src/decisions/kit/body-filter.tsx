import type { ReactNode } from 'react';
import { FilterSelect } from '../../ui/index.ts';

/** Narrows a list to one body. */
export const BodyFilter = ({
  bodies,
  value,
  label = 'Body',
  any = 'Any',
}: {
  readonly bodies: readonly { readonly key: string; readonly name: string }[];
  readonly value: string | undefined;
  readonly label?: string;
  readonly any?: string;
}): ReactNode => (
  <FilterSelect
    name="body"
    label={label}
    value={value}
    options={[{ value: '', text: any }, ...bodies.map(({ key, name }) => ({ value: key, text: name }))]}
  />
);
