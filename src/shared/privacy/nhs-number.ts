/**
 * True when ten digits are an NHS number by its check digit (NHS Data Dictionary, NHS NUMBER: Modulus 11):
 * the first nine weigh 10 down to 2, and 11 less the remainder of their sum by 11 is the tenth; 11 stands for
 * 0, and 10 is no number. Digits only: take spaces and hyphens out before.
 */
export const isNhsNumber = (digits: string): boolean => {
  if (!/^\d{10}$/.test(digits)) return false;
  // Ten equal digits fit now and then, and are what people type for "none".
  if (/^(\d)\1{9}$/.test(digits)) return false;
  const sum = [...digits.slice(0, 9)].reduce((total, digit, i) => total + Number(digit) * (10 - i), 0);
  const check = 11 - (sum % 11);
  return check !== 10 && Number(digits[9]) === check % 11;
};
