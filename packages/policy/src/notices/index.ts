export { type NoticeAudience, type NoticeLife, noticeReaches, noticeState, noticeTurnsAt } from './notice-shows.ts'
