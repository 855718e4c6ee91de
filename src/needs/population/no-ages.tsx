import { Empty } from '../../ui/index.ts';

/** In place of the picture of ages while only totals are loaded. */
export const NoAges = () => (
  <Empty
    title="No ages yet"
    hint="The lists loaded give totals only. NHS Digital’s five-year age groups and NHSBSA’s quarterly lists have ages."
  />
);
