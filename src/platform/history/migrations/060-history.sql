-- Its first owner was needs/; every module keeps its history here now.
alter table need_change rename to object_change;
alter index need_change_of rename to object_change_of;
comment on table object_change is 'What was done to an object of any module, with its words before and after. The record has the same without free words, since it cannot forget.';
comment on column object_change.object_kind is 'gap, voice, reply, idea.';
