// Who is served next by the embedded PostgreSQL. Its connections share one backend, so what belongs together
// must reach it together. The queue of pglite-socket passes single messages on: between the Parse and the Bind
// of one connection another one's Parse may come, and then a query answers with another query's rows. This
// one passes on whole turns: all messages up to Sync, and while a transaction is open only its own connection.

/** @typedef {{ handler: number, bytes: Uint8Array, whole: boolean, onData: (data: Uint8Array) => void, resolve: (size: number) => void, reject: (fault: Error) => void }} Turn */

const code = (/** @type {string} */ letter) => letter.charCodeAt(0);
/** Messages that wait for the Sync that ends their turn: Parse, Bind, Describe, Execute, Close. */
const GATHERED = new Set(['P', 'B', 'D', 'E', 'C'].map(code));
/** Messages after which more of the same turn must come: Flush, CopyData. */
const UNENDED = new Set(['H', 'd'].map(code));
const TERMINATE = code('X');

/**
 * In the place of PGLiteSocketServer's own queue, with the same methods.
 * @param {import('@electric-sql/pglite').PGlite} database
 */
export const createTurns = (database) => {
  /** @type {Turn[]} */
  let waiting = [];
  /** @type {Map<number, Uint8Array[]>} messages of turns that are not whole yet */
  const gathered = new Map();
  /** @type {Set<number>} connections that have closed */
  const gone = new Set();
  /** @type {number | undefined} the connection whose transaction or turn is open */
  let owner;
  /** @type {Promise<void> | undefined} */
  let serving;

  const serve = async () => {
    for (;;) {
      if (owner !== undefined && gone.has(owner)) {
        if (database.isInTransaction()) await database.exec('rollback');
        owner = undefined;
      }
      const next = owner === undefined ? 0 : waiting.findIndex((turn) => turn.handler === owner);
      const [turn] = next < 0 ? [] : waiting.splice(next, 1);
      if (!turn) break;
      let size = 0;
      try {
        await database.runExclusive(() =>
          database.execProtocolRawStream(turn.bytes, {
            onRawData: (data) => {
              size += data.length;
              turn.onData(data);
            },
          }),
        );
        turn.resolve(size);
      } catch (fault) {
        turn.reject(/** @type {Error} */ (fault));
      }
      owner = database.isInTransaction() || !turn.whole ? turn.handler : undefined;
    }
    if (owner === undefined) gone.clear();
  };

  const go = () => {
    serving ??= serve().finally(() => {
      serving = undefined;
      // A turn may have come between the last look and here.
      if (owner === undefined ? waiting.length > 0 : waiting.some((turn) => turn.handler === owner)) go();
    });
    return serving;
  };

  return {
    /** @param {number} handler @param {Uint8Array} message @param {(data: Uint8Array) => void} onData */
    enqueue: (handler, message, onData) => {
      const kind = message[0] ?? 0;
      // The backend serves the others still.
      if (kind === TERMINATE) return Promise.resolve(0);
      const parts = gathered.get(handler) ?? [];
      parts.push(message);
      if (GATHERED.has(kind)) {
        gathered.set(handler, parts);
        return Promise.resolve(0);
      }
      gathered.delete(handler);
      /** @type {Promise<number>} */
      const answered = new Promise((resolve, reject) => {
        waiting.push({
          handler,
          bytes: Buffer.concat(parts),
          whole: !UNENDED.has(kind),
          onData,
          resolve,
          reject,
        });
      });
      void go();
      return answered;
    },
    getQueueLength: () => waiting.length,
    /** A connection has closed: what it still wanted is dropped. @param {number} handler */
    clearQueueForHandler: (handler) => {
      gone.add(handler);
      gathered.delete(handler);
      const dropped = waiting.filter((turn) => turn.handler === handler);
      waiting = waiting.filter((turn) => turn.handler !== handler);
      for (const turn of dropped) turn.reject(new Error('the connection has closed'));
    },
    /** Rolls back what a closed connection left open, also when that is still being opened. */
    clearTransactionIfNeeded: async () => {
      await go();
    },
  };
};
