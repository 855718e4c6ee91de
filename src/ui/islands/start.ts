import { initAll } from 'nhsuk-frontend';
import { copyLinks } from './copy-link.ts';
import { guardForms } from './guard-form.ts';
import { followProgress } from './progress.ts';

// nhsuk-frontend's parts refuse to start without this class; set here so that no inline script is needed.
document.body.classList.add('js-enabled', 'nhsuk-frontend-supported');

initAll();
followProgress();
copyLinks();
guardForms();
