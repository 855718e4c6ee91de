alter table proposal add column decision_waits text check (decision_waits <> '');
comment on column proposal.decision_waits is
  'Where the decision stands that moves it on once everybody may read that: /decisions/DEC-2026-047. Until then nothing else does.';
