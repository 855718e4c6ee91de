import { z } from 'zod';
import { identifiedIn } from '../../platform/identified.ts';
import { confirmedWords, ticked, versionInput, words } from '../../platform/input.ts';
import { inTransaction } from '../../platform/relational/transaction.ts';
import { signatureOf } from '../../platform/signature.ts';
import { defineUse } from '../../platform/use.ts';
import { londonDate } from '../../shared/dates.ts';
import { ok, refuse } from '../../shared/result.ts';
import { proposalDb } from '../tables.ts';
import {
  afterChange,
  keepSettingChange,
  openSetting,
  openSettingBefore,
  type SettingAnswer,
  settingId,
  settingOutput,
} from './change.ts';

/** Takes back a setting that is not in force yet; it stays in the history with the reason. */
export const withdrawSetting = defineUse({
  name: 'withdraw-proposal-setting',
  path: 'proposal-settings/{id}/withdraw',
  method: 'post',
  permission: 'proposals.settings',
  summary: 'Takes back a setting before it is in force. It stays in the history.',
  input: z.object({
    id: settingId,
    reason: words('Say why it is taken back.', 500),
    version: versionInput,
    confirmed: confirmedWords,
  }),
  output: settingOutput,
  run: async (platform, actor, input): Promise<SettingAnswer> => {
    const identified = identifiedIn({ reason: input.reason }, input.confirmed);
    if (identified) return refuse(identified);
    const today = londonDate(platform.now());
    return inTransaction<SettingAnswer>(platform.db, async (trx) => {
      const opened = await openSettingBefore(trx, input, today);
      if (!opened.ok) return opened;
      const row = opened.value;
      const version = row.version + 1;
      await proposalDb(trx)
        .updateTable('proposal_setting')
        .set({ withdrawn_on: today, version })
        .where('id', '=', row.id)
        .execute();
      await keepSettingChange(trx, platform, actor, row.id, {
        version,
        kind: 'proposal-setting.withdrawn',
        after: { reason: input.reason },
      });
      await afterChange(trx, row.kind);
      return ok({ id: row.id, kind: row.kind });
    });
  },
});

/** Says that somebody has held a setting against its source, and who; or takes that back. */
export const verifySetting = defineUse({
  name: 'verify-proposal-setting',
  path: 'proposal-settings/{id}/verify',
  method: 'post',
  permission: 'proposals.settings',
  summary: 'Says that you have held a setting against its source word by word, or takes that back.',
  input: z.object({
    id: settingId,
    verified: ticked('you have held it against its source'),
    source: words('Say what you held it against, such as the constitution and its section.', 300),
    version: versionInput,
    confirmed: confirmedWords,
  }),
  output: settingOutput,
  run: async (platform, actor, input): Promise<SettingAnswer> => {
    const identified = identifiedIn({ source: input.source }, input.confirmed);
    if (identified) return refuse(identified);
    return inTransaction<SettingAnswer>(platform.db, async (trx) => {
      const opened = await openSetting(trx, input);
      if (!opened.ok) return opened;
      const row = opened.value;
      const version = row.version + 1;
      const by = input.verified ? signatureOf(actor).name : null;
      await proposalDb(trx)
        .updateTable('proposal_setting')
        .set({ verified: input.verified, verified_by_name: by, source: input.source, version })
        .where('id', '=', row.id)
        .execute();
      await keepSettingChange(trx, platform, actor, row.id, {
        version,
        kind: input.verified ? 'proposal-setting.verified' : 'proposal-setting.unverified',
        before: { source: row.source },
        after: { source: input.source },
      });
      return ok({ id: row.id, kind: row.kind });
    });
  },
});
