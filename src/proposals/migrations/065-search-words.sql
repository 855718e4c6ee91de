create table search_word (
  word text primary key
);
create index search_word_alike on search_word using gin (word gin_trgm_ops);
comment on table search_word is 'Words that stand in what is searched, each once: a misspelt word is held against these, which is much quicker than against whole texts. A word that no text holds any more does no harm.';
comment on column search_word.word is 'In small letters, as the texts'' own indexes hold it.';

-- New words alone are written, in their order, so that two writers of the same words never wait for each other crosswise.
create function keep_search_words() returns trigger language plpgsql as $$
begin
  insert into search_word (word)
  select w.word from unnest(tsvector_to_array(new.search)) w(word)
  where w.word ~ '^[[:alpha:]]' and length(w.word) between 3 and 40
    and not exists (select from search_word known where known.word = w.word)
  order by w.word
  on conflict do nothing;
  return null;
end
$$;
comment on function keep_search_words() is 'Keeps the words of a row with a column "search" for spelling.';

create trigger proposal_words after insert or update of title, what, reading, place on proposal
  for each row execute function keep_search_words();
create trigger proposal_contribution_words after insert or update of words on proposal_contribution
  for each row execute function keep_search_words();

insert into search_word (word)
select word from ts_stat('select search from proposal union all select search from proposal_contribution')
where word ~ '^[[:alpha:]]' and length(word) between 3 and 40
on conflict do nothing;

create index case_topic_search on case_topic using gin (to_tsvector('simple'::regconfig, content));
