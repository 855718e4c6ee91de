import type { Platform } from '../platform.ts';
import { sourcesOf } from '../registries.ts';
import type { ImportContext } from './import-file.ts';

/** What imports work with, from the platform: every module's layouts, the spool folder, this process. */
export const importContextOf = (platform: Platform): ImportContext => ({
  db: platform.db,
  facts: platform.facts,
  sources: sourcesOf(platform.registries),
  folder: platform.folder('spool'),
  owner: platform.instance,
  now: platform.now,
  secret: platform.secret.toString('base64'),
  limits: { file: platform.config.UPLOAD_LIMIT_MB * 1_000_000 },
});
