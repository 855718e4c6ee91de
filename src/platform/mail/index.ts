export { deliverMail, mailJobs } from './deliver.ts';
export { DELIVER, type NewMail, queueMail } from './queue.ts';
export { listMail, MAILS_A_PAGE, type MailLine, readMail, retryMail } from './read.ts';
export { withoutSecrets } from './secrets.ts';
export { tellOfGivenUpMail } from './tasks.ts';
