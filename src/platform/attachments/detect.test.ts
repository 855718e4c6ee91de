import { describe, expect, it } from 'vitest';
import { detect } from './detect.ts';
import { disposition, safeName } from './rules.ts';
import { docx, packedPdf, pdf, png, xlsx, zipOf } from './test-files.ts';

const said = async (bytes: Buffer | string, name = 'x.txt') => {
  const result = await detect(Buffer.from(bytes), name);
  return result.ok ? result.value.ending : result.refusal.kind;
};

describe('what a file is', () => {
  it.each<[string, Buffer | string, string, string]>([
    ['a PDF', pdf(), 'a.pdf', 'pdf'],
    ['a PDF that calls itself a picture', pdf(), 'a.png', 'pdf'],
    ['a picture', png, 'a.png', 'png'],
    ['a Word file', docx(), 'a.docx', 'docx'],
    ['an Excel file', xlsx({ 'xl/embeddings/Microsoft_Excel_Sheet1.xlsx': '' }), 'a.xlsx', 'xlsx'],
    ['comma-separated values', 'Code,Name\nZ00023,Bellpit\n', 'a.CSV', 'csv'],
    ['text in UTF-8', 'Grüße', 'a.txt', 'txt'],
    ['text in Windows-1252', Buffer.from('Gr\xfc\xdfe', 'latin1'), 'a.txt', 'txt'],
    ['text in UTF-16', Buffer.from('\ufeffGrüße', 'utf16le'), 'a.txt', 'txt'],
  ])('is told by its content: %s', async (_, bytes, name, ending) => {
    expect(await said(bytes, name)).toBe(ending);
  });

  it.each<[string, Buffer | string]>([
    ['a program', Buffer.concat([Buffer.from('MZ'), Buffer.alloc(200)])],
    ['a zip', zipOf({ 'a.txt': 'a' })],
    ['bytes of no known kind', Buffer.from([1, 2, 3, 0, 0, 5])],
    ['a Word file with macros', docx({ 'word/vbaProject.bin': 'x' })],
    ['an Excel file with links to others', xlsx({ 'xl/externalLinks/externalLink1.xml': '' })],
    ['a Word file with a packaged program', docx({ 'word/embeddings/oleObject1.bin': '' })],
    ['a PDF with a script', pdf('/OpenAction << /S /JavaScript /JS (app.alert(1)) >>')],
    ['a PDF with a disguised script', pdf('/OpenAction << /S /J#61vaScript >>')],
    ['a PDF with a packed script', packedPdf('<< /S /JavaScript /JS (app.alert(1)) >>')],
    ['a PDF too large to look into', packedPdf(' '.repeat(25 * 1024 * 1024))],
    ['a web page', '<!DOCTYPE html><p>x</p>'],
    ['a drawing that can run scripts', '<svg xmlns="http://www.w3.org/2000/svg"></svg>'],
    ['text with a script in it', 'hello <script>alert(1)</script>'],
    ['a shell script', '#!/bin/sh\nrm'],
  ])('is refused when it is %s', async (_, bytes) => {
    expect(await said(bytes)).toMatch(/^attachment-(type|active)$/);
  });

  it('takes a PDF with harmless packed objects', async () => {
    expect(await said(packedPdf('<< /Type /Page /Contents 3 0 R >>'))).toBe('pdf');
  });

  it('is refused when its text holds an NHS number, with the line', async () => {
    expect(await detect(Buffer.from('code,n\r\nZ1,2\r\nx,943 476 5919\r\n'), 'a.csv')).toMatchObject({
      refusal: { kind: 'attachment-identifies', line: 3 },
    });
  });
});

describe('the name of a file', () => {
  it.each([
    ['Report.docx', 'docx', 'Report.docx'],
    ['report.exe', 'pdf', 'report.pdf'],
    ['C:\\fakepath\\a b.pdf', 'pdf', 'a b.pdf'],
    ['../../etc/passwd', 'txt', 'passwd.txt'],
    ['a\u202efdp.exe', 'txt', 'afdp.txt'],
    ['x"\r\nSet-Cookie: a=b.csv', 'csv', 'xSet-Cookie a=b.csv'],
    ['CON.txt', 'txt', 'CON-file.txt'],
    ['...', 'txt', 'file.txt'],
    ['', 'png', 'file.png'],
    [`${'ü'.repeat(300)}.pdf`, 'pdf', `${'ü'.repeat(100)}.pdf`],
  ])('%j is kept as a safe one', (given, ending, kept) => {
    expect(safeName(given, ending)).toBe(kept);
  });

  it('is told to browsers plainly and exactly', () => {
    expect(disposition("Bericht (größer) it's 50%.pdf")).toBe(
      'attachment; filename="Bericht (groer) its 50.pdf"; filename*=UTF-8\'\'Bericht%20%28gr%C3%B6%C3%9Fer%29%20it%27s%2050%25.pdf',
    );
  });
});
