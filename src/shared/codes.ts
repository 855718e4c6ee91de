/**
 * ODS codes (Organisation Data Service of the English NHS): shapes only.
 * A code is real when the register says so; see people/organisations.
 */

/** GP practices: a letter and five digits. Z is the invented place's: no real practice begins with it. */
const PRACTICE = /^[A-HJ-NPWYZ]\d{5}$/;

/** CCG and sub-ICB (`04G`), new sub-ICB (`A3A8R`), ICB (`QPM`). */
const COMMISSIONER = /^(\d{2}[A-Z]|Z\d[A-Z]|[A-Z]\d[A-Z]\d[A-Z]|Q[A-Z0-9]{2})$/;

export const isPracticeCode = (code: string): boolean => PRACTICE.test(code);

export const isCommissionerCode = (code: string): boolean => COMMISSIONER.test(code);

/**
 * A commissioner as the register writes it. Prescribing files add `00` to three-character codes
 * (`04G00`, `11M00`); spaces round it and small letters are forgiven.
 */
export const normaliseCommissioner = (code: string): string => {
  const plain = code.trim().toUpperCase();
  return /^[0-9A-Z]{3}00$/.test(plain) ? plain.slice(0, 3) : plain;
};
