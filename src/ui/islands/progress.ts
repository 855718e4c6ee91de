import type { ProgressState } from '../grammar/progress.tsx';

const show = (box: HTMLElement, now: ProgressState): void => {
  const bar = box.querySelector('progress');
  const text = box.querySelector('.cf-progress__text');
  if (bar && now.value !== undefined) bar.value = now.value;
  if (bar && now.max !== undefined) bar.max = now.max;
  if (text && text.textContent !== now.text) text.textContent = now.text;
};

const follow = async (box: HTMLElement, src: string): Promise<void> => {
  try {
    const answer = await fetch(src, { headers: { accept: 'application/json' } });
    if (answer.ok) {
      const now: ProgressState = await answer.json();
      if (now.state === 'done' || now.state === 'failed') {
        location.reload();
        return;
      }
      show(box, now);
    }
  } catch {
    // The connection was lost: the link below the bar still works, and the next second may succeed.
  }
  setTimeout(() => follow(box, src), 1000);
};

/** `<Progress src>`: asks every second how far the work is; loads the page anew when it has ended. */
export const followProgress = (): void => {
  for (const box of document.querySelectorAll<HTMLElement>('[data-cf-progress]')) {
    const src = box.dataset.cfProgress;
    if (src) setTimeout(() => follow(box, src), 1000);
  }
};
