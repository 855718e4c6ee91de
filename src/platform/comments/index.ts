export { addComment, type Comment, commentsOn, editComment, removeComment, type Said } from './comments.ts';
export { type CommentRefusal, commentRefusals } from './refusals.ts';
export { type CommentCheckFacts, commentRoutes } from './routes.ts';
export { type CommentOptions, commentUses, type ShownComment, shownComments } from './uses.ts';
