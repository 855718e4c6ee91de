/** Pounds as a person writes them, in pence: `£25,000`, `21.50`, `-90 000`. Undefined when it is no such number. */
export const penceIn = (text: string): number | undefined => hundredthsIn(text.replaceAll('£', ''));

/** A number with at most two decimals, in hundredths: `0.05%` is 5, `1` is 100. Undefined when it is no such number. */
export const hundredthsIn = (text: string): number | undefined => {
  const plain = text.replaceAll(/[,%\s]/g, '').replace('−', '-');
  const found = /^(-?)(\d{1,12})(?:\.(\d{1,2}))?$/.exec(plain);
  if (!found) return undefined;
  const [, sign, whole = '', part = ''] = found;
  const size = Number(whole) * 100 + Number(part.padEnd(2, '0'));
  return sign && size > 0 ? -size : size;
};

/** A whole number as a person writes it: `1,200`. Undefined when it is none. */
export const wholeIn = (text: string): number | undefined => {
  const plain = text.replaceAll(/[,\s]/g, '').replace('−', '-');
  return /^-?\d{1,12}$/.test(plain) ? Number(plain) : undefined;
};

/** Hundredths as a form shows them: 5 is `0.05`, 100 is `1`. */
export const hundredthsText = (hundredths: number): string => {
  const size = Math.abs(hundredths);
  const part = size % 100;
  const whole = String(Math.floor(size / 100)).replace(/\B(?=(\d{3})+$)/g, ',');
  const text = part ? `${whole}.${String(part).padStart(2, '0').replace(/0$/, '')}` : whole;
  return hundredths < 0 ? `-${text}` : text;
};
