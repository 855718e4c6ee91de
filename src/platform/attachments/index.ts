export {
  type Attachment,
  addAttachment,
  attachmentsOn,
  openAttachment,
  removeAttachment,
} from './attachments.ts';
export { detect } from './detect.ts';
export { type AttachmentRefusal, attachmentRefusals } from './refusals.ts';
export { attachmentRoutes } from './routes.ts';
export { ACCEPTED_WORDS, LARGEST_MB } from './rules.ts';
export { type AttachmentOptions, attachmentUses, type ShownAttachment, shownAttachments } from './uses.ts';
