-- Changes of one line are refused already. Nobody comes onto a list that is frozen either, or goes from it: all that is
-- allowed is to write it anew as it was, which the closing of a secret vote does so that its order tells nothing.

create function vote_list_stays() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' then
    if exists (
      select vote, voter, voter_name, cast_by, weight, has_voted from gone
      except select vote, voter, voter_name, cast_by, weight, has_voted from vote_voter
        where vote in (select vote from gone))
    then
      raise exception 'nobody goes from the list of a vote';
    end if;
  elsif exists (
    select come.vote, come.voter, come.cast_by, come.weight
    from come join vote on vote.reference = come.vote where vote.frozen ? 'voters'
    except select vote.reference, line.voter, line."castBy", line.weight
      from vote cross join lateral
        jsonb_to_recordset(vote.frozen -> 'voters') as line (voter text, "castBy" text, weight bigint)
      where vote.reference in (select vote from come) and vote.frozen ? 'voters')
  then
    raise exception 'nobody comes onto the list of a vote after it was opened';
  end if;
  return null;
end $$;
create trigger vote_list_kept after delete on vote_voter referencing old table as gone
  for each statement execute function vote_list_stays();
create trigger vote_list_closed after insert on vote_voter referencing new table as come
  for each statement execute function vote_list_stays();

create function election_list_stays() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' then
    if exists (
      select election, voter, voter_name, cast_by, has_voted from gone
      except select election, voter, voter_name, cast_by, has_voted from election_voter
        where election in (select election from gone))
    then
      raise exception 'nobody goes from the list of an election';
    end if;
  elsif exists (
    select come.election, come.voter, come.cast_by
    from come join election on election.reference = come.election where election.frozen ? 'voters'
    except select election.reference, line.voter, line."castBy"
      from election cross join lateral
        jsonb_to_recordset(election.frozen -> 'voters') as line (voter text, "castBy" text)
      where election.reference in (select election from come) and election.frozen ? 'voters')
  then
    raise exception 'nobody comes onto the list of an election after voting opened';
  end if;
  return null;
end $$;
create trigger election_list_kept after delete on election_voter referencing old table as gone
  for each statement execute function election_list_stays();
create trigger election_list_closed after insert on election_voter referencing new table as come
  for each statement execute function election_list_stays();

create function ballot_stays() returns trigger language plpgsql as $$
begin
  raise exception 'ballots that were counted are never changed';
end $$;
create trigger ballot_kept before update or delete on ballot for each row execute function ballot_stays();
