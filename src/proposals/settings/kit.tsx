import type { Ask } from '../../platform/http/ask.ts';
import { IDEAS_CRUMBS } from '../kit/refs.ts';
import type { SettingKind } from '../kit/settings.ts';
import { SETTING_KINDS, SETTINGS_PATH } from './kinds.ts';
import { proposalSetting, type WholeSetting } from './uses.ts';

/** From Home down to the settings, for the pages below them. */
export const BELOW = [...IDEAS_CRUMBS, { href: SETTINGS_PATH, text: 'Settings' }];

/** The kind of setting that an address names. */
export const kindOf = (ask: Ask): SettingKind | undefined =>
  SETTING_KINDS.find((kind) => kind === ask.param('kind'));

/** The setting that an address names, or the page that says that there is none. */
export const withSetting = async (
  ask: Ask,
  show: (found: WholeSetting) => Response | Promise<Response>,
): Promise<Response> => {
  const kind = kindOf(ask);
  if (!kind) return ask.refused({ kind: 'not-found', what: 'such a setting' });
  const result = await ask.perform(proposalSetting, { kind, id: ask.param('id') });
  return result.ok ? show(result.value) : ask.refused(result.refusal);
};
