/** `<a data-cf-copy href>`: pressing it copies the whole address and says so. Without JavaScript it is a link. */
export const copyLinks = (): void => {
  for (const link of document.querySelectorAll<HTMLAnchorElement>('a[data-cf-copy]')) {
    if (!navigator.clipboard) return;
    const words = link.textContent;
    link.setAttribute('aria-live', 'polite');
    link.addEventListener('click', async (event) => {
      event.preventDefault();
      await navigator.clipboard.writeText(link.href);
      link.textContent = 'Link copied';
      setTimeout(() => {
        link.textContent = words;
      }, 2000);
    });
  }
};
