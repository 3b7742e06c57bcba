-- Runs over all had given suggestions to companies that were merged away; a count of a link's matches included them.
delete from matches m using companies c where c.id = m.company_id and c.merged_into is not null and m.state = 'suggested';
