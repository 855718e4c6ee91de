export { type FactParams, type Facts, type FileInsert, factText, openFacts } from './facts.ts';
export { migrateFacts } from './migrate.ts';
