const FIRST_MONTHS: Readonly<Record<string, string>> = { '01': '03', '04': '06', '07': '09', '10': '12' };

/**
 * The quarter that a file's name or a person's hint tells, as its first day: `Patient_List_Size_2016_01-03.csv`,
 * `2016_01-03`, `2016-01-01` and `2016-01` are all `2016-01-01`. Undefined when it tells no quarter.
 * The publisher's list is of the quarter, not of a day; its first day stands for it, so that the list in
 * force on 1 January is the one of January to March.
 */
export const quarterOf = (text: string): string | undefined => {
  const named = /(?:^|[^0-9])(20[0-9]{2})[_ -](0[1-9]|1[0-2])(?:[_ -](0[1-9]|1[0-2]))?(?![0-9])/.exec(text);
  const [, year = '', from = '', to] = named ?? [];
  const last = FIRST_MONTHS[from];
  if (!last) return undefined;
  // `2016-01-01` reads as a day, `2016_01-03` as a quarter; any other second number is neither.
  return to === undefined || to === last || to === '01' ? `${year}-${from}-01` : undefined;
};
