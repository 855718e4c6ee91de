import { drawSvg, type Size, WIDTH } from './draw.ts';

/** A picture that is not drawn yet: its words only. */
export const plainSvg = (title: string, description: string, size: Size, id: string): string =>
  drawSvg({ width: WIDTH[size], height: 40, marks: [] }, { id: `${id}-${size}`, title, description }, size);
