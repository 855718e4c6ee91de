import { Button, Checkboxes, createAll, ErrorSummary, PasswordInput, Radios, SkipLink } from 'nhsuk-frontend';
import { showAlike } from './alike.ts';
import { saveBySelf } from './autosave.ts';
import { copyLinks } from './copy-link.ts';
import { keepDrafts } from './drafts.ts';
import { guardForms } from './guard-form.ts';
import { followLive } from './live.ts';
import { followProgress } from './progress.ts';
import { keepRoom, tellLine } from './room.ts';

// nhsuk-frontend's parts refuse to start without this class; set here so that no inline script is needed.
document.body.classList.add('js-enabled', 'nhsuk-frontend-supported');

for (const part of [Button, Checkboxes, ErrorSummary, PasswordInput, Radios, SkipLink]) {
  createAll(part);
}
followProgress();
copyLinks();
guardForms();
keepDrafts();
showAlike();
saveBySelf();
keepRoom();
tellLine();
followLive();
