import { parseHTML } from 'linkedom';
import { describe, expect, it } from 'vitest';
import { Page, type PageProps } from './page.tsx';
import { renderPage } from './render.tsx';

const draw = (props: Partial<PageProps> = {}) => {
  const html = renderPage(
    <Page
      title="Practices"
      group={{ name: 'Ironstone Vale', kind: 'Clinical Commissioning Group', nhsLogo: false }}
      demo={false}
      assets={{ css: '/a.css', js: '/a.js' }}
      nonce="n0nce"
      path="/practices?q=a b"
      nav={[{ key: 'home', href: '/', text: 'Home' }]}
      footer={{ links: [] }}
      {...props}
    >
      <h1>Practices</h1>
    </Page>,
  );
  return { html, document: parseHTML(html).document };
};

describe('the page shell', () => {
  it('is a whole document in British English, titled by page and group', () => {
    const { html, document } = draw();
    expect(html.startsWith('<!DOCTYPE html><html lang="en-GB">')).toBe(true);
    expect(document.title).toBe('Practices – Ironstone Vale Clinical Commissioning Group');
    expect(draw({ hasErrors: true }).document.title).toMatch(/^Error: /);
  });

  it('tells a feed reader of the feed of what it shows', () => {
    const { document } = draw({ feed: { href: '/decisions/feed.atom', title: 'Decisions' } });
    const feed = document.querySelector('head link[rel="alternate"]');
    expect(feed?.getAttribute('type')).toBe('application/atom+xml');
    expect(feed?.getAttribute('href')).toBe('/decisions/feed.atom');
    expect(draw().document.querySelector('link[rel="alternate"]')).toBeNull();
  });

  it('shows the NHS logo only to a body that may use it, and else our own mark', () => {
    const group = { name: 'NHS Nene', kind: 'Clinical Commissioning Group', nhsLogo: true };
    expect(draw({ group }).html).toContain('aria-label="NHS"');
    expect(draw().html).not.toContain('aria-label="NHS"');
  });

  it('says on every page of the invented place that its data are invented, and on no other', () => {
    expect(draw({ demo: true }).html).toContain('Demonstration – invented data');
    expect(draw().html).not.toContain('invented data');
  });

  it('shows only the parts of the product that exist, and which one this is', () => {
    const { document } = draw({ current: 'home' });
    const items = [...document.querySelectorAll('.cf-nav a')];
    expect(items.map((item) => [item.textContent, item.getAttribute('aria-current')])).toEqual([
      ['Home', 'true'],
    ]);
    expect(draw({ current: 'home', path: '/' }).html).toContain('aria-current="page"');
  });

  it('leads to sign-in and back to this page when nobody is signed in', () => {
    expect(draw().html).toContain('href="/sign-in?to=%2Fpractices%3Fq%3Da%20b"');
    expect(draw({ signIn: false }).html).not.toContain('Sign in');
  });

  it('searches by GET and works without JavaScript', () => {
    const form = draw().document.querySelector('form.cf-search');
    expect([form?.getAttribute('action'), form?.getAttribute('method')]).toEqual(['/search', 'get']);
    expect(draw().html).toContain('<script type="module" src="/a.js" nonce="n0nce">');
  });

  it('announces what went wrong at once and what went well politely', () => {
    expect(
      draw({ flash: { kind: 'problem', text: 'No' } }).document.querySelector('[role=alert]')?.textContent,
    ).toContain('No');
    expect(
      draw({ flash: { kind: 'done', text: 'Yes' } }).document.querySelector('[role=status]')?.textContent,
    ).toContain('Yes');
  });
});
