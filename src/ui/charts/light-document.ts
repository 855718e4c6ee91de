const XHTML = 'http://www.w3.org/1999/xhtml';
export const SVG_NAMESPACE = 'http://www.w3.org/2000/svg';

const escaped = (text: string): string =>
  /[&<>"]/.test(text)
    ? text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
    : text;

const LONG_NUMBER = /-?\d+\.\d{3,}(?:e-\d+)?/;
const LONG_NUMBERS = new RegExp(LONG_NUMBER, 'g');

/** Rounds what a drawing says in pixels: a hundredth is finer than any screen, and the same on every machine. */
const rounded = (value: string): string =>
  LONG_NUMBER.test(value)
    ? value.replace(LONG_NUMBERS, (number) => String(Math.round(Number(number) * 100) / 100 + 0))
    : value;

/** Style is dropped: the content policy forbids it, and a chart says what it needs in attributes. */
const NO_STYLE = { setProperty: () => undefined, removeProperty: () => '' };
const DROPPED = new Set(['style', 'aria-label', 'aria-description']);

/**
 * An element that is only ever built up and written out; as much of one as Plot needs. A class, since thousands are
 * made for a page and a prototype keeps them small.
 */
export class LightElement {
  readonly nodeName: string;
  readonly namespaceURI: string;
  readonly ownerDocument: LightDocument;
  readonly style = NO_STYLE;
  textContent = '';
  readonly #attributes = new Map<string, string>();
  readonly #children: LightElement[] = [];

  constructor(nodeName: string, namespaceURI: string, ownerDocument: LightDocument) {
    this.nodeName = nodeName;
    this.namespaceURI = namespaceURI;
    this.ownerDocument = ownerDocument;
  }

  setAttribute(name: string, value: unknown): void {
    this.#attributes.set(name, String(value));
  }

  getAttribute(name: string): string | null {
    return this.#attributes.get(name) ?? null;
  }

  removeAttribute(name: string): void {
    this.#attributes.delete(name);
  }

  appendChild(child: LightElement): LightElement {
    this.#children.push(child);
    return child;
  }

  /** Plot only ever puts in at the end. */
  insertBefore(child: LightElement, before: LightElement | null): LightElement {
    const at = before ? this.#children.indexOf(before) : -1;
    this.#children.splice(at < 0 ? this.#children.length : at, 0, child);
    return child;
  }

  prepend(...before: readonly LightElement[]): void {
    this.#children.unshift(...before);
  }

  /** The element and all in it as text; `style` elements are left out, and words are escaped. */
  write(): string {
    if (this.nodeName === 'style') return '';
    let words = '';
    for (const [name, value] of this.#attributes)
      if (!DROPPED.has(name)) words += ` ${name}="${escaped(rounded(value))}"`;
    let inner = escaped(this.textContent);
    for (const child of this.#children) inner += child.write();
    return inner === ''
      ? `<${this.nodeName}${words}/>`
      : `<${this.nodeName}${words}>${inner}</${this.nodeName}>`;
  }
}

export type LightDocument = {
  readonly documentElement: LightElement;
  readonly createElement: (name: string) => LightElement;
  readonly createElementNS: (namespace: string, name: string) => LightElement;
};

/**
 * As much of a document as Plot needs to draw in. A whole document model made up most of the time of a drawing, and a
 * page draws a dozen.
 */
export const lightDocument = (): LightDocument => {
  const document: LightDocument = {
    get documentElement() {
      return root;
    },
    createElement: (name) => new LightElement(name, XHTML, document),
    createElementNS: (namespace, name) => new LightElement(name, namespace, document),
  };
  const root = new LightElement('html', XHTML, document);
  return document;
};
