export {
  listNotifications,
  NOTIFICATIONS_A_PAGE,
  type Notification,
  readAllNotifications,
  readNotification,
  unreadCount,
} from './inbox.ts';
export { mailNews, notificationJobs } from './mail-news.ts';
export { type News, notify } from './notify.ts';
export { isStopKey, stopLink, stopMailFor } from './stop.ts';
