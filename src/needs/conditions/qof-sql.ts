/**
 * SQL that the QOF sources share. The framework used the key HF twice: for heart failure, and for heart failure
 * due to left ventricular dysfunction, which is a part of it. The description tells them apart.
 */
export const REGISTER_SQL = {
  register: `if(upper(register_group) = 'HF' AND match(lower(description), 'due to|lv[sd]?d|left ventric'),
                'HFLVD', replaceRegexpAll(upper(register_group), '[^A-Z0-9]', ''))`,
  name: `replaceRegexpAll(description, '\\\\s+', ' ')`,
} as const;

/**
 * Checks a published prevalence against people / denominator to the decimals that it is published with (at
 * most nine): it may be per cent, or a fraction, as some files give it. What cannot be checked does not disagree.
 * Reads the columns people, stated and stated_text (the published figure as it is written).
 */
export const prevalenceSql = (denominator: string) => {
  const computed = `(100 * people / nullIf(${denominator}, 0))`;
  const within = `(0.5 * pow(10, -least(9, length(extract(ifNull(stated_text, ''), '\\\\.([0-9]*)')))) + 1e-9)`;
  const percent = `ifNull(abs(${computed} - stated) <= ${within}, 1)`;
  const fraction = `(NOT ${percent} AND abs(${computed} - 100 * stated) <= 100 * ${within})`;
  return {
    prevalence: `if(${fraction}, 100 * stated, stated)`,
    disagrees: `(NOT ${percent} AND NOT ${fraction})`,
    fraction,
  };
};
