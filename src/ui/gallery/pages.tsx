import { renderPage } from '../render.tsx';
import { ConditionPage } from './condition.tsx';
import { FormPage } from './forms.tsx';
import { HomePage } from './home.tsx';
import { LoadPage } from './load.tsx';
import { PracticePage } from './practice.tsx';
import { RegisterPage } from './register.tsx';

import { SignInPage } from './sign-in.tsx';

/** Every piece of the kit with made-up content, as whole documents by name. */
export const galleryPages = (): Readonly<Record<string, string>> => ({
  home: renderPage(<HomePage />),
  register: renderPage(<RegisterPage />),
  practice: renderPage(<PracticePage />),
  condition: renderPage(<ConditionPage />),
  form: renderPage(<FormPage />),
  'sign-in': renderPage(<SignInPage />),
  load: renderPage(<LoadPage />),
});
