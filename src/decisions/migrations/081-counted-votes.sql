-- As of votes and elections, nobody comes onto the list of a portfolio ballot once it is frozen.

create function portfolio_list_stays_closed() returns trigger language plpgsql as $$
begin
  if exists (
    select come.portfolio, come.voter, come.cast_by, come.weight
    from come join portfolio on portfolio.reference = come.portfolio where portfolio.frozen ? 'voters'
    except select portfolio.reference, line.voter, line."castBy", line.weight
      from portfolio cross join lateral
        jsonb_to_recordset(portfolio.frozen -> 'voters') as line (voter text, "castBy" text, weight bigint)
      where portfolio.reference in (select portfolio from come) and portfolio.frozen ? 'voters')
  then
    raise exception 'nobody comes onto the list of a portfolio ballot after voting opened';
  end if;
  return null;
end $$;
create trigger portfolio_list_closed after insert on portfolio_voter referencing new table as come
  for each statement execute function portfolio_list_stays_closed();

-- Votes by name stay as they were given, and a count as it was made: a tie alone is decided later, by the casting vote.

create function vote_cast_stays() returns trigger language plpgsql as $$
begin
  raise exception 'votes that were given are never changed';
end $$;
create trigger vote_cast_kept before update or delete on vote_cast for each row execute function vote_cast_stays();

create function vote_count_stays() returns trigger language plpgsql as $$
begin
  if old.result is not null and old.result ->> 'outcome' <> 'tied'
    and (new.result, new.hands) is distinct from (old.result, old.hands)
  then
    raise exception 'a count is never changed';
  end if;
  return new;
end $$;
create trigger vote_count_kept before update on vote for each row execute function vote_count_stays();
