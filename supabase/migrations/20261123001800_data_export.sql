-- The export of one's own data is written in 20261129001900, which has all of the tables that it reads.
select 1;
