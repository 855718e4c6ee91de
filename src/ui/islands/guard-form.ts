/** `<form data-cf-guard>`: asks before the page is left with changes that were not sent. */
export const guardForms = (): void => {
  let dirty = false;
  for (const form of document.querySelectorAll<HTMLFormElement>('form[data-cf-guard]')) {
    form.addEventListener('input', () => {
      dirty = true;
    });
    form.addEventListener('submit', () => {
      dirty = false;
    });
  }
  addEventListener('beforeunload', (event) => {
    if (dirty) event.preventDefault();
  });
};
