alter table mail add column about jsonb;
comment on column mail.about is 'Of a mail that tells of several objects: each as kind and id. It is withheld when one of them is hidden from its person before it goes.';
