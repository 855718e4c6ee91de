import { dateIn } from '../../ui/index.ts';

/** A day and a time of a form as the uses read them, `2026-06-16 9.00`; a day alone means this time of it. */
export const momentIn = (form: Readonly<Record<string, string>>, name: string, otherwise: string): string => {
  const day = dateIn(form, name);
  return day === '' ? '' : `${day} ${form[`${name}-time`]?.trim() || otherwise}`;
};
