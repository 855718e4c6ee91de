import { FONT, INK, INK_2, textWidth, WIDTH } from './draw.ts';
import type { Picture } from './kinds.ts';
import { pictureMeasure, pictureNote, pictureSvg, pictureTitle } from './picture.tsx';

const MARGIN = 20;

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/** Words in lines that fit `width` pixels at `size`. */
const wrapped = (text: string, size: number, width: number): readonly string[] => {
  const lines: string[] = [];
  for (const word of text.split(/\s+/).filter(Boolean)) {
    const line = lines.at(-1);
    if (line !== undefined && textWidth(`${line} ${word}`, size) <= width)
      lines[lines.length - 1] = `${line} ${word}`;
    else lines.push(word);
  }
  return lines;
};

/**
 * A picture as a file that explains itself wherever it is put: finding and measure above, where it comes from and
 * how it was made (`notes`, a line each) below.
 */
export const pictureFile = (picture: Picture, notes: readonly string[]): string => {
  const drawing = pictureSvg(picture, 'wide');
  const height = Number(/ height="([0-9.]+)"/.exec(drawing)?.[1] ?? 0);
  const parts: string[] = [];
  let y = MARGIN;
  const write = (text: string, size: number, fill: string, weight = 'normal') => {
    for (const line of wrapped(text, size, WIDTH.wide)) {
      y += size * 1.3;
      parts.push(
        `<text x="${MARGIN}" y="${y.toFixed(1)}" font-size="${size}" font-weight="${weight}" fill="${fill}">${escaped(line)}</text>`,
      );
    }
  };
  write(pictureTitle(picture), 17, INK, 'bold');
  write(pictureMeasure(picture), 13, INK_2);
  y += 12;
  parts.push(`<svg x="${MARGIN}" y="${y.toFixed(1)}"${drawing.slice('<svg'.length)}`);
  y += height + 4;
  // What must be said for the picture to be read rightly goes wherever it goes.
  for (const note of [pictureNote(picture) ?? [], notes].flat()) {
    y += 4;
    write(note, 11, INK_2);
  }
  const whole = { width: WIDTH.wide + 2 * MARGIN, height: Math.ceil(y + MARGIN) };
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${whole.width} ${whole.height}" width="${whole.width}" height="${whole.height}" font-family="${FONT.replaceAll('"', '&quot;')}">`,
    `<rect width="100%" height="100%" fill="#ffffff"/>`,
    ...parts,
    '</svg>',
  ].join('\n');
};
