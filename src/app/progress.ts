type Stream = { readonly isTTY?: boolean; readonly columns?: number; write: (text: string) => unknown };

/** Progress on standard error: one line that is drawn over on a terminal, whole lines elsewhere. */
export const progressOn = (stream: Stream) => {
  let drawn = false;
  let last = '';
  const clear = () => {
    if (drawn) stream.write('\r\u001b[2K');
    drawn = false;
  };
  return {
    clear,
    /** A remark that stays: on a line of its own, not drawn over. */
    tell: (text: string): void => {
      clear();
      stream.write(`${text}\n`);
    },
    show: (text: string, done?: number, total?: number): void => {
      if (!stream.isTTY) {
        if (text !== last) stream.write(`${text}\n`);
        last = text;
        return;
      }
      const share = done !== undefined && total ? Math.min(1, done / total) : undefined;
      const full =
        share === undefined
          ? ''
          : `${'█'.repeat(Math.round(share * 24)).padEnd(24, '░')} ${Math.floor(share * 100)}%  `;
      clear();
      stream.write(`${full}${text}`.slice(0, (stream.columns ?? 80) - 1));
      drawn = true;
    },
  };
};
