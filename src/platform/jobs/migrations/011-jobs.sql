create table job_request (
  id uuid primary key default gen_random_uuid(),
  name text not null,
  data jsonb not null default '{}',
  key text,
  due timestamptz not null default now(),
  asked timestamptz not null default now(),
  handed_on timestamptz,
  failed timestamptz,
  error text
);
create index job_request_waiting on job_request (due) where handed_on is null;
comment on table job_request is 'Work asked for, written in the transaction that asks, so that no job is lost and none runs for a change that was rolled back. A row goes when its job is done.';
comment on column job_request.id is 'Also the id of the job in the queue.';
comment on column job_request.name is 'Which job: mail.deliver.';
comment on column job_request.data is 'What the job is told.';
comment on column job_request.key is 'Requests of one name and key that wait together run as one.';
comment on column job_request.due is 'Not before this moment.';
comment on column job_request.asked is 'When it was asked for.';
comment on column job_request.handed_on is 'When it was put into the queue; empty while it waits.';
comment on column job_request.failed is 'When the last attempt failed and no further one is made.';
comment on column job_request.error is 'Why the last attempt failed.';
