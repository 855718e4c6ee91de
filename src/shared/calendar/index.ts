export { type BankHolidays, ENGLAND } from './bank-holidays.ts';
export { addMonths, type Month, monthOfDate, monthsBetween, parseMonth, yearOfMonth } from './months.ts';
export { addWorkingDays, calendarCovers, isWorkingDay, workingDaysBetween } from './working-days.ts';
