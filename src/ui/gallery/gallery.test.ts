import { HtmlValidate } from 'html-validate';
import { parseHTML } from 'linkedom';
import { describe, expect, it } from 'vitest';
import { HTML_RULES } from './html-rules.ts';
import { galleryPages } from './pages.tsx';

const pages = Object.entries(galleryPages());

const validator = new HtmlValidate(HTML_RULES);

describe('every page of the gallery', () => {
  it.each(pages)('%s is valid HTML', async (_, html) => {
    const { results } = await validator.validateString(html);
    const messages = results.flatMap((result) =>
      result.messages.map((m) => `${m.line}:${m.column} ${m.ruleId} ${m.message} ${m.selector}`),
    );
    expect(messages).toEqual([]);
  });

  it.each(pages)('%s has no inline style or script and asks for nothing from outside', (_, html) => {
    expect(html).not.toMatch(/<style|\sstyle=|\son\w+=/);
    expect(html.match(/<script[^>]*>/g)).toEqual([
      '<script type="module" src="/assets/gallery.js" nonce="gallery">',
    ]);
    expect(html.replaceAll('http://www.w3.org/2000/svg', '')).not.toMatch(/https?:\/\//);
  });

  it.each(pages)('%s has one main heading, unique ids, and labels that lead somewhere', (_, html) => {
    const { document } = parseHTML(html);
    expect(document.querySelectorAll('h1').length).toBe(1);
    const ids = [...document.querySelectorAll('[id]')].map((element) => element.id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const element of document.querySelectorAll('[for], [aria-labelledby], [aria-describedby]')) {
      for (const attribute of ['for', 'aria-labelledby', 'aria-describedby']) {
        for (const id of (element.getAttribute(attribute) ?? '').split(' ').filter(Boolean))
          expect(ids).toContain(id);
      }
    }
  });

  it('is the same text each time', () => {
    expect(Object.entries(galleryPages())).toEqual(pages);
  });

  it('draws the NHS logo nowhere, since this group may not use it', () => {
    for (const [, html] of pages) expect(html).not.toContain('aria-label="NHS"');
  });
});
