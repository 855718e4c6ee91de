/** Digits, with commas or spaces between thousands or with none: `1,23` is a slip, and neither 123 nor 1.23. */
const NUMBER = /^([-−]?)(\d{1,3}(?:[,\s]\d{3}){1,3}|\d{1,12})(?:\.(\d+))?$/;

/** A number with at most so many decimals, in units of its last one. Undefined when it is no such number. */
const scaledIn = (text: string, decimals: number): number | undefined => {
  const [, sign, whole, part = ''] = NUMBER.exec(text.trim()) ?? [];
  if (whole === undefined || part.length > decimals) return undefined;
  const size = Number(whole.replaceAll(/\D/g, '')) * 10 ** decimals + Number(part.padEnd(decimals, '0'));
  return sign && size > 0 ? -size : size;
};

/** Pounds as a person writes them, in pence: `£25,000`, `21.50`, `-90 000`. Undefined when it is no such number. */
export const penceIn = (text: string): number | undefined =>
  scaledIn(text.trim().replace(/^([-−]?)\s*£\s*/, '$1'), 2);

/** A number with at most two decimals, in hundredths: `0.05%` is 5, `1` is 100. Undefined when it is no such number. */
export const hundredthsIn = (text: string): number | undefined => scaledIn(text.replace(/\s*%\s*$/, ''), 2);

/** A whole number as a person writes it: `1,200`. Undefined when it is none. */
export const wholeIn = (text: string): number | undefined => scaledIn(text, 0);

/** A number with at most four decimals: `3.5`. Undefined when it is no such number. */
export const decimalIn = (text: string): number | undefined => {
  const scaled = scaledIn(text, 4);
  return scaled === undefined ? undefined : scaled / 10_000;
};

/** Digits with commas between thousands, as they are read again. */
const grouped = (digits: string): string => digits.replace(/\B(?=(\d{3})+$)/g, ',');

/** `2,880`, also with parts. */
export const numberText = (value: number): string => {
  const [whole = '', part] = String(value).split('.');
  return `${grouped(whole)}${part ? `.${part}` : ''}`;
};

/** Hundredths as a form shows them: 5 is `0.05`, 100 is `1`. */
export const hundredthsText = (hundredths: number): string => {
  const size = Math.abs(hundredths);
  const part = size % 100;
  const whole = grouped(String(Math.floor(size / 100)));
  const text = part ? `${whole}.${String(part).padStart(2, '0').replace(/0$/, '')}` : whole;
  return hundredths < 0 ? `-${text}` : text;
};
