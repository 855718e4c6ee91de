/**
 * Takes the secrets out of the links of a mail: what lets its holder set a password or take up an invitation
 * has no place in a list that others read. A secret is a run of 20 or more letters and figures with capitals,
 * small letters and figures mixed, or of 32 or more hexadecimal ones; the ids of objects are left.
 */
export const withoutSecrets = (text: string): string =>
  text.replaceAll(/https?:\/\/[^\s<>"']+/g, (link) =>
    link.replaceAll(/[\w-]{20,}/g, (run) => (isSecret(run) ? '(hidden)' : run)),
  );

const UUID = /^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$/i;

const isSecret = (run: string): boolean =>
  !UUID.test(run) &&
  (/^[0-9a-f]{32,}$/i.test(run) || (/[A-Z]/.test(run) && /[a-z]/.test(run) && /\d/.test(run)));
