import { setImmediate } from 'node:timers/promises';
import { renderToStaticMarkup } from 'react-dom/server';
import { paperDocument } from '../../../proposals/index.ts';
import type { Pack } from './pack.ts';
import { PACK_STYLE, PackFront, PackPart } from './paper.tsx';

/** The pack as a whole document for a printer, made part by part: between two of them others are answered. */
export const packDocument = async (pack: Pack): Promise<string> => {
  const { meeting } = pack.agenda;
  const parts = [renderToStaticMarkup(<PackFront pack={pack} withTitle />)];
  for (const one of pack.items) {
    await setImmediate();
    parts.push(renderToStaticMarkup(<PackPart meeting={meeting.reference} one={one} />));
  }
  return paperDocument(
    `Pack: ${meeting.title}, ${meeting.reference}`,
    // biome-ignore lint/security/noDangerouslySetInnerHtml: what was rendered above, with all words escaped
    <div className="cf-pack" dangerouslySetInnerHTML={{ __html: parts.join('') }} />,
    PACK_STYLE,
  );
};
