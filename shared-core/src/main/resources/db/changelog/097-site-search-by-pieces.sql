--liquibase formatted sql

--changeset ondo:097-site-search-by-pieces splitStatements:false
--comment Part of a name or id is found by its two-letter pieces: most Korean words have two syllables, and three-letter pieces find none of them.
create function text_pieces(text)
  returns text[]
  language sql immutable strict parallel safe
as $$
  select coalesce(array_agg(distinct substr(lower($1), i, 2)), '{}')
  from generate_series(1, length($1) - 1) i
$$;
create index site_by_pieces on site using gin (text_pieces(name || ' ' || external_id));
drop index site_by_text;
drop extension pg_trgm;
--rollback drop index site_by_pieces; drop function text_pieces(text);
--rollback create extension if not exists pg_trgm;
--rollback create index site_by_text on site using gin (name gin_trgm_ops, external_id gin_trgm_ops);
