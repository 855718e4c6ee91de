const LF = 10;
const CR = 13;
const QUOTE = 34;
const SPACE = 32;
const TAB = 9;

/** Where in a row the bytes stand: before a cell, in a plain one, in a quoted one, behind its quote, in blanks. */
const START = 0;
const PLAIN = 1;
const QUOTED = 2;
const CLOSED = 3;
const BLANK = 4;

/** A no-break space in UTF-8. */
const NO_BREAK_SPACE = Buffer.from([0xc2, 0xa0]);

export type Structure = {
  /** A carriage return without a line feed stands outside quotes. */
  readonly loneCr: boolean;
  readonly crlf: boolean;
  readonly lf: boolean;
  readonly quotedNewlines: boolean;
  /** Blanks stand round quotes, or text behind a closing one: the engine must be given a tidied copy. */
  readonly irregular: boolean;
  /** A no-break space is somewhere: cells may have to be freed of some. */
  readonly noBreakSpaces: boolean;
  /** First byte of a row that is too long, or whose quote is never closed. */
  readonly giantAt: number | undefined;
  readonly unclosedAt: number | undefined;
};

export type StructureScan = {
  /** False once a row is longer than the cap: no need to read on. */
  readonly push: (chunk: Buffer) => boolean;
  readonly end: () => Structure;
};

/**
 * Follows the rows and quotes of separated text through chunks of its bytes, in memory that does not grow.
 * Chunks without quotes, the most, are only searched for their first and last line end; the others are
 * walked byte by byte. Works on every encoding in which the signs of CSV are the bytes of ASCII.
 */
export const structureScan = (delimiter: string, longestRow: number): StructureScan => {
  const separator = delimiter.charCodeAt(0);
  let state = START;
  let offset = 0;
  let rowAt = 0;
  let heldCr = false;
  let [loneCr, crlf, lf, quotedNewlines, irregular] = [false, false, false, false, false];
  let giantAt: number | undefined;
  let noBreakSpaces = false;
  let lastByte: number | undefined;

  const tooLong = (end: number): boolean => {
    if (end - rowAt <= longestRow) return false;
    giantAt ??= rowAt;
    return true;
  };
  const lineEnd = (at: number): boolean => {
    const long = tooLong(at);
    rowAt = at + 1;
    state = START;
    return long;
  };
  const resolveHeldCr = (first: number | undefined) => {
    if (heldCr && first !== LF) loneCr = true;
    heldCr = false;
  };

  /** The state behind a chunk without quotes. */
  const stateAfter = (chunk: Buffer): number => {
    let at = chunk.length - 1;
    const isBlank = (byte: number | undefined) => (byte === SPACE || byte === TAB) && byte !== separator;
    while (at >= 0 && isBlank(chunk[at])) at -= 1;
    const blanks = at < chunk.length - 1;
    const last = chunk[at];
    if (at >= 0 && last !== LF && last !== CR && last !== separator) return PLAIN;
    if (at < 0 && state === PLAIN) return PLAIN;
    return blanks ? BLANK : START;
  };

  const plain = (chunk: Buffer): boolean => {
    const firstLf = chunk.indexOf(LF);
    const firstCr = chunk.indexOf(CR);
    if (firstCr >= 0)
      for (let at = firstCr; at >= 0; at = chunk.indexOf(CR, at + 1)) {
        if (at + 1 === chunk.length) heldCr = true;
        else if (chunk[at + 1] !== LF) loneCr = true;
        else crlf = true;
      }
    if (firstLf >= 0 && chunk[firstLf - 1] !== CR) lf = true;
    const ends = [firstLf, firstCr].filter((at) => at >= 0);
    state = stateAfter(chunk);
    if (ends.length === 0) {
      return tooLong(offset + chunk.length);
    }
    const long = tooLong(offset + Math.min(...ends));
    rowAt = offset + Math.max(chunk.lastIndexOf(LF), chunk.lastIndexOf(CR)) + 1;
    return long || tooLong(offset + chunk.length);
  };

  const walk = (chunk: Buffer): boolean => {
    let long = false;
    for (let at = 0; at < chunk.length; at += 1) {
      const byte = chunk[at];
      if (state === QUOTED) {
        if (byte === QUOTE) state = CLOSED;
        else if (byte === LF || byte === CR) quotedNewlines = true;
      } else if (byte === LF) {
        const before = at > 0 ? chunk[at - 1] : undefined;
        if (before === CR) crlf = true;
        else lf = true;
        long = lineEnd(offset + at) || long;
      } else if (byte === CR) {
        if (at + 1 === chunk.length) heldCr = true;
        else if (chunk[at + 1] !== LF) {
          loneCr = true;
          long = lineEnd(offset + at) || long;
        }
      } else if (byte === separator) state = START;
      else if (byte === QUOTE) {
        if (state === BLANK) irregular = true;
        if (state !== PLAIN) state = QUOTED;
      } else if (state === CLOSED) {
        irregular = true;
        if (byte !== SPACE && byte !== TAB) state = PLAIN;
      } else if (byte !== SPACE && byte !== TAB) state = PLAIN;
      else if (state === START) state = BLANK;
    }
    return tooLong(offset + chunk.length) || long;
  };

  return {
    push: (chunk) => {
      if (chunk.length === 0) return true;
      resolveHeldCr(chunk[0]);
      noBreakSpaces ||= chunk.includes(NO_BREAK_SPACE) || (lastByte === 0xc2 && chunk[0] === 0xa0);
      lastByte = chunk[chunk.length - 1];
      const quotes = state === QUOTED || state === CLOSED || chunk.includes(QUOTE);
      const long = quotes ? walk(chunk) : plain(chunk);
      offset += chunk.length;
      return !long;
    },
    end: () => {
      if (heldCr) loneCr = true;
      const unclosedAt = state === QUOTED ? rowAt : undefined;
      return { loneCr, crlf, lf, quotedNewlines, irregular, noBreakSpaces, giantAt, unclosedAt };
    },
  };
};
