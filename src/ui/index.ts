export { type AttachmentShown, Attachments } from './attachments.tsx';
export type { AgeSexBand, Pyramid, TrendPoint } from './charts/bands.ts';
export { LineTrend, MembershipTimeline, PopulationPyramid } from './charts/charts.tsx';
export { pictureFile } from './charts/file.ts';
export type {
  Comparison,
  FlowChart,
  FunnelChart,
  GroupBars,
  Pairs,
  Picture,
  RunChart,
  SpreadChart,
  Standing,
  WaitChart,
} from './charts/kinds.ts';
export { type Membership, type Memberships, membershipSvg, membershipTable } from './charts/membership.ts';
export {
  PictureFigure,
  pictureIsEmpty,
  pictureMeasure,
  pictureNote,
  pictureSvg,
  pictureTable,
  pictureTitle,
} from './charts/picture.tsx';
export { populationPyramidSvg, pyramidTable } from './charts/pyramid.ts';
export { type ChartTable, chartCsv } from './charts/table.ts';
export { lineTrendSvg, type Trend, trendTable } from './charts/trend.ts';
export { CommentCheck, type CommentShown, Comments } from './comments.tsx';
export { type Chip, ChipField } from './forms/chips.tsx';
export { CheckboxesField, CheckboxField, type Choice, RadioField } from './forms/choices.tsx';
export { ConfirmWords } from './forms/confirm-words.tsx';
export { DateField, dateFieldIn } from './forms/date-field.tsx';
export {
  type DateParts,
  dateFromParts,
  dateIn,
  datePartsIn,
  datePartsOf,
  datePartValues,
  isEmptyDate,
} from './forms/date-parts.ts';
export {
  FileField,
  type Option,
  PasswordField,
  SelectField,
  TextAreaField,
  TextField,
} from './forms/fields.tsx';
export { Button, ButtonLink, Buttons, ErrorSummary, Form } from './forms/form.tsx';
export { errorFor, fieldIn } from './forms/frame.tsx';
export { MonthField } from './forms/month-field.tsx';
export { Columns, Halves, Move, PageHead, Section, Stack } from './grammar/head.tsx';
export { type KeyFact, KeyFacts } from './grammar/keys.tsx';
export { LinedList, Links, Timeline, type TimelineItem, Todo, type TodoItem } from './grammar/lists.tsx';
export {
  Big,
  Empty,
  type Fact,
  Facts,
  Fold,
  Hidden,
  More,
  Note,
  Panel,
  Tag,
  type Tone,
} from './grammar/pieces.tsx';
export { Progress, type ProgressState } from './grammar/progress.tsx';
export { Quote, Quotes } from './grammar/quotes.tsx';
export { type FigureSource, WhatIsThis } from './grammar/source.tsx';
export {
  Face,
  RangeBar,
  type StageCell,
  StageLine,
  StageStrip,
} from './grammar/stage-line.tsx';
export { StanceBar } from './grammar/stance-bar.tsx';
export { type Step, Steps } from './grammar/steps.tsx';
export { DateText, DayText, Written } from './grammar/text.tsx';
export { Unverified } from './grammar/unverified.tsx';
export { Page, type PageProps } from './page.tsx';
export { renderPage } from './render.tsx';
export { FilterDate, FilterPanel, FilterSelect, FilterText, SearchBox } from './tables/filter.tsx';
export {
  type ListQuery,
  type ListState,
  ListWays,
  listState,
  PAGE_SIZE,
  pageNumber,
  WHOLE_LIST,
  withQuery,
} from './tables/list-state.tsx';
export { EmptyList, Listed, PastEnd } from './tables/listed.tsx';
export { Pager, rangeText } from './tables/pager.tsx';
export { type Column, type Direction, SortableTable, Table } from './tables/table.tsx';
export { ThreadPicture, threadPictureSvg } from './thread/picture.tsx';
export { ThreadStrip } from './thread/strip.tsx';
export type { Assets, FieldError, Flash, Group, Link, Me, NavItem } from './types.ts';
export { count, counted, figure, fixed } from './words.ts';
