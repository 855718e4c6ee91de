/** Pence as pounds: `£414,960`, `−£38,122`, `£21.50`; pence only where there are some. */
export const poundsOf = (pence: number): string => {
  const size = Math.abs(pence);
  const whole = String(Math.floor(size / 100)).replace(/\B(?=(\d{3})+$)/g, ',');
  const part = size % 100;
  return `${pence < 0 ? '−' : ''}£${whole}${part ? `.${String(part).padStart(2, '0')}` : ''}`;
};
