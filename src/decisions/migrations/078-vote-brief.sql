-- In a ballot of all members the frozen list of voters is as long as the register of practices. Whoever gives one vote
-- has no use for it, and reading it thousands of times was most of what a ballot cost.
alter table vote
  add column frozen_brief jsonb not null generated always as (frozen - 'voters') stored;
comment on column vote.frozen_brief is 'What was frozen, without the list of who may vote.';
