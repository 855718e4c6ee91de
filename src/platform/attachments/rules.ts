export const LARGEST_MB = 20;

/** Largest attachment, in bytes. */
export const LARGEST = LARGEST_MB * 1024 * 1024;

export const MOST_FILES = 50;

/** What is taken: media type -> ending. */
export const ACCEPTED = {
  'application/pdf': 'pdf',
  'image/png': 'png',
  'image/jpeg': 'jpg',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': 'docx',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': 'xlsx',
  'text/csv': 'csv',
  'text/plain': 'txt',
} as const;

export type AcceptedType = keyof typeof ACCEPTED;

export const ACCEPTED_WORDS =
  'a PDF, a PNG or JPEG picture, a Word or Excel file (docx, xlsx), CSV or plain text';

const RESERVED = /^(con|prn|aux|nul|com\d|lpt\d)$/i;

/**
 * The name under which a file is kept: without folders, control signs, marks that turn the direction of
 * writing (`cod.exe` shown as `exe.doc`) or signs that some system forbids, at most 100 characters, and with
 * the ending of what it really is.
 */
export const safeName = (given: string, ending: string): string => {
  const last = given.split(/[/\\]/).at(-1) ?? '';
  const stem = last
    .normalize('NFC')
    .replaceAll(/[\p{Cc}\p{Cf}\p{Cs}<>:"|?*]/gu, '')
    .replace(/\.[^.]{1,8}$/, '')
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/^[. ]+|[. ]+$/g, '');
  const short = [...stem].slice(0, 100).join('').trim();
  const free = RESERVED.test(short) ? `${short}-file` : short;
  return `${free || 'file'}.${ending}`;
};

/** For content-disposition: always a download, with a plain name and the true one (RFC 6266). */
export const disposition = (name: string): string => {
  const plain = name.normalize('NFKD').replaceAll(/[^\w .()-]/g, '');
  const exact = encodeURIComponent(name).replaceAll(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `attachment; filename="${plain}"; filename*=UTF-8''${exact}`;
};
