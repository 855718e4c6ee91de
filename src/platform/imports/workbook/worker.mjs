// Reads one workbook in a thread of its own, so that a large one freezes no page and a malicious one takes only
// this thread with it. Plain JavaScript because a worker thread is started by path, from sources and from the
// built file alike. The parts that hold cells are unpacked here, under limits on what they become and not on
// what they claim to be; the library gets only those, and inflates nothing.

import { readFileSync } from 'node:fs';
import { parentPort, workerData } from 'node:worker_threads';
import { inflateRawSync } from 'node:zlib';
import * as xlsx from '@e965/xlsx';

// The types of the library leave this one out.
const { parse_zip: parseZip } =
  /** @type {{ parse_zip: (zip: unknown, options: object) => xlsx.WorkBook }} */ (
    /** @type {unknown} */ (xlsx)
  );

const port = parentPort;
if (!port) throw new Error('worker.mjs runs as a worker thread');

const { path, limits } = workerData;

class Unusable extends Error {
  /** @param {string} why */
  constructor(why) {
    super(why);
    this.why = why;
  }
}

/** Parts that hold cells, their texts and their order; pictures, charts, macros and links stay packed. */
const WANTED =
  /^(\[Content_Types\]\.xml|_rels\/\.rels|xl\/[^/]+\.xml|xl\/_rels\/[^/]+\.rels|xl\/(worksheets|persons)\/[^/]+\.xml)$/i;

const END = 0x06054b50;
const ENTRY = 0x02014b50;
const LOCAL = 0x04034b50;

/** @param {Buffer} file */
const endOf = (file) => {
  for (let at = file.length - 22; at >= Math.max(0, file.length - 65_557); at -= 1)
    if (file.readUInt32LE(at) === END) return at;
  throw new Unusable('damaged');
};

/**
 * The wanted parts of a zip by name, unpacked; throws when there are too many or they become too large.
 * @param {Buffer} file
 */
const unpack = (file) => {
  const end = endOf(file);
  const entries = file.readUInt16LE(end + 10);
  if (entries > limits.entries) throw new Unusable('entries');
  const parts = new Map();
  let left = limits.expanded;
  for (let at = file.readUInt32LE(end + 16), entry = 0; entry < entries; entry += 1) {
    if (file.readUInt32LE(at) !== ENTRY) throw new Unusable('damaged');
    const [flags, method] = [file.readUInt16LE(at + 8), file.readUInt16LE(at + 10)];
    const packed = file.readUInt32LE(at + 20);
    const nameLength = file.readUInt16LE(at + 28);
    const [extra, comment] = [file.readUInt16LE(at + 30), file.readUInt16LE(at + 32)];
    const local = file.readUInt32LE(at + 42);
    const name = file.toString('utf8', at + 46, at + 46 + nameLength).replace(/^\//, '');
    at += 46 + nameLength + extra + comment;
    if (!WANTED.test(name)) continue;
    if (flags & 1) throw new Unusable('protected');
    if (parts.has(name) || file.readUInt32LE(local) !== LOCAL) throw new Unusable('damaged');
    const from = local + 30 + file.readUInt16LE(local + 26) + file.readUInt16LE(local + 28);
    const bytes = file.subarray(from, from + packed);
    if (bytes.length !== packed) throw new Unusable('damaged');
    let content = bytes;
    if (method === 8)
      try {
        content = inflateRawSync(bytes, { maxOutputLength: Math.max(1, left) });
      } catch (fault) {
        const code = /** @type {{ code?: string }} */ (fault).code;
        throw new Unusable(code === 'ERR_BUFFER_TOO_LARGE' ? 'expanded' : 'damaged');
      }
    else if (method !== 0) throw new Unusable('damaged');
    left -= content.length;
    if (left < 0) throw new Unusable('expanded');
    parts.set(name, content);
  }
  if (![...parts.keys()].some((name) => /^xl\/workbook\.xml$/i.test(name))) throw new Unusable('none');
  return parts;
};

/** @param {xlsx.CellObject | undefined} cell */
const textOf = (cell) => {
  if (cell?.v === undefined || cell.v === null) return undefined;
  if (cell.t === 'e') return cell.w ?? '#N/A';
  if (typeof cell.v === 'boolean') return cell.v ? 'TRUE' : 'FALSE';
  return typeof cell.v === 'number' || typeof cell.v === 'string' ? cell.v : String(cell.v);
};

const read = () => {
  const file = readFileSync(path);
  if (file.length > limits.packed) throw new Unusable('packed');
  const box = xlsx.CFB.utils.cfb_new();
  for (const [name, content] of unpack(file)) xlsx.CFB.utils.cfb_add(box, `/${name}`, content);
  const book = parseZip(box, { dense: true, cellFormula: false, cellHTML: false, cellText: false });
  let cells = 0;
  for (const name of book.SheetNames) {
    /** @type {{ row: number, cells: (string | number | undefined)[] }[]} */
    const rows = [];
    // Only rows and cells that are there: a sheet may claim a million of them.
    (book.Sheets[name]?.['!data'] ?? []).forEach((row, number) => {
      /** @type {(string | number | undefined)[]} */
      const found = [];
      row.forEach((cell, place) => {
        const text = place < limits.columns ? textOf(cell) : undefined;
        if (text !== undefined) found[place] = text;
      });
      cells += found.length;
      if (cells > limits.cells) throw new Unusable('cells');
      if (found.length > 0) rows.push({ row: number + 1, cells: Array.from(found) });
    });
    port.postMessage({ kind: 'sheet', sheet: { name, rows } });
  }
};

try {
  read();
  port.postMessage({ kind: 'end' });
} catch (fault) {
  port.postMessage({ kind: 'unusable', why: fault instanceof Unusable ? fault.why : 'damaged' });
}
port.close();
